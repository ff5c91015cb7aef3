package main

import (
	"strings"
	"unicode/utf8"

	"github.com/clipperhouse/uax29/v2/graphemes"
	"github.com/mattn/go-runewidth"

	"campaignc/lang"
)

// glyph is what a reader sees as one character: its text, safe to show, the
// columns it takes, and where it begins in the source.
type glyph struct {
	text  string
	width int
	from  int // byte offset in the line
}

// columns measures texts the same way on every machine, whatever its locale
// says of characters of ambiguous width.
var columns = &runewidth.Condition{StrictEmojiNeutral: true}

// tabWidth is the distance of tab stops in a shown line.
const tabWidth = 4

// glyphs cuts a line into what is shown of it.
func glyphs(line string) []glyph {
	var out []glyph
	column := 0
	for at := graphemes.FromString(line); at.Next(); {
		g := glyph{text: printable(at.Value()), from: at.Start()}
		if g.text == "\t" {
			g.text = strings.Repeat(" ", tabWidth-column%tabWidth)
		}
		g.width = columns.StringWidth(g.text)
		column += g.width
		out = append(out, g)
	}
	return out
}

// sourceLine is a line of a source as it is shown.
type sourceLine struct {
	glyphs []glyph
	length int // in bytes
	start  int // byte offset of the first glyph in the file
	before bool
	after  bool // there is more of the line before the first, after the last glyph
}

// longLine is how much of a very long line is looked at around a place.
const longLine = 4096

// lineAt is the line that holds a byte of the source. Lines end as the parser
// has it: at "\n", "\r\n" or a lone "\r".
func lineAt(source []byte, offset int) sourceLine {
	offset = min(max(offset, 0), len(source))
	start, end := offset, offset
	for start > 0 && !isLineEnd(source[start-1]) && offset-start < longLine {
		start--
	}
	for end < len(source) && !isLineEnd(source[end]) && end-offset < longLine {
		end++
	}
	for start < offset && !utf8.RuneStart(source[start]) {
		start++
	}
	for end > offset && end < len(source) && !utf8.RuneStart(source[end]) {
		end--
	}
	return sourceLine{
		glyphs: glyphs(string(source[start:end])), length: end - start, start: start,
		before: start > 0 && !isLineEnd(source[start-1]),
		after:  end < len(source) && !isLineEnd(source[end]),
	}
}

func isLineEnd(c byte) bool { return c == '\n' || c == '\r' }

// nextLine is the offset of the line after the one that holds the offset.
func nextLine(source []byte, offset int) int {
	for offset < len(source) && !isLineEnd(source[offset]) {
		offset++
	}
	if offset+1 < len(source) && source[offset] == '\r' && source[offset+1] == '\n' {
		offset++
	}
	return offset + 1
}

// stretch gives the columns from and to which a span reaches in the line that
// it begins in; it is never empty.
func (l *sourceLine) stretch(span lang.Span) (start, end int) {
	from, to := span.Pos.Offset-l.start, span.EndPos.Offset-l.start
	column := 0
	start = -1
	for i, g := range l.glyphs {
		next := l.length
		if i+1 < len(l.glyphs) {
			next = l.glyphs[i+1].from
		}
		if start < 0 && from < next {
			start = column
		}
		if to > g.from {
			end = column + g.width
		}
		column += g.width
	}
	if start < 0 {
		start = column
	}
	return start, max(end, start+1)
}

// width is the number of columns of the line.
func (l *sourceLine) width() int {
	n := 0
	for _, g := range l.glyphs {
		n += g.width
	}
	return n
}

// text shows the line in so many columns; one that is longer is cut around the
// columns from start to end. The shift is what columns have moved by.
func (l *sourceLine) text(start, end, room int) (text string, shift int) {
	whole := l.width()
	if whole <= room && !l.before && !l.after {
		return strings.TrimRight(plainText(l.glyphs), " "), 0
	}
	left := 0
	if end+room/8 > room || l.before {
		left = max(0, start-max(0, room-(end-start))/2)
		left = max(0, min(left, whole-room+1))
	}
	var b strings.Builder
	column, used := 0, 0
	if left > 0 || l.before {
		b.WriteString("…")
		used = 1
	}
	shift = left - used
	for i, g := range l.glyphs {
		more := 0
		if l.after || i+1 < len(l.glyphs) {
			more = 1 // for the sign that the line goes on
		}
		switch {
		case column < left:
			if over := column + g.width - left; over > 0 { // cut through a wide character
				b.WriteString(strings.Repeat(" ", over))
				used += over
			}
		case used+g.width+more > room:
			return b.String() + "…", shift
		default:
			b.WriteString(g.text)
			used += g.width
		}
		column += g.width
	}
	if l.after {
		b.WriteString("…")
	}
	return b.String(), shift
}

func plainText(gs []glyph) string {
	var b strings.Builder
	for _, g := range gs {
		b.WriteString(g.text)
	}
	return b.String()
}

// wrap breaks a text into lines of so many columns, at spaces. Of the first
// line some are taken already.
func wrap(text string, room, taken int) []string {
	var lines []string
	line, used := "", taken
	for _, word := range strings.Fields(text) {
		width := columns.StringWidth(word)
		switch {
		case line == "":
			line, used = word, used+width
		case used+1+width <= room:
			line, used = line+" "+word, used+1+width
		default:
			lines = append(lines, line)
			line, used = word, width
		}
	}
	return append(lines, line)
}
