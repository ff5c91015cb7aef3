package lang

// Version is the first line of a file that says which language it is written in:
//
//	camp 1
type Version struct {
	Span
	Number string `parser:"'camp' @Int"`
}

// WorkspaceDecl names the workspace and sets what holds for all of it:
//
//	workspace "Acme" { time zone "Europe/Berlin" }
type WorkspaceDecl struct {
	Span
	Name     Str    `parser:"'workspace' @@"`
	Settings []Attr `parser:"( '{' ( Newline | @@ )* '}' )?"`
}

// LeadDecl declares fields of a lead; several blocks merge:
//
//	lead { email: email, score: score = 0 }
type LeadDecl struct {
	Span
	Fields []*FieldDecl `parser:"'lead' '{' ( Newline | ',' | @@ )* '}'"`
}

// CompanyDecl declares fields of a lead's company, read as `company.NAME`.
type CompanyDecl struct {
	Span
	Fields []*FieldDecl `parser:"'company' '{' ( Newline | ',' | @@ )* '}'"`
}

// MemberDecl declares fields of a program's members, read as `member.NAME`.
type MemberDecl struct {
	Span
	Fields []*FieldDecl `parser:"'member' '{' ( Newline | ',' | @@ )* '}'"`
}

// FieldDecl is one field: name, type, label, default, input header.
//
//	first_name: string "First Name" = "friend" from "FNAME"
type FieldDecl struct {
	Span
	Name    Ident    `parser:"@@ ':'"`
	Type    TypeExpr `parser:"@@"`
	Label   *Str     `parser:"@@?"`
	Default Expr     `parser:"( '=' @@ )?"`
	Header  *Str     `parser:"( 'from' @@ )?"`
}

// TypeExpr names a type: `string`, `enum("Known", "MQL")`.
type TypeExpr struct {
	Span
	Name   Ident `parser:"@@"`
	Values []Str `parser:"( '(' @@ ( (?! ',' ')') ',' @@ )* ','? ')' )?"`
}

// TableDecl names a CSV file that look-ups search. Without columns all are text.
//
//	table countries(alias: string, name: string) from "countries.csv"
type TableDecl struct {
	Span
	Name    Ident         `parser:"'table' @@"`
	Columns []*ColumnDecl `parser:"( '(' @@ ( (?! ',' ')') ',' @@ )* ','? ')' )?"`
	File    Str           `parser:"'from' @@"`
}

// ColumnDecl is one column of a table, text unless a type is given.
type ColumnDecl struct {
	Span
	Name Ident     `parser:"@@"`
	Type *TypeExpr `parser:"( ':' @@ )?"`
}

// ListDecl declares a static list: `list "Competitors"`.
type ListDecl struct {
	Span
	Name Str `parser:"'list' @@"`
}

// FormDecl declares a form: `form "Contact Us"`.
type FormDecl struct {
	Span
	Name Str `parser:"'form' @@"`
}

// ChannelDecl declares a channel and its statuses.
type ChannelDecl struct {
	Span
	Name     Str           `parser:"'channel' @@"`
	Statuses []*StatusDecl `parser:"'{' ( Newline | @@ )* '}'"`
}

// StatusDecl is one status of a channel: `status "Attended" step 40 success`.
type StatusDecl struct {
	Span
	Name    Str    `parser:"'status' @@"`
	Step    string `parser:"'step' @Int"`
	Success bool   `parser:"@'success'?"`
}

// ChannelRef says which channel a program uses: `channel "Web Form"`.
type ChannelRef struct {
	Span
	Name Str `parser:"'channel' @@"`
}

// EmailDecl declares an e-mail; its attributes are flat runs such as
// `subject "Welcome"`, `operational`, `text """…"""`.
type EmailDecl struct {
	Span
	Name       Str    `parser:"'email' @@"`
	Attributes []Attr `parser:"( '{' ( Newline | @@ )* '}' )?"`
}

// WebhookDecl declares a webhook; its attributes are flat runs such as
// `post "https://…"`, `header "X-Key" "…"`, `map "country" to country`.
type WebhookDecl struct {
	Span
	Name       Str    `parser:"'webhook' @@"`
	Attributes []Attr `parser:"( '{' ( Newline | @@ )* '}' )?"`
}

// SmartListDecl declares a smart list as an asset.
type SmartListDecl struct {
	Span
	Name       Str        `parser:"'smart' 'list' @@"`
	Conditions Conditions `parser:"@@"`
}

// SegmentationDecl declares a segmentation; the first segment that holds wins.
type SegmentationDecl struct {
	Span
	Name     Str            `parser:"'segmentation' @@"`
	Segments []*SegmentDecl `parser:"'{' ( Newline | @@ )* '}'"`
}

// SegmentDecl is one segment: `segment "EMEA" { country in ["DE", "FR"] }`.
type SegmentDecl struct {
	Span
	Name       Str        `parser:"'segment' @@"`
	Conditions Conditions `parser:"@@"`
}

// FolderDecl groups programs; its tokens are inherited by what it holds.
type FolderDecl struct {
	Span
	Name  Str    `parser:"'folder' @@"`
	Decls []Decl `parser:"'{' ( Newline | @@ )* '}'"`
}

// ProgramDecl declares a program or a template.
//
//	program "WBN-2026-04" from template "Webinar" { token start = 2026-04-02T10:00 }
type ProgramDecl struct {
	Span
	Template bool   `parser:"@'template'?"`
	Name     Str    `parser:"'program' @@"`
	From     *Str   `parser:"( 'from' 'template' @@ )?"`
	Decls    []Decl `parser:"'{' ( Newline | @@ )* '}'"`
}

// TokenDecl declares a My Token, or a parameter of a campaign.
//
//	token points: score = +10
type TokenDecl struct {
	Span
	Name  Ident     `parser:"'token' @@"`
	Type  *TypeExpr `parser:"( ':' @@ )?"`
	Value Expr      `parser:"( '=' @@ )?"`
}

// CampaignDecl declares a campaign.
type CampaignDecl struct {
	Span
	Inactive   bool     `parser:"@'inactive'?"`
	Executable bool     `parser:"@'executable'?"`
	Name       Str      `parser:"'campaign' @@"`
	Members    []Member `parser:"'{' ( Newline | @@ )* '}'"`
}

// Description says in prose what a campaign is for.
type Description struct {
	Span
	Text Str `parser:"'description' @@"`
}

// SmartList is a campaign's smart list: who starts it and who qualifies.
type SmartList struct {
	Span
	Conditions Conditions `parser:"'smart' 'list' @@"`
}

// Conditions are the lines between the braces of a smart list.
type Conditions struct {
	Span
	Items []CondItem `parser:"'{' ( Newline | @@ )* '}'"`
}

// When is a trigger: `when fills out form "Contact Us"`.
type When struct {
	Span
	Phrase *Phrase
}

// Filter is a condition that must hold.
type Filter struct {
	Span
	Cond Expr
}

// Flow is a campaign's flow.
type Flow struct {
	Span
	Block Block `parser:"'flow' @@"`
}

// Schedule says how often a lead may run and when a batch runs.
type Schedule struct {
	Span
	Items []SchedItem `parser:"'schedule' '{' ( Newline | @@ )* '}'"`
}

// RunRule is the qualification rule: `run once every 7 days`.
type RunRule struct {
	Span
	Once     bool      `parser:"'run' ( @'once'"`
	Interval *Quantity `parser:"( 'every' @@ )?"`
	Always   bool      `parser:"| 'every' @'time' )"`
}

// LeadLimit keeps a batch run from happening at all when more leads qualify.
type LeadLimit struct {
	Span
	Number string `parser:"'limit' @Int 'leads'"`
}

// LimitsIgnored lets a campaign send mail beyond the workspace's communication
// limits.
type LimitsIgnored struct {
	Span
	Word string `parser:"@'ignore' 'communication' 'limits'"`
}

// Recurrence says when a batch campaign runs.
//
//	repeat weekly on monday, thursday at 09:00 until 2026-12-31
type Recurrence struct {
	Span
	Every Ident   `parser:"'repeat' @@"`                      // daily, weekdays, weekly, monthly
	Day   string  `parser:"( 'on' ( 'day' @Int"`              // monthly on day 15
	Words []Ident `parser:"| @@ ( ','? (?! 'at') @@ )* ) )?"` // weekly: weekdays; monthly: `first monday`
	At    *Moment `parser:"'at' @@"`
	Until *Moment `parser:"( 'until' @@ )?"`
}
