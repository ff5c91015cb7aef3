package parser

import (
	"sort"
	"unicode/utf8"

	"campaignc/lang"
)

// source is the text of one file with its line starts, so that any byte offset
// has a place. It belongs to one parse. A line ends at "\n", "\r\n" or a lone "\r", as in an editor.
type source struct {
	path  string
	text  string
	lines []int         // offset of each line's first byte
	last  lang.Position // the last one asked for: places are mostly asked for in order
}

func newSource(path, text string) *source {
	s := &source{path: path, text: text, lines: []int{0}}
	for i := 0; i < len(text); i++ {
		switch {
		case text[i] == '\n', text[i] == '\r' && !(i+1 < len(text) && text[i+1] == '\n'):
			s.lines = append(s.lines, i+1)
		}
	}
	return s
}

// position gives the place of a byte offset. It is quick for places that are
// asked for in order, also on a line of a megabyte.
func (s *source) position(offset int) lang.Position {
	line := sort.SearchInts(s.lines, offset+1)
	p := lang.Position{Filename: s.path, Offset: s.lines[line-1], Line: line, Column: 1}
	if s.last.Line == line && s.last.Offset <= offset {
		p = s.last
	}
	p.Column += utf8.RuneCountInString(s.text[p.Offset:offset])
	p.Offset = offset
	s.last = p
	return p
}

// span gives the stretch from one offset up to another.
func (s *source) span(from, to int) lang.Span {
	return lang.Span{Pos: s.position(from), EndPos: s.position(to)}
}
