package main

import (
	"encoding/json"
	"fmt"
	"strings"

	"campaignc/lang"
)

// checkJSON is what `check --format json` prints. SPEC.md says what its fields
// mean; places count lines and columns from 1, columns in characters, offsets
// in bytes from 0.
type checkJSON struct {
	Diagnostics []diagnosticJSON `json:"diagnostics"`
	Allowed     []allowedJSON    `json:"allowed,omitempty"`
	Errors      int              `json:"errors"`
	Warnings    int              `json:"warnings"`
	Files       int              `json:"files"`
	Campaigns   int              `json:"campaigns"`
}

type diagnosticJSON struct {
	Code     lang.Code     `json:"code"`
	Name     string        `json:"name,omitempty"`
	Severity string        `json:"severity"`
	Message  string        `json:"message"`
	Help     string        `json:"help,omitempty"`
	Why      string        `json:"why,omitempty"`
	At       placeJSON     `json:"at"`
	Related  []relatedJSON `json:"related,omitempty"`
	Edits    []editJSON    `json:"edits,omitempty"`
}

// allowedJSON is a warning that a comment in the source allows.
type allowedJSON struct {
	Code    lang.Code `json:"code"`
	Name    string    `json:"name"`
	Message string    `json:"message"`
	Reason  string    `json:"reason"`
	At      placeJSON `json:"at"`
}

type relatedJSON struct {
	Message string    `json:"message"`
	At      placeJSON `json:"at"`
}

type editJSON struct {
	At   placeJSON `json:"at"`
	Text string    `json:"text"`
}

type placeJSON struct {
	File      string `json:"file"`
	Line      int    `json:"line"`
	Column    int    `json:"column"`
	EndLine   int    `json:"end_line"`
	EndColumn int    `json:"end_column"`
	Offset    int    `json:"offset"`
	EndOffset int    `json:"end_offset"`
}

// writeCheckJSON prints what was found as one JSON object.
func writeCheckJSON(out *terminal, w *workspace) error {
	all := checkJSON{Diagnostics: []diagnosticJSON{}, Files: len(w.Files), Campaigns: len(w.Campaigns)}
	for _, d := range w.diagnostics {
		story, _ := lang.StoryOf(d.Code)
		found := diagnosticJSON{Code: d.Code, Name: d.Code.Name(), Severity: d.Severity.String(), Message: d.Message, Help: d.Help, Why: story.Why, At: w.placeJSON(d.Span)}
		for _, r := range d.Related {
			found.Related = append(found.Related, relatedJSON{r.Message, w.placeJSON(r.Span)})
		}
		for _, e := range d.Edits {
			found.Edits = append(found.Edits, editJSON{w.placeJSON(e.Span), e.Text})
		}
		all.Diagnostics = append(all.Diagnostics, found)
		if d.Severity == lang.Error {
			all.Errors++
		} else {
			all.Warnings++
		}
	}
	for _, a := range w.Allowed {
		all.Allowed = append(all.Allowed, allowedJSON{a.Code, a.Code.Name(), a.Message, a.Reason, w.placeJSON(a.Span)})
	}
	return writeJSON(out, all)
}

func (w *workspace) placeJSON(s lang.Span) placeJSON {
	return placeJSON{
		File: pathIn(w.folder, s.Pos.Filename), Line: s.Pos.Line, Column: s.Pos.Column,
		EndLine: s.EndPos.Line, EndColumn: s.EndPos.Column, Offset: s.Pos.Offset, EndOffset: s.EndPos.Offset,
	}
}

// writeJSON prints a value in indented JSON, without a character that a
// terminal would act on: those are escaped.
func writeJSON(out *terminal, v any) error {
	text, err := json.MarshalIndent(v, "", "  ")
	if err != nil {
		return err
	}
	var b strings.Builder
	for _, r := range string(text) {
		if hidden(r) {
			fmt.Fprintf(&b, `\u%04x`, r) // all of them are below U+10000
		} else {
			b.WriteRune(r)
		}
	}
	out.writeStyled(b.String() + "\n")
	return nil
}
