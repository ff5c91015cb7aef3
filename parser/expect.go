package parser

import (
	"regexp"
	"slices"
	"strings"
)

// wanted says what the symbols of the grammar mean to a reader.
var wanted = map[string]string{
	"Ident": "a name", "<ident>": "a name", "Name": "a name", "Str": "a quoted name", "<string>": "a quoted name",
	"<int>": "a whole number", "<float>": "a number", "<date>": "a date", "<datetime>": "a date with a time", "<time>": "a time of day",
	"Quantity": "a length of time such as `3 days`", "Moment": "a time such as `09:00`", "Expr": "a value", "Cond": "a condition",
	"TypeExpr": "a type such as `string`", "Block": "`{`", "Conditions": "`{`", "Record": "`{`",
	"ContextPart": "`parent tokens` or `my.name = value`", "ColumnDecl": "the name of a column", "FieldDecl": "a field such as `country: string`", "StatusDecl": "`status`",
	"SegmentDecl": "`segment`", "RecordField": "a field such as `country: \"US\"`", "ElseIf": "`else`", "Handler": "`on failure` or `on skip`",
	"Decl": "a declaration", "Member": "a part of a campaign", "Stmt": "a statement", "CondItem": "a condition", "SchedItem": "a rule",
	"TestItem": "a line of a test", "Attr": "an attribute", "TestRow": "a row of values",
}

// itemOf names what stands in the braces of a production besides `}`.
var itemOf = map[string]string{
	"LeadDecl": "FieldDecl |", "CompanyDecl": "FieldDecl |", "MemberDecl": "FieldDecl |", "Record": "RecordField |",
	"ChannelDecl": "StatusDecl |", "SegmentationDecl": "SegmentDecl |",
	"TestRows": "TestRow |",
}

// inWords says in words what an expression of the grammar can begin with.
// Participle gives it as text: `("once" ("every" Quantity)?) | "every" "time"`.
func inWords(ebnf string) string {
	var words []string
	first, _ := firstOf(symbolsOf(ebnf))
	for _, symbol := range first {
		word := wanted[symbol]
		if strings.HasPrefix(symbol, `"`) {
			word = "`" + strings.Trim(symbol, `"`) + "`"
		}
		if word != "" && !slices.Contains(words, word) {
			words = append(words, word)
		}
	}
	if n := len(words); n > 1 {
		return strings.Join(words[:n-1], ", ") + " or " + words[n-1]
	}
	return strings.Join(words, "")
}

// lookahead is the part of participle's notation that reads nothing and only
// says where a repetition ends.
var lookahead = regexp.MustCompile(`\(\?[=!] ("[^"]*" ?)*\) ?`)

// symbolsOf cuts an expression of the grammar into symbols and operators.
func symbolsOf(ebnf string) []string {
	ebnf = lookahead.ReplaceAllString(ebnf, "")
	var out []string
	for len(ebnf) > 0 {
		n := 1
		switch c := ebnf[0]; {
		case c == '"':
			if end := strings.IndexByte(ebnf[1:], '"'); end >= 0 {
				n = end + 2
			}
		case c == '<':
			if end := strings.IndexByte(ebnf, '>'); end >= 0 {
				n = end + 1
			}
		case isLetter(c):
			n = wordLength(ebnf)
		}
		if symbol := ebnf[:n]; symbol != " " {
			out = append(out, symbol)
		}
		ebnf = ebnf[n:]
	}
	return out
}

// firstOf returns the symbols that a sequence of symbols can begin with, and
// whether it can be empty. Groups nest as deep as the grammar's own tags.
func firstOf(symbols []string) (first []string, empty bool) {
	empty = true
	for i := 0; i < len(symbols); {
		if symbols[i] == "|" {
			others, otherEmpty := firstOf(symbols[i+1:])
			return append(first, others...), empty || otherEmpty
		}
		part, partEmpty := symbols[i:i+1], false
		n := 1
		if symbols[i] == "(" {
			n = groupLength(symbols[i:])
			part, partEmpty = firstOf(symbols[i+1 : i+n-1])
		}
		i += n
		if i < len(symbols) && strings.Contains("?*+!", symbols[i]) {
			partEmpty = partEmpty || symbols[i] == "?" || symbols[i] == "*"
			i++
		}
		if empty {
			first = append(first, part...)
			empty = partEmpty
		}
	}
	return first, empty
}

// groupLength is the number of symbols from a `(` to its `)`.
func groupLength(symbols []string) int {
	depth := 0
	for i, s := range symbols {
		switch s {
		case "(":
			depth++
		case ")":
			if depth--; depth == 0 {
				return i + 1
			}
		}
	}
	return len(symbols)
}
