package lang

import (
	"io/fs"
	"path"
	"strings"
)

// declareTables declares the tables and reads their files.
func (c *checker) declareTables() {
	for _, d := range c.found.tables {
		t := &Table{Name: d.Name.Name, Decl: d}
		if other := c.tables[t.Name]; other != nil {
			c.tableTwice(t, other)
			continue
		}
		c.tables[t.Name] = t
		c.ws.Tables = append(c.ws.Tables, t)
		c.declareColumns(t)
		c.readTable(t)
	}
}

func (c *checker) declareColumns(t *Table) {
	for _, d := range t.Decl.Columns {
		column := &Column{Name: d.Name.Name, Type: Type{Kind: String}, Table: t, Index: len(t.Columns)}
		if d.Type != nil {
			column.Type = c.typeOf(d.Type)
		}
		if t.column(column.Name) != nil {
			c.columnTwice(d)
			continue
		}
		t.Columns = append(t.Columns, column)
	}
}

// column finds a column by name, in whatever spelling: `Country Name` of a
// header is `country_name` in the language.
func (t *Table) column(name string) *Column {
	key := normalName(name)
	for _, column := range t.Columns {
		if column.Name == name || normalName(column.Name) == key {
			return column
		}
	}
	return nil
}

// column finds the column that a name after a table's means, or reports it.
func (c *checker) column(t *Table, name *Ident) *Column {
	column := t.column(name.Name)
	if column == nil && len(t.Columns) > 0 {
		c.unknownColumn(name.Span, name.Name, t)
	}
	return column
}

// tablePath is where a table's file lies, in terms of File.Path; false when it
// would lie outside the workspace.
func tablePath(source, file string) (string, bool) {
	if file == "" || strings.ContainsAny(file, "\\:\x00") || path.IsAbs(file) {
		return "", false
	}
	joined := path.Join(path.Dir(source), file)
	if path.IsAbs(source) {
		return joined, fs.ValidPath(path.Clean(file))
	}
	return joined, fs.ValidPath(joined)
}

func (c *checker) readTable(t *Table) {
	file, ok := tablePath(t.Decl.Pos.Filename, t.Decl.File.Value)
	switch {
	case !ok:
		c.tableOutside(t)
		return
	case c.opts.Tables == nil:
		c.tableUnreadable(t, fs.ErrPermission)
		return
	}
	header, rows, err := c.opts.Tables(file)
	if err != nil {
		c.tableUnreadable(t, err)
		return
	}
	if !c.nameColumns(t, header) {
		return
	}
	t.Rows = rows
	c.checkRows(t)
}

// nameColumns puts the columns into the header's order. Declared ones are found
// in it as fields are, ignoring case, space, `_` and `-`; the others have the
// header's name.
func (c *checker) nameColumns(t *Table, header []string) bool {
	if len(header) == 0 {
		c.tableWithoutHeader(t)
		return false
	}
	declared := &Table{Columns: t.Columns}
	t.Columns = nil
	for i, name := range header {
		if normalName(name) == "" || t.column(name) != nil {
			c.badHeader(t, name, i)
			return false
		}
		column := declared.column(name)
		if column == nil {
			column = &Column{Name: name, Type: Type{Kind: String}, Table: t}
		}
		column.Index = i
		t.Columns = append(t.Columns, column)
	}
	ok := true
	for _, d := range declared.Columns {
		if t.column(d.Name) == nil {
			c.columnMissing(t, d)
			ok = false
		}
	}
	return ok
}

// checkRows reads each cell as its column's type. It reports the first row that
// is wrong, so that a wrong file is one error.
func (c *checker) checkRows(t *Table) {
	for i, row := range t.Rows {
		if len(row) != len(t.Columns) {
			c.rowLength(t, i, len(row))
			return
		}
		for _, column := range t.Columns {
			cell := row[column.Index]
			if column.Type.Kind.IsText() && column.Type.Kind != Enum || column.Type.Kind == NoKind || cell == "*" {
				continue
			}
			if _, err := ParseValue(column.Type, cell, c.ws.Zone); err != nil {
				c.badCell(t, i, column, cell, err)
				return
			}
		}
	}
}
