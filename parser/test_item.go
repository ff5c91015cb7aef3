package parser

import (
	"github.com/alecthomas/participle/v2/lexer"

	"campaignc/lang"
)

// given reads "given" ( "lead" RECORD | "now" VALUE | "schedules" "run" | PHRASE [ ANSWER ] ).
func (g *grammar) given(lex *lexer.PeekingLexer) (lang.TestItem, error) {
	start := lex.Next().Pos
	word, next := lex.Peek().Value, peekAt(lex, 1)
	switch {
	case word == "lead" && next.Value == "{":
		lex.Next()
		record, err := g.record(lex)
		item := &lang.GivenLead{Span: since(lex, start), Record: *record}
		return item, err
	case word == "now" && !endsItem(next):
		lex.Next()
		value, err := g.value(lex)
		if err != nil {
			return nil, err
		}
		return &lang.GivenNow{Span: since(lex, start), Value: value}, nil
	case word == "schedules" && next.Value == "run" && endsItem(peekAt(lex, 2)):
		lex.Next()
		lex.Next()
		return &lang.GivenSchedules{Span: since(lex, start)}, nil
	}
	return g.givenPhrase(lex, start)
}

// givenPhrase reads PHRASE [ quantity "ago" ] [ "fails" … | "returns" … | "sets" … ].
func (g *grammar) givenPhrase(lex *lexer.PeekingLexer, start lexer.Position) (lang.TestItem, error) {
	phrase, err := g.phrase(lex, "a fact, such as `lead { … }`, `now 2026-01-31` or `member of list \"…\"`")
	if err != nil {
		return nil, err
	}
	item := &lang.GivenPhrase{Phrase: phrase}
	takeAge(item)
	switch lex.Peek().Value {
	case "fails":
		err = g.fails(lex, item)
	case "returns", "sets":
		item.Answer = lex.Next().Value
		item.Record, err = g.record(lex)
	}
	item.Span = since(lex, start)
	return item, err
}

// takeAge moves `3 days ago` from the end of the run to Ago.
func takeAge(item *lang.GivenPhrase) {
	elems := item.Phrase.Elems
	n := len(elems)
	if n < 3 {
		return
	}
	age, isAge := elems[n-2].(*lang.Quantity)
	word, isName := elems[n-1].(*lang.Name)
	if !isAge || !isName || len(word.Parts) != 1 || word.Parts[0].Name != "ago" {
		return
	}
	item.Ago = age
	item.Phrase.Elems = elems[:n-2]
	if item.Phrase.Where == nil {
		item.Phrase.EndPos = elems[n-3].Range().EndPos
	}
}

// fails reads "fails" [ INT "times" ] [ "with" STR ].
func (g *grammar) fails(lex *lexer.PeekingLexer, item *lang.GivenPhrase) error {
	item.Answer = lex.Next().Value
	if t := lex.Peek(); t.Type == tokInt {
		lex.Next()
		item.Times = t.Value
		if !accept(lex, "times") && !accept(lex, "time") {
			return g.expected(lex, "`times`")
		}
	}
	if item.Times == "" && lex.Peek().Value != "with" && !endsItem(lex.Peek()) {
		return g.expected(lex, "a number such as `2 times`, or `with \"reason\"`")
	}
	if !accept(lex, "with") {
		return nil
	}
	reason, err := g.str(lex)
	item.With = reason
	return err
}

// str reads a quoted text.
func (g *grammar) str(lex *lexer.PeekingLexer) (*lang.Str, error) {
	t := lex.Peek()
	if t.Type != tokString {
		return nil, g.expected(lex, "a quoted text")
	}
	lex.Next()
	return &lang.Str{Span: since(lex, t.Pos), Raw: t.Value}, nil
}

// testWhen reads "when" PHRASE.
func (g *grammar) testWhen(lex *lexer.PeekingLexer) (lang.TestItem, error) {
	start := lex.Next().Pos
	phrase, err := g.phrase(lex, "a trigger such as `fills out form \"…\"`")
	if err != nil {
		return nil, err
	}
	return &lang.TestWhen{Span: since(lex, start), Phrase: phrase}, nil
}

// testAt reads "at" ( "the" "end" | VALUE ).
func (g *grammar) testAt(lex *lexer.PeekingLexer) (lang.TestItem, error) {
	start := lex.Next().Pos
	if lex.Peek().Value == "the" && peekAt(lex, 1).Value == "end" {
		lex.Next()
		lex.Next()
		return &lang.TestAt{Span: since(lex, start)}, nil
	}
	value, err := g.value(lex)
	if err != nil {
		return nil, err
	}
	return &lang.TestAt{Span: since(lex, start), Value: value}, nil
}

// expect chooses among what can be expected. A word that may be a field's name
// is one unless a quoted name follows.
func (g *grammar) expect(lex *lexer.PeekingLexer) (lang.TestItem, error) {
	at := 1
	if peekAt(lex, 1).Value == "not" {
		at++
	}
	if read, ok := g.expects[peekAt(lex, at).Value]; ok && peekAt(lex, at+1).Type == tokString {
		return read(lex)
	}
	return g.expectState(lex)
}

// expectState reads "expect" ( ( INT | "no" ) [ "skipped" ] PHRASE |
// ( "failed" | "skipped" ) [ STR ] | COND ).
func (g *grammar) expectState(lex *lexer.PeekingLexer) (lang.TestItem, error) {
	start := lex.Next().Pos
	t, next := lex.Peek(), peekAt(lex, 1)
	switch {
	case t.Type == tokInt && isWord(next) && !isOperand(next) || t.Value == "no" && isWord(next):
		return g.expectCount(lex, start)
	case (t.Value == "failed" || t.Value == "skipped") && (endsItem(next) || next.Type == tokString):
		lex.Next()
		item := &lang.ExpectOutcome{Outcome: t.Value}
		if next.Type == tokString {
			item.Reason, _ = g.str(lex)
		}
		item.Span = since(lex, start)
		return item, nil
	}
	cond, err := g.cond(lex)
	if err != nil {
		return nil, err
	}
	return &lang.ExpectCondition{Span: since(lex, start), Cond: cond}, nil
}

// expectCount reads ( INT | "no" ) [ "skipped" ] PHRASE.
func (g *grammar) expectCount(lex *lexer.PeekingLexer, start lexer.Position) (lang.TestItem, error) {
	item := &lang.ExpectCount{Count: lex.Next().Value}
	if item.Count == "no" {
		item.Count = "0"
	}
	if lex.Peek().Value == "skipped" && isWord(peekAt(lex, 1)) {
		lex.Next()
		item.Skipped = true
	}
	var err error
	if item.Phrase, err = g.phrase(lex, "a step such as `send email \"…\"`"); err != nil {
		return nil, err
	}
	item.Span = since(lex, start)
	return item, nil
}
