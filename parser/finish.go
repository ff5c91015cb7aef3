package parser

import (
	"slices"
	"strings"

	"campaignc/lang"
)

// takeVersion takes `camp 1` from the head of the declarations.
func (g *grammar) takeVersion(file *lang.File) {
	for i, d := range file.Decls {
		v, ok := d.(*lang.Version)
		if !ok {
			continue
		}
		if i > 0 {
			g.report(diagnostic(lang.CodeSyntax, v.Span, "the version of the language stands on the first line", "move `camp "+cut(v.Number)+"` to the top of the file"))
		}
		if file.Version == nil {
			file.Version = v
		}
	}
	file.Decls = slices.DeleteFunc(file.Decls, func(d lang.Decl) bool {
		_, ok := d.(*lang.Version)
		return ok
	})
}

// finish does what the grammar's tags cannot: it sets the values of names and
// texts, and demands what stands between the fields of a block.
func (g *grammar) finish(n lang.Node) {
	lang.Walk(n, func(n lang.Node) bool {
		switch n := n.(type) {
		case *lang.Str:
			n.Value = plainValue(n.Raw)
		case *lang.Text:
			g.readText(n)
		case *lang.Quantity:
			if !slices.Contains(units, n.Unit) && n.Unit != "" {
				from := n.EndPos.Offset - len(n.Unit)
				g.report(unknownUnit(n.Span, g.src.span(from, n.EndPos.Offset), n.Unit))
			}
		case *lang.LeadDecl:
			separated(g, n.Fields, "separate fields with `,` or a new line")
		case *lang.CompanyDecl:
			separated(g, n.Fields, "separate fields with `,` or a new line")
		case *lang.MemberDecl:
			separated(g, n.Fields, "separate fields with `,` or a new line")
		case *lang.Record:
			separated(g, n.Fields, "separate fields with `,` or a new line")
		case *lang.TestRows:
			separated(g, n.Rows, "separate values with `,` and begin a new line for each row")
		case *lang.ChannelDecl:
			separated(g, n.Statuses, "begin a new line")
		case *lang.SegmentationDecl:
			separated(g, n.Segments, "begin a new line")
		}
		return true
	})
}

// separated demands a line end, `;` or `,` between neighbours.
func separated[N lang.Node](g *grammar, items []N, help string) {
	for i := 1; i < len(items); i++ {
		before, item := items[i-1].Range(), items[i].Range()
		if !before.EndPos.IsValid() || strings.ContainsAny(g.src.text[before.EndPos.Offset:item.Pos.Offset], ";,\r\n") {
			continue
		}
		word := g.src.text[item.Pos.Offset:]
		at := lang.Span{Pos: item.Pos, EndPos: g.src.position(item.Pos.Offset + wordLength(word))}
		d := diagnostic(lang.CodeSyntax, at, "expected the end of the line before `"+cut(word[:wordLength(word)])+"`", help)
		g.report(mended(d, lang.Span{Pos: item.Pos, EndPos: item.Pos}, "\n"))
	}
}
