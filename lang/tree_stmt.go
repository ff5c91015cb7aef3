package lang

// Block is the braces of a flow and the statements between them.
type Block struct {
	Span
	Stmts []Stmt `parser:"'{' ( Newline | @@ )* '}'"`
}

// Set changes a field:
//
//	set lead_score += my.points
type Set struct {
	Span
	Target Name   `parser:"'set' @@"`
	Op     string `parser:"@( '=' | '+=' | '-=' )"`
	Value  Expr   `parser:"@@"`
}

// If is a choice; the first branch whose condition holds is taken.
type If struct {
	Span
	Cond Cond      `parser:"'if' @@"`
	Then Block     `parser:"@@"`
	Else []*ElseIf `parser:"@@*"`
}

// ElseIf is a further branch: `else if …`, or `else` alone, which must be the last.
type ElseIf struct {
	Span
	Cond Cond  `parser:"'else' ( 'if' @@ )?"`
	Then Block `parser:"@@"`
}

// Execute runs an executable campaign to its end before the next statement:
//
//	execute "Score Lead" with parent tokens, my.points = 10
//	  on failure { stop }
type Execute struct {
	Span
	Campaign Str            `parser:"'execute' @@"`
	With     []*ContextPart `parser:"( 'with' @@ ( ',' @@ )* )?"`
	Handlers []*Handler     `parser:"@@*"`
}

// Request queues a campaign for the lead and goes on at once.
type Request struct {
	Span
	Campaign Str            `parser:"'request' @@"`
	With     []*ContextPart `parser:"( 'with' @@ ( ',' @@ )* )?"`
}

// ContextPart is `parent tokens` or one token's value, `my.points = 10`.
type ContextPart struct {
	Span
	Parent bool   `parser:"( @'parent' 'tokens'"`
	Token  *Ident `parser:"| 'my' '.' @@"`
	Value  Expr   `parser:"'=' @@ )"`
}

// Handler says what happens after a failure or a skip.
type Handler struct {
	Span
	On   string `parser:"'on' @( 'failure' | 'skip' )"`
	Then Block  `parser:"@@"`
}

// Wait pauses the flow:
//
//	wait 48 hours ending on weekdays at 09:00
//	wait until my.event_date - 2 days at 09:00
//	wait up to 7 days for consent is "Granted"
type Wait struct {
	Span
	For    *Quantity `parser:"'wait' ( @@"`
	Ending []Ident   `parser:"( 'ending' 'on' @@ ( ',' @@ )* )?"`
	Until  Expr      `parser:"| 'until' @@"`
	UpTo   *Quantity `parser:"| 'up' 'to' @@"`
	Cond   Cond      `parser:"'for' @@ )"`
	At     *Moment   `parser:"( 'at' @@ )?"`
}

// Retry tries its block until it ends without a failed step and the condition holds:
//
//	retry 3 times every 5 minutes until crm_id is not empty { … } else { … }
type Retry struct {
	Span
	Times string    `parser:"'retry' @Int ( 'times' | 'time' )"`
	Every *Quantity `parser:"( 'every' @@ )?"`
	Until Cond      `parser:"( 'until' @@ )?"`
	Body  Block     `parser:"@@"`
	Else  *Block    `parser:"( 'else' @@ )?"`
}

// Fail ends its campaign as failed: `fail "no phone"`.
type Fail struct {
	Span
	Reason Expr `parser:"'fail' @@"`
}

// Stop ends its own campaign.
type Stop struct {
	Span
	Word string `parser:"@'stop'"`
}

// Step is a flow step from the library, a phrase with handlers:
//
//	sync lead to sfdc on failure { stop }
type Step struct {
	Span
	Phrase   *Phrase
	Handlers []*Handler
}
