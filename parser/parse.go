package parser

import (
	"strings"

	"github.com/alecthomas/participle/v2/lexer"

	"campaignc/lang"
)

// Parse reads one source file. The path is for messages. Whatever the text is,
// the file can be used: what could not be read stands in it as a Bad, and the
// diagnostics say why, in order of place. Parse is safe for concurrent use.
func Parse(path string, src []byte) (*lang.File, lang.Diagnostics) {
	file := &lang.File{Path: path, Source: src}
	found := read(file, func(g *grammar, lex *lexer.PeekingLexer) {
		file.Decls = g.fileDecls(lex)
		file.Version = takeVersion(file)
	})
	return file, found
}

// Answers reads a file of answers, which holds `given` lines only: what systems
// outside answer in a run.
func Answers(path string, src []byte) ([]*lang.GivenPhrase, lang.Diagnostics) {
	file := &lang.File{Path: path, Source: src}
	var answers []*lang.GivenPhrase
	found := read(file, func(g *grammar, lex *lexer.PeekingLexer) {
		answers = g.answers(lex)
		for _, a := range answers {
			g.finish(a)
		}
	})
	return answers, found
}

// read checks the bytes of a file, cuts them into tokens, and hands these to
// the grammar.
func read(file *lang.File, parse func(*grammar, *lexer.PeekingLexer)) lang.Diagnostics {
	if d, ok := checkBytes(file.Path, file.Source); !ok {
		return lang.Diagnostics{d}
	}
	text := strings.TrimPrefix(string(file.Source), byteOrderMark)
	file.Source = file.Source[len(file.Source)-len(text):]
	src := newSource(file.Path, text)
	if at := invalidUTF8(text); at >= 0 {
		return lang.Diagnostics{diagnostic(lang.CodeEncoding, src.span(at, at+1),
			"the file is not UTF-8: the byte "+cut(text[at:at+1])+" cannot stand here", "save it as UTF-8")}
	}
	file.Span = src.span(0, len(text))
	g, giveBack := borrow(src)
	defer giveBack()
	g.add(checkText(src))
	scanned := scan(src)
	g.add(scanned.found)
	file.Comments = comments(src, scanned.tokens)
	if !scanned.refused {
		lex, err := lexer.Upgrade(newReplay(src, scanned.tokens), tokComment, tokSpace)
		if err == nil { // replay has no errors
			parse(g, lex)
			g.finish(file)
		}
	}
	return g.diagnostics()
}

// diagnostics returns what was found, in order of place and not too many.
func (s *session) diagnostics() lang.Diagnostics {
	found := s.found.Sort()
	if len(found) > maxErrors {
		found = found[:maxErrors]
		last := &found[maxErrors-1]
		*last = diagnostic(lang.CodeSyntax, last.Span, "too many errors, the rest is not shown", "")
	}
	return found
}

// comments lists the comments among the tokens.
func comments(src *source, tokens []scanned) []lang.Comment {
	var out []lang.Comment
	from := 0
	for _, t := range tokens {
		if t.kind == tokComment {
			out = append(out, lang.Comment{Span: src.span(from, t.end), Text: src.text[from:t.end]})
		}
		from = t.end
	}
	return out
}

// fileDecls reads the declarations up to the end of the file.
func (g *grammar) fileDecls(lex *lexer.PeekingLexer) []lang.Decl {
	var decls []lang.Decl
	for !lex.Peek().EOF() {
		if lex.Peek().Type == tokNewline {
			lex.Next()
			continue
		}
		if lex.Peek().Value == "}" {
			g.extraBrace(lex)
			continue
		}
		if d, err := g.readDecl(lex); err == nil {
			decls = append(decls, d)
		}
	}
	return decls
}

// extraBrace reports the first of the closing braces that close nothing.
func (g *grammar) extraBrace(lex *lexer.PeekingLexer) {
	g.report(diagnostic(lang.CodeSyntax, tokenSpan(lex.Peek()), "this `}` closes nothing", "delete it, or look for a missing `{` above"))
	skipTo(lex, func(t *lexer.Token) bool { return t.Value != "}" && t.Type != tokNewline })
}

// takeVersion takes `camp 1` from the head of the declarations.
func takeVersion(file *lang.File) *lang.Version {
	if len(file.Decls) == 0 {
		return nil
	}
	v, ok := file.Decls[0].(*lang.Version)
	if ok {
		file.Decls = file.Decls[1:]
	}
	return v
}

// answers reads `given` lines up to the end of the file.
func (g *grammar) answers(lex *lexer.PeekingLexer) []*lang.GivenPhrase {
	var out []*lang.GivenPhrase
	for !lex.Peek().EOF() {
		if lex.Peek().Type == tokNewline {
			lex.Next()
			continue
		}
		if lex.Peek().Value == "}" {
			g.extraBrace(lex)
			continue
		}
		start := lex.Peek()
		item, err := g.readTestItem(lex)
		if err != nil {
			continue
		}
		switch a := item.(type) {
		case *lang.GivenPhrase:
			out = append(out, a)
		case *lang.Bad:
		default:
			g.report(diagnostic(lang.CodeSyntax, tokenSpan(start), "a file of answers holds only answers", "write lines such as `given sync lead to sfdc fails 2 times`"))
		}
	}
	return out
}

// finish sets what the grammar's tags cannot: the values of names and texts.
func (g *grammar) finish(n lang.Node) {
	lang.Walk(n, func(n lang.Node) bool {
		switch n := n.(type) {
		case *lang.Str:
			n.Value = plainValue(n.Raw)
		case *lang.Text:
			g.readText(n)
		case *lang.Quantity:
			g.checkUnit(n)
		}
		return true
	})
}
