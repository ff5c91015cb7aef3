package parser

import "strings"

// layout turns the newlines that separate nothing into spaces: those inside
// `(` and `[`, those after an operator or a comma, those before a line that
// goes on (`and`, `or`, `else`, `on failure`, `on skip`, `{`), and blank lines. A bracket without a partner does not count, so a
// forgotten `)` spoils its own line and no more.
func layout(text string, tokens []scanned) {
	l := layouter{text: text, tokens: tokens, after: true}
	for i := range tokens {
		switch tokens[i].kind {
		case tokSpace, tokComment:
		case tokNewline:
			l.newline(i)
		default:
			l.token(i)
		}
	}
}

// layouter is the state of layout between two tokens.
type layouter struct {
	text   string
	tokens []scanned
	depth  int   // paired ( and [ open in the current braces
	outer  []int // depth outside each open brace
	after  bool  // a newline here separates nothing, going by the token before
	next   int   // index of the next token that is no space, comment or newline
	goesOn bool  // that token goes on with the line before it
}

func (l *layouter) value(i int) string {
	start := 0
	if i > 0 {
		start = l.tokens[i-1].end
	}
	return l.text[start:l.tokens[i].end]
}

func (l *layouter) newline(i int) {
	if l.value(i) == ";" {
		l.after = true
		return
	}
	if l.after || l.depth > 0 || l.continues(i) {
		l.tokens[i].kind = tokSpace
		return
	}
	l.after = true
}

// continues reports whether the next line goes on with the current one. It
// looks ahead once for all the newlines before a token.
func (l *layouter) continues(i int) bool {
	if l.next <= i {
		l.next = l.significant(i + 1)
		l.goesOn = l.next < len(l.tokens) && l.isContinuation()
	}
	return l.goesOn
}

// isContinuation reports whether no item begins with the next token.
func (l *layouter) isContinuation() bool {
	switch l.value(l.next) {
	case "and", "or", "{":
		return true
	case "else":
		after := l.significant(l.next + 1)
		return after == len(l.tokens) || l.value(after) == "{" || l.value(after) == "if"
	case "on":
		after := l.significant(l.next + 1)
		return after < len(l.tokens) && (l.value(after) == "failure" || l.value(after) == "skip")
	}
	return false
}

// significant returns the index of the first token from i on that is no space,
// comment or newline.
func (l *layouter) significant(i int) int {
	for i < len(l.tokens) {
		k := l.tokens[i].kind
		if k != tokSpace && k != tokComment && (k != tokNewline || l.value(i) == ";") {
			return i
		}
		i++
	}
	return i
}

func (l *layouter) token(i int) {
	value := l.value(i)
	l.after = false
	switch value {
	case "(", "[":
		if l.tokens[i].paired {
			l.depth++
		}
	case ")", "]":
		if l.tokens[i].paired {
			l.depth--
		}
	case "{":
		l.outer = append(l.outer, l.depth)
		l.depth, l.after = 0, true
	case "}":
		l.depth = 0
		if n := len(l.outer); n > 0 {
			l.depth, l.outer = l.outer[n-1], l.outer[:n-1]
		}
	case "and", "or", "otherwise":
		l.after = true
	default:
		l.after = len(value) == 1 && strings.Contains(",+-*/", value)
	}
}
