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

// ReadHistory reads an activity log as LogEncoder writes it; name stands in
// messages. Logs of several runs may follow one another in one file. An error
// of what the file says is a *DataError.
func ReadHistory(r io.Reader, name string, ws *lang.Workspace) (*History, error) {
	leads := map[string][]interp.Past{}
	h := newActivityReader(ws, false)
	err := eachLine(r, func(b *interp.Batch, line, from, end int) error {
		if f := h.line(b.Data, from, end); f != nil {
			return dataError(line, "", "%s", f.reason)
		}
		leads[h.lead] = append(leads[h.lead], h.past)
		return nil
	}, func(line int, n *oversize) error { return dataError(line, "", "%s", tooLong(n.size)) })
	if err != nil {
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
