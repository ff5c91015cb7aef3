package lang

// TestDecl is a test: facts, what happens, what is expected. An `always` block
// says so of every lead:
//
//	always "an MQL has a country" {
//	  run "Lead Intake"
//	  if lifecycle is "MQL" { expect country is not empty }
//	}
type TestDecl struct {
	Span
	Always bool       `parser:"( 'test' | @'always' )"`
	Name   Str        `parser:"@@"`
	Items  []TestItem `parser:"'{' ( Newline | @@ )* '}'"`
}

// TestIf expects things of those leads alone for which a condition holds. It
// stands in an `always` block.
type TestIf struct {
	Span
	Cond  Cond       `parser:"'if' @@"`
	Items []TestItem `parser:"'{' ( Newline | @@ )* '}'"`
}

// Record is `{ name: value, … }`.
type Record struct {
	Span
	Fields []*RecordField `parser:"'{' ( Newline | ',' | @@ )* '}'"`
}

// RecordField is one `name: value` of a record.
type RecordField struct {
	Span
	Name  Ident `parser:"@@ ':'"`
	Value Expr  `parser:"@@"`
}

// TestRows are rows of values, with which a test is run one after the other:
// `rows country, code { "u.s.a.", "US" … }`. What it says `row.country` for is
// the row's cell of that column.
type TestRows struct {
	Span
	Columns []Ident    `parser:"'rows' @@ ( ',' @@ )*"`
	Rows    []*TestRow `parser:"'{' ( Newline | @@ )* '}'"`
}

// TestRow is one row of values.
type TestRow struct {
	Span
	Cells []Expr `parser:"@@ ( ',' @@ )*"`
}

// GivenLead states the lead of a test: `given lead { email: "a@b.example" }`.
type GivenLead struct {
	Span
	Record Record
}

// GivenNow sets the test's clock: `given now 2026-03-01T09:00`.
type GivenNow struct {
	Span
	Value Expr
}

// GivenSchedules lets batch campaigns run as their schedules say while time
// passes: `given schedules run`.
type GivenSchedules struct{ Span }

// GivenPhrase states a fact (`given member of list "A"`, `given filled out
// form "F" 3 days ago`) or an answer (`given sync lead to sfdc fails 2 times`).
type GivenPhrase struct {
	Span
	Phrase *Phrase
	Ago    *Quantity // the fact's age
	Answer string    // "fails", "returns", "sets", or "" for a fact
	Times  string    // fails N times; "" is every time
	With   *Str      // fails with "reason"
	Record *Record   // returns, sets
}

// TestWhen fires a trigger.
type TestWhen struct {
	Span
	Phrase *Phrase
}

// TestRun starts a campaign.
type TestRun struct {
	Span
	Campaign Str `parser:"'run' @@"`
}

// TestAfter lets virtual time pass.
type TestAfter struct {
	Span
	Duration Quantity `parser:"'after' @@"`
}

// TestAt moves the clock to a moment, or to the end when Value is nil.
type TestAt struct {
	Span
	Value Expr
}

// ExpectCount expects a number of activities: `expect 2 send email "Welcome"`;
// `no` is Count "0".
type ExpectCount struct {
	Span
	Count   string
	Skipped bool
	Phrase  *Phrase
}

// ExpectOutcome expects the lead to have failed or been skipped.
type ExpectOutcome struct {
	Span
	Outcome string // "failed" or "skipped"
	Reason  *Str
}

// ExpectCondition expects a condition to hold.
type ExpectCondition struct {
	Span
	Cond Expr
}

// ExpectOrder expects campaigns to have begun and e-mails to have been sent one
// after the other.
type ExpectOrder struct {
	Span
	Names []Str `parser:"'expect' 'order' @@ ( ',' @@ )*"`
}

// ExpectQualified expects a campaign to have taken the lead in when it last
// decided on it, or not: `expect not qualified "C" because country`.
type ExpectQualified struct {
	Span
	Not      bool  `parser:"'expect' @'not'? 'qualified'"`
	Campaign Str   `parser:"@@"`
	Because  *Name `parser:"( 'because' @@ )?"` // a field that the filter which did not hold reads
}

// ExpectWaiting expects a campaign to wait for the lead, or not to: `expect
// waiting "C" until 2026-03-09T17:00`.
type ExpectWaiting struct {
	Span
	Not      bool `parser:"'expect' @'not'? 'waiting'"`
	Campaign Str  `parser:"@@"`
	Until    Expr `parser:"( 'until' @@ )?"`
}
