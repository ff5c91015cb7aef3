package parser

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/alecthomas/participle/v2/lexer"

	"campaignc/lang"
)

// Errors that come from how numbers, dates and lists of values are written in
// the office, or in the forms of a campaign tool, say how they are written here.

// asInTheOffice explains the next token, which does not go on with what stands
// before it on its line.
func asInTheOffice(lex *lexer.PeekingLexer) (lang.Diagnostic, bool) {
	t, before, next := lex.Peek(), previous(lex), peekAt(lex, 1)
	switch {
	case before == nil || !sameLine(before, t):
		return lang.Diagnostic{}, false
	case t.Value == "," && isNumber(before) && len(next.Value) == 3 && isNumber(next):
		return separatedNumber(lex)
	case t.Value == "," && before.Type == tokString && next.Type == tokString:
		return valuesInARow(lex)
	case t.Value == "." && isNumber(before) && isNumber(next):
		return dottedDate(before, next)
	case t.Value == "per" && before.Value == "once" && slices.Contains(units, next.Value+"s"):
		d := diagnostic(lang.CodeSyntax, tokenSpan(t), "`once per "+next.Value+"` is written with its length", "write `run once every 1 "+next.Value+"`")
		return mended(d, tokenSpan(t), "every 1"), true
	}
	return lang.Diagnostic{}, false
}

// separatedNumber explains 1,000,000.
func separatedNumber(lex *lexer.PeekingLexer) (lang.Diagnostic, bool) {
	before := previous(lex)
	here := lex.MakeCheckpoint()
	defer lex.LoadCheckpoint(here)
	at, plain := tokenSpan(before), before.Value
	for lex.Peek().Value == "," && isNumber(peekAt(lex, 1)) {
		lex.Next()
		part := lex.Next()
		at.EndPos = tokenSpan(part).EndPos
		plain += part.Value
	}
	return mended(diagnostic(lang.CodeSyntax, at, "a number is written without separators", "write `"+cut(plain)+"`"), at, plain), true
}

// valuesInARow explains `is "US", "Canada"`.
func valuesInARow(lex *lexer.PeekingLexer) (lang.Diagnostic, bool) {
	line := lineBefore(lex)
	n := len(line) - 2
	if n < 1 || line[n].Value != "is" && line[n].Value != "not" {
		return lang.Diagnostic{}, false
	}
	operator := tokenSpan(line[n])
	word := "in"
	if line[n].Value == "not" {
		word = "not in"
		if line[n-1].Value == "is" {
			operator.Pos = lang.Position(line[n-1].Pos)
		}
	}
	first := lang.Position(line[n+1].Pos)
	here := lex.MakeCheckpoint()
	defer lex.LoadCheckpoint(here)
	comma, end := tokenSpan(lex.Peek()), first
	for lex.Peek().Value == "," && peekAt(lex, 1).Type == tokString {
		lex.Next()
		end = tokenSpan(lex.Next()).EndPos
	}
	d := diagnostic(lang.CodeSyntax, comma, "a comparison has one value, and several stand here", "write `"+word+" [\"…\", \"…\"]`, which holds for each of them")
	d = mended(d, operator, word)
	d = mended(d, lang.Span{Pos: first, EndPos: first}, "[")
	return mended(d, lang.Span{Pos: end, EndPos: end}, "]"), true
}

// dottedDate explains 31.12.2005, of which 31.12 was read as a number.
func dottedDate(before, next *lexer.Token) (lang.Diagnostic, bool) {
	date, err := time.Parse("2.1.2006", before.Value+"."+next.Value)
	if err != nil {
		return lang.Diagnostic{}, false
	}
	at := tokenSpan(before).To(tokenSpan(next))
	plain := date.Format(time.DateOnly)
	return mended(diagnostic(lang.CodeSyntax, at, "a date is written as year, month and day", "write `"+plain+"`"), at, plain), true
}

// inCapitals explains a word of the language that is written in capitals, as
// the filter logic of campaign tools has it.
func inCapitals(t *lexer.Token) (lang.Diagnostic, bool) {
	word := strings.ToLower(t.Value)
	if word == t.Value || !slices.Contains(reserved, word) {
		return lang.Diagnostic{}, false
	}
	d := diagnostic(lang.CodeSyntax, tokenSpan(t), "`"+t.Value+"` is written in small letters", "write `"+word+"`")
	return mended(d, tokenSpan(t), word), true
}

// currencySign explains an amount that is written with its sign.
func currencySign(lex *lexer.PeekingLexer) (lang.Diagnostic, bool) {
	t := lex.Peek()
	amount := strings.TrimLeft(t.Value, "$€£¥")
	if amount == t.Value || digitsLength(amount) < len(amount) || amount == "" && !isNumber(peekAt(lex, 1)) {
		return lang.Diagnostic{}, false
	}
	shown := amount
	if shown == "" {
		shown = peekAt(lex, 1).Value
	}
	d := diagnostic(lang.CodeSyntax, tokenSpan(t), "an amount is written without the sign of its currency", fmt.Sprintf("write `%s`", cut(shown)))
	return mended(d, tokenSpan(t), amount), true
}

// unitAbbreviations are the usual ones. A campaign tool takes such a wait
// silently for none.
var unitAbbreviations = map[string]string{
	"m": "minutes", "min": "minutes", "mins": "minutes", "h": "hours", "hr": "hours", "hrs": "hours", "d": "days",
	"w": "weeks", "wk": "weeks", "wks": "weeks", "mo": "months", "mos": "months", "mth": "months", "y": "years", "yr": "years", "yrs": "years",
}
