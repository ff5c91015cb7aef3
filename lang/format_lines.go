package lang

import (
	"bytes"
	"slices"
)

// renderLines writes the lines.
func renderLines(l *lines) []byte {
	l.list = slices.DeleteFunc(l.list, func(o outLine) bool { return o.from == o.to && o.comment == "" && !o.verbatim })
	l.separateItems()
	l.align()
	out := make([]byte, 0, len(l.text)*3/2+len(l.list)*step)
	for i := range l.list {
		out = l.appendLine(out, &l.list[i])
	}
	return out
}

func (l *lines) appendLine(out []byte, o *outLine) []byte {
	if o.blank {
		out = append(out, '\n')
	}
	out = appendSpaces(out, o.indent)
	from := o.from
	for _, c := range l.cellsOf(o) {
		out = append(out, l.text[from:o.from+c.at]...)
		out = appendSpaces(out, c.pad)
		from = o.from + c.at
	}
	out = append(out, l.text[from:o.to]...)
	if o.semicolon {
		out = append(out, ';')
	}
	if o.comment != "" {
		out = appendSpaces(out, o.gap)
		out = append(out, o.comment...)
	}
	return append(out, '\n')
}

func appendSpaces(out []byte, n int) []byte {
	for range n {
		out = append(out, ' ')
	}
	return out
}

// separateItems ends lines with `;` where their newline would separate nothing:
// the lexer drops it behind a name that reads like an operator, and before a
// name that reads as if the line went on.
func (l *lines) separateItems() {
	var before *outLine // the last line that is more than a comment
	for i := range l.list {
		o := &l.list[i]
		if o.from == o.to {
			continue
		}
		if o.item && before != nil {
			last := l.text[before.from:before.to]
			separated := last[len(last)-1] == '{' || last[len(last)-1] == ','
			before.semicolon = !separated && (endsLikeOperator(last) || beginsLikeOperator(l.text[o.from:o.to]))
		}
		before = o
	}
}

func endsLikeOperator(line []byte) bool {
	last := line[len(bytes.TrimRightFunc(line, isNameRune)):]
	return isJoiner(string(last))
}

func beginsLikeOperator(line []byte) bool {
	first, rest := cutName(line)
	second, _ := cutName(bytes.TrimLeft(rest, " "))
	switch first {
	case "and", "or", "else":
		return true
	case "on":
		return second == "failure" || second == "skip" || len(rest) == 0
	}
	return false
}

// cutName cuts a line behind the name that it begins with.
func cutName(line []byte) (name string, rest []byte) {
	rest = bytes.TrimLeftFunc(line, isNameRune)
	return string(line[:len(line)-len(rest)]), rest
}

// isJoiner reports whether the lexer drops a newline behind the word.
func isJoiner(word string) bool { return word == "and" || word == "or" || word == "otherwise" }

func isNameRune(r rune) bool {
	return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || r == '_'
}
