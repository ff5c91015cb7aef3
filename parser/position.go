package parser

import (
	"sort"
	"unicode/utf8"

	"campaignc/lang"
)

// source is the text of one file with its line starts, so that any byte offset
// has a place. A line ends at "\n", "\r\n" or a lone "\r", as in an editor.
type source struct {
	path  string
	text  string
	lines []int // offset of each line's first byte
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

// position gives the place of a byte offset.
func (s *source) position(offset int) lang.Position {
	line := sort.SearchInts(s.lines, offset+1)
	start := s.lines[line-1]
	return lang.Position{
		Filename: s.path,
		Offset:   offset,
		Line:     line,
		Column:   utf8.RuneCountInString(s.text[start:offset]) + 1,
	}
}

// span gives the stretch from one offset up to another.
func (s *source) span(from, to int) lang.Span {
	return lang.Span{Pos: s.position(from), EndPos: s.position(to)}
}
