package data

import (
	"strings"
	"time"

	"campaignc/lang"
)

// layout says which column or key holds which field. It is made once and
// shared by all codecs.
type layout struct {
	columns []column
	id      int        // the column that is the key
	absent  []*binding // fields without a column, in order of declaration
	fields  []*binding // by Field.Index
	keys    map[string][]*binding
	zone    *time.Location
}

// column is one column of the file.
type column struct {
	name  string   // as the header has it
	field *binding // nil: carried through as it comes
}

// binding is a field and what is needed to read and write it fast.
type binding struct {
	field *lang.Field
	index int
	kind  lang.Kind
	text  bool   // any text will do
	name  string // the header or key it is written under when the file has none
	cell  string // its default, as a cell of CSV
	json  string // its default, as a JSON value
}

func newLayout(ws *lang.Workspace) *layout {
	l := &layout{id: -1, keys: map[string][]*binding{}, zone: ws.Zone}
	for _, f := range ws.Fields {
		b := &binding{field: f, index: f.Index, kind: f.Type.Kind, name: f.Qualified()}
		b.text = b.kind.IsText() && b.kind != lang.Enum
		if f.Header != "" {
			b.name = f.Header
		}
		if !f.Default.IsEmpty() {
			text := lang.FormatValue(f.Default)
			b.cell = string(appendCell(nil, text))
			b.json = string(appendJSONValue(nil, f.Default))
		}
		l.fields = append(l.fields, b)
		for _, key := range fieldKeys(f) {
			l.keys[key] = append(l.keys[key], b)
		}
	}
	return l
}

// fieldKeys are the normal forms of the headers that mean a field: the one
// given with `from`, or else its name and its label.
func fieldKeys(f *lang.Field) []string {
	if f.Header != "" {
		return []string{lang.Plain(f.Header)}
	}
	keys := []string{lang.Plain(f.Qualified())}
	if label := lang.Plain(f.Label); label != "" && label != keys[0] {
		keys = append(keys, label)
	}
	return keys
}

// suppression are the spellings of the fields that keep mail from a lead, and
// the fields' names in the language.
var suppression = map[string]string{
	"unsubscribed":       "unsubscribed",
	"marketingsuspended": "marketing_suspended",
	"blocklisted":        "block_listed",
	"blacklisted":        "block_listed",
	"emailinvalid":       "email_invalid",
}

// meaning finds the field that a header or a key means, if any. It says why
// the file cannot be run when it may mean two, or would keep mail from leads and
// the workspace does not know it.
func (l *layout) meaning(what, header string) (b *binding, refuse, help string) {
	found := l.keys[lang.Plain(header)]
	if len(found) > 1 {
		return nil, "the " + what + " " + quoted(header) + " may mean the field " + found[0].field.Qualified() + " or the field " +
			found[1].field.Qualified(), "give one of them another header with from"
	}
	if len(found) == 1 {
		b = found[0]
	}
	name, ok := suppression[lang.Plain(header)]
	if !ok || b != nil && b.field.Scope == lang.LeadScope && b.field.Name == name {
		return b, "", ""
	}
	line := name + ": boolean = false"
	if lang.Plain(header) != lang.Plain(name) {
		line += " from " + string(appendString(nil, strings.TrimSpace(header)))
	}
	return b, "the " + what + " " + quoted(header) + " keeps mail from leads, but the workspace does not declare it",
		"add to the lead block: " + line
}
