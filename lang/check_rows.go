package lang

import (
	"fmt"
	"slices"
	"strings"
)

// A test with rows is as many tests: the lines of the test with the cells of a
// row in the places where it asks for them. So a cell is checked wherever it
// comes to stand, and what does not fit is said at the cell.

const (
	rowsMax     = 1_000     // rows of one test
	rowNodesMax = 1_000_000 // nodes of all tests that rows make, in a workspace
)

// rowFamily stands before a column's name: `row.country`.
const rowFamily = "row"

// CaseRow is the row that a test was made of.
type CaseRow struct {
	Test   string // the name that stands in the source
	Number int    // from 1
	Cells  string // as written

	rows *TestRows
}

// rowsOf are a test's rows, or nil. A test has them once.
func (c *checker) rowsOf(d *TestDecl) *TestRows {
	var rows *TestRows
	for _, item := range d.Items {
		r, ok := item.(*TestRows)
		switch {
		case !ok:
		case d.Always:
			c.rowsAlways(r)
		case rows != nil:
			c.rowsTwice(r, rows)
		default:
			rows = r
		}
	}
	return rows
}

// caseTests are the tests that a test with rows stands for.
func (c *checker) caseTests(d *TestDecl, rows *TestRows) []*TestDecl {
	if !c.rowColumns(rows) {
		return nil
	}
	nodes := 0
	Walk(d, func(Node) bool { nodes++; return true })
	c.rowNodes += nodes * len(rows.Rows)
	if len(rows.Rows) > rowsMax || c.rowNodes > rowNodesMax {
		c.tooManyRows(rows)
		return nil
	}
	var out []*TestDecl
	for i, row := range rows.Rows {
		if len(row.Cells) != len(rows.Columns) {
			c.caseLength(row, rows)
			continue
		}
		out = append(out, c.caseTest(d, rows, i))
	}
	return out
}

// rowColumns checks the head of the rows.
func (c *checker) rowColumns(rows *TestRows) bool {
	for i := range rows.Columns {
		same := func(x Ident) bool { return x.Name == rows.Columns[i].Name }
		if first := slices.IndexFunc(rows.Columns, same); first < i {
			c.rowColumnTwice(&rows.Columns[i], &rows.Columns[first])
			return false
		}
	}
	if len(rows.Rows) == 0 {
		c.noRows(rows)
	}
	return len(rows.Rows) > 0
}

// caseTest is the test of one row.
func (c *checker) caseTest(d *TestDecl, rows *TestRows, at int) *TestDecl {
	row := rows.Rows[at]
	cell := func(x Expr) Expr {
		n, ok := x.(*Name)
		if !ok || !isRowName(n) {
			return nil
		}
		i := slices.IndexFunc(rows.Columns, func(column Ident) bool { return column.Name == n.Parts[1].Name })
		if i < 0 {
			return nil
		}
		return cellValue(row.Cells[i])
	}
	test := &TestDecl{Span: row.Span, Name: d.Name}
	for _, item := range d.Items {
		if _, ok := item.(*TestRows); ok {
			continue
		}
		test.Items = append(test.Items, cloneWith(item, cell))
	}
	info := &CaseRow{Test: d.Name.Value, Number: at + 1, Cells: c.rowText(row), rows: rows}
	test.Name.Value = fmt.Sprintf("%s (row %d: %s)", info.Test, info.Number, info.Cells)
	c.ws.Info.CaseRows[test] = info
	return test
}

func isRowName(n *Name) bool { return len(n.Parts) == 2 && n.Parts[0].Name == rowFamily }

// cellValue is a cell as it comes to stand in a test. What a phrase cannot hold
// is in parentheses. About one that is no constant nothing more is said there.
func cellValue(x Expr) Expr {
	constant := true
	Walk(x, func(n Node) bool {
		if _, ok := n.(*Name); ok {
			constant = false
		}
		return constant
	})
	if !constant {
		return &Bad{Span: x.Range()}
	}
	switch x := clone(x).(type) {
	case *Text, *Number, *Bool, *Empty, *Moment, *Quantity, *List, *Sign, *Paren, *Bad:
		return x
	default:
		return &Paren{Span: x.Range(), X: x}
	}
}

// rowText is a row as it is written, on one line.
func (c *checker) rowText(row *TestRow) string {
	src := c.sources[row.Pos.Filename]
	var cells []string
	for _, x := range row.Cells {
		at := x.Range()
		if at.Pos.Offset <= at.EndPos.Offset && at.EndPos.Offset <= len(src) {
			cells = append(cells, strings.Join(strings.FieldsFunc(string(src[at.Pos.Offset:at.EndPos.Offset]), isLineBreak), " "))
		}
	}
	return strings.Join(cells, ", ")
}

func isLineBreak(r rune) bool { return r == '\n' || r == '\r' }

// checkCells wants constants in rows, used or not: what stands in a row can be
// known without the lead.
func (c *checker) checkCells(rows *TestRows) {
	for _, row := range rows.Rows {
		for _, x := range row.Cells {
			c.value(clone(x), &scope{place: inConstant})
		}
	}
}

// rowName reports `row.x` that no cell came for.
func (c *checker) rowName(n *Name) {
	if c.rows == nil {
		c.rowWithoutRows(n)
		return
	}
	c.unknownRowColumn(n, c.rows)
}
