package lang

// phrase prints a run and its `where`. The age of a fact stands between them.
func (p *printer) phrase(ph *Phrase, age *Quantity) {
	p.run(ph.Elems)
	if age != nil {
		p.text(" ")
		p.quantity(age)
		p.text(" ago")
	}
	if ph.Where != nil {
		p.text(" where ")
		p.expr(ph.Where)
	}
}

// run prints the elements of a flat run as they were.
func (p *printer) run(elems []Expr) {
	for i, x := range elems {
		if i > 0 {
			p.separate(x.Range().Pos, " ")
		}
		p.expr(x)
	}
}

// attribute prints a line of an e-mail or a webhook. The words that it begins
// with are its first column.
func (p *printer) attribute(a Attr) {
	p.row(attributeRow)
	elems := a.(*Run).Elems
	words := 0
	for words < len(elems) && isWord(elems[words]) {
		words++
	}
	p.run(elems[:words])
	if words < len(elems) {
		p.text(" ")
		p.cell()
		p.run(elems[words:])
	}
}

// setting prints a line of the workspace.
func (p *printer) setting(a Attr) { p.run(a.(*Run).Elems) }

func isWord(x Expr) bool {
	n, ok := x.(*Name)
	return ok && len(n.Parts) == 1
}
