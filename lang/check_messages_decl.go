package lang

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"strings"
)

// This file has the messages about declarations.

func (c *checker) misplaced(d Decl, what, where string) {
	at := d.Range()
	c.fail(CodeDeclaration, at, "%s belongs to %s", what, where)
}

func (c *checker) wrongVersion(v *Version) {
	c.fail(CodeDeclaration, v.Span, "this file is written in version %s of the language; this program reads version %s", v.Number, languageVersion)
}

func (c *checker) emptyName(name *Str, noun string) {
	c.fail(CodeDeclaration, name.Span, "%s needs a name", withArticle(noun))
}

func (c *checker) controlInName(name *Str, noun string) {
	c.fail(CodeDeclaration, name.Span, "the name of %s cannot hold line breaks or control characters", withArticle(noun))
}

func (c *checker) declaredTwice(noun string, l, other *listing) {
	message := fmt.Sprintf("%s %s is declared twice", noun, quoted(l.name))
	if l.name != other.name {
		message = fmt.Sprintf("%s %s differs from %s only in case or space", noun, quoted(l.name), quoted(other.name))
	}
	c.fail(CodeDuplicate, l.at, "%s", message).also(other.at, "the first is here")
}

func (c *checker) longName(name *Str, noun string) {
	c.fail(CodeDeclaration, name.Span, "the name of %s has %d bytes at most", withArticle(noun), nameMax)
}

// Fields.

func (c *checker) reservedName(name *Ident) {
	c.fail(CodeReserved, name.Span, "`%s` is a word of the language and cannot name a field", name.Name).Help =
		"take another name and give this one as its label: `" + name.Name + "_: … \"" + name.Name + "\"`"
}

func (c *checker) leadKeyDeclared(name *Ident) {
	c.fail(CodeDeclaration, name.Span, "every lead has its `id`; it is not declared")
}

func (c *checker) fieldTwice(f, other *Field) {
	c.fail(CodeDuplicate, f.Decl.Name.Span, "field `%s` is declared twice", f.Name).also(other.Decl.Name.Span, "the first is here")
}

func (c *checker) fieldAlike(f, other *Field, name string) {
	at := f.Decl.Name.Span
	if name != f.Name {
		at = f.Decl.Label.Span
	}
	c.fail(CodeDuplicate, at, "%s means field `%s` already: case, space, `_` and `-` count for nothing in tokens and headers",
		quoted(name), other.Name).also(other.Decl.Span, fmt.Sprintf("`%s` is declared here", other.Name))
}

func (c *checker) headerTwice(f, other *Field) {
	c.fail(CodeDuplicate, f.Decl.Header.Span, "header %s is read into field `%s` already", quoted(f.Header), other.Qualified()).
		also(other.Decl.Span, fmt.Sprintf("`%s` is declared here", other.Name))
}

func (c *checker) unknownType(name *Ident) {
	near := c.speller.nearest(name.Name, typeNames())
	d := c.fail(CodeUnknownName, name.Span, "there is no type `%s`", name.Name).guess(name.Span, near)
	if near == "" {
		d.Help = "types are string, text, email, phone, url, integer, float, currency, percent, score, boolean, date, datetime, duration and enum(\"…\")"
	}
}

func (c *checker) valuesOfType(t *TypeExpr, kind Kind) {
	c.fail(CodeDeclaration, t.Span, "`%s` takes no values; a choice of values is `enum(%s)`", kind, oneOf(strValues(t.Values)))
}

func strValues(values []Str) []string {
	var texts []string
	for _, v := range values {
		texts = append(texts, v.Value)
	}
	return texts
}

func (c *checker) enumTooLong(t *TypeExpr) {
	c.fail(CodeTooLarge, t.Span, "an enum has %d values at most", enumMax)
}

func (c *checker) enumWithoutValues(t *TypeExpr) {
	c.fail(CodeDeclaration, t.Span, "an enum lists its values, as in `enum(\"Known\", \"MQL\")`")
}

func (c *checker) emptyEnumValue(v *Str) {
	c.fail(CodeDeclaration, v.Span, "an enum's value cannot be empty; a field may be empty without it")
}

func (c *checker) enumValueTwice(v, other *Str) {
	c.fail(CodeDuplicate, v.Span, "the enum has %s twice, or in two spellings", quoted(v.Value)).also(other.Span, "the first is here")
}

// Tokens.

func (c *checker) tokenTwice(d, other *TokenDecl) {
	if d.Name.Name == other.Name.Name {
		c.fail(CodeDuplicate, d.Name.Span, "token `%s` is declared twice", d.Name.Name).also(other.Name.Span, "the first is here")
		return
	}
	c.fail(CodeDuplicate, d.Name.Span, "token `%s` differs from `%s` only in case, space, `_` or `-`", d.Name.Name, other.Name.Name).
		also(other.Name.Span, "the first is here")
}

func (c *checker) tokenWithoutValue(d *TokenDecl) {
	c.fail(CodeTokenNotGiven, d.Name.Span, "token `%s` has no value", d.Name.Name).
		Help = "write `= …` after it; only templates and campaigns can leave the value to others"
}

func (c *checker) templateTokenMissing(d *ProgramDecl, t *TokenDecl) {
	c.fail(CodeTokenNotGiven, d.Name.Span, "program %s does not give the token `%s`, which its template leaves without a value",
		quoted(d.Name.Value), t.Name.Name).also(t.Span, "the template leaves it open here")
}

func (c *checker) emptyToken(d *TokenDecl) {
	c.fail(CodeDeclaration, d.Span, "token `%s` is empty and has no type; write one, as in `token %[1]s: string = empty`", d.Name.Name)
}

func (c *checker) listToken(d *TokenDecl) {
	c.fail(CodeType, d.Value.Range(), "a token holds a single value, and %s is a list", c.code(d.Value))
}

func (c *checker) tokenWithoutType(d *TokenDecl) {
	c.fail(CodeDeclaration, d.Span, "token `%s` has neither type nor value; write `token %[1]s: string` if its value is given elsewhere", d.Name.Name)
}

func (c *checker) tokensTooMany(at Span) {
	c.fail(CodeTooLarge, at, "too many tokens are inherited in too many places").
		Help = "declare tokens in the program that uses them"
}

// Tables.

func (c *checker) tableTwice(t, other *Table) {
	c.fail(CodeDuplicate, t.Decl.Name.Span, "table `%s` is declared twice", t.Name).also(other.Decl.Name.Span, "the first is here")
}

func (c *checker) columnTwice(d *ColumnDecl) {
	c.fail(CodeDuplicate, d.Name.Span, "column `%s` is declared twice", d.Name.Name)
}

// tableFails reports what is wrong with a table's file.
func (c *checker) tableFails(t *Table, format string, args ...any) {
	c.fail(CodeTable, t.Decl.File.Span, format, args...)
}

func (c *checker) tableOutside(t *Table) {
	c.tableFails(t, "a table's file lies in the workspace and is named from the folder of this file, with `/` between folders")
}

func (c *checker) tableUnreadable(t *Table, err error) {
	name := quoted(t.Decl.File.Value)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		c.tableFails(t, "there is no file %s beside %s", name, quoted(path.Base(t.Decl.Pos.Filename)))
	case errors.Is(err, fs.ErrPermission):
		c.tableFails(t, "file %s may not be read", name)
	default:
		c.tableFails(t, "file %s cannot be read: %s", name, printable(err.Error()))
	}
}

func (c *checker) tableWithoutHeader(t *Table) {
	c.tableFails(t, "file %s is empty; its first row names the columns", quoted(t.Decl.File.Value))
}

func (c *checker) badHeader(t *Table, name string, i int) {
	if normalName(name) == "" {
		c.tableFails(t, "column %d of file %s has no name in the first row", i+1, quoted(t.Decl.File.Value))
		return
	}
	c.tableFails(t, "file %s names column %s twice", quoted(t.Decl.File.Value), quoted(name))
}

func (c *checker) columnMissing(t *Table, d *Column) {
	var names []string
	for _, column := range t.Columns {
		names = append(names, column.Name)
	}
	for _, decl := range t.Decl.Columns {
		if decl.Name.Name == d.Name {
			c.fail(CodeTable, decl.Name.Span, "file %s has no column `%s`", quoted(t.Decl.File.Value), d.Name).Help = "its columns are " + oneOf(names)
		}
	}
}

// rowNumber counts the rows of a file with its header as the first.
func rowNumber(i int) int { return i + 2 }

func (c *checker) rowLength(t *Table, i, n int) {
	c.tableFails(t, "row %d of file %s has %s instead of %d", rowNumber(i), quoted(t.Decl.File.Value), plural(n, "column"), len(t.Columns))
}

func (c *checker) badCell(t *Table, i int, column *Column, cell string, err error) {
	c.tableFails(t, "row %d of file %s: %s in column `%s` is %s", rowNumber(i), quoted(t.Decl.File.Value), quoted(cell), column.Name, err)
}

// Programs, campaigns, channels.

func (c *checker) templateFromTemplate(d *ProgramDecl) {
	c.fail(CodeTemplate, d.From.Span, "a template is not made from another template")
}

func (c *checker) notInTemplate(d *TokenDecl, t *template) {
	near := c.speller.nearest(d.Name.Name, func(yield func(string) bool) {
		for _, x := range t.decl.Decls {
			if token, ok := x.(*TokenDecl); ok && !yield(token.Name.Name) {
				return
			}
		}
	})
	c.fail(CodeTemplate, d.Name.Span, "template %s has no token `%s`", quoted(t.program.Name), d.Name.Name).guess(d.Name.Span, near).
		also(t.decl.Name.Span, "the template is here")
}

func (c *checker) templatesTooLarge(d *ProgramDecl) {
	c.fail(CodeTooLarge, d.Name.Span, "the programs made from templates are too much for one workspace").
		Help = "split the workspace, or make the template smaller"
}

func (c *checker) channelTwice(d, other *ChannelRef) {
	c.fail(CodeDuplicate, d.Span, "a program has one channel").also(other.Span, "the first is here")
}

func (c *checker) statusTwice(d, other *StatusDecl) {
	c.fail(CodeDuplicate, d.Name.Span, "status %s is declared twice in this channel", quoted(d.Name.Value)).also(other.Name.Span, "the first is here")
}

func (c *checker) badStatusStep(d *StatusDecl) {
	c.fail(CodeRange, d.Span, "the step of a status is a number from 0 to 2147483647")
}

func (c *checker) partTwice(m, other Member, what string) {
	c.fail(CodeDuplicate, m.Range().upTo(blockStart(m)), "a campaign has one %s", what).also(other.Range().upTo(blockStart(other)), "the first is here")
}

// blockStart is where the braces of a campaign's part open.
func blockStart(m Member) Position {
	switch m := m.(type) {
	case *SmartList:
		return m.Conditions.Pos
	case *Flow:
		return m.Block.Pos
	}
	return Position{}
}

func (c *checker) segmentTwice(d, other *SegmentDecl) {
	c.fail(CodeDuplicate, d.Name.Span, "segment %s is declared twice", quoted(d.Name.Value)).also(other.Name.Span, "the first is here")
}

func (c *checker) defaultDeclared(d *SegmentDecl) {
	c.fail(CodeDeclaration, d.Name.Span, "every segmentation has the segment \"Default\" for all who are in no other")
}

// Attributes of assets and of the workspace.

func (c *checker) workspaceTwice(d, other *WorkspaceDecl) {
	c.fail(CodeDuplicate, d.Name.Span, "the workspace is declared twice").also(other.Name.Span, "the first is here")
}

func (c *checker) unknownZone(e Expr, name string) {
	c.fail(CodeAttribute, e.Range(), "%s is no time zone; write one as in \"Europe/Berlin\" or \"UTC\"", quotedOr(name, "this"))
}

func (c *checker) badSetting(e Expr) {
	c.fail(CodeRange, e.Range(), "a limit is a whole number from 1 up")
}

func quotedOr(s, otherwise string) string {
	if s == "" {
		return otherwise
	}
	return quoted(s)
}

// unknownAttribute shows the forms of the attributes that there are.
func (c *checker) unknownAttribute(r *Run, words []string, of string, forms []string) {
	if next := secondAttribute(r, len(words), forms); next != nil {
		d := c.fail(CodeAttribute, next.Range(), "each attribute of %s stands on a line of its own", of)
		d.Help = "begin a new line before `" + word(next) + "`"
		d.replace(Span{next.Range().Pos, next.Range().Pos}, "\n")
		return
	}
	written := strings.Join(words, " ")
	names := func(yield func(string) bool) {
		for _, f := range forms {
			name, _, _ := strings.Cut(f, ` "`)
			if !yield(name) {
				return
			}
		}
	}
	for _, f := range forms {
		if name, _, _ := strings.Cut(f, ` "`); name == written {
			c.fail(CodeAttribute, r.Span, "`%s` of %s is written `%s`", written, of, f)
			return
		}
	}
	first := ""
	if len(words) > 0 {
		first = written
	}
	near := c.speller.nearest(first, names)
	d := c.fail(CodeAttribute, r.Span, "%s has no %s", of, c.code(r)).guess(leading(r, len(words)), near)
	if near == "" {
		d.Help = "it may have `" + strings.Join(forms, "`, `") + "`"
	}
}

// secondAttribute is the word in a run with which another attribute begins, or nil.
func secondAttribute(r *Run, words int, forms []string) Expr {
	for _, e := range r.Elems[min(words+1, len(r.Elems)):] {
		w := word(e)
		for _, f := range forms {
			if first, _, _ := strings.Cut(f, " "); w != "" && first == w {
				return e
			}
		}
	}
	return nil
}

// leading is the place of the first words of a run.
func leading(r *Run, words int) Span {
	if words == 0 {
		return r.Span
	}
	return r.Elems[0].Range().To(r.Elems[words-1].Range())
}

func (c *checker) attributeTwice(again, first *Run, name string) {
	c.fail(CodeDuplicate, again.Span, "`%s` is given twice", name).also(first.Span, "the first is here")
}

func (c *checker) attributeMissing(name *Str, noun, attribute string) {
	d := c.fail(CodeAttribute, name.Span, "%s %s lacks `%s`", noun, quoted(name.Value), attribute)
	if attribute == "from" {
		d.Help = "add its sender, as in `from \"Acme <hello@acme.example>\"`"
	}
}

func (c *checker) attributeNoText(e Expr, name string, f facts) {
	d := c.fail(CodeType, e.Range(), "`%s` is a text, and %s is %s", name, c.code(e), f.typ.phrase())
	c.convert(d, e, f, Type{Kind: String})
}

func (c *checker) attributeLineBreak(t *Text, name string) {
	c.fail(CodeAttribute, t.Span, "`%s` is one line", name)
}

func (c *checker) badAddress(e Expr, name string) {
	c.fail(CodeAttribute, e.Range(), "`%s` is a mail address such as \"Acme <hello@acme.example>\"", name)
}

func (c *checker) urlNotLiteral(e Expr) {
	c.fail(CodeAttribute, e.Range(), "a webhook's address begins with https:// or http:// and a host that is written out; tokens may follow after it")
}

func (c *checker) badHeaderName(e Expr) {
	c.fail(CodeAttribute, e.Range(), "a header's name is a literal text of letters, digits and `-`")
}

func (c *checker) badMap(r *Run) {
	c.fail(CodeAttribute, r.Span, "a mapping is written `map \"key\" to field`")
}

func (c *checker) mapToKey(n *Name) {
	c.fail(CodeAttribute, n.Span, "an answer cannot change a lead's `id`")
}

func (c *checker) mappedTwice(n *Name, f *Field) {
	c.fail(CodeDuplicate, n.Span, "`%s` gets two keys of the answer", f.Qualified())
}
