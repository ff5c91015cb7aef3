package lang

// decl prints a declaration.
func (p *printer) decl(d Decl) {
	switch d := d.(type) {
	case *Version:
		p.text("camp ", d.Number)
	case *WorkspaceDecl:
		p.text("workspace ")
		p.str(&d.Name)
		printOptionalBody(p, d.Name.EndPos, d.EndPos, d.Settings, p.setting)
	case *LeadDecl:
		p.fields("lead", d.Span, d.Fields)
	case *CompanyDecl:
		p.fields("company", d.Span, d.Fields)
	case *MemberDecl:
		p.fields("member", d.Span, d.Fields)
	case *TableDecl:
		p.table(d)
	case *ListDecl:
		p.text("list ")
		p.str(&d.Name)
	case *FormDecl:
		p.text("form ")
		p.str(&d.Name)
	case *ChannelDecl:
		p.text("channel ")
		p.str(&d.Name)
		printBody(p, d.Name.EndPos, d.EndPos, d.Statuses, p.status)
	case *ChannelRef:
		p.text("channel ")
		p.str(&d.Name)
	case *EmailDecl:
		p.text("email ")
		p.str(&d.Name)
		printOptionalBody(p, d.Name.EndPos, d.EndPos, d.Attributes, p.attribute)
	case *WebhookDecl:
		p.text("webhook ")
		p.str(&d.Name)
		printOptionalBody(p, d.Name.EndPos, d.EndPos, d.Attributes, p.attribute)
	case *SmartListDecl:
		p.text("smart list ")
		p.str(&d.Name)
		p.conditions(&d.Conditions)
	case *SegmentationDecl:
		p.text("segmentation ")
		p.str(&d.Name)
		printBody(p, d.Name.EndPos, d.EndPos, d.Segments, p.segment)
	default:
		p.container(d)
	}
}

// printOptionalBody prints a body that may be absent: it is, when it is empty.
func printOptionalBody[N Node](p *printer, from, to Position, items []N, print func(N)) {
	if len(items) > 0 || p.commentBefore(to.Offset) {
		printBody(p, from, to, items, print)
	}
}

// fields prints a block of fields.
func (p *printer) fields(word string, at Span, fields []*FieldDecl) {
	p.text(word)
	printBody(p, at.Pos, at.EndPos, fields, p.field)
}

// field prints `first_name: string "First Name" = "friend" from "FNAME"`.
func (p *printer) field(f *FieldDecl) {
	p.row(fieldRow)
	p.ident(&f.Name)
	p.text(": ")
	p.cell()
	p.typeExpr(&f.Type)
	if f.Label != nil {
		p.text(" ")
		p.cell()
		p.str(f.Label)
	}
	p.defaultValue(f.Default)
	if f.Header != nil {
		p.text(" from ")
		p.str(f.Header)
	}
}

// defaultValue prints `= 0`, if there is a value.
func (p *printer) defaultValue(x Expr) {
	if x != nil {
		p.text(" = ")
		p.expr(x)
	}
}

// typeExpr prints `enum("Known", "MQL")`.
func (p *printer) typeExpr(t *TypeExpr) {
	p.ident(&t.Name)
	if len(t.Values) > 0 {
		p.bracket("(", ")", filled, t.EndPos, len(t.Values), func(i int) Position { return t.Values[i].Pos }, func(i int) { p.str(&t.Values[i]) })
	}
}

// table prints `table countries(alias: string, name) from "countries.csv"`.
func (p *printer) table(d *TableDecl) {
	p.text("table ")
	p.ident(&d.Name)
	if len(d.Columns) > 0 {
		p.bracket("(", ")", together, d.File.Pos, len(d.Columns), func(i int) Position { return d.Columns[i].Pos }, func(i int) { p.column(d.Columns[i]) })
	}
	p.text(" from ")
	p.str(&d.File)
}

func (p *printer) column(c *ColumnDecl) {
	p.ident(&c.Name)
	if c.Type != nil {
		p.text(": ")
		p.typeExpr(c.Type)
	}
}

// status prints `status "Attended" step 40 success`.
func (p *printer) status(s *StatusDecl) {
	p.row(statusRow)
	p.text("status ")
	p.str(&s.Name)
	p.text(" ")
	p.cell()
	p.text("step ", s.Step)
	if s.Success {
		p.text(" ")
		p.cell()
		p.text("success")
	}
}

func (p *printer) segment(s *SegmentDecl) {
	p.text("segment ")
	p.str(&s.Name)
	p.conditions(&s.Conditions)
}
