package interp

import "campaignc/lang"

// ActivityType is an activity that Marketo gives an id.
type ActivityType struct {
	Name    string // as the log has it
	OfField bool   // its primary attribute is a field
}

// ActivityTypes are the activities of a library by Marketo's id.
type ActivityTypes map[int]ActivityType

// ActivityTypes lists the activities that have an id.
func (l *Library) ActivityTypes() ActivityTypes {
	types := ActivityTypes{}
	add := func(e *lang.Entry) {
		if e.Activity == "" || e.ActivityID == 0 {
			return
		}
		t := types[e.ActivityID]
		if t.Name == "" {
			t.Name = e.Activity
		}
		for _, s := range e.Slots() {
			t.OfField = t.OfField || s.Name == e.Primary && s.Kind == lang.SlotField
		}
		types[e.ActivityID] = t
	}
	for i := range l.Triggers {
		add(&l.Triggers[i])
	}
	for i := range l.Filters {
		add(&l.Filters[i].Entry)
	}
	for i := range l.Steps {
		add(&l.Steps[i].Entry)
	}
	for i := range l.Statements {
		add(&l.Statements[i])
	}
	return types
}
