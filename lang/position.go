package lang

import "fmt"

// Position is a place in a source file. Line and Column count from 1, Column
// in code points; Offset counts bytes from 0. The fields are those of
// participle's position, so that the parser can fill them without this
// package knowing participle.
type Position struct {
	Filename string
	Offset   int
	Line     int
	Column   int
}

// String gives the place as `file:line:column`.
func (p Position) String() string {
	return fmt.Sprintf("%s:%d:%d", p.Filename, p.Line, p.Column)
}

// IsValid reports whether the position points into a file.
func (p Position) IsValid() bool { return p.Line > 0 }

// Span is the stretch of source from Pos up to, not including, EndPos. Every
// node of the tree embeds one.
type Span struct {
	Pos    Position
	EndPos Position
}

// Range returns the span itself; it makes every type that embeds a Span a Node.
func (s Span) Range() Span { return s }

// To returns the span from the start of s to the end of t.
func (s Span) To(t Span) Span { return Span{s.Pos, t.EndPos} }

// EndAt moves the end of the span. The parser closes nodes with it that an
// error cut short.
func (s *Span) EndAt(end Position) { s.EndPos = end }
