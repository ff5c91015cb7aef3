package main

import (
	"fmt"
	"strings"
)

// writeGitHub prints what was found as workflow commands, which GitHub shows as
// annotations at the lines of a pull request.
func writeGitHub(out *terminal, w *workspace) {
	for _, d := range w.diagnostics {
		at := w.placeJSON(d.Span)
		where := fmt.Sprintf("file=%s,line=%d,col=%d", propertyEscapes.Replace(at.File), at.Line, at.Column)
		if at.EndLine == at.Line && at.EndColumn > at.Column {
			where += fmt.Sprintf(",endLine=%d,endColumn=%d", at.EndLine, at.EndColumn)
		}
		message := d.Message
		if d.Help != "" {
			message += "\n" + d.Help
		}
		for _, r := range d.Related {
			other := w.placeJSON(r.Span)
			message += fmt.Sprintf("\n%s:%d: %s", other.File, other.Line, r.Message)
		}
		fmt.Fprintf(out, "::%s %s,title=%s::%s\n", d.Severity, where, d.Code, commandEscapes.Replace(message))
	}
}

// What a workflow command writes otherwise, in its message and in its properties.
var (
	commandEscapes  = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A")
	propertyEscapes = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C")
)
