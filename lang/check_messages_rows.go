package lang

import "strings"

// This file has the messages about rows of tests.

func (c *checker) rowsTwice(rows, other *TestRows) {
	c.fail(CodeTest, rows.Span, "a test has its rows once").also(other.Span, "the first are here")
}

func (c *checker) rowsAlways(rows *TestRows) {
	c.fail(CodeTest, rows.Span, "an `always` block is tried with leads that are made; rows are for a test")
}

func (c *checker) tooManyRows(rows *TestRows) {
	d := c.fail(CodeTest, rows.Columns[0].Span, "a test has %d rows at most", rowsMax)
	if len(rows.Rows) <= rowsMax {
		d.Message = "the rows of all tests and the lines that they are for come to too much"
		d.Help = "keep a run over so many leads on record instead: golden/NAME, which `campaignc test` compares"
	}
}

func (c *checker) noRows(rows *TestRows) {
	c.fail(CodeTest, rows.Span, "there are no rows, so nothing would be tested").Help =
		"write a line of values between the braces, one for each of " + rows.names()
}

func (c *checker) caseLength(row *TestRow, rows *TestRows) {
	d := c.fail(CodeTest, row.Span, "this row has %s, and the rows have %s: %s",
		plural(len(row.Cells), "value"), plural(len(rows.Columns), "column"), rows.names())
	d.Help = "what is not there is `empty`"
	if row.Pos.Line < row.EndPos.Line {
		d.Help = "a row goes on behind a comma at the end of a line; leave out the last one"
	}
}

func (c *checker) rowColumnTwice(column, other *Ident) {
	c.fail(CodeDuplicate, column.Span, "column `%s` is named twice", column.Name).also(other.Span, "the first is here")
}

func (c *checker) unknownRowColumn(n *Name, rows *TestRows) {
	c.fail(CodeUnknownName, n.Span, "the rows of this test have no column `%s`", n.Parts[1].Name).Help = "they have " + rows.names()
}

func (c *checker) rowWithoutRows(n *Name) {
	c.fail(CodeUnknownName, n.Span, "`%s.%s` is a value of a row, and there are no rows here", n.Parts[0].Name, n.Parts[1].Name).Help =
		"give them in the test: `rows " + n.Parts[1].Name + " { \"…\" }`"
}

// names lists the columns.
func (r *TestRows) names() string {
	var names []string
	for _, column := range r.Columns {
		names = append(names, ticked(column.Name))
	}
	return strings.Join(names, ", ")
}
