package main

import (
	"fmt"
	"io"
	"strings"

	"campaignc/interp"
)

// groupNames name the groups of points, as columns and for --min.
var groupNames = [interp.PointGroups]string{
	interp.Statements: "statements", interp.Choices: "choices", interp.Conditions: "conditions", interp.Handlers: "handlers",
}

// widestPart is how many columns the name of a part takes in the table.
const widestPart = 30

// writeCoverage prints what the tests of a workspace reached: a table of its
// campaigns, and every place that was not reached.
func writeCoverage(w io.Writer, c *coverage, width int) {
	fmt.Fprintln(w)
	if c.prefix != "" {
		fmt.Fprintf(w, "%s\n\n", shownName(c.where))
	}
	rows := [][]string{append(append([]string{"reached by tests"}, groupNames[:]...), "all")}
	for _, p := range c.parts {
		rows = append(rows, coverageRow(p.name(), c.shares(p)))
	}
	total := c.total()
	rows = append(rows, coverageRow("total", total))
	last := []string{""}
	for _, s := range total.of {
		last = append(last, percentOf(s))
	}
	writeTable(w, append(rows, append(last, "")))
	for _, p := range c.parts {
		list := c.missed(p)
		if len(list) == 0 {
			continue
		}
		fmt.Fprintf(w, "\nnot reached in %s\n", printable(p.name()))
		for i := range list {
			line := c.place(list[i].at) + ": " + list[i].text()
			for j, part := range wrap(line, width-4, 0) {
				fmt.Fprintf(w, "%s%s\n", strings.Repeat(" ", 2+2*min(j, 1)), part)
			}
		}
	}
}

func coverageRow(name string, s shares) []string {
	row := []string{shorten(name, widestPart)}
	for _, of := range s.of {
		row = append(row, shareOf(of))
	}
	return append(row, percentOf(s.all))
}

func shareOf(s share) string {
	if s.all == 0 {
		return "-"
	}
	return fmt.Sprintf("%d/%d", s.reached, s.all)
}

func percentOf(s share) string {
	if s.all == 0 {
		return "-"
	}
	return fmt.Sprintf("%d %%", s.percent())
}
