package lang

import (
	"fmt"
	"slices"
	"strings"
)

// This file has the messages about steps, triggers and filters.

var entryNouns = [...]string{StepEntry: "step", TriggerEntry: "trigger", FilterEntry: "filter", StatementEntry: "statement"}

// noun is what an entry is, for a message.
func (k EntryKind) noun() string { return entryNouns[k] }

func (c *checker) misspeltPhrase(p *Phrase, kind EntryKind, near *Entry, words int) {
	at := p.Elems[0].Range().To(p.Elems[words-1].Range())
	c.fail(CodeUnknownPhrase, at, "no %s reads %s", kind.noun(), c.code(at)).guess(at, headText(near))
}

func (c *checker) noSuchPhrase(p *Phrase, kind EntryKind) {
	d := c.fail(CodeUnknownPhrase, p.Elems[0].Range().To(p.Elems[len(p.Elems)-1].Range()), "no %s reads %s", kind.noun(), c.code(runOf(p)))
	switch kind {
	case FilterEntry:
		d.Help = "a condition compares a field, as in `country is \"Germany\"`, or is a filter from the library"
	case TriggerEntry:
		d.Help = "a trigger is in the third person, as in `when fills out form \"Contact Us\"`"
	case StepEntry:
		d.Help = "a step is in the infinitive, as in `send email \"Welcome\"`; a field is changed by `set`"
	}
}

// runOf is the place of a phrase without its `where`.
func runOf(p *Phrase) Span { return p.Elems[0].Range().To(p.Elems[len(p.Elems)-1].Range()) }

// phraseElsewhere is about an entry of another kind than belongs here.
func (c *checker) phraseElsewhere(p *Phrase, e *Entry, want EntryKind, near *Entry) {
	at := p.Elems[0].Range().To(p.Elems[len(e.head)-1].Range())
	d := c.fail(CodeUnknownPhrase, at, "`%s` is a %s, and here stands a %s", headText(e), e.Kind.noun(), want.noun())
	switch {
	case e.Kind == TriggerEntry && want == FilterEntry:
		d.Help = "write `when` before it, in a campaign's smart list"
	case e.Kind == FilterEntry && want == StepEntry:
		d.Help = "ask for it with `if`"
	case e.Kind == FilterEntry && want == TriggerEntry:
		d.Help = "remove `when`; a filter stands alone"
	case e.Kind == StepEntry:
		d.Help = "a step stands in a flow"
	}
	if near != nil && headText(near) != headText(e) {
		d.Help = "did you mean " + ticked(headText(near)) + "? Else " + d.Help
	}
}

func (c *checker) fieldAsStep(p *Phrase, field string) {
	c.fail(CodeUnknownPhrase, runOf(p), "`%s` is a field, not a step", field).Help = "change it with `set " + field + " = …`"
}

// fieldByLabel recognises a condition that names a field by its label, as one
// does in Marketo.
func (c *checker) fieldByLabel(p *Phrase, words []string) bool {
	for n := 2; n <= len(words) && n <= 8; n++ {
		f := c.lead.byNormal[normalName(strings.Join(words[:n], ""))]
		if f == nil {
			continue
		}
		at := p.Elems[0].Range().To(p.Elems[n-1].Range())
		c.fail(CodeUnknownPhrase, at, "a condition names a field by its name, and %s is a label", c.code(at)).guess(at, f.Name)
		return true
	}
	return false
}

// operatorWords are what one may write after a field.
var operatorWords = []string{
	"is", "is not", "contains", "starts with", "ends with", "matches", "in", "between", "before", "after", "on or before", "on or after",
	"in past", "in future", "not", "and", "or",
}

// habits are operators of other tools, with the one of the language.
var habits = map[string]string{
	"equals": "is", "equal": "is", "like": "contains", "includes": "contains", "greater": ">", "less": "<", "exceeds": ">", "begins": "starts with",
	"has": "contains", "was": "is", "are": "is", "isnt": "is not",
}

func (c *checker) notOperator(p *Phrase, field string) {
	if len(p.Elems) == 1 {
		c.fail(CodeUnknownPhrase, runOf(p), "no filter reads `%s`", field)
		return
	}
	second := p.Elems[1]
	w := word(second)
	near := habits[w]
	if near == "" && w != "" {
		near = c.speller.nearest(w, slices.Values(operatorWords))
	}
	at := second.Range()
	if len(p.Elems) > 2 && slices.Contains([]string{"than", "to", "with"}, word(p.Elems[2])) {
		at = at.To(p.Elems[2].Range()) // greater than, equal to, begins with
	}
	d := c.fail(CodeUnknownPhrase, at, "after the field `%s` stands an operator, and %s is none", field, c.code(at)).guess(at, near)
	if near == "" {
		d.Help = "write `is`, `contains`, `in`, `<`, `before` or another operator"
	}
}

func (c *checker) misplacedTrigger(w *When) {
	c.fail(CodeContext, w.Span, "a trigger stands in the smart list of a campaign, not in a group or a smart list of its own")
}

func (c *checker) noAttributes(p *Phrase, e *Entry) {
	if e.Kind == StepEntry {
		c.fail(CodeContext, p.Where.Range(), "`where` stands after triggers and filters; choose a step with `if`")
		return
	}
	c.fail(CodeContext, p.Where.Range(), "`%s` has nothing that `where` could ask for", headText(e))
}

// slotPhrases say what a slot takes.
var slotPhrases = [...]string{
	SlotText: "a text", SlotNumber: "a number", SlotInteger: "a whole number", SlotPercent: "a share such as 10 percent",
	SlotTimes: "a count such as 2 times", SlotDuration: "a duration such as 3 days", SlotMoment: "a date", SlotValue: "a value",
	SlotWord: "a word", SlotField: "a field", SlotMemberField: "a member field", SlotStatus: "a status in quotes",
	SlotSegment: "a segment in quotes", SlotList: "a list's name in quotes", SlotForm: "a form's name in quotes",
	SlotEmail: "an e-mail's name in quotes", SlotWebhook: "a webhook's name in quotes", SlotProgram: "a program's name in quotes",
	SlotCampaign: "a campaign's name in quotes", SlotSmartList: "a smart list's name in quotes",
	SlotSegmentation: "a segmentation's name in quotes",
}

// phrase names what a slot takes in a sentence.
func (s Slot) phrase() string {
	if s.Kind != SlotWord {
		return slotPhrases[s.Kind]
	}
	if len(s.Words) == 1 {
		return "`" + s.Words[0] + "`"
	}
	return "`" + strings.Join(s.Words[:len(s.Words)-1], "`, `") + "` or `" + s.Words[len(s.Words)-1] + "`"
}

// reads is the help that shows an entry's form.
func (d *Diagnostic) reads(e *Entry) {
	if e.Kind != StatementEntry {
		d.Help = "it reads `" + e.Form + "`"
	}
}

func (m *matcher) leftOver(p *Phrase, e *Entry, at Expr) {
	m.fail(CodeUnknownPhrase, at.Range(), "`%s` takes no %s here", headText(e), m.code(at)).reads(e)
}

func (m *matcher) missingOperand(p *Phrase, e *Entry, s Slot) {
	label := ""
	if s.Label != nil {
		label = "`" + strings.Join(s.Label, " ") + "` and "
	}
	m.fail(CodeUnknownPhrase, runOf(p), "`%s` lacks %s%s", headText(e), label, s.phrase()).reads(e)
}

func (m *matcher) wrongOperand(p *Phrase, e *Entry, s Slot, at Expr) {
	near := ""
	if w := word(at); w != "" && s.Kind == SlotWord {
		near = m.speller.nearest(w, slices.Values(s.Words))
	}
	d := m.fail(CodeUnknownPhrase, at.Range(), "`%s` takes %s here, and finds %s", headText(e), s.phrase(), m.code(at))
	name := m.unquoted(s, at)
	switch {
	case near != "":
		d.guess(at.Range(), near)
	case name != "":
		d.Help = "write the name in quotes: " + quoted(name)
		d.replace(at.Range(), literal(name))
	default:
		d.reads(e)
	}
}

// unquoted is the asset that a bare word names where its name stands in quotes,
// or "".
func (m *matcher) unquoted(s Slot, at Expr) string {
	name := word(at)
	if name == "" || s.Kind < SlotList {
		return ""
	}
	candidates := m.names.programs.candidates(m.scope.program)
	if s.Kind != SlotProgram {
		candidates = m.directory(s.Kind).candidates(m.scope.program)
	}
	return m.speller.nearest(name, candidates)
}

func (m *matcher) operandType(e *Entry, s Slot, at Expr, f facts) {
	d := m.fail(CodeType, at.Range(), "`%s` takes %s here, and %s is %s", headText(e), s.phrase(), m.code(at), f.typ.phrase())
	if s.Kind == SlotText {
		m.convert(d, at, f, Type{Kind: String})
		if strings.HasPrefix(d.Help, "write text(") { // a step takes a computed value in parentheses
			d.Help = "write (" + strings.TrimPrefix(d.Help, "write ") + ")"
			d.enclose(at.Range(), "(", ")")
			d.Edits = []Edit{d.Edits[2], d.Edits[0], d.Edits[1], d.Edits[3]}
		}
	}
}

func (m *matcher) tokenInName(t *Text) {
	m.fail(CodeUnknownAsset, t.Span, "a name is written out here; a token in it has no meaning")
}

func (c *checker) badCount(q *Quantity) {
	c.fail(CodeRange, q.Span, "%s: a whole number is needed", c.code(q))
}

func (m *matcher) badPercent(q *Quantity) {
	m.fail(CodeRange, q.Span, "%s is more than everybody", m.code(q))
}

func (m *matcher) statusOutside(t *Text, e *Entry) {
	m.fail(CodeContext, t.Span, "`%s` stands in no program here; name one with `in \"Program\"`", headText(e)).reads(e)
}

func (m *matcher) noChannel(t *Text, p *Program) {
	m.fail(CodeStatus, t.Span, "the program has no channel and so no status %s", quoted(t.Parts[0].Literal)).
		also(p.Decl.Name.Span, "add `channel \"…\"` to this program")
}

func (m *matcher) unknownStatus(t *Text, name string, ch *Channel) {
	var names []string
	for _, s := range ch.Statuses {
		names = append(names, s.Name)
	}
	near := m.speller.nearest(name, slices.Values(names))
	d := m.fail(CodeStatus, t.Span, "channel %s has no status %s", quoted(ch.Name), quoted(name)).guessName(t.Span, near)
	switch {
	case len(names) == 0:
		d.Help = "it has none"
	case near == "":
		d.Help = "its statuses are " + oneOf(names)
	}
	d.also(ch.Decl.Name.Span, fmt.Sprintf("channel %s is declared here", quoted(ch.Name)))
}

func (m *matcher) segmentAlone(t *Text) {
	m.fail(CodeContext, t.Span, "a segment belongs to a segmentation, and none is named here")
}

func (m *matcher) unknownSegment(t *Text, name string, of *Segmentation) {
	var names []string
	for _, s := range of.Segments {
		names = append(names, s.Name)
	}
	near := m.speller.nearest(name, slices.Values(names))
	d := m.fail(CodeUnknownAsset, t.Span, "segmentation %s has no segment %s", quoted(of.Name), quoted(name)).guessName(t.Span, near)
	if near == "" {
		d.Help = "its segments are " + oneOf(names)
	}
}
