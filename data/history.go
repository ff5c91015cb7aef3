package data

import (
	"io"
	"slices"

	"campaignc/interp"
	"campaignc/lang"
)

// History is what leads did before a run, from activity logs. It is held in
// memory, about 150 bytes and the attributes for each activity; names that
// repeat are kept once. It is safe for concurrent use.
type History struct {
	leads map[string][]interp.Past
}

// Of returns the activities of a lead by time; those of one instant in the
// order of the file. The caller must not change them.
func (h *History) Of(lead string) []interp.Past { return h.leads[lead] }

// Len is how many leads have a history.
func (h *History) Len() int { return len(h.leads) }

// ReadHistory reads an activity log as LogEncoder writes it, or in a .csv file
// Marketo's bulk activity extract, whose activities types names; name stands in
// messages. Logs of several runs may follow one another in one file. An error
// of what the file says is a *DataError.
func ReadHistory(r io.Reader, name string, ws *lang.Workspace, types interp.ActivityTypes) (*History, error) {
	leads := historyOf{}
	read := leads.readJSON
	if format, err := FormatOf(name); err == nil && format == CSV {
		read = func(r io.Reader, ws *lang.Workspace) error { return leads.readExtract(r, ws, types) }
	}
	if err := read(r, ws); err != nil {
		return nil, readError(name, err)
	}
	for _, list := range leads {
		slices.SortStableFunc(list, func(a, b interp.Past) int {
			switch {
			case a.At < b.At:
				return -1
			case a.At > b.At:
				return 1
			}
			return 0
		})
	}
	return &History{leads}, nil
}

type historyOf map[string][]interp.Past

func (leads historyOf) readJSON(r io.Reader, ws *lang.Workspace) error {
	h := newActivityReader(ws, false)
	return eachLine(r, func(b *interp.Batch, line, from, end int) error {
		if f := h.line(b.Data, from, end); f != nil {
			return dataError(line, "", "%s", f.reason)
		}
		leads[h.lead] = append(leads[h.lead], h.past)
		return nil
	}, func(line int, n *oversize) error { return dataError(line, "", "%s", tooLong(n.size)) })
}

// readExtract reads Marketo's bulk activity extract. What no filter can ask for,
// an activity of a type that the library does not know, is left out.
func (leads historyOf) readExtract(r io.Reader, ws *lang.Workspace, types interp.ActivityTypes) error {
	x := &extract{ws: ws, lines: newActivityReader(ws, false)}
	x.refuse = func(_ *interp.Batch, line, _, _ int, f *fault) error {
		reason := f.reason
		if f.column != "" {
			reason = f.column + ": " + reason
		}
		return dataError(line, "", "%s", reason)
	}
	x.take = func() *fault {
		if x.past.Activity = types[x.id].Name; x.past.Activity == "" {
			return nil
		}
		if types[x.id].OfField {
			x.past.Primary = fieldCalled(ws, x.past.Primary)
		}
		if f := x.attributes(); f != nil {
			return f
		}
		x.past.Primary = x.lines.intern(x.past.Primary)
		lead := x.lines.intern(x.lead)
		leads[lead] = append(leads[lead], x.past)
		return nil
	}
	return x.read(r)
}

// fieldCalled is the name of the field that Marketo calls so: extracts have labels.
func fieldCalled(ws *lang.Workspace, name string) string {
	for _, f := range ws.Fields {
		for _, known := range []string{f.Qualified(), f.Label, f.Header} {
			if known != "" && lang.Plain(known) == lang.Plain(name) {
				return f.Qualified()
			}
		}
	}
	return name
}
