package parser

import (
	"strings"
	"testing"
)

// TestSyntax checks that the grammar names nothing that it does not define,
// and defines nothing twice.
func TestSyntax(t *testing.T) {
	defined := map[string]bool{}
	lines := strings.Split(strings.TrimSpace(Syntax()), "\n")
	for _, line := range lines {
		name := productionName(line)
		if defined[name] {
			t.Errorf("%s is defined twice", name)
		}
		defined[name] = true
		if !strings.HasPrefix(line, name+" = ") || !strings.HasSuffix(line, " .") {
			t.Errorf("no production: %s", line)
		}
		if strings.Contains(line, "(?") {
			t.Errorf("a look-ahead is left: %s", line)
		}
	}
	for _, line := range lines {
		for _, symbol := range symbolsOf(line) {
			if isLetter(symbol[0]) && !defined[symbol] {
				t.Errorf("%s is not defined, but used in: %s", symbol, line)
			}
		}
	}
	if productionName(lines[0]) != "File" {
		t.Errorf("the grammar begins with %s", lines[0])
	}
	for _, text := range []string{handWritten, newGrammar().productionTexts()} {
		for line := range strings.SplitSeq(text, "\n") {
			if !defined[productionName(line)] {
				t.Errorf("%s is not reached from File", productionName(line))
			}
		}
	}
}

func TestInWords(t *testing.T) {
	for ebnf, want := range map[string]string{
		`"{" (<newline> | Member)* "}"`:                     "`{`",
		`("=" | "+=" | "-=") Expr`:                          "`=`, `+=` or `-=`",
		`Quantity`:                                          "a length of time such as `3 days`",
		`("on" Ident)? "at" Moment`:                         "`on` or `at`",
		`(("once" ("every" Quantity)?) | ("every" "time"))`: "`once` or `every`",
		`(","? Ident)* "at"`:                                "`,`, a name or `at`",
		`(<newline> | FieldDecl)* "}"`:                      "a field such as `country: string` or `}`",
		`((?! "," ")") "," Str)* ")"`:                       "`,` or `)`",
		``:                                                  "",
	} {
		if got := inWords(ebnf); got != want {
			t.Errorf("inWords(%s) = %s, want %s", ebnf, got, want)
		}
	}
}
