package main

import (
	"strconv"

	"campaignc/bench/intake"
	"campaignc/bench/stream"
)

// state is the lead that runs, and what an engine may do to it.
type state struct {
	stream.Row
	arena  stream.Arena
	log    stream.Emitter
	texts  *intake.Texts
	engine engine

	changed func(column int) // tells the engine what set changed, or nil
}

// Chunk runs a piece of the input.
func (s *state) Chunk(rows, leads, log []byte) ([]byte, []byte, error) {
	s.arena.Reset()
	s.log.Out = log
	for pos := 0; pos < len(rows); {
		var err error
		if pos, err = s.Parse(rows, pos, intake.Width, &s.arena); err != nil {
			return leads, s.log.Out, err
		}
		if err := s.log.Begin(s.Cells[intake.ID]); err != nil {
			return leads, s.log.Out, err
		}
		if err := s.engine.run(); err != nil {
			return leads, s.log.Out, err
		}
		leads = s.Append(leads)
	}
	return leads, s.log.Out, nil
}

// set changes the text that a statement sets, and logs it; what changes
// nothing logs nothing.
func (s *state) set(r intake.Record, value string) {
	column := intake.Statements[r].Column
	old := s.Cells[column]
	if old == value {
		return
	}
	s.log.Change(s.texts.Change[r], old, value)
	s.Set(column, value)
	if s.changed != nil {
		s.changed(column)
	}
}

// setInt changes a number.
func (s *state) setInt(r intake.Record, n int64) { s.set(r, s.arena.Itoa(n)) }

// called logs a call of an executable.
func (s *state) called(r intake.Record, qualified bool) {
	if qualified {
		s.log.Const(s.texts.Called[r])
	} else {
		s.log.Const(s.texts.Skipped[r])
	}
}

// int is a whole number of the lead; blank counts as 0. The generator writes
// numbers only.
func (s *state) int(column int) int64 {
	cell := s.Cells[column]
	if cell == "" {
		return 0
	}
	n, err := strconv.ParseInt(cell, 10, 64)
	if err != nil {
		panic(err)
	}
	return n
}
