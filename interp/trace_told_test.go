package interp_test

import (
	"fmt"
	"io"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"campaignc/interp"
	"campaignc/lang"
)

// TestTold runs random programs for random leads as usual and in a form that
// tells why. Telling changes nothing, and what is told agrees with what the log
// and the lead in the end say.
func TestTold(t *testing.T) {
	b := newBench(t)
	told := &toldCheck{}
	for i := range 100 {
		r := rand.New(rand.NewPCG(7, uint64(i)))
		source, literals := generate(r)
		p, _ := b.compile(source)
		if p == nil {
			continue
		}
		if why := told.program(p, r, literals); why != "" {
			t.Fatalf("program %d: %s\n%s", i, why, source)
		}
	}
	if told.choices < 100 || told.tookIn < 100 || told.refused < 50 || told.empty < 20 || told.changes < 100 || told.handled < 20 {
		t.Errorf("too little was told of: %+v", told)
	}
}

// toldCheck checks traces that tell why, and counts what was in them.
type toldCheck struct{ choices, tookIn, refused, empty, changes, handled int }

func (c *toldCheck) program(p *prepared, r *rand.Rand, literals map[lang.Kind][]string) string {
	now, err := time.Parse(time.RFC3339, starts[r.IntN(len(starts))])
	if err != nil {
		return err.Error()
	}
	p.now = now.UnixMilli()
	g := &profiles{Rand: r, ws: p.ws, literals: literals, now: p.now}
	var leads []*profile
	traces := map[string]*interp.Trace{}
	for i := range 6 {
		leads = append(leads, g.profile(i+1))
		traces[leads[i].id] = &interp.Trace{Lead: leads[i].id}
	}
	plain := p.ended(p.compiled, leads, nil)
	tells, err := interp.CompileTold(p.ws, p.library)
	if err != nil {
		return err.Error()
	}
	told := p.ended(tells, leads, traces)
	if diff := cmp.Diff(plain, told); diff != "" {
		return "telling made a difference:\n" + diff
	}
	for i, lead := range leads {
		if why := c.trace(traces[lead.id], told[i]); why != "" {
			return fmt.Sprintf("lead %s: %s", lead.id, why)
		}
	}
	return ""
}

// ended runs the leads and gives what became of each.
func (p *prepared) ended(program *interp.Program, leads []*profile, traces map[string]*interp.Trace) [][]string {
	s := &stage{prepared: p, leads: leads}
	_, err := interp.Run(&interp.Job{
		Program: program, Root: p.root, Workers: 1, Traces: traces,
		Given: interp.Given{Now: p.now, Until: p.now + 60*lang.Day, Seed: 1, Members: s.members, History: s.history},
		Open:  func() (interp.Source, error) { return s, nil },
		IDs:   func() interp.IDs { return s }, Encoder: func() interp.LogEncoder { return s },
		Leads: io.Discard, Log: io.Discard, Rejects: io.Discard, Progress: s.progress,
	})
	if err != nil {
		return [][]string{{err.Error()}}
	}
	return s.ended
}

// trace checks what is told of one lead; ended is what became of it.
func (c *toldCheck) trace(t *interp.Trace, ended []string) string {
	for i := range t.Events {
		e := &t.Events[i]
		switch e.Kind {
		case interp.TraceChoice, interp.TraceUntil:
			c.choices++
			if e.Why == nil || e.Why.Held != e.Held {
				return fmt.Sprintf("a condition that came out as %v is told as %+v", e.Held, e.Why)
			}
			if why := c.why(e.Why); why != "" {
				return why
			}
		case interp.TraceHandled:
			c.handled++
			if of := statementBefore(t, i); of == nil || e.Text != map[interp.Result]string{interp.Failed: "on failure", interp.Skipped: "on skip"}[of.Result] {
				return fmt.Sprintf("%s is told after %+v", e.Text, of)
			}
		case interp.TraceDecided:
			if why := c.decision(e); why != "" {
				return why
			}
			if i > 0 && t.Events[i-1].Kind == interp.TraceActivity && t.Events[i-1].Activity.Site.Activity == "Execute Campaign" && e.Decision.Campaign.Executable {
				a := &t.Events[i-1].Activity
				if a.Values[1] != fmt.Sprint(e.Decision.TookIn) {
					return fmt.Sprintf("a call that says %v was told as %+v", a.Values, e.Decision)
				}
			}
		}
	}
	return c.end(t, ended)
}

// statementBefore is what the campaign of an event last logged before it.
func statementBefore(t *interp.Trace, i int) *interp.Activity {
	for at := i - 1; at >= 0; at-- {
		if e := &t.Events[at]; e.Kind == interp.TraceActivity && e.Depth == t.Events[i].Depth {
			return &e.Activity
		}
	}
	return nil
}

// decision wants the filters to give the answer: all hold, or all but the last.
func (c *toldCheck) decision(e *interp.TraceEvent) string {
	d := e.Decision
	if d.Rule || d.Untaken {
		return ""
	}
	for i := range d.Filters {
		f := &d.Filters[i]
		if last := i == len(d.Filters)-1; f.Held != (d.TookIn || !last) {
			return fmt.Sprintf("%s: took it in %v, but of filter %d it is told %+v", e.Text, d.TookIn, i+1, f)
		}
		if why := c.why(f); why != "" {
			return why
		}
	}
	if d.TookIn {
		c.tookIn++
		return ""
	}
	c.refused++
	f := d.Filters[len(d.Filters)-1]
	if f.Fault == "" && e.Reason != "not in the smart list: "+f.Text && !strings.HasSuffix(f.Text, " of these") || f.Fault != "" && e.Reason != f.Fault {
		return fmt.Sprintf("the log says %q, the filter told of is %+v", e.Reason, f)
	}
	return ""
}

// why compares conditions whose answer the value told with them gives.
func (c *toldCheck) why(w *interp.Why) string {
	for i := range w.Parts {
		if why := c.why(&w.Parts[i]); why != "" {
			return why
		}
	}
	if len(w.Seen) != 1 || w.Fault != "" {
		return ""
	}
	s := &w.Seen[0]
	want, known := s.Value.IsEmpty(), w.Text == s.Name+" is empty"
	if w.Text == s.Name+" is not empty" {
		want, known = !want, true
	}
	if known {
		c.empty++
		if w.Held != want {
			return fmt.Sprintf("%s: %v, told with %v", w.Text, w.Held, s.Value)
		}
	}
	return ""
}

// end wants the values before, with the changes, to be those in the end.
func (c *toldCheck) end(t *interp.Trace, ended []string) string {
	if t.Deleted {
		return ""
	}
	value := map[string]string{}
	for _, k := range t.Before {
		if k.Kind == interp.PlanField {
			value[k.Name] = k.To
		}
	}
	for _, k := range t.Changes {
		if k.Kind != interp.PlanField {
			continue
		}
		c.changes++
		if value[k.Name] != k.From {
			return fmt.Sprintf("%s was %q, and is told to have been %q", k.Name, value[k.Name], k.From)
		}
		value[k.Name] = k.To
	}
	for _, line := range ended {
		name, rest, ok := strings.Cut(line, " = ")
		if !ok || !slices.Contains(strings.Split(line, ", "), "changed true") && !strings.HasSuffix(line, "changed false") {
			continue
		}
		if want := fmt.Sprintf("%q, ", value[name]); !strings.HasPrefix(rest, want) {
			return fmt.Sprintf("in the end %s, and it is told to be %q", line, value[name])
		}
	}
	return ""
}
