package main

import (
	"fmt"
	"strconv"

	"campaignc/lang"
)

// flowTab is the tab Flow.
func (s *sheet) flowTab() {
	s.title("Flow")
	if s.campaign.Flow == nil || len(s.campaign.Flow.Stmts) == 0 {
		s.line(0, "", "No steps.")
		return
	}
	s.steps(0, "", s.campaign.Flow)
}

// steps writes the steps of a block with their numbers: 1., 2., or 2.1., 2.2.
// below a place that Marketo cannot hold as it stands.
func (s *sheet) steps(indent int, number string, b *lang.Block) { s.stepsFrom(indent, number, b, 0) }

// stepsFrom is steps with some numbers taken; it gives how many are then.
func (s *sheet) stepsFrom(indent int, number string, b *lang.Block, taken int) int {
	for i, stmt := range b.Stmts {
		if i > 0 && indent == 0 {
			s.blank()
		}
		s.statement(indent, number+strconv.Itoa(taken+i+1)+".", stmt)
	}
	return taken + len(b.Stmts)
}

// step writes the first line of a step and gives the indent of what is below.
func (s *sheet) step(indent int, number, text string) int {
	if indent == 0 {
		s.line(0, number+" ", text)
		return len(number) + 1
	}
	s.line(indent, "- ", number+" "+text) // Markdown counts lists by whole numbers only
	return indent + 2
}

func (s *sheet) statement(indent int, number string, stmt lang.Stmt) {
	switch stmt := stmt.(type) {
	case *lang.If:
		s.choose(indent, number, stmt)
	case *lang.Retry:
		s.retry(indent, number, stmt)
	case *lang.Fail:
		below := s.step(indent, number, "**End as failed**: "+s.MarketoText(stmt.Reason))
		s.notes(below, stmt.Span)
	default:
		below := s.step(indent, number, "**"+lang.MarketoStep(s.Workspace, stmt)+"**")
		s.params(below, stmt)
		s.handlers(below, number, stmt)
	}
}

func (s *sheet) retry(indent int, number string, r *lang.Retry) {
	text := "**Try up to " + r.Times + " times**"
	if r.Every != nil {
		text += ", every " + s.MarketoText(r.Every)
	}
	below := s.step(indent, number, text)
	if r.Until == nil {
		s.notes(below, lang.Span{Pos: r.Pos, EndPos: r.Body.Pos})
	} else {
		s.notes(below, lang.Span{Pos: r.Pos, EndPos: r.Until.Range().Pos})
		s.condition(below, "Until", r.Until)
	}
	taken := s.stepsFrom(below, number, &r.Body, 0)
	if r.Else != nil {
		s.line(below, "- ", "When no try worked:")
		s.stepsFrom(below, number, r.Else, taken)
	}
}

// params writes the fields of a step, and what cannot be built of it.
func (s *sheet) params(indent int, stmt lang.Stmt) {
	for _, p := range s.stepParams(stmt) {
		s.line(indent, "- ", fmt.Sprintf("%s: %s", p.Label, p.Value))
	}
	s.notes(indent, ownPlace(stmt))
}

// handlers writes what is done when a step fails or is skipped.
func (s *sheet) handlers(indent int, number string, stmt lang.Stmt) {
	taken := 0
	for _, h := range handlersOf(stmt) {
		when := "When it fails:"
		if h.On == "skip" {
			when = "When it is skipped:"
		}
		s.line(indent, "- ", when)
		s.notes(indent, lang.Span{Pos: h.Pos, EndPos: h.Then.Pos})
		taken = s.stepsFrom(indent, number, &h.Then, taken)
	}
}

func handlersOf(stmt lang.Stmt) []*lang.Handler {
	switch stmt := stmt.(type) {
	case *lang.Execute:
		return stmt.Handlers
	case *lang.Step:
		return stmt.Handlers
	}
	return nil
}

// branch is one way of a choice; without a condition it is the default.
type branch struct {
	cond lang.Expr
	then *lang.Block
}

func branchesOf(c *lang.If) []branch {
	all := []branch{{c.Cond, &c.Then}}
	for _, e := range c.Else {
		all = append(all, branch{e.Cond, &e.Then})
	}
	return all
}

// choose writes a step with choices, or several steps under conditions.
func (s *sheet) choose(indent int, number string, c *lang.If) {
	branches := branchesOf(c)
	name := lang.MarketoChoiceStep(s.Workspace, c)
	if name == "" {
		name = "Steps under conditions"
	}
	below := s.step(indent, number, "**"+name+"**")
	s.notes(below, lang.Span{Pos: c.Pos, EndPos: c.Cond.Range().Pos})
	taken := 0
	for i, b := range branches {
		if b.cond != nil {
			s.condition(below, fmt.Sprintf("Choice %d: If", i+1), b.cond)
		} else {
			s.line(below, "- ", "Default Choice:")
		}
		switch {
		case len(b.then.Stmts) == 0:
			s.line(below+2, "- ", "Do Nothing")
		case name == lang.MarketoStep(s.Workspace, b.then.Stmts[0]):
			s.params(below+2, b.then.Stmts[0])
			s.handlers(below+2, number, b.then.Stmts[0])
		default:
			taken = s.stepsFrom(below+2, number, b.then, taken)
		}
	}
	if branches[len(branches)-1].cond != nil {
		s.line(below, "- ", "Default Choice: Do Nothing")
	}
}

// condition writes the condition of a choice: one filter, or the smart list that
// several need.
func (s *sheet) condition(indent int, word string, x lang.Expr) {
	filters, logic := s.MarketoFilters([]lang.Expr{x})
	if len(filters) == 1 {
		s.filter(indent, "- ", word+" ", &filters[0])
		s.notes(indent+2, x.Range())
		return
	}
	s.line(indent, "- ", fmt.Sprintf("%s **Member of Smart List** in a new smart list with (%s):", word, logic))
	for i := range filters {
		s.filter(indent+2, fmt.Sprintf("%d. ", i+1), "", &filters[i])
	}
	s.notes(indent+2, x.Range())
}
