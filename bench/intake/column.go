package intake

import "strings"

// Names are the names of the columns.
var Names = strings.Split(strings.TrimSpace(Header), ",")

// Column is a column by its name.
var Column = func() map[string]int {
	m := make(map[string]int, len(Names))
	for i, name := range Names {
		m[name] = i
	}
	return m
}()

// Whole tells the columns of whole numbers.
var Whole = [Width]bool{Employees: true, Score: true, BehaviorScore: true, DemoScore: true, WebVisits: true, EmailOpens: true}
