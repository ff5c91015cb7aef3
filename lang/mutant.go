package lang

import (
	"cmp"
	"slices"
	"strings"
)

// Mutant is a workspace with one small change, such as a slip of the hand, that
// its tests should notice.
type Mutant struct {
	Kind      MutantKind
	At        Span        // what is changed; elsewhere too for MutantRequest
	Was, Is   string      // the changed part on one line; Is is "" where it is dropped
	Edits     []Edit      // make the mutant of the sources
	Owner     string      // what is changed: a campaign with its program's name, `smart list "Reachable"`
	Campaigns []*Campaign // a run that comes to none of them cannot notice; nil where that is not known
	Telltale  string      // who or what tells the two apart: "a lead whose `score` is 100"
}

// EditsIn are the mutant's edits of a file; nil when it has none.
func (m *Mutant) EditsIn(path string) []Edit {
	var edits []Edit
	for _, e := range m.Edits {
		if e.Span.Pos.Filename == path {
			edits = append(edits, e)
		}
	}
	return edits
}

// MutantKind says what sort of change a mutant is.
type MutantKind string

// The kinds of mutants.
const (
	MutantComparison MutantKind = "comparison"      // `>=` became `>`
	MutantConstant   MutantKind = "constant"        // a number, a length of time or a moment is one more or less
	MutantNegation   MutantKind = "negation"        // a condition holds where it did not
	MutantConnective MutantKind = "and or"          // `and` became `or`, `all` became `any`
	MutantFilter     MutantKind = "filter dropped"  // a line of a smart list, or a `where`
	MutantTrigger    MutantKind = "trigger dropped" // a `when`
	MutantItem       MutantKind = "item dropped"    // of a list, of `otherwise`, an argument with a name
	MutantCall       MutantKind = "call dropped"    // a function's first argument stands for its result
	MutantValue      MutantKind = "value"           // what is written is another
	MutantStep       MutantKind = "step dropped"    // a statement
	MutantRequest    MutantKind = "request"         // an executable is requested instead of executed
	MutantTokens     MutantKind = "tokens dropped"  // `with parent tokens` or a token's value
	MutantOrder      MutantKind = "order"           // two branches change places
	MutantBranch     MutantKind = "branch dropped"  // `else`
	MutantHandler    MutantKind = "handler dropped" // `on failure`, `on skip`
	MutantRetry      MutantKind = "retry"           // the number of tries, `until`, `else`
	MutantWait       MutantKind = "wait"            // `ending on`, `at`
	MutantRule       MutantKind = "rule"            // the qualification rule
)

// Mutants are the mutants of a workspace that Check passed without errors, in
// order of place. The checker may refuse some. Those are left out of which the
// conditions show that nobody could tell them apart. The tree stays as it is:
// a mutant is made by its edits. Emails, fields, tables, limits and repetitions
// have none, since tests do not see them or they are data.
func (ws *Workspace) Mutants() []*Mutant {
	m := &mutator{ws: ws, sources: map[string][]byte{}, known: map[string]bool{}, instances: map[Position][]*Campaign{}}
	for _, f := range ws.Files {
		m.sources[f.Path] = f.Source
		m.comments = append(m.comments, f.Comments...)
	}
	for _, c := range ws.Campaigns {
		m.instances[c.Decl.Pos] = append(m.instances[c.Decl.Pos], c)
	}
	m.calls = m.executions()
	for _, f := range ws.Files {
		m.decls(f.Decls, "")
	}
	slices.SortStableFunc(m.made, func(a, b *Mutant) int {
		return cmp.Or(cmp.Compare(a.At.Pos.Filename, b.At.Pos.Filename), cmp.Compare(a.At.Pos.Offset, b.At.Pos.Offset))
	})
	return m.made
}

// mutator makes mutants of one place after the other.
type mutator struct {
	ws        *Workspace
	sources   map[string][]byte
	comments  []Comment
	instances map[Position][]*Campaign // by place of the declaration; a template's has several
	calls     map[Position][]*Execute  // by place of the executable's declaration

	owner     string
	campaigns []*Campaign
	settled   map[Node]bool   // parts whose mutants are those of a part around them
	last      map[*Block]bool // blocks with which the flow ends
	anyOf     map[*Conditions]bool

	known map[string]bool // the edits of mutants that were made
	made  []*Mutant
}

// decls goes through declarations and those inside them. Folders and programs
// nest no deeper than the parser allows.
func (m *mutator) decls(decls []Decl, program string) {
	type level struct {
		decls   []Decl
		program string
	}
	stack := []level{{decls, program}}
	for len(stack) > 0 {
		top := &stack[len(stack)-1]
		if len(top.decls) == 0 {
			stack = stack[:len(stack)-1]
			continue
		}
		d, program := top.decls[0], top.program
		top.decls = top.decls[1:]
		switch d := d.(type) {
		case *FolderDecl:
			stack = append(stack, level{d.Decls, d.Name.Value})
		case *ProgramDecl:
			stack = append(stack, level{d.Decls, d.Name.Value})
		case *CampaignDecl:
			m.begin(qualified(program, d.Name.Value), m.instances[d.Pos])
			m.campaign(d)
		case *TokenDecl:
			m.begin("tokens of "+program, m.users(d))
			m.token(d)
		case *SmartListDecl:
			m.begin("smart list "+quoted(d.Name.Value), nil)
			m.parts(&d.Conditions)
		case *SegmentationDecl:
			m.begin("segmentation "+quoted(d.Name.Value), nil)
			m.parts(d)
		}
	}
}

func qualified(program, name string) string {
	if program == "" {
		return name
	}
	return program + "." + name
}

func (m *mutator) begin(owner string, campaigns []*Campaign) {
	m.owner, m.campaigns = owner, campaigns
	m.settled, m.last, m.anyOf = map[Node]bool{}, map[*Block]bool{}, map[*Conditions]bool{}
}

// users are the campaigns for which the token has the declared value.
func (m *mutator) users(d *TokenDecl) []*Campaign {
	users := []*Campaign{}
	for _, c := range m.ws.Campaigns {
		if t := c.Tokens[d.Name.Name]; t != nil && t.Decl != nil && t.Decl.Pos == d.Pos {
			users = append(users, c)
		}
	}
	return users
}

// parts makes the mutants of a node and of all that is in it.
func (m *mutator) parts(n Node) {
	Walk(n, func(n Node) bool {
		switch n := n.(type) {
		case Stmt:
			m.statement(n)
		case Expr:
			m.expression(n)
		case *Conditions:
			m.conditions(n)
		case *Block:
			m.block(n)
		case *ElseIf:
			m.negate(n.Cond)
		}
		return true
	})
}

// change makes a mutant in which a node is changed by the edits.
func (m *mutator) change(kind MutantKind, n Node, telltale string, edits ...Edit) {
	var key strings.Builder
	for _, e := range edits {
		key.WriteString(e.Span.Pos.String() + "\x00" + e.Span.EndPos.String() + "\x00" + e.Text + "\x00")
	}
	if m.known[key.String()] {
		return
	}
	m.known[key.String()] = true
	at := n.Range()
	is := ""
	if !slices.ContainsFunc(edits, func(e Edit) bool { return e.drops(at) }) {
		is = Applied(m.sources[at.Pos.Filename], within(at, edits), at)
	}
	m.made = append(m.made, &Mutant{
		Kind: kind, At: at, Was: onLine(m.source(at)), Is: onLine(is), Edits: edits,
		Owner: m.owner, Campaigns: m.campaigns, Telltale: telltale,
	})
}

// drops reports whether an edit leaves out all that a span holds.
func (e *Edit) drops(at Span) bool {
	return e.Text == "" && e.Span.Pos.Offset <= at.Pos.Offset && at.EndPos.Offset <= e.Span.EndPos.Offset
}

// within are the edits that lie in a span.
func within(at Span, edits []Edit) []Edit {
	var in []Edit
	for _, e := range edits {
		if e.Span.Pos.Filename == at.Pos.Filename && at.Pos.Offset <= e.Span.Pos.Offset && e.Span.EndPos.Offset <= at.EndPos.Offset {
			in = append(in, e)
		}
	}
	return in
}

// source is what stands in a place.
func (m *mutator) source(at Span) string {
	return string(m.sources[at.Pos.Filename][at.Pos.Offset:at.EndPos.Offset])
}

// text is a node's source on one line.
func (m *mutator) text(n Node) string { return onLine(m.source(n.Range())) }

func onLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// said is a node's source, to be put into a sentence.
func (m *mutator) said(n Node) string { return "`" + m.text(n) + "`" }

// dropped is the edit that leaves out one of several things in a row, and what
// separates it from the next one or, for the last, from the one before.
func dropped(row []Span, i int) Edit {
	at := row[i]
	switch {
	case i+1 < len(row):
		at.EndPos = row[i+1].Pos
	case i > 0:
		at.Pos = row[i-1].EndPos
	}
	return Edit{Span: at}
}

func spans[N Node](nodes []N) []Span {
	row := make([]Span, len(nodes))
	for i, n := range nodes {
		row[i] = n.Range()
	}
	return row
}
