package interp_test

import (
	"fmt"
	"slices"
	"strings"

	"campaignc/lang"
)

// shrink makes a program and a lead that differ small, and describes what is left.
func (p *prepared) shrink(leads []*profile) string {
	source := string(p.ws.Files[0].Source)
	for _, few := range [][]*profile{leads[len(leads)-1:], leads} { // alone, unless the leads before it matter
		if _, diff := p.compare(few); diff != "" {
			leads = few
			break
		}
	}
	for smaller := true; smaller; {
		smaller = false
		for _, part := range parts(source) {
			lines := strings.Split(source, "\n")
			less := strings.Join(slices.Delete(lines, part[0], part[1]), "\n")
			if _, diff := p.again(less, leads); diff != "" {
				source, smaller = less, true
				break
			}
		}
	}
	at, _ := p.again(source, leads)
	last := leads[at]
	for i := range last.values {
		was := last.values[i]
		last.values[i] = lang.Value{}
		if _, diff := p.again(source, leads); diff == "" {
			last.values[i] = was
		}
	}
	_, diff := p.again(source, leads)
	small, _ := p.compile(source)
	if small == nil {
		return "the program is refused when it is compiled again"
	}
	small.now = p.now
	return fmt.Sprintf("reference (-) and evaluator (+) differ:\n%s\n%s\n%s", lang.Format(small.ws.Files[0]), small.describe(last), diff)
}

// again compares with another source; no difference when it is refused.
func (p *prepared) again(source string, leads []*profile) (int, string) {
	other, _ := p.compile(source)
	if other == nil || len(other.ws.Fields) != len(p.ws.Fields) || len(other.ws.Lists) != len(p.ws.Lists) ||
		len(other.ws.Programs) != len(p.ws.Programs) || other.root == nil {
		return 0, ""
	}
	other.cover, other.now = coverage{}, p.now
	return other.compare(leads)
}

// parts are the stretches of lines that can be left out: lines without braces,
// and blocks, the longest first.
func parts(source string) [][2]int {
	var all [][2]int
	var open []int
	for i, line := range strings.Split(source, "\n") {
		if strings.HasPrefix(line, "channel ") || strings.HasPrefix(line, "member {") || i < strings.Count(declarations, "\n")+1 {
			continue // leads are made for these
		}
		opens, closes := strings.HasSuffix(line, "{"), strings.HasPrefix(line, "}")
		if closes && len(open) > 0 {
			first := open[len(open)-1]
			open = open[:len(open)-1]
			all = append(all, [2]int{first, i + 1})
			if opens { // } else {
				all = append(all, [2]int{first, i})
			}
		}
		if opens {
			open = append(open, i)
		} else if !closes {
			all = append(all, [2]int{i, i + 1})
		}
	}
	slices.SortStableFunc(all, func(a, b [2]int) int { return (b[1] - b[0]) - (a[1] - a[0]) })
	return all
}

// describe is a lead as a person reads it.
func (p *prepared) describe(lead *profile) string {
	s := fmt.Sprintf("now %s\nlead:", text(lang.Value{Kind: lang.Datetime, Num: p.now}))
	for _, f := range p.ws.Fields {
		if v := lead.values[f.Index]; !v.IsEmpty() {
			s += fmt.Sprintf(" %s=%q", f.Qualified(), text(v))
		}
	}
	s += fmt.Sprintf("\nlists %v, statuses %v\n", lead.lists, lead.statuses)
	for _, a := range lead.past {
		s += fmt.Sprintf("did %s %q %s %v at %d\n", a.Activity, a.Primary, a.Result, a.Attributes, a.At)
	}
	return s
}
