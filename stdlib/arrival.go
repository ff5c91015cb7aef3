package stdlib

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"campaignc/interp"
	"campaignc/lang"
)

// What activities do to a lead that come from outside: a change in the CRM, a
// list import, a click on the unsubscribe link. They say what has happened, so
// they are not weighed as a flow step is.

var arrivals = []interp.Arrival{
	{Activity: changeDataValue.name, Labels: []string{"Old Value", "New Value"}, Check: checkNewValue, Happen: dataValueChanged},
	{Activity: changeScore.name, Labels: []string{"Change Value", "Old Value", "New Value"}, Check: checkScore, Happen: scoreChanged},
	{Activity: addToList.name, Source: "List import", Happen: putOnList(true)},
	{Activity: removeFromList.name, Happen: putOnList(false)},
	{Activity: changeProgramStatus.name, Labels: []string{"Old Status", "New Status"}, Check: checkStatus, Happen: statusChanged},
	{Activity: changeProgramMemberData.name, Labels: []string{"Attribute Name", "Old Value", "New Value"}, Check: checkMemberData, Happen: memberDataChanged},
	{Activity: fillOutForm.name, Source: "Web form fillout", Plain: true},
	{Activity: newLead.name, Creates: true},
	{Activity: unsubscribe.name, Plain: true, Happen: unsubscribed},
	{Activity: bounceEmail.name, Plain: true, Happen: bounced},
	{Activity: deleteLead.name, Happen: func(h *interp.Happening) { h.Delete() }},
}

// valueOf reads the value that an attribute gives a field.
func valueOf(e *interp.Event, label string, f *lang.Field, zone *time.Location) (lang.Value, string) {
	text := e.Attribute(label)
	v, err := lang.ParseValue(f.Type, text, zone)
	if err != nil {
		return lang.Value{}, fmt.Sprintf("%s: %q is %s", f.Qualified(), text, err)
	}
	return v, ""
}

func checkNewValue(e *interp.Event, zone *time.Location) string {
	if f, ok := e.Object().(*lang.Field); ok {
		_, reason := valueOf(e, "New Value", f, zone)
		return reason
	}
	return ""
}

// dataValueChanged gives the field its new value. An old value that the event
// states stands: the lead may have been exported after the change.
func dataValueChanged(h *interp.Happening) {
	f, ok := h.Object().(*lang.Field)
	if !ok {
		return
	}
	v, _ := valueOf(h.Event, "New Value", f, h.Zone()) // checked when it was read
	if h.Attribute("Old Value") == "" {
		h.Say("Old Value", lang.FormatValue(h.Lead().Value(f)))
	}
	h.Set(f, v)
}

// scoreOf is what a score becomes: changed by `+5` or `-5`, set by `=5`, or else
// the new value.
func scoreOf(e *interp.Event, old int64) (int64, string) {
	change := e.Attribute("Change Value")
	text, base := change, int64(0)
	switch {
	case change == "":
		text = e.Attribute("New Value")
	case change[0] == '=':
		text = change[1:]
	default:
		base = old
	}
	n, err := strconv.ParseInt(text, 10, 32)
	if err != nil {
		return 0, fmt.Sprintf("%q is no change of a score; write +5, -5 or =5", text)
	}
	return base + n, ""
}

func checkScore(e *interp.Event, _ *time.Location) string {
	f, ok := e.Object().(*lang.Field)
	if !ok {
		return ""
	}
	if !f.Type.Kind.IsWhole() {
		return f.Qualified() + " is no score"
	}
	_, reason := scoreOf(e, 0)
	return reason
}

// scoreChanged changes the score the lead has, which may be another than the
// one it had where the event was recorded. It stays in the range of a score.
func scoreChanged(h *interp.Happening) {
	f, ok := h.Object().(*lang.Field)
	if !ok {
		return
	}
	old := h.Lead().Value(f)
	n, _ := scoreOf(h.Event, old.Num) // checked when it was read
	n = min(max(n, -1<<31), 1<<31-1)
	v := lang.Value{Kind: f.Type.Kind, Num: n}
	if h.Attribute("Change Value") == "" {
		h.Say("Change Value", fmt.Sprintf("%+d", n-old.Num))
	}
	h.Say("Old Value", lang.FormatValue(old))
	h.Say("New Value", lang.FormatValue(v))
	h.Set(f, v)
}

func putOnList(member bool) func(*interp.Happening) {
	return func(h *interp.Happening) {
		if list, ok := h.Object().(*lang.Asset); ok {
			h.Lead().Lists[list.Index] = member
		}
	}
}

// statusNamed is the status of the program's channel that the event states.
func statusNamed(e *interp.Event, p *lang.Program) (*lang.Status, string) {
	name := e.Attribute("New Status")
	if strings.EqualFold(name, notInProgram) {
		return nil, ""
	}
	if p.Channel == nil {
		return nil, fmt.Sprintf("program %q has no channel, so nobody has a status in it", p.Name)
	}
	var names []string
	for _, s := range p.Channel.Statuses {
		if strings.EqualFold(s.Name, name) {
			return s, ""
		}
		names = append(names, strconv.Quote(s.Name))
	}
	return nil, fmt.Sprintf("channel %q has no status %q; its statuses are %s", p.Channel.Name, name, strings.Join(names, ", "))
}

func checkStatus(e *interp.Event, _ *time.Location) string {
	if p, ok := e.Object().(*lang.Program); ok {
		_, reason := statusNamed(e, p)
		return reason
	}
	return ""
}

// statusChanged gives the lead the status, on whatever step it is.
func statusChanged(h *interp.Happening) {
	p, ok := h.Object().(*lang.Program)
	if !ok {
		return
	}
	m := &h.Lead().Programs[p.Index]
	old := notInProgram
	if s := statusOf(p, m); s != nil {
		old = s.Name
	}
	if h.Attribute("Old Status") == "" {
		h.Say("Old Status", old)
	}
	status, _ := statusNamed(h.Event, p) // checked when it was read
	if status == nil {
		*m = interp.Membership{}
		return
	}
	enter(m, status, h.Now())
}

// enter gives a member a status, and makes one of who is none. It reports
// whether success is reached with it.
func enter(m *interp.Membership, status *lang.Status, now int64) (reached bool) {
	if m.Status == 0 {
		m.Since = now
	}
	m.Status = status.Index + 1
	if reached = status.Success && !m.Success; reached {
		m.Success, m.Reached = true, now
	}
	return reached
}

// memberFieldOf is the member field that the event states, nil when the
// program has none of that name.
func memberFieldOf(e *interp.Event) *lang.Field {
	p, ok := e.Object().(*lang.Program)
	if !ok {
		return nil
	}
	name := lang.Plain(e.Attribute("Attribute Name"))
	for _, f := range p.Members {
		if lang.Plain(f.Name) == name || f.Label != "" && lang.Plain(f.Label) == name {
			return f
		}
	}
	return nil
}

func checkMemberData(e *interp.Event, zone *time.Location) string {
	if f := memberFieldOf(e); f != nil {
		_, reason := valueOf(e, "New Value", f, zone)
		return reason
	}
	return ""
}

// memberDataChanged writes a member field; who is no member has none.
func memberDataChanged(h *interp.Happening) {
	f := memberFieldOf(h.Event)
	if f == nil {
		return
	}
	m := &h.Lead().Programs[f.Program.Index]
	if m.Status == 0 {
		return
	}
	for len(m.Fields) < len(f.Program.Members) {
		m.Fields = append(m.Fields, lang.Value{})
	}
	if h.Attribute("Old Value") == "" {
		h.Say("Old Value", lang.FormatValue(m.Fields[f.Index]))
	}
	m.Fields[f.Index], _ = valueOf(h.Event, "New Value", f, h.Zone()) // checked when it was read
}

func unsubscribed(h *interp.Happening) { h.Change("unsubscribed", lang.BoolValue(true)) }

// bounced makes the address invalid when the bounce is for good. (Marketo: hard
// bounces are of category 2; 1 is mail that was refused as spam.)
func bounced(h *interp.Happening) {
	if h.Attribute("Category") == "2" {
		h.Change("email_invalid", lang.BoolValue(true))
	}
}
