package lang

import "time"

// Workspace is a checked workspace: everything declared, resolved, with the
// side tables that say what each name in the tree means. It is read-only once
// Check returned it and safe for concurrent use.
type Workspace struct {
	Name  string
	Zone  *time.Location
	Files []*File

	MailLimits MailLimits
	LeadLimit  int64 // most leads of a batch run, unless its campaign says otherwise; 0: none

	Fields        []*Field // lead fields, then company fields, in order of declaration over files sorted by path
	Tables        []*Table
	Lists         []*Asset
	Forms         []*Asset
	Channels      []*Channel
	Emails        []*EmailAsset
	Webhooks      []*WebhookAsset
	SmartLists    []*SmartListAsset
	Segmentations []*Segmentation
	Programs      []*Program  // without templates
	Campaigns     []*Campaign // without those of templates
	Tests         []*TestDecl
	Always        []*TestDecl // what holds for every lead

	Races   []*Race              // what depends on the order of flows, in order of place
	Allowed []Allowed            // warnings that comments allow, in order of place
	permits map[string][]*permit // what comments allow, by file

	Info Info
}

// MailLimits are the most ordinary e-mails a lead gets. (Marketo: communication
// limits.) 0: no limit.
type MailLimits struct {
	Day  int64 // in a day of the workspace's time zone
	Week int64 // in seven such days, the present one included
}

// Info holds what the checker found out about the tree. An expression has its
// own type, not the one that is wanted where it stands: 5 is an integer also as
// the value of a currency, "MQL" a string also as that of an enum.
type Info struct {
	Types     map[Expr]Type         // every expression's type; conditions are Boolean
	Names     map[*Name]Object      // what a name stands for
	Tokens    map[*TextToken]Object // what a {{…}} stands for
	Calls     map[*Call]*CallMatch
	Phrases   map[*Phrase]*PhraseMatch
	Calling   map[Node]*Campaign     // *Execute, *Request, *TestRun, *ExpectQualified, *ExpectWaiting: the campaign meant
	TestHomes map[*TestDecl]*Program // the programs that hold tests
	CaseRows  map[*TestDecl]*CaseRow // of the tests that rows make
	Ordered   map[*Str]Object        // names in `expect order`: a *Campaign or an *EmailAsset
}

// CallMatch is a call matched to its function: Args in the order of the
// function's parameters, nil where an optional one was left out; a variadic
// parameter's arguments are in Rest.
type CallMatch struct {
	Func   *Function
	Args   []Expr
	Rest   []Expr
	Result Type
}

// PhraseMatch is a phrase matched to its library entry.
type PhraseMatch struct {
	Entry    *Entry
	Operands []Operand // one for each of Entry.Slots(), in that order
	Program  *Program  // the program that holds the phrase, or nil
}

// Operand is what stands in one slot of a phrase.
type Operand struct {
	Expr   Expr   // nil when the operand was left out
	Word   string // SlotWord
	Object Object // the field or asset named; a *Status, a *Segment
}

// Operand returns the operand of that name; the zero Operand when left out.
func (m *PhraseMatch) Operand(name string) Operand {
	for i, s := range m.Entry.slots {
		if s.Name == name {
			return m.Operands[i]
		}
	}
	return Operand{}
}

// An Object is what a name can stand for.
type Object interface{ object() }

func (*Field) object()          {}
func (*Token) object()          {}
func (*Table) object()          {}
func (*Column) object()         {}
func (*Asset) object()          {}
func (*Channel) object()        {}
func (*Status) object()         {}
func (*EmailAsset) object()     {}
func (*WebhookAsset) object()   {}
func (*SmartListAsset) object() {}
func (*Segmentation) object()   {}
func (*Segment) object()        {}
func (*Program) object()        {}
func (*Campaign) object()       {}
func (*Builtin) object()        {}
func (*Attribute) object()      {}

// Scope tells whose field a Field is.
type Scope uint8

// The scopes of fields.
const (
	LeadScope Scope = iota
	CompanyScope
	MemberScope
)

// Field is a field of leads, companies or a program's members.
type Field struct {
	Name    string
	Label   string // "" without one
	Header  string // the input header given with `from`, or ""
	Type    Type
	Default Value
	Scope   Scope
	Program *Program // MemberScope: whose members
	Index   int      // lead and company fields: place in Workspace.Fields; member fields: place in Program.Members
	Decl    *FieldDecl
}

// Qualified is the name with its scope: `country`, `company.name`, `member.seat`.
func (f *Field) Qualified() string {
	switch f.Scope {
	case CompanyScope:
		return "company." + f.Name
	case MemberScope:
		return "member." + f.Name
	}
	return f.Name
}

// Token is a reference to a My Token by name. Which declaration it means is
// settled when the campaign runs, by the token context; Type holds for all.
type Token struct {
	Name string
	Type Type
}

// Table is a look-up table, read and checked.
type Table struct {
	Name    string
	Columns []*Column
	Rows    [][]string
	Decl    *TableDecl
}

// Column is one column of a table.
type Column struct {
	Name  string
	Type  Type
	Table *Table
	Index int
}

// Asset is a list or a form: a name, and the program it belongs to (nil at the top).
type Asset struct {
	Name    string
	Program *Program
	Index   int
	Decl    Node
}

// Channel is a channel with its statuses in order of declaration.
type Channel struct {
	Name     string
	Statuses []*Status
	Decl     *ChannelDecl
}

// Status is one status of a channel. A program's status never moves to a lower step.
type Status struct {
	Name    string
	Step    int
	Success bool
	Index   int // place in Channel.Statuses
}

// EmailAsset is an e-mail asset.
type EmailAsset struct {
	Name                               string
	Program                            *Program
	Operational                        bool
	From, Subject, ReplyTo, Text, HTML Expr // nil when absent
	Index                              int
	Decl                               *EmailDecl
}

// WebhookAsset is a webhook asset.
type WebhookAsset struct {
	Name    string
	Program *Program
	Method  string // GET, POST, …
	URL     Expr
	Headers []WebhookHeader
	Body    Expr
	Maps    []WebhookMap
	Index   int
	Decl    *WebhookDecl
}

// WebhookHeader is one header of a webhook's request.
type WebhookHeader struct {
	Name  string
	Value Expr
}

// WebhookMap maps a key of the answer to a field.
type WebhookMap struct {
	Key   string
	Field *Field
}

// SmartListAsset is a smart list that others refer to.
type SmartListAsset struct {
	Name       string
	Program    *Program
	Conditions *Conditions
	Index      int
	Decl       *SmartListDecl
}

// Segmentation divides leads: the first segment that holds, else Default.
type Segmentation struct {
	Name     string
	Segments []*Segment // the last is Default, without conditions
	Index    int
	Decl     *SegmentationDecl
}

// Segment is one segment.
type Segment struct {
	Name       string
	Conditions *Conditions
	Index      int
}

// TokenValue is a declared token: its type and value in one scope.
type TokenValue struct {
	Name  string
	Type  Type
	Value Expr // nil: must be given by the caller
	Decl  *TokenDecl
}

// Program is a program: the home of campaigns, assets, tokens and members.
type Program struct {
	Name    string
	Channel *Channel
	Folders []string               // the folders around it, outermost first
	Tokens  map[string]*TokenValue // its own and inherited ones
	Members []*Field
	Index   int
	Decl    *ProgramDecl
}

// Qualification is a campaign's qualification rule.
type Qualification struct {
	EveryTime bool
	Interval  int64 // milliseconds between runs; 0 with EveryTime false: once
}

// Campaign is a checked campaign.
type Campaign struct {
	Name        string
	Program     *Program // nil outside programs
	Description string
	Executable  bool
	Inactive    bool
	Triggers    []*Phrase
	Filters     []Expr // all must hold
	Flow        *Block // nil when empty
	Rule        Qualification
	Limit       int64 // most leads of a batch run; 0: none
	Recurrence  *Recurrence
	AllMail     bool                   // the communication limits are ignored
	Tokens      map[string]*TokenValue // own parameters, the program's, the folders'
	Effects     Effects
	Index       int
	Decl        *CampaignDecl
}

// Qualified is the campaign's name with its program's: `Website.Welcome`.
func (c *Campaign) Qualified() string {
	if c.Program == nil {
		return c.Name
	}
	return c.Program.Name + "." + c.Name
}

// Effects is what a campaign may do, through everything it calls.
type Effects struct {
	Reach    Effect          // the farthest effect
	Reads    map[string]Node // resource → one place that reads it
	Writes   map[string]Node // resource → one place that writes it
	Waits    Node            // a place that waits, or nil
	Remote   Node            // a place that calls a web service, or nil
	Requests Node            // a place that requests a campaign, or nil
}

// Builtin is a name the language provides: `failure.reason`, `campaign.name`,
// `trigger.name`, `system.date`.
type Builtin struct {
	Name string // family and name, lower case, words joined by `_`: "campaign.name", "system.date_time"
	Type Type
}
