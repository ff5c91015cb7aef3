package lang

import "unicode/utf8"

const (
	cellWidth    = 40 // columns after which a cell is left out of alignment
	commentStart = 72 // columns after which a comment is left out of alignment
)

// align pads the columns of rows that follow each other, then the comments of
// lines that do.
func (l *lines) align() {
	for from := 0; from < len(l.list); {
		rows, to := l.rows(from)
		l.alignCells(rows)
		from = to
	}
	for from := 0; from < len(l.list); {
		to := from + 1
		for to < len(l.list) && l.sameBlock(&l.list[to-1], &l.list[to]) {
			to++
		}
		l.alignComments(l.list[from:to])
		from = to
	}
}

// rows finds the rows that have columns in common with the line, if it is one:
// those of its class that follow it with no blank line or comment between. It
// gives the place behind them.
func (l *lines) rows(from int) (rows []*outLine, to int) {
	first := &l.list[from]
	if first.class == noRow {
		return nil, from + 1
	}
	rows = append(rows, first)
	for to = from + 1; to < len(l.list); to++ {
		switch o := &l.list[to]; {
		case o.goesOn(first):
		case o.class == first.class && o.indent == first.indent && !o.blank:
			rows = append(rows, o)
		default:
			return rows, to
		}
	}
	return rows, to
}

// goesOn reports whether the line is a further line of a row.
func (o *outLine) goesOn(row *outLine) bool {
	return o.inString || o.indent > row.indent || o.indent == row.indent && !o.item && o.from < o.to
}

func (l *lines) alignCells(rows []*outLine) {
	if len(rows) < 2 {
		return
	}
	most := 0
	for _, o := range rows {
		most = max(most, o.cellCount)
	}
	for k := range most {
		widest := 0
		for _, o := range rows {
			if w := l.cellWidth(o, k); w <= cellWidth {
				widest = max(widest, w)
			}
		}
		for _, o := range rows {
			if w := l.cellWidth(o, k); w > 0 && w < widest {
				l.cellsOf(o)[k].pad = widest - w
			}
		}
	}
}

// cellWidth is the width of the column before cell k, or 0.
func (l *lines) cellWidth(o *outLine, k int) int {
	if k >= o.cellCount {
		return 0
	}
	from, cells := 0, l.cellsOf(o)
	if k > 0 {
		from = cells[k-1].at
	}
	return utf8.RuneCount(l.text[o.from+from : o.from+cells[k].at])
}

// sameBlock reports whether the comments of two lines are aligned: both hold
// code, are neighbours in a block, and no braces begin or end with them.
func (l *lines) sameBlock(a, b *outLine) bool {
	return a.indent == b.indent && !b.blank && l.isPlain(a) && l.isPlain(b)
}

func (l *lines) isPlain(o *outLine) bool {
	return o.from < o.to && !o.verbatim && l.text[o.from] != '}' && l.text[o.to-1] != '{'
}

func (l *lines) alignComments(run []outLine) {
	widest := 0
	for i := range run {
		if w := l.width(&run[i]); run[i].comment != "" && w <= commentStart {
			widest = max(widest, w)
		}
	}
	for i := range run {
		if o := &run[i]; o.from < o.to {
			o.gap = max(widest-l.width(o), 0) + 1
		}
	}
}

// width is the number of columns of a line's code.
func (l *lines) width(o *outLine) int {
	w := o.indent + utf8.RuneCount(l.text[o.from:o.to])
	for _, c := range l.cellsOf(o) {
		w += c.pad
	}
	if o.semicolon {
		w++
	}
	return w
}
