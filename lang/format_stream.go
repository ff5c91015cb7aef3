package lang

// The stream is what the printer makes of a tree: texts, places where a line
// may or must end, and the groups that decide about these places together.

const (
	lineWidth    = 100 // columns after which a line is broken where it can be
	step         = 2   // indent of what stands in braces and brackets
	continuation = 4   // indent of the further lines of an item
)

// mark is one element of the stream.
type mark struct {
	text   string
	at     int32 // columns of all that comes before, were it on one line
	link   int32 // open: its close; break: the next break, or the close, of its group
	kind   markKind
	policy policy
	class  rowClass
	indent int8 // of the line that begins here, relative to the line on which the group began
	blank  bool // a blank line comes before the line that begins here
	item   bool // an item begins here
	lines  bool // open: the group holds marks that end a line whatever the width
}

type markKind uint8

const (
	markText    markKind = iota
	markBlock            // a string over several lines
	markBroken           // a text that stands only where the group is broken
	markComment          // a comment at the end of the line
	markBreak            // the text where the group is on one line, else a new line
	markNewline          // a new line
	markRow              // the line is one of the rows that share columns
	markCell             // the next column of the row begins
	markOpen
	markClose
)

// policy says when a break becomes a new line in a group that does not fit.
type policy uint8

const (
	together policy = iota // always
	filled                 // when what follows up to the next break does not fit
)

// rowClass tells which rows have columns in common.
type rowClass uint8

const (
	noRow rowClass = iota
	fieldRow
	tokenRow
	statusRow
	attributeRow
	recordRow
	tableRow
)

// stream collects marks.
type stream struct {
	marks   []mark
	indents []int8 // of the open groups
}

func (s *stream) add(m mark) { s.marks = append(s.marks, m) }

// text prints texts as they are, on the current line.
func (s *stream) text(texts ...string) {
	for _, t := range texts {
		if t != "" {
			s.add(mark{kind: markText, text: t})
		}
	}
}

// open begins a group. Its lines are indented from the line it begins on.
func (s *stream) open(indent int8) {
	s.add(mark{kind: markOpen})
	s.indents = append(s.indents, indent)
}

func (s *stream) close() {
	s.add(mark{kind: markClose})
	s.indents = s.indents[:len(s.indents)-1]
}

// indent is that of the innermost group's lines.
func (s *stream) indent() int8 { return s.indents[len(s.indents)-1] }

// breakAt is a place for a new line. Where none begins, the text stands.
func (s *stream) breakAt(when policy, indent int8, flat string) {
	s.add(mark{kind: markBreak, policy: when, text: flat, indent: indent})
}

// breakItem is a place for a new line with an item.
func (s *stream) breakItem(indent int8, flat string) {
	s.add(mark{kind: markBreak, text: flat, indent: indent, item: true})
}

// newline ends the line. At the start of a line it only sets the indent.
func (s *stream) newline(indent int8) { s.add(mark{kind: markNewline, indent: indent}) }

// newItem begins a line with an item.
func (s *stream) newItem(indent int8, blank bool) {
	s.add(mark{kind: markNewline, indent: indent, blank: blank, item: true})
}

// ifBroken prints a text where the group is broken.
func (s *stream) ifBroken(text string) { s.add(mark{kind: markBroken, text: text}) }

// row makes the current line one of the rows that share columns.
func (s *stream) row(c rowClass) { s.add(mark{kind: markRow, class: c}) }

// cell begins the next column of the row.
func (s *stream) cell() { s.add(mark{kind: markCell}) }
