package main

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"campaignc/lang"
)

// mark is a place that a snippet points at.
type mark struct {
	span  lang.Span
	label string
	first bool // the diagnostic's own place, not one that belongs to it
}

// snippet is some lines of one file with marks.
type snippet struct {
	file   string
	marks  []mark // in order of place; not empty
	headed bool   // with a line above that names the place
}

// nearLines is how far from a diagnostic's place another one may be to be shown
// in the same snippet.
const nearLines = 12

// snippets lays out what a diagnostic points at: its own place with those near
// it, then each other place by itself.
func snippets(d *lang.Diagnostic) []snippet {
	own := snippet{file: d.Span.Pos.Filename, marks: []mark{{span: d.Span, first: true}}}
	var others []snippet
	for _, r := range d.Related {
		m := mark{span: r.Span, label: r.Message}
		apart := r.Span.Pos.Line - d.Span.Pos.Line
		if r.Span.Pos.Filename == own.file && max(apart, -apart) <= nearLines {
			own.marks = append(own.marks, m)
		} else {
			others = append(others, snippet{file: r.Span.Pos.Filename, marks: []mark{m}, headed: true})
		}
	}
	slices.SortStableFunc(own.marks, func(a, b mark) int { return cmp.Compare(a.span.Pos.Line, b.span.Pos.Line) })
	return append([]snippet{own}, others...)
}

// gutter is the width of the widest line number.
func gutter(all []snippet) int {
	widest := 0
	for _, s := range all {
		widest = max(widest, len(strconv.Itoa(s.marks[len(s.marks)-1].span.Pos.Line)))
	}
	return widest
}

// finding is one diagnostic as it is laid out.
type finding struct {
	*report
	numbers int   // columns of the line numbers
	look    style // of its own place
}

// margin stands before a row that is no line of the source.
func (f *finding) margin() string {
	return strings.Repeat(" ", f.numbers+1) + f.paint.place.text("|")
}

// room is how many columns are left of a row after its margin.
func (f *finding) room() int { return f.width - f.numbers - 3 }

// snippet writes lines of source with their numbers, and below each line what
// is marked in it. A file whose text is not at hand leaves only the place.
func (f *finding) snippet(s snippet) {
	source, known := f.sources[s.file]
	if s.headed {
		label := ""
		if !known {
			label = " " + printable(s.marks[0].label)
		}
		fmt.Fprintf(&f.text, "%s%s %s%s\n", strings.Repeat(" ", f.numbers), f.paint.place.text("-->"), f.place(s.marks[0].span.Pos), label)
	}
	if !known {
		return
	}
	f.text.WriteString(f.margin() + "\n")
	for i := 0; i < len(s.marks); {
		n := i
		for n < len(s.marks) && s.marks[n].span.Pos.Line == s.marks[i].span.Pos.Line {
			n++
		}
		if i > 0 {
			f.between(source, s.marks[i-1].span.Pos, s.marks[i].span.Pos)
		}
		f.markedLine(source, s.marks[i:n])
		i = n
	}
}

// between writes the one line between two places, or that there are more.
func (f *finding) between(source []byte, above, below lang.Position) {
	switch below.Line - above.Line {
	case 1:
	case 2:
		line := lineAt(source, nextLine(source, above.Offset))
		text, _ := line.text(0, 0, f.room())
		f.sourceLine(above.Line+1, text)
	default:
		f.text.WriteString(f.paint.place.text("...") + "\n")
	}
}

func (f *finding) sourceLine(number int, text string) {
	line := f.paint.place.text(fmt.Sprintf("%*d |", f.numbers, number))
	if text != "" {
		line += " " + text
	}
	f.text.WriteString(line + "\n")
}

// markedLine writes a line and a row for each of its marks. Marks that are too
// far apart for one line get the line twice.
func (f *finding) markedLine(source []byte, marks []mark) {
	line := lineAt(source, marks[0].span.Pos.Offset)
	low, high := line.stretch(marks[0].span)
	for _, m := range marks[1:] {
		from, to := line.stretch(m.span)
		low, high = min(low, from), max(high, to)
	}
	if high-low > f.room()-2 && len(marks) > 1 {
		f.markedLine(source, marks[:1])
		f.markedLine(source, marks[1:])
		return
	}
	text, shift := line.text(low, high, f.room())
	f.sourceLine(marks[0].span.Pos.Line, text)
	for _, m := range marks {
		from, to := line.stretch(m.span)
		f.markRow(m, max(from-shift, 0), min(to-shift, f.room()))
	}
}

// markRow underlines from one column up to another and says why.
func (f *finding) markRow(m mark, from, to int) {
	sign, look := "-", f.paint.place
	if m.first {
		sign, look = "^", f.look
	}
	indent := strings.Repeat(" ", from)
	row := f.margin() + " " + indent + look.text(strings.Repeat(sign, max(to-from, 1)))
	label := printable(m.label)
	if label == "" {
		f.text.WriteString(row + "\n")
		return
	}
	if to+1+columns.StringWidth(label) <= f.room() {
		f.text.WriteString(row + " " + look.text(label) + "\n")
		return
	}
	f.text.WriteString(row + "\n")
	if f.room()-from < leastWidth {
		indent = "    "
	}
	for _, part := range wrap(label, f.room()-len(indent), 0) {
		f.text.WriteString(f.margin() + " " + indent + look.text(part) + "\n")
	}
}
