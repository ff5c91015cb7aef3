package parser

import (
	"slices"
	"strings"
)

// handWritten is the grammar of what no tag describes: the file, the choices by
// the leading word, expressions, phrases, and the lines of tests.
const handWritten = `File = Version? Decl* .
Decl = WorkspaceDecl | LeadDecl | CompanyDecl | MemberDecl | TableDecl | ListDecl | FormDecl | ChannelDecl | ChannelRef | EmailDecl | WebhookDecl | SmartListDecl | SegmentationDecl | FolderDecl | ProgramDecl | TokenDecl | CampaignDecl | TestDecl .
Member = Description | TokenDecl | SmartList | Flow | Schedule .
CondItem = When | Filter .
When = "when" Phrase .
Filter = Cond .
Stmt = Set | If | Execute | Request | Wait | Retry | Fail | Stop | Step .
Step = Phrase Handler* .
SchedItem = RunRule | LeadLimit | Recurrence | LimitsIgnored .
Attr = Run .
Phrase = Run ("where" Cond)? .
Run = <ident> (Literal | Quantity | Word | List | Paren | ("+" | "-") (Number | Quantity))* .
Word = Name | "true" | "false" | "empty" .
Cond = And ("or" And)* .
And = Not ("and" Not)* .
Not = "not" Not | Group | Phrase | Relation .
Group = ("all" | "any" | "none") Conditions .
Relation = Expr Rel? .
Rel = ("<" | "<=" | ">" | ">=" | "==" | "!=") Expr | "is" "not"? ("empty" | Expr) | "not"? "between" Expr "and" Expr | "not"? ("contains" | "matches" | "starts" "with" | "ends" "with") Expr | ("before" | "after" | "on" "or" ("before" | "after")) Expr | "not"? "in" ("past" "before"? Quantity | "future" "after"? Quantity | Expr) .
Expr = Sum ("otherwise" Sum)* .
Sum = Term (("+" | "-") Term)* .
Term = Unary (("*" | "/") Unary)* .
Unary = ("+" | "-")* Primary .
Primary = Literal | Quantity | Word | Call | Paren | List .
Literal = Text | Number | Moment .
Text = <string> .
Number = <int> | <float> .
Call = <ident> "(" (Arg ("," Arg)* ","?)? ")" .
Arg = (<ident> ":")? Expr .
Paren = "(" Cond ")" .
List = "[" (Expr ("," Expr)* ","?)? "]" .
TestItem = TestRows | Given | TestWhen | TestRun | TestAfter | TestAt | Set | Expect | ExpectOrder | ExpectQualified | ExpectWaiting | TestIf .
Given = "given" ("lead" Record | "now" Expr | "schedules" "run" | Phrase (Quantity "ago")? Answer?) .
Answer = "fails" (<int> ("times" | "time"))? ("with" Str)? | ("returns" | "sets") Record .
TestWhen = "when" Phrase .
TestAt = "at" ("the" "end" | Expr) .
Expect = "expect" ((<int> | "no") "skipped"? Phrase | ("failed" | "skipped") Str? | Cond) .`

// Syntax returns the grammar of the language in EBNF, one production a line,
// from the file down: that of the tags as participle has it, and that of what
// is written by hand. `<…>` are tokens, `?` is optional, `*` repeats.
func Syntax() string {
	lines := map[string]string{}
	for _, text := range []string{newGrammar().productionTexts(), handWritten} {
		for line := range strings.SplitSeq(text, "\n") {
			lines[productionName(line)] = lookahead.ReplaceAllString(line, "")
		}
	}
	return reached(lines, "File")
}

// reached are the lines of a production and of all that it is made of.
func reached(lines map[string]string, name string) string {
	var b strings.Builder
	names := []string{name}
	for i := 0; i < len(names); i++ {
		line, ok := lines[names[i]]
		if !ok {
			continue
		}
		b.WriteString(line + "\n")
		for _, symbol := range symbolsOf(line) {
			if isLetter(symbol[0]) && !slices.Contains(names, symbol) {
				names = append(names, symbol)
			}
		}
	}
	return b.String()
}

func productionName(line string) string {
	name, _, _ := strings.Cut(line, " ")
	return name
}
