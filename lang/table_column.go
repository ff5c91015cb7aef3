package lang

// Column finds a column by name, in whatever spelling: `Country Name` of a
// header is `country_name` in the language. It is nil when there is none.
func (t *Table) Column(name string) *Column { return t.column(name) }
