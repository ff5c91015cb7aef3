package interp

import (
	"slices"
	"strings"

	"campaignc/lang"
)

// Past is an activity of a lead from before the run. Activity filters and
// qualification rules see it.
type Past struct {
	At         int64 // milliseconds since 1970
	Activity   string
	Campaign   string
	Primary    string // "" without one
	Result     Result
	Attributes []PastAttribute // by label

	object lang.Object // what Primary names, or nil where only the name is known
}

// PastAttribute is one attribute of a past activity, labelled as in the log.
type PastAttribute struct{ Label, Value string }

// Attribute returns the value of the attribute with that label.
func (p *Past) Attribute(label string) (string, bool) {
	i, ok := slices.BinarySearchFunc(p.Attributes, label, func(a PastAttribute, l string) int {
		return strings.Compare(a.Label, l)
	})
	if !ok {
		return "", false
	}
	return p.Attributes[i].Value, true
}

// attribute is an attribute's value, "" for one it does not have.
func (p *Past) attribute(label string) string {
	v, _ := p.Attribute(label)
	return v
}
