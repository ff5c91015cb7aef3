package interp

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"campaignc/lang"
)

// What came of a made lead, as lines of a test that expect it.

// textShown is how long a text may be that a test is to expect.
const textShown = 120

func (k *Maker) expects(r *ran) []string {
	var out []string
	if k.root != nil {
		not := ""
		if d := r.lastDecision(k.root); d == nil || d.at != qualified {
			not = "not "
		}
		out = append(out, "expect "+not+"qualified "+lang.Quote(k.prog.Workspace.NameOf(k.root.Campaign)))
	}
	if len(r.ends.failed) > 0 {
		line := "expect failed"
		if reason := r.ends.failed[0]; len(reason) <= textShown {
			line += " " + lang.Quote(reason)
		}
		out = append(out, line)
	}
	for _, f := range k.prog.Workspace.Fields {
		if line := k.expectField(r, f); line != "" {
			out = append(out, line)
		}
	}
	out = append(out, k.expectMembership(r)...)
	return append(out, expectSteps(r)...)
}

// expectField expects the value to which a field was changed, or "".
func (k *Maker) expectField(r *ran, f *lang.Field) string {
	was, is := r.start.Value(f), r.lead.Value(f)
	if was.Text == is.Text && was.Num == is.Num && was.IsEmpty() == is.IsEmpty() {
		return ""
	}
	name, op := f.Qualified(), " is "
	switch {
	case is.IsEmpty():
		return "expect " + name + " is empty"
	case f.Type.Kind == lang.Boolean && is.Num == 1:
		return "expect " + name
	case f.Type.Kind == lang.Boolean:
		return "expect " + name + " is false"
	case f.Type.Kind == lang.Length && strings.Count(lang.FormatValue(is), " ") > 1: // no literal says it
		return "expect " + name + " is not empty"
	case len(is.Text) > textShown || strings.Contains(is.Text, "\n"):
		return "expect " + name + " is not empty"
	case f.Type.Kind.IsText() && equalFold(was.Text, is.Text):
		op = " == "
	}
	return "expect " + name + op + lang.FormatLiteral(is, k.prog.Workspace.Zone)
}

// expectMembership expects what changed of lists and programs.
func (k *Maker) expectMembership(r *ran) []string {
	var out []string
	for i, list := range k.prog.Workspace.Lists {
		if r.start.Lists[i] != r.lead.Lists[i] {
			not := ""
			if !r.lead.Lists[i] {
				not = "not "
			}
			out = append(out, "expect "+not+"member of list "+lang.Quote(k.prog.Workspace.NameOf(list)))
		}
	}
	for i, p := range k.prog.Workspace.Programs {
		is := r.lead.Programs[i].Status
		switch {
		case is == r.start.Programs[i].Status:
		case is == 0:
			out = append(out, "expect not member of program "+lang.Quote(p.Name))
		default:
			status := p.Channel.Statuses[is-1].Name
			out = append(out, "expect member of program "+lang.Quote(p.Name)+" with status "+lang.Quote(status))
		}
	}
	return out
}

// countedStep is how often a step was attempted and skipped.
type countedStep struct {
	text          string
	done, skipped int
}

// expectSteps expects the attempts of the steps whose doing the lead itself does
// not show.
func expectSteps(r *ran) []string {
	bare := map[*lang.Entry]bool{} // steps that are counted whatever they name
	texts := map[*Site]string{}
	for i := range r.acts {
		site := r.acts[i].Site
		s := r.scenario.sites[site]
		if s == nil || s.said == nil || !tells(s.entry) {
			continue
		}
		text, names := r.prog.Workspace.CountText(s.said)
		bare[s.entry] = bare[s.entry] || !names
		texts[site] = text
	}
	var out []countedStep
	for i := range r.acts {
		a := &r.acts[i]
		text, ok := texts[a.Site]
		if !ok {
			continue
		}
		if entry := r.scenario.sites[a.Site].entry; bare[entry] {
			text = strings.Join(entry.Head(), " ")
		}
		at := slices.IndexFunc(out, func(c countedStep) bool { return c.text == text })
		if at < 0 {
			at = len(out)
			out = append(out, countedStep{text: text})
		}
		if a.Result == Skipped {
			out[at].skipped++
		} else {
			out[at].done++
		}
	}
	return countLines(out)
}

// tells reports whether the test should say that a step was done: what changes
// lists, programs and fields is told by these.
func tells(e *lang.Entry) bool {
	return !slices.ContainsFunc(e.Writes, func(resource string) bool {
		kind, _, _ := strings.Cut(resource, ":")
		return kind == "list" || kind == "status" || kind == "field"
	})
}

func countLines(steps []countedStep) []string {
	slices.SortStableFunc(steps, func(a, b countedStep) int { return cmp.Compare(a.text, b.text) })
	var out []string
	for _, s := range steps {
		if s.done > 0 {
			out = append(out, "expect "+strconv.Itoa(s.done)+" "+s.text)
		}
		if s.skipped > 0 {
			out = append(out, fmt.Sprintf("expect %d skipped %s", s.skipped, s.text))
		}
	}
	return out
}
