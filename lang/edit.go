package lang

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
)

// Edit is a change of a source: what stands in the span is replaced by the
// text. Of its span only the file and the offsets count.
type Edit struct {
	Span Span
	Text string
}

// Applied is a part of a source with the edits made in it, which lie apart from
// each other and within the part.
func Applied(source []byte, edits []Edit, part Span) string {
	edits = slices.Clone(edits)
	slices.SortStableFunc(edits, func(a, b Edit) int { return cmp.Compare(a.Span.Pos.Offset, b.Span.Pos.Offset) })
	var b strings.Builder
	at := part.Pos.Offset
	for _, e := range edits {
		b.Write(source[at:e.Span.Pos.Offset])
		b.WriteString(e.Text)
		at = e.Span.EndPos.Offset
	}
	b.Write(source[at:part.EndPos.Offset])
	return b.String()
}

// replace is the edit that does what the help says: it puts text into a place.
func (d *Diagnostic) replace(at Span, text string) *Diagnostic {
	d.Edits = append(d.Edits, Edit{at, text})
	return d
}

// enclose puts text before and after a place.
func (d *Diagnostic) enclose(at Span, before, after string) *Diagnostic {
	return d.replace(Span{at.Pos, at.Pos}, before).replace(Span{at.EndPos, at.EndPos}, after)
}

// guess suggests what a misspelt word in a place was most likely meant to be,
// unless nothing is near.
func (d *Diagnostic) guess(at Span, near string) *Diagnostic {
	if near == "" {
		return d
	}
	d.Help = "did you mean " + ticked(near) + "?"
	return d.replace(at, near)
}

// guessName suggests what a misspelt name in quotes was meant to be.
func (d *Diagnostic) guessName(at Span, near string) *Diagnostic {
	if near == "" {
		return d
	}
	d.Help = "did you mean " + quoted(near) + "?"
	return d.replace(at, literal(near))
}

// guessToken suggests a token; inside a text it stands in braces and keeps the
// default that was written.
func (c *checker) guessToken(d *Diagnostic, at Span, near string) *Diagnostic {
	written := c.source(at)
	if near == "" || !strings.HasPrefix(written, "{{") {
		return d.guess(at, near)
	}
	d.Help = "did you mean " + ticked("{{"+near+"}}") + "?"
	rest := "}}"
	if i := strings.Index(written, ":default="); i >= 0 {
		rest = written[i:]
	}
	return d.replace(at, "{{"+near+rest)
}

// source is what stands in a place.
func (c *checker) source(at Span) string {
	src := c.sources[at.Pos.Filename]
	if from, to := at.Pos.Offset, at.EndPos.Offset; 0 <= from && from < to && to <= len(src) {
		return string(src[from:to])
	}
	return ""
}

// textEscapes are what a text writes otherwise.
var textEscapes = strings.NewReplacer(`"`, `\"`, `\`, `\\`, "\n", `\n`, "\t", `\t`, "{{", `\{\{`)

// literal writes a text as it stands in a source. Characters that a source
// cannot hold are escaped.
func literal(s string) string {
	var b strings.Builder
	for _, r := range textEscapes.Replace(s) {
		if strconv.IsPrint(r) {
			b.WriteRune(r)
		} else {
			b.WriteString(`\u{` + strconv.FormatInt(int64(r), 16) + "}")
		}
	}
	return `"` + b.String() + `"`
}
