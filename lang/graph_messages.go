package lang

import (
	"fmt"
	"strings"
)

// This file has the messages about campaigns that call each other.

func (f *flows) fail(code Code, at Span, message, help string, related ...Related) {
	f.failWith(code, at, message, help, nil, related...)
}

// failWith is fail with the edits that do what the help says.
func (f *flows) failWith(code Code, at Span, message, help string, edits []Edit, related ...Related) {
	f.report(Diagnostic{Code: code, Severity: Error, Span: at, Message: message, Help: help, Edits: edits, Related: related})
}

func (f *flows) notExecutable(c *call) {
	name := f.graph.label(c.callee)
	help := fmt.Sprintf("declare it as `executable campaign %q`, or start it on its own with `request %[1]q`", c.target.Value)
	var edits []Edit
	if f.obstacle(c.callee) == requestable && len(c.with) == 0 {
		help = fmt.Sprintf("it waits to be requested: write `request %q`, which starts it on its own", c.target.Value)
		edits = []Edit{{c.keyword(), "request"}}
	}
	f.failWith(CodeNotExecutable, c.target.Span, fmt.Sprintf("campaign %q is not executable", name), help, edits, f.declared(c.callee))
}

func (f *flows) notRequestable(c *call, o obstacle) {
	name := f.graph.label(c.callee)
	var message, help string
	var edits []Edit
	switch o {
	case isExecutable:
		message = fmt.Sprintf("campaign %q is executable and cannot be requested", name)
		help = fmt.Sprintf("write `execute %q`, which runs it before the next step", c.target.Value)
		edits = []Edit{{c.keyword(), "execute"}}
	case isInactive:
		message = fmt.Sprintf("campaign %q is inactive and cannot be requested", name)
		help = "remove the word `inactive` from its declaration"
	case hasNoTrigger:
		message = fmt.Sprintf("campaign %q does not wait to be requested", name)
		help = "add `when campaign is requested` to its smart list"
	}
	f.failWith(CodeNotRequestable, c.target.Span, message, help, edits, f.declared(c.callee))
}

func (f *flows) declared(c *Campaign) Related {
	return Related{c.Decl.Name.Span, fmt.Sprintf("%q is declared here", f.graph.label(c))}
}

// executed shows one caller of an executable, if there is any.
func (f *flows) executed(c *Campaign) []Related {
	if call := f.graph.caller(c); call != nil {
		return []Related{{call.span(), fmt.Sprintf("%q executes it here", f.graph.label(call.caller))}}
	}
	return nil
}

func (f *flows) triggerInExecutable(c *Campaign, trigger *Phrase) {
	f.fail(CodeTriggerInExecutable, trigger.Span,
		fmt.Sprintf("executable campaign %q cannot have a trigger: only an execute starts it", f.graph.label(c)),
		"put the trigger into a campaign that executes this one, or remove the word `executable`",
		f.executed(c)...)
}

func (f *flows) waitInExecutable(c *Campaign, s Stmt, e *Entry) {
	f.fail(CodeWaitInExecutable, stepSpan(s),
		fmt.Sprintf("executable campaign %q cannot %s: its callers go on only when it has ended", f.graph.label(c), e.words()),
		f.moveOut(c), f.executed(c)...)
}

func (f *flows) remoteInExecutable(c *Campaign, s Stmt, e *Entry) {
	f.fail(CodeRemoteInExecutable, stepSpan(s),
		fmt.Sprintf("executable campaign %q cannot %s: its callers would wait for a web service", f.graph.label(c), e.words()),
		f.moveOut(c), f.executed(c)...)
}

func (f *flows) timedRetry(c *Campaign, r *Retry) {
	f.fail(CodeTimedRetry, r.Every.Span,
		fmt.Sprintf("executable campaign %q cannot wait between the tries of a retry", f.graph.label(c)),
		"remove `every …` to try again at once, or move the retry to a campaign that this one requests",
		f.executed(c)...)
}

func (f *flows) moveOut(c *Campaign) string {
	return fmt.Sprintf("move the step to a campaign with `when campaign is requested`, and request that one from %q", c.Name)
}

// words are the words by which a marketer knows the entry: `call webhook`.
func (e *Entry) words() string { return strings.Join(e.head, " ") }

// stepSpan is a statement without its blocks and handlers.
func stepSpan(s Node) Span {
	if step, ok := s.(*Step); ok {
		return step.Phrase.Span
	}
	return s.Range()
}

func (f *flows) recursion(closing *call, circle []*Campaign) {
	message := "a campaign cannot execute itself: "
	if len(circle) > 2 {
		message = "campaigns cannot execute each other in a circle: "
	}
	f.fail(CodeRecursion, closing.span(), message+f.path(circle), "remove one of these executes, or replace it by a request")
}

func (f *flows) tooDeep(last *call, chain []*Campaign) {
	f.fail(CodeDepth, last.span(),
		fmt.Sprintf("more than %d executables are stacked: %s", ExecutablesMax, f.path(chain)),
		fmt.Sprintf("execute %q from a campaign higher up, or make it a campaign to be requested", last.target.Value))
}

// pathNamesMax is how many names of a path a message shows.
const pathNamesMax = 12

// path writes a chain of campaigns as `Root > One > Two`, a very long one
// without its middle.
func (f *flows) path(chain []*Campaign) string {
	var names []string
	for i, c := range chain {
		if hidden := len(chain) - pathNamesMax; hidden > 0 && i >= pathNamesMax/2 && i < pathNamesMax/2+hidden {
			if i == pathNamesMax/2 {
				names = append(names, fmt.Sprintf("… %d more …", hidden))
			}
			continue
		}
		names = append(names, f.graph.label(c))
	}
	return strings.Join(names, " > ")
}
