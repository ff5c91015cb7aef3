package parser

import (
	"strings"

	"github.com/alecthomas/participle/v2/lexer"

	"campaignc/lang"
)

// Parse reads one source file. The path is for messages. Whatever the text is,
// the file can be used: what could not be read stands in it as a Bad, and the
// diagnostics say why, in order of place. Parse is safe for concurrent use.
//
// A byte order mark is no part of the file's Source, and offsets count without it.
func Parse(path string, src []byte) (*lang.File, lang.Diagnostics) {
	file := &lang.File{Path: path, Source: src}
	found := read(file, func(g *grammar, lex *lexer.PeekingLexer) {
		file.Decls = g.fileDecls(lex)
		g.takeVersion(file)
		g.finish(file)
	})
	return file, found
}

// Answers reads a file of answers, which holds `given` lines only: what systems
// outside answer in a run. It is safe for concurrent use.
func Answers(path string, src []byte) ([]*lang.GivenPhrase, lang.Diagnostics) {
	var answers []*lang.GivenPhrase
	found := read(&lang.File{Path: path, Source: src}, func(g *grammar, lex *lexer.PeekingLexer) {
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
	scanned := scan(src)
	file.Comments = comments(src, scanned.tokens)
	g, giveBack := borrow(src)
	defer giveBack()
	g.cutShort = scanned.cutShort
	g.add(checkText(src))
	g.add(scanned.found)
	if !scanned.refused {
		if lex, err := lexer.Upgrade(newReplay(src, scanned.tokens), tokComment, tokSpace); err == nil { // replay has no errors
			parse(g, lex)
		}
	}
	return g.diagnostics()
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
	for g.toItem(lex) {
		if d, err := g.readDecl(lex); err == nil {
			decls = append(decls, d)
		}
	}
	return decls
}

// toItem reads on to the next item outside all braces and reports whether
// there is one.
func (g *grammar) toItem(lex *lexer.PeekingLexer) bool {
	for {
		switch t := lex.Peek(); {
		case t.EOF():
			return false
		case t.Value == "}":
			g.extraBrace(lex)
		case t.Type == tokNewline:
			lex.Next()
		default:
			return true
		}
	}
}

// answers reads `given` lines up to the end of the file.
func (g *grammar) answers(lex *lexer.PeekingLexer) []*lang.GivenPhrase {
	var out []*lang.GivenPhrase
	for g.toItem(lex) {
		start := lex.Peek()
		item, err := g.readTestItem(lex)
		if err != nil { // a declaration, before which a brace would be missing in a test
			g.begin(start)
			g.report(notAnAnswer(start))
			g.skipItem(lex)
			continue
		}
		switch a := item.(type) {
		case *lang.Bad:
		case *lang.GivenPhrase:
			if a.Answer == "" {
				g.report(notAnAnswer(start))
			}
			out = append(out, a)
		default:
			g.report(notAnAnswer(start))
		}
	}
	return out
}

func notAnAnswer(t *lexer.Token) lang.Diagnostic {
	return diagnostic(lang.CodeSyntax, tokenSpan(t), "a file of answers holds only answers",
		"write lines such as `given sync lead to sfdc fails 2 times` or `given call webhook \"W\" returns { country: \"US\" }`")
}
