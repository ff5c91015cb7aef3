package interp

import (
	"cmp"
	"iter"
	"slices"
	"strings"
	"time"

	"campaignc/lang"
)

// Event is something that happens to a lead from outside at an instant of the
// virtual clock: a form, a click, a change in the CRM. An EventReader makes it.
type Event struct {
	At      int64  // milliseconds since 1970
	Primary string // when the shape has none
	Values  []string
	Fields  []FieldValue // what came with it, such as what a form was filled out with

	shape *eventShape
}

// FieldValue is a value for a field, of the field's own kind.
type FieldValue struct {
	Field *lang.Field
	Value lang.Value
}

// eventShape is what events of one activity share that name the same asset and
// have the same attributes.
type eventShape struct {
	kind *eventKind
	site *Site
}

// Object is the field or asset that the event is about; nil where the workspace
// declares none of that name.
func (e *Event) Object() lang.Object { return e.shape.site.object }

// Attribute is an attribute's value by its label in Marketo's log; "" without one.
func (e *Event) Attribute(label string) string {
	if i := slices.Index(e.shape.site.Labels, label); i >= 0 {
		return e.Values[i]
	}
	return ""
}

// Arrival is what an activity does to its lead when it comes from outside. One
// without an Arrival is only recorded.
type Arrival struct {
	Activity string
	Labels   []string // attributes that the record has in any case: Happen fills them in
	Source   string   // Source Type of the New Lead, when it brings a lead that is not known
	Creates  bool     // it is the record of the lead's creation
	Plain    bool     // it changes nothing by itself
	// Check says why the event cannot be, or "".
	Check func(e *Event, zone *time.Location) string
	// Happen changes the lead; the event is recorded, and fires what it fires, after it.
	Happen func(*Happening)
}

// Happening is an event while it happens. It is valid only during the call.
type Happening struct {
	*Event
	m      *machine
	values []string
}

// Lead is the lead to which it happens.
func (h *Happening) Lead() *Lead { return h.m.lead }

// Now is the virtual time in milliseconds.
func (h *Happening) Now() int64 { return h.m.now }

// Zone is the workspace's time zone.
func (h *Happening) Zone() *time.Location { return h.m.prog.zone.Location() }

// Say gives an attribute of the event's record its value.
func (h *Happening) Say(label, value string) {
	if i := slices.Index(h.shape.site.Labels, label); i >= 0 {
		h.values[i] = value
	}
}

// Set changes a field without a record of its own: the event is the record.
func (h *Happening) Set(f *lang.Field, v lang.Value) { h.m.assign(f, v) }

// Change sets a lead's field by its name, if the workspace declares it and its
// kind is the value's, with a record that fires what it fires.
func (h *Happening) Change(name string, v lang.Value) {
	for _, f := range h.m.prog.Workspace.Fields {
		if f.Scope == lang.LeadScope && f.Name == name && f.Type.Kind == v.Kind {
			h.m.change(h.m.prog.outside, f, v)
		}
	}
}

// Delete ends every flow of the lead; its row is left out of the output.
func (h *Happening) Delete() { h.m.lead.Deleted = true }

// assign stores a value that is to be written out.
func (m *machine) assign(f *lang.Field, v lang.Value) {
	m.lead.SetValue(f, v)
	m.lead.Changed.Add(f.Index)
}

// happen lets an event happen to the lead: what came with it is written, what
// it implies is done, and it is recorded and fires what it fires.
func (m *machine) happen(e *Event) {
	m.stats.Events++
	m.asNobody(func() {
		for _, f := range e.Fields {
			m.change(m.prog.outside, f.Field, f.Value)
		}
		base := len(m.values)
		m.values = append(m.values, e.Values...)
		values := m.values[base:len(m.values):len(m.values)]
		arrival := e.shape.kind.arrival
		if arrival != nil && arrival.Happen != nil {
			arrival.Happen(&Happening{Event: e, m: m, values: values})
		}
		a := m.log(e.shape.site)
		a.Primary, a.Values = e.Primary, values
		m.logged(a)
		if c, ok := e.Object().(*lang.Campaign); ok && e.shape.kind.requests {
			called := m.prog.campaign(c)
			m.request(called, &context{own: called}, &pastEvent{at: e.At, activity: a.Site.Activity, primary: c.Name, attributes: a.attribute})
		}
	})
	m.wakeEarly()
}

// asNobody does something from outside all campaigns.
func (m *machine) asNobody(do func()) {
	m.began = nil
	m.push(m.prog.nobody, &m.prog.nobody.own, none)
	do()
	m.pop()
}

// bring makes the lead that an event is the first to name: it is created with
// what came with the event.
func (m *machine) bring(e *Event) {
	m.stats.Created++
	m.now = e.At
	for _, f := range e.Fields {
		m.assign(f.Field, f.Value)
	}
	arrival := e.shape.kind.arrival
	if arrival != nil && arrival.Creates {
		return
	}
	source := ""
	if arrival != nil {
		source = arrival.Source
	}
	m.asNobody(func() {
		base := len(m.values)
		m.values = append(m.values, source)
		site := m.prog.created
		if len(e.Fields) > 0 {
			site = m.prog.createdWith
			m.values = append(m.values, e.Attribute(FormFields))
		}
		a := m.log(site)
		a.Values = m.values[base:]
		m.logged(a)
	})
}

// FormFields is the attribute that says which values of fields came with an
// event: the text of a JSON object.
const FormFields = "Form Fields"

// Events are what happens to leads during a run. They are held in memory: about
// 80 bytes, the texts, and 16 bytes for each attribute of an event. Once Order
// was called they are safe for concurrent use.
type Events struct {
	index map[string]int // into of
	of    []leadEvents
	count int
}

type leadEvents struct {
	lead   string
	events []Event
	at     int64 // of the first
	place  int   // of the first, in the input
}

// Before are the leads that something happens to up to an instant, in the order
// of their first events.
func (e *Events) Before(until int64) []string {
	var ids []string
	for i := range e.of {
		if e.of[i].at <= until {
			ids = append(ids, e.of[i].lead)
		}
	}
	return ids
}

// Add adds an event in the order of the input.
func (e *Events) Add(lead string, event Event) {
	i, ok := e.index[lead]
	if !ok {
		if e.index == nil {
			e.index = map[string]int{}
		}
		lead = strings.Clone(lead)
		i = len(e.of)
		e.index[lead] = i
		e.of = append(e.of, leadEvents{lead: lead, at: event.At, place: e.count})
	}
	l := &e.of[i]
	l.events = append(l.events, event)
	if event.At < l.at {
		l.at, l.place = event.At, e.count
	}
	e.count++
}

// Order puts each lead's events in order of time, those of one instant in the
// order of the input, and the leads in the order of their first events.
func (e *Events) Order() {
	slices.SortFunc(e.of, func(a, b leadEvents) int { return cmp.Or(cmp.Compare(a.at, b.at), cmp.Compare(a.place, b.place)) })
	for i := range e.of {
		e.index[e.of[i].lead] = i
		slices.SortStableFunc(e.of[i].events, func(a, b Event) int { return cmp.Compare(a.At, b.At) })
	}
}

// Len is how many events there are.
func (e *Events) Len() int { return e.count }

// First is the instant of the first event; false when there is none.
func (e *Events) First() (int64, bool) {
	if len(e.of) == 0 {
		return 0, false
	}
	return e.of[0].at, true
}

// find is the place of a lead among those that have events; none without any.
func (e *Events) find(lead string) int {
	if e == nil {
		return none
	}
	if i, ok := e.index[lead]; ok {
		return i
	}
	return none
}

// Leads are the leads in the order of their first events.
func (e *Events) Leads() iter.Seq[string] {
	return func(yield func(string) bool) {
		for i := range e.of {
			if !yield(e.of[i].lead) {
				return
			}
		}
	}
}
