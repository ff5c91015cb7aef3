package lang

import (
	"fmt"
	"slices"
	"strings"
)

// This file has the messages about statements, schedules and tests.

func (c *checker) tooDeep(at Node) {
	c.fail(CodeNesting, at.Range(), "nested more than %d deep", depthMax)
}

func (c *checker) tokenAsTarget(n *Name) {
	c.fail(CodeContext, n.Span, "a step cannot change a token").Help =
		"give another value to a call, as in `execute \"…\" with " + strings.Trim(c.code(n), "`") + " = …`, or keep it in a field"
}

func (c *checker) givenTwice(again, first *ContextPart, name string) {
	c.fail(CodeDuplicate, again.Span, "`%s` is given twice", name).also(first.Span, "the first is here")
}

func (c *checker) requestWithParent(r *Request, p *ContextPart) {
	c.fail(CodeContext, p.Span, "campaign %s runs on its own with its own tokens; a request cannot give it the parent's", quoted(r.Campaign.Value)).
		Help = "give single ones, as in `with my.x = my.x`"
}

func (c *checker) elseBeforeLast(e *ElseIf) {
	at := e.Span
	at.EndPos = e.Then.Pos
	c.fail(CodeSyntax, at, "`else` without a condition is the last branch")
}

func (c *checker) handlerTwice(h, other *Handler) {
	c.fail(CodeDuplicate, handlerSpan(h), "`on %s` stands twice after one step", h.On).also(handlerSpan(other), "the first is here")
}

// handlerSpan is `on failure` without its block.
func handlerSpan(h *Handler) Span {
	s := h.Span
	if h.Then.Pos.IsValid() {
		s.EndPos = h.Then.Pos
	}
	return s
}

func (c *checker) uselessHandler(h *Handler, e *Entry) {
	verb := "fails"
	if h.On == "skip" {
		verb = "is skipped"
	}
	c.fail(CodeContext, handlerSpan(h), "`%s` never %s; remove `on %s`", headText(e), verb, h.On)
}

func (c *checker) badTries(st *Retry) {
	c.fail(CodeRange, st.Span.upTo(st.Body.Pos), "a retry tries from 1 to %d times", triesMax)
}

// upTo is the span cut off at a place inside it.
func (s Span) upTo(end Position) Span {
	if end.IsValid() && end.Offset > s.Pos.Offset && end.Offset < s.EndPos.Offset {
		s.EndPos = end
	}
	return s
}

func (c *checker) reasonNoText(st *Fail, f facts) {
	d := c.fail(CodeType, st.Reason.Range(), "the reason of `fail` is a text, and %s is %s", c.code(st.Reason), f.typ.phrase())
	c.convert(d, st.Reason, f, Type{Kind: String})
}

func (c *checker) waitForNothing(st *Wait) {
	c.fail(CodeType, st.Until.Range(), "waiting until nothing would fail every lead")
}

func (c *checker) waitNoDate(st *Wait, f facts) {
	d := c.fail(CodeType, st.Until.Range(), "`wait until` needs a date or datetime, and %s is %s", c.code(st.Until), f.typ.phrase())
	if f.typ.Kind == Length {
		d.Help = "to wait for a length of time write `wait " + strings.Trim(c.code(st.Until), "`") + "`"
	}
}

func (c *checker) unknownDay(d *Ident, weekdays bool) {
	names := weekdayNames
	if weekdays {
		names = append([]string{"weekdays"}, weekdayNames...)
	}
	near := c.speller.nearest(d.Name, slices.Values(names))
	c.fail(CodeSchedule, d.Span, "`%s` is no day of the week", d.Name).guess(d.Span, near)
}

func (c *checker) dayTwice(d *Ident) {
	c.fail(CodeDuplicate, d.Span, "`%s` stands twice", d.Name)
}

// Schedules.

func (c *checker) scheduledTwice(again, first Node, what string) {
	c.fail(CodeDuplicate, again.Range(), "the schedule has two %ss", what).also(first.Range(), "the first is here")
}

func (c *checker) badLimit(at Span) {
	c.fail(CodeRange, at, "a limit is a number of leads from 1 up")
}

func (c *checker) batchOnly(at Node, what, kind string) {
	why := "its trigger starts it"
	if kind == executable {
		why = "only an execute starts it"
	}
	c.fail(CodeSchedule, at.Range(), "%s is for batch campaigns; this is %s: %s", what, withArticle(kind), why)
}

func withArticle(noun string) string {
	if strings.HasPrefix(noun, "e") {
		return "an " + noun
	}
	return "a " + noun
}

func (c *checker) untilNoDate(m *Moment) {
	c.fail(CodeSchedule, m.Span, "after `until` stands a date such as 2026-12-31")
}

func (c *checker) repeatOn(r *Recurrence) {
	c.fail(CodeSchedule, r.Span, "`repeat %s` takes no `on`; only weekly and monthly do", r.Every.Name)
}

func (c *checker) unknownRepeat(every *Ident) {
	near := c.speller.nearest(every.Name, slices.Values(repeats))
	d := c.fail(CodeSchedule, every.Span, "a campaign cannot repeat `%s`", every.Name).guess(every.Span, near)
	if near == "" {
		d.Help = "write daily, weekdays, weekly or monthly"
	}
}

func (c *checker) weeklyOn(r *Recurrence) {
	c.fail(CodeSchedule, r.Span, "`repeat weekly` needs its days, as in `repeat weekly on monday, thursday at 09:00`")
}

func (c *checker) monthlyOn(r *Recurrence) {
	c.fail(CodeSchedule, r.Span, "`repeat monthly` needs its day, as in `on day 15` or `on first monday`")
}

func (c *checker) badDayOfMonth(r *Recurrence) {
	c.fail(CodeSchedule, r.Span, "a month has no day %s", r.Day)
}

func (c *checker) unknownOrdinal(w *Ident) {
	near := c.speller.nearest(w.Name, slices.Values(ordinals))
	d := c.fail(CodeSchedule, w.Span, "`%s` does not count the days of a month", w.Name).guess(w.Span, near)
	if near == "" {
		d.Help = "write first, second, third, fourth or last"
	}
}

// Tests.

func (c *checker) testNoMoment(e Expr, f facts) {
	d := c.fail(CodeTest, e.Range(), "the clock of a test is set to a date or datetime, and %s is %s", c.code(e), f.typ.phrase())
	c.convert(d, e, f, Type{Kind: Datetime})
}

func (c *checker) qualifiedBecause(x *ExpectQualified) {
	c.fail(CodeTest, x.Because.Span, "a lead qualifies because all filters hold, not because of one field").
		Help = "write `expect not qualified … because …`, or leave `because` out"
}

func (c *checker) becauseOfNoField(n *Name) {
	c.fail(CodeTest, n.Span, "%s is no field; `because` names the field that the filter looks at", c.code(n))
}

func (c *checker) recordTwice(again, first *RecordField) {
	c.fail(CodeDuplicate, again.Name.Span, "`%s` is given twice", again.Name.Name).also(first.Name.Span, "the first is here")
}

func (c *checker) unknownRecordField(n *Ident) {
	near := c.speller.nearest(n.Name, func(yield func(string) bool) {
		for _, f := range c.ws.Fields {
			if !yield(f.Name) {
				return
			}
		}
	})
	c.fail(CodeUnknownName, n.Span, "there is no field `%s`", n.Name).guess(n.Span, near)
}

func (c *checker) badTimes(g *GivenPhrase) {
	c.fail(CodeTest, g.Span, "a step fails from 1 to %d times in a test", triesMax)
}

func (c *checker) factAsAnswer(g *GivenPhrase) {
	c.fail(CodeTest, g.Span, "a file of answers says how steps are answered: `given … sets`, `returns` or `fails`")
}

func (c *checker) wrongAnswer(g *GivenPhrase, e *Entry) {
	at := runOf(g.Phrase)
	switch g.Answer {
	case "fails":
		c.fail(CodeTest, at, "`%s` never fails", headText(e))
	case "sets":
		c.fail(CodeTest, at, "`%s` gets no answer that could set fields", headText(e)).Help = "`sets` is for steps that a CRM answers, such as `sync lead to sfdc`"
	default:
		c.fail(CodeTest, at, "`%s` returns nothing", headText(e)).Help = "`returns` is for webhooks"
	}
}

// Smart lists.

func (w *listWalk) listCircle(at Span, names []string) {
	w.fail(CodeRecursion, at, "a smart list cannot ask for itself: %s", strings.Join(names, " > "))
}

func (w *listWalk) listsTooDeep(at Span) {
	w.fail(CodeNesting, at, "more than %d smart lists ask for each other in a row", nestingMax)
}

// Warnings.

func (c *checker) emptySmartList(l *SmartList) {
	at := l.Span
	c.caution(WarnEmptySmartList, at, "an empty smart list lets every lead in").Help = "leave it out if that is meant"
}

func (c *checker) fieldsUndeclared(u *undeclared) {
	c.caution(WarnSuppression, runOf(u.step), "`%s` asks for %s, which %s not declared and %s as empty or false", u.head,
		"`"+strings.Join(u.fields, "`, `")+"`", agree(u.fields, "is", "are"), agree(u.fields, "counts", "count")).
		Help = "declare " + agree(u.fields, "it", "them") + " in `lead { … }`"
}

func agree(things []string, one, many string) string {
	if len(things) == 1 {
		return one
	}
	return many
}

func (c *checker) zeroOrEmpty(r *Relation) {
	d := c.caution(WarnMarketoEmpty, r.Span, "`is 0` holds for an empty %s too, as in Marketo", strings.Trim(c.code(r.X), "`"))
	if r.Not {
		d.Message = fmt.Sprintf("`is not 0` does not hold for an empty %s, as in Marketo", strings.Trim(c.code(r.X), "`"))
		d.Help = "write `!= 0` for all that is not 0"
		d.replace(r.At, string(OpDiffers))
		return
	}
	d.Help = "write `== 0` for 0 alone"
	d.replace(r.At, string(OpSame))
}

func (c *checker) beforeOrEmpty(r *Relation) {
	d := c.caution(WarnMarketoEmpty, r.Span, "`%s` holds for an empty %s too, as in Marketo", r.Op, strings.Trim(c.code(r.X), "`"))
	plain := "<"
	switch r.Op {
	case OpOnOrBefore:
		plain = "<="
	case OpInPastBefore:
		plain = "< now() -"
	}
	d.Help = "write `" + plain + " " + strings.Trim(c.code(r.Y), "`") + "` for dates alone"
	d.replace(r.At, plain)
}

func (c *checker) onlyAnswers(r *Retry, u use) {
	c.caution(WarnNoAnswer, r.Until.Range(), "only an answer from outside can change `%s`; without one in `given` or `--answers` every try is in vain",
		u.field.Qualified())
}

func (c *checker) looksLike(noun string, l, other *listing) {
	c.caution(WarnConfusable, l.at, "%s %s looks like another one that is spelled with other letters", noun, quoted(l.name)).
		also(other.at, "the other is here")
}

func (c *checker) labelLooksLike(f, other *Field) {
	c.caution(WarnConfusable, f.Decl.Label.Span, "label %s looks like another one that is spelled with other letters", quoted(f.Label)).
		also(other.Decl.Label.Span, "the other is here")
}
