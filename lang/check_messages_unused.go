package lang

import (
	"fmt"
	"time"
)

// This file has the messages about what is never reached, never used, or always
// empty.

func (c *checker) afterEnd(next, last Stmt, by end) {
	if by.ending == EndsLead {
		d := c.caution(WarnLeadGone, stepSpan(next), "the lead is gone here: it was deleted before")
		d.Help = "put this before the lead is deleted, or remove it"
		d.also(stepSpan(last), "it is deleted here")
		return
	}
	d := c.caution(WarnAfterEnd, stepSpan(next), "no lead gets here: the flow has ended before")
	d.Help = "put this before the end, or remove it"
	said := "it ends here"
	if _, ok := last.(*If); ok {
		said = "every branch of this choice ends it"
	}
	d.also(lastPlace(last), said)
}

// lastPlace is the place of a statement that ends a flow, of a choice its first line.
func lastPlace(s Stmt) Span {
	if i, ok := s.(*If); ok {
		return Span{i.Pos, i.Cond.Range().EndPos}
	}
	return stepSpan(s)
}

func (e *ends) requestInVain(r *Request, by Stmt) {
	d := e.caution(WarnLeadGone, Span{r.Pos, r.Campaign.EndPos},
		"campaign %q never begins for this lead: a request starts it after this flow, and the lead is deleted before", r.Campaign.Value)
	d.Help = fmt.Sprintf("execute it, or let %q delete the lead", r.Campaign.Value)
	d.also(lastPlace(by), "it is deleted here")
}

func (l *lints) triggerSilent(use access, c *Campaign, f *flows) {
	name := f.graph.label(c)
	d := l.caution(WarnTriggerToken, use.node.Range(), "`trigger.%s` is always empty here", use.resource)
	switch {
	case c.Executable && !parentGiven(f.graph.callers[c.Index]):
		d.Message += fmt.Sprintf(": nobody executes %q with the tokens of a trigger campaign", name)
		d.Help = "write `with parent tokens` behind the `execute`"
		if call := f.graph.caller(c); call != nil {
			d.also(call.span(), "it is executed here")
		}
	case c.Executable:
		d.Message += fmt.Sprintf(": no trigger of the campaigns that execute %q gives it", name)
		d.Help = "take a token that one of their triggers gives"
	case len(c.Triggers) == 0:
		d.Message += fmt.Sprintf(": campaign %q has no trigger", name)
		d.Help = "take the value from a field, or start the campaign by a trigger"
	default:
		d.Message += fmt.Sprintf(": no trigger of campaign %q gives it", name)
		d.Help = l.triggerOffers(c)
		d.also(c.Triggers[0].Span, "it starts by this")
	}
}

func (w *waits) waitIsOver(s *Wait, until int64, k waited) {
	d := w.caution(WarnPastWait, s.Range(), "this wait is over when it begins: it ends on %s, and the flow gets here on %s or later", w.day(until), w.day(k.since))
	d.Help = "put the waits in the order of their dates, or correct the date"
	d.also(k.by.Range(), "it waits until then from here on")
}

// day is the day of an instant in the workspace's time zone.
func (w *waits) day(instant int64) string {
	return time.UnixMilli(instant).In(w.ws.Zone).Format(dateLayout)
}

func parentGiven(calls []*call) bool {
	for _, call := range calls {
		if call.nests() && call.parent() {
			return true
		}
	}
	return false
}

// triggerOffers tells which tokens the first trigger of a campaign fills.
func (l *lints) triggerOffers(c *Campaign) string {
	const most = 6
	m := l.ws.Info.Phrases[c.Triggers[0]]
	text := "this trigger gives `trigger.name`"
	for i, a := range m.Entry.Attributes {
		if i == most {
			return text + ", …"
		}
		text += ", `trigger." + a.Name + "`"
	}
	return text
}

func (l *lints) triggerSilentInMail(use access) {
	d := l.caution(WarnTriggerToken, use.node.Range(), "`trigger.%s` is always empty here: no campaign that sends this has a trigger that gives it", use.resource)
	d.Help = "take the value from a field, or send it from a campaign with such a trigger"
}

func (l *lints) unusedCampaign(c *Campaign, uncalled bool) {
	name, at := l.flows.graph.label(c), c.Decl.Name.Span
	switch {
	case !uncalled:
		l.caution(WarnUnusedCampaign, at, "nothing that starts by itself leads to campaign %q", name).
			Help = "call it from a campaign that a trigger or a schedule starts, or remove it"
	case c.Executable:
		l.caution(WarnUnusedCampaign, at, "no campaign executes %q", name).
			Help = fmt.Sprintf("write `execute %q` where it belongs, or remove it", c.Name)
	default:
		l.caution(WarnUnusedCampaign, at, "no campaign requests %q, and nothing else starts it", name).
			Help = fmt.Sprintf("write `request %q` where it belongs, give it another trigger, or remove it", c.Name)
	}
}

func (l *lints) unusedAsset(kind, name string, at Node) {
	l.caution(WarnUnusedAsset, at.Range(), "nothing uses the %s %q", kind, name).Help = "use it in a campaign, or remove it"
}

func (l *lints) unusedToken(t *TokenDecl) {
	l.caution(WarnUnusedToken, t.Name.Span, "nothing reads the token `%s`", t.Name.Name).
		Help = fmt.Sprintf("read it as `{{my.%s}}` in a text or `my.%[1]s` in a flow, or remove it", t.Name.Name)
}

func (l *lints) fieldNeverSet(f *Field, use access) {
	header := f.Label
	if header == "" {
		header = f.Name
	}
	d := l.caution(WarnNeverSet, f.Decl.Name.Span, "`%s` is asked for, and nothing ever changes it", f.Qualified())
	d.Help = fmt.Sprintf("change it in a campaign; if it comes with the leads, say so: `from %q`", header)
	d.also(use.node.Range(), "it is asked for here")
}
