package lang

// The tree is what a file says, nothing more: names are text, strings are
// undecoded where nobody needed their value, and broken places have nodes too
// (Bad). What a name means lives in Info, which the checker fills.
//
// The `parser` tags are the grammar. A field of type Decl, Member, Stmt,
// CondItem, Expr, Cond, Attr, SchedItem or TestItem is read by a function of
// package parser that looks at the leading word; everything else is read as
// tagged.

// Node is any part of the tree.
type Node interface{ Range() Span }

// File is one source file.
type File struct {
	Span
	Path     string    // as given by the caller, slash-separated, relative to the workspace
	Source   []byte    // the text, for messages that show it
	Version  *Version  // `camp 1`, or nil
	Decls    []Decl    // in source order
	Comments []Comment // in source order
}

// Comment is one `// …` comment, its text without the line end.
type Comment struct {
	Span
	Text string
}

// Ident is a bare word: a field's, token's or type's name.
type Ident struct {
	Span
	Name string `parser:"@Ident"`
}

// Str is a quoted name. Value is its decoded text.
type Str struct {
	Span
	Raw   string `parser:"@String"`
	Value string
}

// Bad stands where something could not be read. Partial is what had been read
// of it, or nil.
type Bad struct {
	Span
	Partial Node
}

// A Decl stands at the top of a file, in a folder, a program or a template.
type Decl interface {
	Node
	decl()
}

func (*Version) decl()          {}
func (*WorkspaceDecl) decl()    {}
func (*LeadDecl) decl()         {}
func (*CompanyDecl) decl()      {}
func (*MemberDecl) decl()       {}
func (*TableDecl) decl()        {}
func (*ListDecl) decl()         {}
func (*FormDecl) decl()         {}
func (*ChannelDecl) decl()      {}
func (*ChannelRef) decl()       {}
func (*EmailDecl) decl()        {}
func (*WebhookDecl) decl()      {}
func (*SmartListDecl) decl()    {}
func (*SegmentationDecl) decl() {}
func (*FolderDecl) decl()       {}
func (*ProgramDecl) decl()      {}
func (*TokenDecl) decl()        {}
func (*CampaignDecl) decl()     {}
func (*TestDecl) decl()         {}
func (*Bad) decl()              {}

// A Member stands in the braces of a campaign.
type Member interface {
	Node
	member()
}

func (*Description) member() {}
func (*TokenDecl) member()   {}
func (*SmartList) member()   {}
func (*Flow) member()        {}
func (*Schedule) member()    {}
func (*Bad) member()         {}

// A Stmt is one statement of a flow.
type Stmt interface {
	Node
	stmt()
}

func (*Set) stmt()     {}
func (*If) stmt()      {}
func (*Execute) stmt() {}
func (*Request) stmt() {}
func (*Wait) stmt()    {}
func (*Retry) stmt()   {}
func (*Fail) stmt()    {}
func (*Stop) stmt()    {}
func (*Step) stmt()    {}
func (*Bad) stmt()     {}

// A CondItem is one line of a smart list: a trigger or a condition.
type CondItem interface {
	Node
	condItem()
}

func (*When) condItem()   {}
func (*Filter) condItem() {}
func (*Bad) condItem()    {}

// A SchedItem is one line of a schedule.
type SchedItem interface {
	Node
	schedItem()
}

func (*RunRule) schedItem()       {}
func (*LeadLimit) schedItem()     {}
func (*LimitsIgnored) schedItem() {}
func (*Recurrence) schedItem()    {}
func (*Bad) schedItem()           {}

// A TestItem is one line of a test.
type TestItem interface {
	Node
	testItem()
}

func (*TestRows) testItem()        {}
func (*GivenLead) testItem()       {}
func (*GivenNow) testItem()        {}
func (*GivenSchedules) testItem()  {}
func (*GivenPhrase) testItem()     {}
func (*TestWhen) testItem()        {}
func (*TestRun) testItem()         {}
func (*TestAfter) testItem()       {}
func (*TestAt) testItem()          {}
func (*Set) testItem()             {}
func (*ExpectCount) testItem()     {}
func (*ExpectOutcome) testItem()   {}
func (*ExpectCondition) testItem() {}
func (*ExpectOrder) testItem()     {}
func (*ExpectQualified) testItem() {}
func (*ExpectWaiting) testItem()   {}
func (*TestIf) testItem()          {}
func (*Bad) testItem()             {}

// An Attr is one line in the braces of an e-mail, a webhook or the workspace.
type Attr interface {
	Node
	attr()
}

func (*Run) attr() {}
func (*Bad) attr() {}

// An Expr is a value or a condition; which of the two, the checker tells.
type Expr interface {
	Node
	expr()
}

// A Cond is an expression where a condition stands: the parser reads phrases
// there, which it does not where a value stands.
type Cond interface{ Expr }

func (*Text) expr()      {}
func (*Number) expr()    {}
func (*Bool) expr()      {}
func (*Empty) expr()     {}
func (*Moment) expr()    {}
func (*Quantity) expr()  {}
func (*Name) expr()      {}
func (*Call) expr()      {}
func (*List) expr()      {}
func (*Paren) expr()     {}
func (*Sign) expr()      {}
func (*Arith) expr()     {}
func (*Otherwise) expr() {}
func (*Relation) expr()  {}
func (*And) expr()       {}
func (*Or) expr()        {}
func (*Not) expr()       {}
func (*Group) expr()     {}
func (*Phrase) expr()    {}
func (*Bad) expr()       {}
