package lang_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
)

// arranger gives the tokens of a generated program a layout.
type arranger struct {
	*rand.Rand
	b        strings.Builder
	depths   []int    // open ( and [ in each open brace
	comments []string // that were put in
	density  density
}

// density says how many comments are planted.
type density int

const (
	sparse density = iota // a few
	some                  // at some places where a line may end
	all                   // one behind and one below wherever a line may end
)

// arrange puts spaces and, where the lexer lets them separate nothing, new lines
// between the tokens, and plants comments.
func arrange(r *rand.Rand, tokens []lexeme, d density) (src string, comments []string) {
	a := &arranger{Rand: r, density: d, depths: []int{0}}
	a.lineEnd(false)
	for i, t := range tokens {
		switch {
		case t.ends:
			a.ends(tokens, i)
			continue
		case i == 0:
		case a.mayBreak(tokens, i) && (a.density == all || a.IntN(4) == 0):
			a.lineEnd(true)
		case t.glue || a.needsSpace(tokens[i-1].text, t.text) || a.IntN(2) == 0:
			a.b.WriteString([]string{" ", "  ", "\t"}[a.IntN(3)])
		}
		a.b.WriteString(t.text)
		switch t.text {
		case "(", "[":
			a.depths[len(a.depths)-1]++
		case ")", "]":
			a.depths[len(a.depths)-1]--
		case "{":
			a.depths = append(a.depths, 0)
		case "}":
			a.depths = a.depths[:max(len(a.depths)-1, 1)] // a mutated program may close too much
		}
	}
	a.lineEnd(false)
	return a.b.String(), a.comments
}

func isWordByte(c byte) bool {
	return c == '_' || c >= '0' && c <= '9' || c|0x20 >= 'a' && c|0x20 <= 'z'
}

func (a *arranger) needsSpace(before, after string) bool {
	if before == "" {
		return false
	}
	last, first := before[len(before)-1], after[0]
	if isWordByte(last) && isWordByte(first) || last == '"' && first == '"' {
		return true
	}
	// what could become another token: `+ =`, `- >`, `1 .`, `09 : 00`, `/ /`
	const joining = "+-*/<>=!.:,"
	return strings.IndexByte(joining, last) >= 0 && strings.IndexByte(joining, first) >= 0 ||
		isWordByte(last) && strings.IndexByte("-.:", first) >= 0 && last <= '9' || strings.IndexByte("-.:", last) >= 0 && first <= '9'
}

// mayBreak reports whether a new line before token i separates nothing.
func (a *arranger) mayBreak(tokens []lexeme, i int) bool {
	before, t := tokens[i-1], tokens[i]
	switch {
	case t.glue || before.ends:
		return false
	case before.text == "{" || t.text == "}" || a.depths[len(a.depths)-1] > 0:
		return true
	case slices.Contains([]string{"and", "or", "otherwise", ",", "+", "-", "*", "/"}, before.text):
		return true
	}
	return goesOn(tokens[i:])
}

// goesOn reports whether a line that begins with the tokens goes on with the
// one before.
func goesOn(tokens []lexeme) bool {
	switch tokens[0].text {
	case "and", "or":
		return true
	case "else":
		return len(tokens) > 1 && (tokens[1].text == "{" || tokens[1].text == "if")
	case "on":
		return len(tokens) > 1 && (tokens[1].text == "failure" || tokens[1].text == "skip")
	}
	return false
}

// ends puts what separates items.
func (a *arranger) ends(tokens []lexeme, i int) {
	last := tokens[i-1].text
	swallowed := last == "and" || last == "or" || last == "otherwise" || i+1 < len(tokens) && goesOn(tokens[i+1:])
	comma := tokens[i].list && a.IntN(2) == 0
	switch {
	case comma:
		a.b.WriteString(",")
	case swallowed || a.IntN(4) == 0:
		a.b.WriteString(" ;")
	}
	if !comma && !swallowed || a.density == all || a.IntN(2) == 0 {
		a.lineEnd(true)
	} else {
		a.b.WriteString(" ")
	}
}

// plants decides whether a comment is planted at a place.
func (a *arranger) plants() bool {
	return a.density == all || a.density == some && a.IntN(2) == 0 || a.IntN(12) == 0
}

// lineEnd ends the line, if one is begun, and puts comments and blank lines.
func (a *arranger) lineEnd(begun bool) {
	if begun && a.plants() {
		if a.IntN(2) == 0 || strings.HasSuffix(a.b.String(), "/") {
			a.b.WriteString(" ")
		}
		a.comment()
	} else if begun {
		a.newline()
	}
	for more := a.plants(); more; more = a.density != all && a.plants() {
		a.b.WriteString([]string{"", "    "}[a.IntN(2)])
		a.comment()
	}
	for a.IntN(5) == 0 {
		a.newline()
	}
}

func (a *arranger) comment() {
	text := fmt.Sprintf("// %d", len(a.comments))
	a.comments = append(a.comments, text)
	a.b.WriteString(text + []string{"", "  "}[a.IntN(2)])
	a.newline()
}

func (a *arranger) newline() { a.b.WriteString([]string{"\n", "\r\n", "\n\t "}[a.IntN(3)]) }
