package lang

import "fmt"

// What Marketo's flows, tokens and schedules cannot do.

// words is the place of a statement's first words, so that a finding about a
// long statement does not show its blocks.
func words(at Span, text string) Span {
	at.EndPos = at.Pos
	at.EndPos.Offset += len(text)
	at.EndPos.Column += len(text)
	return at
}

func (m *marketo) severalSteps(s *If, blocks []*Block) {
	message := "Marketo's choices stand in one step and give other values to it, so they cannot choose between steps"
	for _, b := range blocks {
		if len(b.Stmts) > 1 {
			message = "Marketo's choices stand in one step and give other values to it, so several steps cannot share a choice"
		}
		for _, inner := range b.Stmts {
			if _, nested := inner.(*If); nested {
				message = "Marketo has no choice within a choice"
			}
		}
	}
	call := "Execute Campaign"
	if m.in.Effects.Waits != nil || m.in.Effects.Remote != nil {
		call = "Execute Campaign (or Request Campaign, where it waits or calls a webhook)"
	}
	way := fmt.Sprintf("move the steps of each branch into a campaign of their own, and choose between these in one step %s; "+
		"or repeat the choice in every step, if none of the steps changes what it asks", call)
	m.say(MarketoBlock, Span{Pos: s.Pos, EndPos: s.Cond.Range().EndPos}, message, way)
}

func (m *marketo) stop(s *Stop) {
	m.say(MarketoStop, s.Span, "Marketo cannot end an executable alone: Remove from Flow takes the person out of its callers' flows too",
		"turn the condition round and do what follows under that choice")
}

func (m *marketo) again(s *Retry) {
	message := "Marketo has no retry"
	if s.Every != nil {
		m.say(MarketoRetry, words(s.Span, "retry"), message, fmt.Sprintf("a campaign with the trigger `Campaign is Requested` and the opposite of `until` as filter; "+
			"request it %s times, with a step Wait between", s.Times))
		return
	}
	m.say(MarketoRetry, words(s.Span, "retry"), message, fmt.Sprintf("move the steps into an executable whose smart list asks whether it is still needed, "+
		"and put %s steps Execute Campaign one below the other; later ones are skipped when it worked", s.Times))
}

func (m *marketo) handler(h *Handler) {
	message, way := "Marketo has no `on failure`: its flow goes on with the next step",
		"a field that shows whether the step worked, and the next steps with a choice on it"
	if h.On == "skip" {
		message, way = "Marketo has no `on skip`", "a step before it with a choice on the opposite of what the skipped one asks"
	}
	m.say(MarketoHandler, words(h.Span, "on "+h.On), message, way)
}

func (m *marketo) fail(s *Fail) {
	m.say(MarketoHandler, s.Span, "Marketo has no `fail`: a flow always goes on",
		"write the reason to a field and ask for that field in the steps that must not follow, or end the flow of all callers with Remove from Flow")
}

func (m *marketo) failureGoesOn(s Stmt) {
	at := stepSpan(s)
	if e, ok := s.(*Execute); ok {
		at.EndPos = e.Campaign.EndPos
	}
	m.say(MarketoGoesOn, at, fmt.Sprintf("when %s fails, the flow ends here; Marketo goes on with the next step", m.code(at)),
		"a choice in the next steps on a field that shows whether it worked")
}

func (m *marketo) tokenGiven(p *ContextPart) {
	m.say(MarketoToken, p.Span, fmt.Sprintf("Marketo cannot give a token for one call: %s", m.code(p)),
		fmt.Sprintf("clone the campaign into a program whose token `%s` has this value, and call the clone without parent tokens", p.Token.Name))
}

func (m *marketo) campaignToken(t *TokenDecl) {
	m.say(MarketoToken, t.Span, fmt.Sprintf("Marketo has tokens of programs and folders, not of a campaign: `%s`", t.Name.Name),
		"put the campaign into a program that holds the token")
}

func (m *marketo) noSuchToken(v *TokenValue) {
	way := "a text token, which no condition and no wait can use"
	if v.Type.Kind == Datetime {
		way = "a date token, and the time of day in the step that uses it"
	}
	m.say(MarketoToken, v.Decl.Span, fmt.Sprintf("Marketo has no tokens of type %s", v.Type), way)
}

func (m *marketo) webhookInBatch(s *Step) {
	m.say(MarketoBatch, s.Phrase.Span, "in Marketo only trigger campaigns call webhooks, and this is a batch campaign",
		"a campaign with the trigger `Campaign is Requested` that calls it; request that one here")
}

func (m *marketo) alertInBatch(x Expr) {
	m.say(MarketoBatch, x.Range(), "in Marketo only trigger campaigns take tokens in an alert, and this is a batch campaign",
		"type the addresses, or request a campaign with the trigger `Campaign is Requested` that sends the alert")
}

func (m *marketo) waitInBatch(s *Wait) {
	m.say(MarketoBatch, s.Until.Range(), "in Marketo only trigger campaigns wait for a date token, and this is a batch campaign",
		"request a campaign with the trigger `Campaign is Requested` that waits; or run the batch daily, with the date as filter")
}

func (m *marketo) waitUpTo(s *Wait) {
	m.say(MarketoWait, Span{Pos: s.Pos, EndPos: s.UpTo.EndPos}, "Marketo's Wait cannot end early when a condition comes true",
		"put what follows into a campaign that is requested, both from here after the full wait and from a trigger campaign on the change; let it run once")
}

func (m *marketo) businessWait(s *Wait) {
	way := "Wait with the number of days, and let it end on Monday to Friday"
	if u, ok := unitNamed(s.For.Unit); ok && u.millis == Hour {
		way = "Wait with the number of hours, and let it end on Monday to Friday at the hour of opening"
	}
	m.say(MarketoWait, s.For.Span, "Marketo's Wait does not count business time", way)
}

func (m *marketo) waitComputed(s *Wait) {
	m.say(MarketoWait, s.Until.Range(), fmt.Sprintf("Marketo's Wait takes a date token and a number of days, not %s", m.code(s.Until)),
		"a date field that holds the result, and Wait until its token")
}

func (m *marketo) runsOnce(c *Campaign) {
	m.say(MarketoOnce, c.Decl.Name.Span, fmt.Sprintf("executable %q runs every time here, and once for each person in Marketo unless set otherwise", c.Name),
		"on its tab Schedule, choose `every time`; `schedule { run every time }` says here that you know")
}

func (m *marketo) schedule(at Span, message, way string) { m.say(MarketoSchedule, at, message, way) }

func (m *marketo) template(p *ProgramDecl) {
	m.say(MarketoTemplate, p.From.Span, fmt.Sprintf("Marketo has no templates that programs follow: what changes in %q later does not reach %q", p.From.Value, p.Name.Value),
		fmt.Sprintf("clone the program %q, rename the clone, set its My Tokens and activate its campaigns", p.From.Value))
}
