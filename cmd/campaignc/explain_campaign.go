package main

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"campaignc/lang"
)

// explainCampaign writes on one page what a campaign is, what starts it and
// what it does, itself and through the executables that it calls.
func explainCampaign(out *terminal, w *workspace, c *lang.Campaign) {
	p := &page{workspace: w, campaign: c, work: w.workOf(c)}
	fmt.Fprintf(&p.text, "%s\n%s, %s\n", c.Name, p.kind(), newReport(out, w.folder).place(c.Decl.Name.Pos))
	if c.Description != "" {
		p.text.WriteString("\n" + strings.Join(wrap(c.Description, defaultWidth, 0), "\n") + "\n")
	}
	p.text.WriteString("\n")
	p.entry()
	p.effects()
	p.calls()
	p.limits()
	fmt.Fprint(out, p.text.String())
}

// page is the page of one campaign.
type page struct {
	*workspace
	campaign *lang.Campaign
	work     *work
	text     strings.Builder
}

// labelWidth is the width of the column of labels.
const labelWidth = 14

// row writes a label and values, each on a line of its own or more.
func (p *page) row(label string, values ...string) {
	if len(values) == 0 {
		values = []string{"nothing"}
	}
	for _, v := range values {
		for i, line := range wrap(v, defaultWidth-labelWidth, 0) {
			if i > 0 {
				line = "  " + line
			}
			fmt.Fprintf(&p.text, "%-*s%s\n", labelWidth, label, line)
			label = ""
		}
	}
}

func (p *page) kind() string {
	c := p.campaign
	kind := "batch campaign"
	switch {
	case c.Executable:
		kind = "executable campaign"
	case len(c.Triggers) > 0:
		kind = "trigger campaign"
	}
	if c.Inactive {
		kind = "inactive " + kind
	}
	if c.Program != nil {
		kind += fmt.Sprintf(" of program %q", c.Program.Name)
	}
	return kind
}

// entry says who gets in, when and how often.
func (p *page) entry() {
	c := p.campaign
	var starts []string
	for _, t := range c.Triggers {
		starts = append(starts, "when "+p.source(t))
	}
	switch {
	case c.Executable:
		starts = []string{"by `execute` only"}
	case c.Recurrence != nil:
		starts = append(starts, p.source(c.Recurrence))
	case len(starts) == 0:
		starts = []string{"by hand, as a batch"}
	}
	p.row("starts", starts...)
	filters := []string{"every lead"}
	if len(c.Filters) > 0 {
		filters = nil
		for _, f := range c.Filters {
			filters = append(filters, p.source(f))
		}
	}
	p.row("lets in", filters...)
	p.row("rule", ruleWords(c))
	var takes []string
	for _, m := range c.Decl.Members {
		if t, ok := m.(*lang.TokenDecl); ok {
			takes = append(takes, strings.TrimPrefix(p.source(t), "token "))
		}
	}
	if len(takes) > 0 {
		p.row("takes", takes...)
	}
}

// ruleWords is the qualification rule, and the most leads of a batch.
func ruleWords(c *lang.Campaign) string {
	rule := "once for each lead"
	switch {
	case c.Rule.EveryTime:
		rule = "every time"
	case c.Rule.Interval > 0:
		rule = "once every " + lengthWords(c.Rule.Interval) + " for each lead"
	}
	if c.Limit > 0 {
		rule += fmt.Sprintf("; not at all for more than %s", count(int(c.Limit), "lead"))
	}
	return rule
}

// lengthWords is a length of time in milliseconds in its largest whole unit.
func lengthWords(ms int64) string {
	for _, unit := range []struct {
		length int64
		name   string
	}{{lang.Day, "day"}, {lang.Hour, "hour"}} {
		if ms%unit.length == 0 {
			return count(int(ms/unit.length), unit.name)
		}
	}
	return count(int(ms/lang.Minute), "minute")
}

// effects says what is read, written and sent. What the checker inferred covers
// the executables that are called; what comes through them alone stands apart.
func (p *page) effects() {
	e := &p.campaign.Effects
	p.resources("reads", e.Reads)
	p.resources("writes", e.Writes)
	for _, kind := range []struct {
		label string
		done  []deed
	}{{"sends", p.work.sends}, {"asks", p.work.asks}, {"web service", p.work.remote}, {"waits", p.work.waits}} {
		var texts []string
		for _, d := range kind.done {
			text := p.source(d.node)
			if d.in != p.campaign {
				text += fmt.Sprintf(" (in %q)", d.in.Name)
			}
			if !slices.Contains(texts, text) {
				texts = append(texts, text)
			}
		}
		p.row(kind.label, texts...)
	}
}

// resources lists what is read or written, first by the campaign itself.
func (p *page) resources(label string, all map[string]lang.Node) {
	var own, through []string
	for _, r := range slices.Sorted(maps.Keys(all)) {
		if p.holds(all[r]) {
			own = append(own, r)
		} else {
			through = append(through, r)
		}
	}
	var rows []string
	if len(own) > 0 {
		rows = append(rows, resourceWords(own))
	}
	if len(through) > 0 {
		rows = append(rows, "through what it uses: "+resourceWords(through))
	}
	p.row(label, rows...)
}

// holds reports whether a node stands in the campaign's own declaration.
func (p *page) holds(n lang.Node) bool {
	at, decl := n.Range().Pos, p.campaign.Decl.Span
	return at.Filename == decl.Pos.Filename && decl.Pos.Offset <= at.Offset && at.Offset < decl.EndPos.Offset
}

// resourceWords turns `field:country`, `list:Competitors` into words, fields first.
func resourceWords(resources []string) string {
	var fields, others []string
	for _, r := range resources {
		kind, name, named := strings.Cut(r, ":")
		switch {
		case kind == "field":
			fields = append(fields, name)
		case named:
			others = append(others, fmt.Sprintf("%s %q", kind, name))
		default:
			others = append(others, kind)
		}
	}
	return strings.Join(append(fields, others...), ", ")
}

// calls says whom the campaign calls and who calls it.
func (p *page) calls() {
	p.row("executes", names(p.work.executes)...)
	p.row("requests", names(p.work.requests)...)
	executed, requested := p.callers(p.campaign)
	if p.campaign.Executable {
		p.row("executed by", orNobody(names(executed))...)
	} else {
		p.row("requested by", orNobody(names(requested))...)
	}
	chain := p.deepest(p.campaign)
	depth := "executes nothing"
	if n := len(chain) - 1; n > 0 {
		depth = fmt.Sprintf("%s below it: %s", count(n, "executable"), strings.Join(names(chain), " > "))
	}
	p.row("depth", depth)
}

func names(cs []*lang.Campaign) []string {
	var out []string
	for _, c := range cs {
		out = append(out, c.Qualified())
	}
	return out
}

func orNobody(names []string) []string {
	if len(names) == 0 {
		return []string{"nobody"}
	}
	return names
}

// limits says what the campaign may do, or why it is no executable.
func (p *page) limits() {
	c := p.campaign
	if c.Executable {
		room := lang.ExecutablesMax - len(p.deepest(c))
		p.row("may", fmt.Sprintf("be executed by any campaign, with %s at most above it; request others", count(max(room, 0), "executable")))
		p.row("may not", "have triggers, wait, call a webhook or retry with `every`, nor execute what does")
		return
	}
	may := "wait, call webhooks, execute and request others"
	if len(c.Triggers) == 0 {
		may += "; it cannot be requested, for it lacks `when campaign is requested`"
	}
	p.row("may", may)
	var why []string
	if len(c.Triggers) > 0 {
		why = append(why, "it has a trigger")
	}
	if len(p.work.waits) > 0 {
		why = append(why, "it waits")
	}
	if len(p.work.remote) > 0 {
		why = append(why, "it calls a webhook")
	}
	if len(why) == 0 {
		p.row("executable", "it could be one")
		return
	}
	p.row("executable", "it cannot be one: "+strings.Join(why, ", "))
}
