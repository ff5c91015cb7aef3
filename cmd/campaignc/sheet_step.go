package main

import (
	"strings"

	"campaignc/lang"
)

// stepParams are the fields of a step in Marketo.
func (s *sheet) stepParams(stmt lang.Stmt) []lang.MarketoParam {
	switch stmt := stmt.(type) {
	case *lang.Set:
		return s.setParams(stmt)
	case *lang.Execute:
		return s.executeParams(stmt)
	case *lang.Request:
		return append([]lang.MarketoParam{{Label: "Campaign", Value: s.calledName(stmt)}}, s.givenParams(stmt.With)...)
	case *lang.Wait:
		return s.waitParams(stmt)
	case *lang.Stop:
		return []lang.MarketoParam{ownCampaign}
	case *lang.Step:
		if m := s.Info.Phrases[stmt.Phrase]; m != nil {
			return s.libraryParams(m)
		}
	}
	return nil
}

// libraryParams are those of a step of the library. One that names no campaign
// means its own.
func (s *sheet) libraryParams(m *lang.PhraseMatch) []lang.MarketoParam {
	params := s.MarketoParams(m)
	for i, slot := range m.Entry.Slots() {
		if slot.Kind == lang.SlotCampaign && m.Operands[i].Expr == nil {
			params = append(params, ownCampaign)
		}
	}
	return params
}

var ownCampaign = lang.MarketoParam{Label: "Campaign", Value: "this campaign"}

func (s *sheet) calledName(call lang.Node) string {
	if c := s.Info.Calling[call]; c != nil {
		return c.Qualified()
	}
	return ""
}

// setParams are those of Change Score or Change Data Value. An appended text
// reads the field's own token first.
func (s *sheet) setParams(set *lang.Set) []lang.MarketoParam {
	f, ok := s.Info.Names[&set.Target].(*lang.Field)
	if !ok {
		return nil
	}
	name, value := lang.MarketoField(f), s.MarketoText(set.Value)
	if lang.MarketoStep(s.Workspace, set) == "Change Score" {
		sign := strings.TrimSuffix(set.Op, "=") // += adds, = sets
		if sign == "" {
			sign = "="
		}
		if sign == "+" && (strings.HasPrefix(value, "{{my.") || strings.HasPrefix(value, "+") || strings.HasPrefix(value, "-")) {
			sign = "" // a score token has its own sign
		}
		return []lang.MarketoParam{{Label: "Score Name", Value: name}, {Label: "Change", Value: sign + value}}
	}
	if set.Op != "=" {
		value = s.MarketoText(&set.Target) + value
		if !f.Type.Kind.IsText() {
			value = "`" + s.source(set) + "`"
		}
	}
	return []lang.MarketoParam{{Label: "Attribute", Value: name}, {Label: "New Value", Value: value}}
}

func (s *sheet) executeParams(e *lang.Execute) []lang.MarketoParam {
	parent := "False"
	for _, p := range e.With {
		if p.Parent {
			parent = "True"
		}
	}
	params := []lang.MarketoParam{
		{Label: "Campaign", Value: s.calledName(e)}, {Label: "Use Parent Campaign Token Context", Value: parent},
	}
	return append(params, s.givenParams(e.With)...)
}

func (s *sheet) givenParams(with []*lang.ContextPart) []lang.MarketoParam {
	var params []lang.MarketoParam
	for _, p := range with {
		if p.Token != nil {
			params = append(params, lang.MarketoParam{Label: "with {{my." + p.Token.Name + "}}", Value: s.MarketoText(p.Value)})
		}
	}
	return params
}

// waitParams are the length of time or the date, and when the wait has to end.
func (s *sheet) waitParams(w *lang.Wait) []lang.MarketoParam {
	var params []lang.MarketoParam
	switch {
	case w.For != nil:
		params = []lang.MarketoParam{{Label: "Wait", Value: s.MarketoText(w.For)}}
	case w.UpTo != nil:
		params = []lang.MarketoParam{{Label: "Wait", Value: "up to " + s.MarketoText(w.UpTo) + " for `" + s.source(w.Cond) + "`"}}
	case w.Until != nil:
		params = s.untilParams(w.Until)
	}
	if len(w.Ending) > 0 {
		var days []string
		for _, d := range w.Ending {
			days = append(days, dayWords(d.Name))
		}
		params = append(params, lang.MarketoParam{Label: "Must end on", Value: strings.Join(days, ", ")})
	}
	if w.At != nil {
		params = append(params, lang.MarketoParam{Label: "At", Value: s.MarketoText(w.At)})
	}
	return params
}

// untilParams are a date, or a date token with days added or taken away.
func (s *sheet) untilParams(until lang.Expr) []lang.MarketoParam {
	label := "Date"
	value := s.MarketoText(until)
	if sum, ok := until.(*lang.Arith); ok && len(sum.Rest) == 1 {
		value = s.MarketoText(sum.First) + " " + sum.Rest[0].Op + " " + s.MarketoText(sum.Rest[0].X)
	}
	if strings.HasPrefix(value, "{{") {
		label = "Date Token"
	}
	return []lang.MarketoParam{{Label: label, Value: value}}
}

// dayWords is a day of the week as Marketo's screens have it.
func dayWords(day string) string {
	if day == "weekdays" {
		return "Monday to Friday"
	}
	return strings.ToUpper(day[:1]) + day[1:]
}

// ownPlace is the place of a step without its handlers.
func ownPlace(stmt lang.Stmt) lang.Span {
	at := stmt.Range()
	switch stmt := stmt.(type) {
	case *lang.Step:
		return stmt.Phrase.Span
	case *lang.Execute:
		if len(stmt.Handlers) > 0 {
			at.EndPos = stmt.Handlers[0].Pos
		}
	}
	return at
}
