package stdlib

import (
	"fmt"
	"strings"

	"campaignc/interp"
	"campaignc/lang"
)

// Reference writes the library's reference as Markdown: every statement, step,
// trigger, filter and function with what it reads like, does and logs.
func Reference(lib *interp.Library) string {
	var b strings.Builder
	b.WriteString(referenceIntro)
	section(&b, "Statements", "The core's own statements. Their full syntax is in the language's specification.")
	for i := range lib.Statements {
		writeEntry(&b, &lib.Statements[i])
	}
	section(&b, "Flow steps", "A step stands in a flow, one a line. `on failure { … }` and `on skip { … }` may follow it.")
	for i := range lib.Steps {
		writeEntry(&b, &lib.Steps[i].Entry)
	}
	section(&b, "Triggers", "A trigger stands after `when` in a campaign's smart list. `where` asks for the attributes named.")
	for i := range lib.Triggers {
		writeEntry(&b, &lib.Triggers[i])
	}
	section(&b, "Filters", filterIntro)
	for i := range lib.Filters {
		writeEntry(&b, &lib.Filters[i].Entry)
	}
	section(&b, "Functions", "`?` marks what may be left out, `...` one or more; arguments after those are given by name. "+
		"A function of an empty argument is empty unless it says otherwise.")
	for i := range lib.Functions {
		writeFunction(&b, &lib.Functions[i].Function)
	}
	return b.String()
}

const referenceIntro = `# The library

<!-- Made from the library's tables by "go test ./stdlib -run Reference -update"; edit those. -->

Every phrase of the language: what it reads like, what it does, what it logs.

In a form, bare words are written as they stand; ` + "`<name>` or `<name:kind>`" + ` is an operand; ` + "`a|b`" + ` are words of
which one is taken; a part in brackets may be left out, and such parts may come in any order. Assets (` + "`list`, `form`, `email`" + `,
…) are named in quotes, fields without. A text is a string, a name or an expression in parentheses.

The effect says how far a step reaches: *pure* reads at most, *local* changes the lead, a list or a program, *outbound* sends
mail, *answered* awaits an answer from a CRM, *timed* waits, *remote* calls a web service. Executable campaigns allow all but
the last two.

[Statements](#statements) · [Flow steps](#flow-steps) · [Triggers](#triggers) · [Filters](#filters) · [Functions](#functions)
`

const filterIntro = "A filter is a condition; `not` before it is its exact reverse. Activity filters look into the lead's history and what " +
	"happened in the run: `in past` limits the time, `at least` asks for a number of times, `where` for attributes. Fields need no " +
	"filter of their own: `country is \"Germany\"` is a comparison."

func section(b *strings.Builder, title, intro string) {
	fmt.Fprintf(b, "\n## %s\n\n%s\n", title, intro)
}

func writeEntry(b *strings.Builder, e *lang.Entry) {
	fmt.Fprintf(b, "\n### `%s`\n\n%s\n", e.Form, e.Doc)
	facts := entryFacts(e)
	if len(facts) > 0 {
		fmt.Fprintf(b, "\n%s.\n", strings.Join(facts, ". "))
	}
	example := e.Example
	if e.Kind == lang.TriggerEntry {
		example = "when " + example
	}
	fmt.Fprintf(b, "\n```camp\n%s\n```\n", example)
}

// entryFacts are the short sentences below an entry's description.
func entryFacts(e *lang.Entry) []string {
	var facts []string
	step := e.Kind == lang.StepEntry || e.Kind == lang.StatementEntry
	if step {
		facts = append(facts, "Effect: "+e.Effect.String()+outcomes(e))
	}
	if e.Activity != "" {
		activity := e.Activity
		if e.ActivityID != 0 {
			activity = fmt.Sprintf("%s (%d)", e.Activity, e.ActivityID)
		}
		facts = append(facts, "Activity: "+activity)
	}
	if len(e.Attributes) == 0 {
		return facts
	}
	names := make([]string, len(e.Attributes))
	for i, a := range e.Attributes {
		names[i] = fmt.Sprintf("`%s` (%s)", a.Name, a.Type)
		if step {
			names[i] = a.Label
		}
	}
	word := "`where`: "
	if step {
		word = "Logs: "
	}
	return append(facts, word+strings.Join(names, ", "))
}

func outcomes(e *lang.Entry) string {
	switch {
	case e.CanFail && e.CanSkip:
		return "; may fail or be skipped"
	case e.CanFail:
		return "; may fail"
	case e.CanSkip:
		return "; may be skipped"
	}
	return ""
}

func writeFunction(b *strings.Builder, f *lang.Function) {
	fmt.Fprintf(b, "\n### `%s`\n\n%s\n", f.Form, f.Doc)
	if f.Example != "" {
		fmt.Fprintf(b, "\n```camp\n%s\n```\n", f.Example)
	}
}
