package interp

import "campaignc/lang"

// Lead is one lead while it runs: the values of the declared fields, by the
// field's place in Workspace.Fields, and what the lead belongs to. A worker has
// one Lead and fills it anew for each row.
//
// Text kinds live in Text, where "" is empty. All other kinds live in Num, in
// the units of lang.Value, and are empty unless Has is set; an empty one is 0,
// as which it counts in arithmetic.
type Lead struct {
	ID      string
	Text    []string
	Num     []int64
	Has     []bool
	Changed FieldSet // fields whose value the run changed; the others are written out as they came

	Lists    []bool       // by Asset.Index: member of the static list
	Programs []Membership // by Program.Index
	Entered  []Entry      // by Campaign.Index: runs so far
	Deleted  bool         // `delete lead`: the row is left out
}

// Membership is what a lead is in one program.
type Membership struct {
	Status  int   // Status.Index + 1; 0: not in the program
	Since   int64 // when it became a member, milliseconds
	Success bool
	Reached int64        // when it first reached success
	Fields  []lang.Value // by member field
}

// Entry counts a lead's runs through one campaign.
type Entry struct {
	Count int   `json:"count"`
	Last  int64 `json:"last"` // when it last entered, milliseconds
}

// NewLead makes a lead with room for the workspace's fields, lists, programs
// and campaigns.
func NewLead(ws *lang.Workspace) *Lead {
	n := len(ws.Fields)
	l := &Lead{
		Text: make([]string, n), Num: make([]int64, n), Has: make([]bool, n), Changed: NewFieldSet(n),
		Lists: make([]bool, len(ws.Lists)), Programs: make([]Membership, len(ws.Programs)), Entered: make([]Entry, len(ws.Campaigns)),
	}
	return l
}

// Value returns a field's value.
func (l *Lead) Value(f *lang.Field) lang.Value {
	if f.Type.Kind.IsText() {
		if l.Text[f.Index] == "" {
			return lang.Value{}
		}
		return lang.Value{Kind: f.Type.Kind, Text: l.Text[f.Index]}
	}
	if !l.Has[f.Index] {
		return lang.Value{}
	}
	return lang.Value{Kind: f.Type.Kind, Num: l.Num[f.Index]}
}

// SetValue stores a value of the field's own kind, or an empty one, without
// logging anything or marking the field as changed.
func (l *Lead) SetValue(f *lang.Field, v lang.Value) {
	l.Text[f.Index] = v.Text
	l.Num[f.Index] = v.Num
	l.Has[f.Index] = !v.IsEmpty()
}
