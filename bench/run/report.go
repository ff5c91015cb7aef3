package main

import (
	"fmt"
	"strconv"
	"strings"
)

// report is all that was found.
type report struct {
	machine machine
	where   string
	skipped []string
	same    []equality
	ratios  []ratio
	targets []target
}

// equality is how a rival's results are the same as campaignc's.
type equality struct {
	workload, rival string
	leads           int
	how             string
}

// target is a figure and what it has to be at most; must 0: nothing.
type target struct {
	what      string
	unit      string
	must, aim float64
	measured  float64
	note      string // more about the figure, or ""
}

func (r *report) add(t target) {
	r.targets = append(r.targets, t)
	fmt.Printf("%s: %s\n", t.what, t.found())
}

// figure writes a figure with as many digits as it deserves.
func (t *target) figure(x float64) string {
	switch {
	case t.unit != "" && x >= 10:
		return strconv.FormatFloat(x, 'f', 0, 64) + t.unit
	case t.unit != "":
		return strconv.FormatFloat(x, 'f', 1, 64) + t.unit
	case x < 0.1:
		return strconv.FormatFloat(x, 'f', 3, 64)
	}
	return strconv.FormatFloat(x, 'f', 2, 64)
}

// found is the figure that was measured, with its note.
func (t *target) found() string {
	if t.note == "" {
		return t.figure(t.measured)
	}
	return t.figure(t.measured) + " (" + t.note + ")"
}

func (t *target) limit() string {
	switch {
	case t.must == 0:
		return ""
	case t.aim == 0:
		return "≤ " + t.figure(t.must)
	}
	return "≤ " + t.figure(t.must) + ", aim " + t.figure(t.aim)
}

func (t *target) verdict() string {
	switch {
	case t.must == 0:
		return ""
	case t.measured > t.must:
		return "missed"
	case t.aim > 0 && t.measured <= t.aim:
		return "aim met"
	}
	return "met"
}

// thousands writes a number with commas.
func thousands(n int) string {
	s := strconv.Itoa(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}

const introduction = `# Performance

What campaignc takes to run leads, measured against other ways of doing the same. Written by ` + "`go run ./run`" + ` in ` + "`bench/`" + `;
` + "`bench/README.md`" + ` says what each rival is and how the results are compared.

`

const method = `
The machine is shared, so wall times carry noise. All ratios are medians over pairs of neighbouring runs, campaignc and its rival in turn;
below 1, campaignc takes less. CPU is user and system time of the whole process, from file to file, as ` + "`wait4`" + ` reports it, with one worker.
Peak memory is the largest resident set; ` + "`wait4`" + ` never reports less than the program that measures has itself, here %s.
`

// text is the report as Markdown.
func (r *report) text() string {
	var b strings.Builder
	b.WriteString(introduction)
	m := r.machine
	fmt.Fprintf(&b, "%s, %d cores, %s of memory; %s; %s; %s. Inputs and results on %s. Load when it began: %s.\n",
		m.processor, m.cores, m.memory, m.system, m.goVersion, m.date, r.where, m.load)
	fmt.Fprintf(&b, method, entry("/proc/self/status", "VmHWM"))
	r.writeTargets(&b)
	r.writeRatios(&b)
	r.writeEqualities(&b)
	if len(r.skipped) > 0 {
		b.WriteString("\n## Not run\n\n")
		for _, line := range r.skipped {
			fmt.Fprintf(&b, "* %s\n", line)
		}
	}
	return b.String()
}

func (r *report) writeTargets(b *strings.Builder) {
	if len(r.targets) == 0 {
		return
	}
	b.WriteString("\n## Targets\n\n| what | target | measured | |\n| --- | --- | --- | --- |\n")
	for i := range r.targets {
		t := &r.targets[i]
		fmt.Fprintf(b, "| %s | %s | %s | %s |\n", t.what, t.limit(), t.found(), t.verdict())
	}
}

func (r *report) writeRatios(b *strings.Builder) {
	if len(r.ratios) == 0 {
		return
	}
	b.WriteString("\n## Rivals\n\nSeconds and megabytes are medians. Ratios are campaignc to the rival.\n\n" +
		"| workload | rival | leads | CPU ratio | wall ratio | campaignc CPU s | rival CPU s | leads/s campaignc | leads/s rival | campaignc MB | rival MB | pairs |\n" +
		"| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |\n")
	for i := range r.ratios {
		x := &r.ratios[i]
		a, z := x.pairs.a, x.pairs.b
		speed := func(runs []usage) string { return thousands(int(float64(x.leads)/middle(runs, wall)/1000) * 1000) }
		fmt.Fprintf(b, "| %s | %s | %s | %.3f | %.3f | %.2f | %.2f | %s | %s | %.0f | %.0f | %d |\n",
			x.workload.title, x.rival.title, thousands(x.leads), x.pairs.ratio(cpu), x.pairs.ratio(wall),
			middle(a, cpu), middle(z, cpu), speed(a), speed(z), middle(a, peak), middle(z, peak), len(a))
	}
}

func (r *report) writeEqualities(b *strings.Builder) {
	if len(r.same) == 0 {
		return
	}
	b.WriteString("\n## Same results\n\nCompared with campaignc's before anything was measured; campaignc writes the same bytes with one worker and with two.\n\n" +
		"| workload | rival | leads | |\n| --- | --- | --- | --- |\n")
	for _, e := range r.same {
		fmt.Fprintf(b, "| %s | %s | %s | %s |\n", e.workload, e.rival, thousands(e.leads), e.how)
	}
}
