package lang

import "bytes"

// Format writes a file in its one canonical form: two spaces of indent, one
// item a line, columns and trailing comments aligned, comments and single
// blank lines kept where they stand. Parsing what Format wrote gives the same
// tree, and formatting that gives the same bytes.
//
// The file must have been parsed without errors. Where the tree holds a Bad,
// nothing is known about its place, and the source is returned unchanged.
// Format is safe for concurrent use, takes time linear in the source, and goes
// as deep as the tree, which the parser keeps below its limit of nesting.
func Format(file *File) []byte {
	if holdsBad(file) {
		return bytes.Clone(file.Source)
	}
	p := &printer{source: file.Source, comments: file.Comments}
	p.marks = make([]mark, 0, len(file.Source)/2)
	p.file(file)
	return renderLines(layOut(p.stream))
}

// How it works: the printer (this file, format_decl.go, format_campaign.go,
// format_stmt.go, format_trial.go, format_expr.go, format_phrase.go) walks the
// tree and makes a stream of marks, which are texts and the places where a line
// may or must end (format_stream.go). Comments enter the stream where they
// stood among the tokens (format_comment.go): a comment ends its line, so
// wherever one can stand, the language allows a new line. Laying out
// (format_layout.go, format_text.go) decides by the width which lines end and
// makes lines of the stream; these are then aligned and written
// (format_align.go, format_lines.go).

// holdsBad reports whether something in the file could not be read.
func holdsBad(file *File) bool {
	bad := false
	Walk(file, func(n Node) bool {
		if _, ok := n.(*Bad); ok {
			bad = true
		}
		return !bad
	})
	return bad
}

// printer makes a stream of marks of a tree.
type printer struct {
	stream
	source   []byte
	comments []Comment // not yet printed, in source order
	itemEnd  int       // offset of the end of the item being printed
}

// file prints a whole file.
func (p *printer) file(f *File) {
	items := f.Decls
	if f.Version != nil {
		items = append([]Decl{f.Version}, items...)
	}
	p.open(0)
	printLines(p, items, len(p.source)+1, 0, "", p.decl)
	p.close()
}

// printLines prints each item on a line of its own, at an indent relative to
// that of the group, and the comments before, behind and after the items, up
// to the offset where the block ends. Blank lines between them are kept as one.
func printLines[N Node](p *printer, items []N, end int, indent int8, separator string, print func(N)) {
	last := 0 // the source line on which the item or comment before ends; 0 at the start
	for i, item := range items {
		at := item.Range()
		last = p.commentLines(at.Pos.Offset, indent, last)
		p.newItem(indent, last > 0 && at.Pos.Line-last > 1)
		printItem(p, item, print)
		p.text(separator)
		next := end
		if i+1 < len(items) {
			next = items[i+1].Range().Pos.Offset
		}
		p.commentBehind(at.EndPos.Line, next)
		last = at.EndPos.Line
	}
	p.commentLines(end, indent, last)
}

// printItem prints an item in a group of its own, so that what is broken in it
// is indented from its line.
func printItem[N Node](p *printer, item N, print func(N)) {
	outer := p.itemEnd
	p.itemEnd = item.Range().EndPos.Offset
	p.open(continuation)
	print(item)
	p.close()
	p.itemEnd = outer
}

// printBody prints braces and the items between them. The header before the
// brace ends at from, the closing brace at to. A body that stood on one line
// may stay there when it holds one item.
func printBody[N Node](p *printer, from, to Position, items []N, print func(N)) {
	p.text(" {")
	switch commented := p.commentBefore(to.Offset - 1); {
	case len(items) == 0 && !commented:
	case len(items) == 1 && from.Line == to.Line && !commented:
		p.breakItem(step, " ")
		printItem(p, items[0], print)
		p.breakAt(together, 0, " ")
	default:
		printBodyLines(p, from, to, items, "", print)
	}
	p.text("}")
}

// printBodyLines prints what stands between braces on lines of its own.
func printBodyLines[N Node](p *printer, from, to Position, items []N, separator string, print func(N)) {
	end := to.Offset - 1
	first := end
	if len(items) > 0 {
		first = items[0].Range().Pos.Offset
	}
	p.commentBehind(from.Line, first)
	printLines(p, items, end, step, separator, print)
	p.newline(0)
}
