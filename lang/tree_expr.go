package lang

// Text is a string literal. Parts is its content: literal text and tokens in
// source order; empty for `""`.
type Text struct {
	Span
	Raw   string
	Parts []TextPart
}

// TextPart is a stretch of literal text, or one `{{…}}` when Token is set.
type TextPart struct {
	Literal string
	Token   *TextToken
}

// TextToken is a token in a text: `{{lead.First Name:default=friend}}`.
type TextToken struct {
	Span
	Family     string // lead, company, my, member, campaign, program, trigger, system
	Name       string // as written, outer space removed
	Default    string
	HasDefault bool
}

// Const returns the text of a literal that holds no token.
func (t *Text) Const() (string, bool) {
	switch {
	case len(t.Parts) == 0:
		return "", true
	case len(t.Parts) == 1 && t.Parts[0].Token == nil:
		return t.Parts[0].Literal, true
	}
	return "", false
}

// Number is an integer or a decimal, never signed.
type Number struct {
	Span
	Raw string
}

// Bool is `true` or `false`.
type Bool struct {
	Span
	Value bool
}

// Empty is `empty` as a value: `set country = empty`.
type Empty struct{ Span }

// Moment is a date, a date with time, or a time of day, told by its shape.
type Moment struct {
	Span
	Raw string `parser:"@( Date | DateTime | Time )"`
}

// Quantity is a number with a unit: `3 days`, `10 percent`, `1 business day`.
type Quantity struct {
	Span
	Number   string `parser:"@( Int | Float )"`
	Business bool   `parser:"@'business'?"`
	Unit     string `parser:"@Ident"` // as written: day, days, hour, times, percent, …
}

// Name is a dotted name: `country`, `my.points`, `countries.alias`, `failure.reason`.
type Name struct {
	Span
	Parts []Ident `parser:"@@ ( '.' @@ )*"`
}

// Call is a function call with positional and named arguments.
type Call struct {
	Span
	Func Ident
	Args []Arg
}

// Arg is one argument; Label is nil for a positional one.
type Arg struct {
	Label *Ident
	Value Expr
}

// List is `[a, b]`.
type List struct {
	Span
	Items []Expr
}

// Paren is an expression in parentheses.
type Paren struct {
	Span
	X Expr
}

// Sign is `-x` or `+x`.
type Sign struct {
	Span
	Op string
	X  Expr
}

// Arith is a chain of one precedence, `a + b - c` or `a * b / c`, evaluated
// from the left. The chain is flat so that a long one needs no deep tree.
type Arith struct {
	Span
	First Expr
	Rest  []ArithPart
}

// ArithPart is an operator and its right operand.
type ArithPart struct {
	Op string // + - * /
	X  Expr
}

// Otherwise is `a otherwise b otherwise c`: the first that is not empty.
type Otherwise struct {
	Span
	Items []Expr
}

// RelOp is an operator between two values, in its positive form.
type RelOp string

// The relations of the language.
const (
	OpLess          RelOp = "<"
	OpLessEqual     RelOp = "<="
	OpGreater       RelOp = ">"
	OpGreaterEqual  RelOp = ">="
	OpSame          RelOp = "==" // exact
	OpDiffers       RelOp = "!=" // exact
	OpIs            RelOp = "is" // text ignores case
	OpIsEmpty       RelOp = "is empty"
	OpBetween       RelOp = "between"
	OpContains      RelOp = "contains"
	OpMatches       RelOp = "matches"
	OpStartsWith    RelOp = "starts with"
	OpEndsWith      RelOp = "ends with"
	OpBefore        RelOp = "before"
	OpAfter         RelOp = "after"
	OpOnOrBefore    RelOp = "on or before"
	OpOnOrAfter     RelOp = "on or after"
	OpInPast        RelOp = "in past"
	OpInPastBefore  RelOp = "in past before"
	OpInFuture      RelOp = "in future"
	OpInFutureAfter RelOp = "in future after"
	OpIn            RelOp = "in"
)

// Relation compares values: `x is y`, `x not between y and z`. Y is nil for
// `is empty`, Z is set for `between` alone. Not negates the whole.
type Relation struct {
	Span
	X    Expr
	Op   RelOp
	At   Span // the operator's words
	Not  bool
	Y, Z Expr
}

// And is `a and b and c`, flat.
type And struct {
	Span
	Items []Expr
}

// Or is `a or b or c`, flat.
type Or struct {
	Span
	Items []Expr
}

// Not is `not x`.
type Not struct {
	Span
	X Expr
}

// Group is `all { … }`, `any { … }` or `none { … }`.
type Group struct {
	Span
	Kind       string
	Conditions *Conditions
}

// Run is a flat run of words, names, literals, quantities, lists, signed
// numbers and parenthesised expressions, as the parser reads it; the checker
// matches it against the library or an asset's attributes.
//
// Words and names are Name nodes, signed numbers are Sign nodes.
type Run struct {
	Span
	Elems []Expr
}

// Phrase is a run that a library entry explains, with its `where` condition.
type Phrase struct {
	Span
	Elems []Expr
	Where Expr // or nil
}
