package data

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"sync/atomic"

	"campaignc/interp"
)

// Waiting is leads whose flows have not ended: where each of them goes on. It
// is held in memory. It is safe for concurrent use once it is read.
type Waiting struct {
	name   string
	leads  map[string]*waitingLead
	sorted []*waitingLead // as in the file
}

type waitingLead struct {
	line  int
	state interp.LeadState
	taken atomic.Bool
}

// maxState is the most bytes of one lead's record: its fields, and what it did.
const maxState = 16 * maxRecord

// AppendState appends a lead's record as one line of JSON; an
// interp.StateEncoder.
func AppendState(dst []byte, s *interp.LeadState) ([]byte, error) {
	b := bytes.NewBuffer(dst)
	e := json.NewEncoder(b)
	e.SetEscapeHTML(false)
	err := e.Encode(s)
	return b.Bytes(), err
}

// ReadWaiting reads records as AppendState writes them; name stands in
// messages. An error of what the file says is a *DataError.
func ReadWaiting(r io.Reader, name string) (*Waiting, error) {
	w := &Waiting{name: name, leads: map[string]*waitingLead{}}
	if err := w.read(r); err != nil {
		return nil, readError(name, err)
	}
	return w, nil
}

func (w *Waiting) read(r io.Reader) error {
	lines := bufio.NewScanner(r)
	lines.Buffer(nil, maxState)
	n := 0
	for lines.Scan() {
		n++
		if len(bytes.TrimSpace(lines.Bytes())) == 0 {
			continue
		}
		if err := w.line(n, lines.Bytes()); err != nil {
			return err
		}
	}
	if errors.Is(lines.Err(), bufio.ErrTooLong) {
		return dataError(n+1, "", "the line is longer than %d MiB", maxState>>20)
	}
	return lines.Err()
}

// line reads one record.
func (w *Waiting) line(n int, text []byte) error {
	lead := &waitingLead{line: n}
	d := json.NewDecoder(bytes.NewReader(text))
	d.DisallowUnknownFields()
	if d.Decode(&lead.state) != nil || d.More() {
		return dataError(n, "the file must be one that --save-waiting wrote", "this is no record of a lead that waits")
	}
	id := lead.state.Lead
	if fault := idFault(id); fault != "" {
		return dataError(n, "", "%s", fault)
	}
	if other := w.leads[id]; other != nil {
		return dataError(n, "", "lead %s stands in line %d already", quoted(id), other.line)
	}
	w.leads[id] = lead
	w.sorted = append(w.sorted, lead)
	return nil
}

// Check finds the first record that no lead can go on from, as accepts says.
func (w *Waiting) Check(accepts func(*interp.LeadState) error) error {
	for _, lead := range w.sorted {
		if err := accepts(&lead.state); err != nil {
			return &DataError{File: w.name, Line: lead.line, Message: err.Error()}
		}
	}
	return nil
}

// Of is where a lead goes on; nil when it does not wait.
func (w *Waiting) Of(id string) *interp.LeadState {
	lead := w.leads[id]
	if lead == nil {
		return nil
	}
	lead.taken.Store(true)
	return &lead.state
}

// Left reports a lead that nobody asked for with Of: it is not among the leads
// of the run, and its flows would be lost. A nil Waiting has none.
func (w *Waiting) Left() error {
	if w == nil {
		return nil
	}
	for _, lead := range w.sorted {
		if waits := len(lead.state.Ready)+len(lead.state.Asleep) > 0; waits && !lead.taken.Load() {
			return &DataError{File: w.name, Line: lead.line, Message: "lead " + quoted(lead.state.Lead) + " waits and is not among the leads", Help: "give all leads that wait"}
		}
	}
	return nil
}
