package data

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"campaignc/interp"
	"campaignc/lang"
)

// EventFile is what a file of events holds.
type EventFile struct {
	Events   *interp.Events // ordered
	Aside    int            // records that are not played: of a campaign's steps, or not succeeded
	Rejected int
	Rejects  []byte   // rows of the rejects file, RejectsHeader not among them
	Unknown  []string // what events name and the workspace does not declare, with counts: `form "Contact" (12)`
}

// ReadEvents reads what happens to leads during a run: JSON Lines in the form
// of the activity log, or Marketo's bulk activity extract in a .csv file. The
// name stands in messages and tells the form. What campaigns did, or what did
// not succeed, is left aside: a log is played again by what came from outside.
// Events before from are refused; records that cannot be read are too. An error
// of what the file as a whole says is a *DataError.
func ReadEvents(r io.Reader, name string, ws *lang.Workspace, reader *interp.EventReader, from int64) (*EventFile, error) {
	format, err := FormatOf(name)
	if err != nil {
		return nil, err
	}
	e := &eventFile{ws: ws, reader: reader, from: from, file: &EventFile{Events: &interp.Events{}}, lines: newActivityReader(ws, true)}
	if format == CSV {
		err = e.readCSV(r)
	} else {
		err = e.readJSON(r)
	}
	if err != nil {
		return nil, readError(name, err)
	}
	e.file.Events.Order()
	for what, n := range reader.Unknown {
		e.file.Unknown = append(e.file.Unknown, fmt.Sprintf("%s (%d)", what, n))
	}
	slices.Sort(e.file.Unknown)
	return e.file, nil
}

// eventFile reads a file of events.
type eventFile struct {
	ws     *lang.Workspace
	reader *interp.EventReader
	from   int64 // the earliest instant
	file   *EventFile
	lines  *activityReader
}

// The kinds of faults of events begin with this word: a rejects file may hold
// rows of leads too.
const eventWord = "event "

// KindEvent is an event that cannot be: of an unknown kind, before the run.
const KindEvent = "event"

func (e *eventFile) readJSON(r io.Reader) error {
	return eachLine(r, func(b *interp.Batch, line, from, end int) error {
		if f := e.jsonLine(b.Data, from, end); f != nil {
			e.refuse(b, line, from, end, f)
		}
		return nil
	}, func(line int, n *oversize) error { return dataError(line, "", "%s", tooLong(n.size)) })
}

func (e *eventFile) jsonLine(data []byte, from, end int) *fault {
	h := e.lines
	if f := h.line(data, from, end); f != nil {
		return f
	}
	if h.past.Campaign != "" || h.past.Result != interp.Succeeded {
		e.file.Aside++
		return nil
	}
	rep := interp.Report{At: h.past.At, Kind: h.past.Activity, Type: h.id, Primary: h.past.Primary, Attributes: h.past.Attributes, Fields: h.fields}
	return e.take(h.lead, &rep)
}

// readCSV reads Marketo's bulk activity extract.
func (e *eventFile) readCSV(r io.Reader) error {
	x := &extract{ws: e.ws, lines: e.lines}
	x.refuse = func(b *interp.Batch, line, from, end int, f *fault) error {
		e.refuse(b, line, from, end, f)
		return nil
	}
	x.take = func() *fault {
		if x.id == 0 || x.past.Result != interp.Succeeded || x.ofCampaign && e.reader.Step("", x.id) {
			e.file.Aside++
			return nil
		}
		if f := x.attributes(); f != nil {
			return f
		}
		return e.take(x.lead, &interp.Report{At: x.past.At, Type: x.id, Primary: x.past.Primary, Attributes: x.past.Attributes})
	}
	return x.read(r)
}

// take takes up one event.
func (e *eventFile) take(lead string, rep *interp.Report) *fault {
	if rep.At < e.from {
		return &fault{cell: -1, kind: KindEvent, reason: "it lies before the run begins; give it as --history, or let the run begin earlier"}
	}
	if f := e.formFields(rep); f != nil {
		return f
	}
	event, reason := e.reader.Read(rep)
	if reason != "" {
		return &fault{cell: -1, kind: KindEvent, reason: reason}
	}
	e.file.Events.Add(lead, event)
	return nil
}

// formFields keeps the two forms of what came with an event the same: values of
// fields, and the attribute that the log has of them.
func (e *eventFile) formFields(rep *interp.Report) *fault {
	i := slices.IndexFunc(rep.Attributes, func(a interp.PastAttribute) bool { return isFormFields(a.Label) })
	switch {
	case len(rep.Fields) > 0 && i >= 0:
		return &fault{cell: -1, kind: KindKey, reason: "the fields are given twice, also as the attribute " + interp.FormFields}
	case len(rep.Fields) > 0:
		rep.Attributes = append(rep.Attributes, interp.PastAttribute{Label: interp.FormFields, Value: fieldsText(rep.Fields)})
	case i >= 0 && strings.HasPrefix(rep.Attributes[i].Value, "{"):
		fields, f := e.lines.objectOf(interp.FormFields, rep.Attributes[i].Value)
		rep.Fields = fields
		return f
	}
	return nil
}

// objectOf reads the text of a JSON object.
func (h *activityReader) objectOf(what, text string) ([]interp.PastAttribute, *fault) {
	h.scan = jsonScanner{data: []byte(text), end: len(text)}
	v := h.scan.value(0, 1)
	if v.to < 0 {
		return nil, h.scan.fault
	}
	if h.scan.space(v.to) < len(text) || v.what != jsonNested {
		return nil, &fault{cell: -1, kind: KindJSON, reason: what + ": one JSON object belongs here"}
	}
	list, reason := h.object(what, v)
	if reason != "" {
		return nil, &fault{cell: -1, kind: KindJSON, reason: reason}
	}
	return list, nil
}

// fieldsText is the text of a JSON object of values.
func fieldsText(fields []interp.PastAttribute) string {
	text := []byte{'{'}
	for i, f := range fields {
		if i > 0 {
			text = append(text, ',')
		}
		text = appendString(append(appendString(text, f.Label), ':'), f.Value)
	}
	return string(append(text, '}'))
}

// refuse puts a record into the rejects.
func (e *eventFile) refuse(b *interp.Batch, line, from, end int, f *fault) {
	kind := f.kind
	if kind != KindEvent {
		kind = eventWord + kind
	}
	x := reject{from, end, int64(end - from), f.column, kind, f.reason}
	e.file.Rejects = x.append(e.file.Rejects, b, line)
	e.file.Rejected++
}
