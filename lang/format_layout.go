package lang

import "unicode/utf8"

// outLine is a line of the output.
type outLine struct {
	from, to  int // the text, in lines.text
	indent    int
	comment   string // at the end of the line, or alone
	gap       int    // spaces before the comment
	class     rowClass
	firstCell int // its cells, in lines.cells
	cellCount int
	blank     bool // a blank line comes before
	item      bool // an item begins here
	inString  bool // begins within a string
	verbatim  bool // ends within a string: spaces there belong to it
	semicolon bool // ends with `;`, since its newline would separate nothing
}

// cell is where a further column of a row begins, counted from the start of
// the text, and the spaces to put before it.
type cell struct{ at, pad int }

// lines are the lines of the output. They share one buffer for their texts.
type lines struct {
	text  []byte
	list  []outLine
	cells []cell
}

// cellsOf are the columns of a row behind its first.
func (l *lines) cellsOf(o *outLine) []cell { return l.cells[o.firstCell : o.firstCell+o.cellCount] }

// level is an open group while lines are made.
type level struct {
	broken     bool
	holdsLines bool // has new lines in it: all of its breaks are new lines too
	base       int  // indent of the line on which the group began
}

// layouter makes lines of a stream.
type layouter struct {
	lines
	marks    []mark
	toBreak  []int32 // for each mark, the columns before the next place where the line can end
	levels   []level
	column   int // width of the current line so far
	indent   int // of the current line, or of the line on which a string over several lines began
	rowDepth int // levels that are open around the item that begins the current line, or 0
}

// layOut decides where lines end.
func layOut(s stream) *lines {
	l := &layouter{marks: s.marks}
	l.measure()
	l.measureBack()
	l.begin(0)
	for i := range l.marks {
		l.mark(int32(i))
	}
	l.end()
	return &l.lines
}

// measure adds up columns and links each group and break with its end.
func (l *layouter) measure() {
	var groups []measured
	columns, ends := int32(0), 0
	for i := range l.marks {
		m, here := &l.marks[i], int32(i)
		m.at = columns
		switch m.kind {
		case markText:
			columns += int32(utf8.RuneCountInString(m.text))
		case markBlock:
			columns += int32(len(blockQuote))
			ends++
		case markComment, markNewline:
			ends++
		case markBreak:
			columns += int32(len(m.text))
			group := &groups[len(groups)-1]
			l.link(group.last, here)
			group.last = here
		case markOpen:
			groups = append(groups, measured{open: here, last: -1, ends: ends})
		case markClose:
			group := groups[len(groups)-1]
			groups = groups[:len(groups)-1]
			l.link(group.last, here)
			l.link(group.open, here)
			l.marks[group.open].lines = ends > group.ends
		}
	}
	l.text = make([]byte, 0, columns)
	l.list = make([]outLine, 0, ends+1)
}

// measured is an open group while columns are added up.
type measured struct {
	open, last int32 // where it began, and its last break so far or -1
	ends       int   // marks before it that end a line whatever the width
}

func (l *layouter) link(from, to int32) {
	if from >= 0 {
		l.marks[from].link = to
	}
}

// measureBack finds for each mark the next place where a line can end.
func (l *layouter) measureBack() {
	n := len(l.marks)
	l.toBreak = make([]int32, n)
	for i := n - 1; i >= 0; i-- {
		switch m := &l.marks[i]; {
		case m.kind == markBreak || m.kind == markNewline || m.kind == markComment || i == n-1:
			l.toBreak[i] = m.at
		default:
			l.toBreak[i] = l.toBreak[i+1]
		}
	}
}

// fits reports whether what stands between two marks fits on the current line,
// together with what follows up to the next place where the line can end and
// extra columns.
func (l *layouter) fits(from, to int32, extra int) bool {
	return l.column+int(l.toBreak[to]-l.marks[from].at)+extra <= lineWidth
}

func (l *layouter) mark(i int32) {
	m := &l.marks[i]
	switch m.kind {
	case markText:
		l.write(m.text)
	case markBlock:
		l.block(m.text)
	case markBroken:
		if l.level().broken {
			l.write(m.text)
		}
	case markComment:
		l.comment(m)
	case markBreak:
		if l.breaks(i) {
			l.newline(m)
		} else {
			l.write(m.text)
		}
	case markNewline:
		l.newline(m)
	case markRow, markCell:
		l.row(m)
	case markOpen:
		l.open(i, m)
	case markClose:
		l.levels = l.levels[:len(l.levels)-1]
	}
}

func (l *layouter) level() *level { return &l.levels[len(l.levels)-1] }

// breaks decides whether a break becomes a new line.
func (l *layouter) breaks(i int32) bool {
	f, m := l.level(), &l.marks[i]
	if !f.broken || f.holdsLines || m.policy == together {
		return f.broken
	}
	next, extra := m.link, 0
	if before := &l.marks[next-1]; before.kind == markBroken {
		extra = len(before.text)
	}
	return !l.fits(i, next, extra)
}

// open decides whether a group is broken: it does not fit, or holds new lines.
func (l *layouter) open(i int32, m *mark) {
	f := level{base: l.indent, holdsLines: m.lines}
	if len(l.levels) == 0 || l.level().broken {
		f.broken = f.holdsLines || !l.fits(i, m.link, 0)
	}
	l.levels = append(l.levels, f)
}

func (l *layouter) current() *outLine { return &l.list[len(l.list)-1] }

// begin starts a line.
func (l *layouter) begin(indent int) {
	l.list = append(l.list, outLine{from: len(l.text), indent: indent})
	l.column, l.indent, l.rowDepth = indent, indent, 0
}

// end ends the current line.
func (l *layouter) end() {
	c := l.current()
	for !c.verbatim && len(l.text) > c.from && l.text[len(l.text)-1] == ' ' {
		l.text = l.text[:len(l.text)-1]
	}
	c.to = len(l.text)
	for c.cellCount > 0 && c.from+l.cellsOf(c)[c.cellCount-1].at > c.to {
		c.cellCount-- // a comment came before what the column was for
	}
}

// newline begins a line, unless the current one is empty still.
func (l *layouter) newline(m *mark) {
	c := l.current()
	used := len(l.text) > c.from || c.comment != ""
	indent, blank := l.level().base+int(m.indent), m.blank
	if used {
		l.end()
	} else {
		blank = blank || c.blank
		l.list = l.list[:len(l.list)-1]
	}
	l.begin(indent)
	c = l.current()
	c.blank = blank
	if m.item {
		c.item, l.rowDepth = true, len(l.levels)
	}
}

// write adds text to the current line. Spaces are for what stands before them.
func (l *layouter) write(text string) {
	if len(l.text) == l.current().from {
		for len(text) > 0 && text[0] == ' ' {
			text = text[1:]
		}
	}
	l.text = append(l.text, text...)
	l.column += utf8.RuneCountInString(text)
}

// comment ends the current line with a comment, or the next one if this line
// has one already.
func (l *layouter) comment(m *mark) {
	if l.current().comment != "" {
		l.newline(m)
	}
	l.current().comment = m.text
}

// row notes a column of the row that the current line is. What stands deeper
// in the line's item is no row.
func (l *layouter) row(m *mark) {
	c := l.current()
	switch {
	case l.rowDepth == 0 || len(l.levels) != l.rowDepth+1:
	case m.kind == markRow:
		c.class = m.class
	default:
		if c.cellCount == 0 {
			c.firstCell = len(l.cells)
		}
		l.cells = append(l.cells, cell{at: len(l.text) - c.from})
		c.cellCount++
	}
}

// block writes a string over several lines, its lines indented from the line
// on which it begins, unless its value holds their indent.
func (l *layouter) block(raw string) {
	base := l.indent
	texts, indented := blockLines(raw)
	l.write(blockQuote)
	for i, text := range texts {
		if indented || i > 0 {
			l.beginInString(0)
		}
		if indented && text != "" {
			l.current().indent = base + step
		}
		l.text = append(l.text, text...)
	}
	if indented {
		l.beginInString(base + step)
	}
	l.text = append(l.text, blockQuote...)
	l.column = l.current().indent + utf8.RuneCount(l.text[l.current().from:])
	l.indent = base
}

// beginInString starts a line within a string.
func (l *layouter) beginInString(indent int) {
	l.current().verbatim = true
	l.end()
	l.begin(indent)
	l.current().inString = true
}
