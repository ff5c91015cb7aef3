package lang

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"
)

// The messages of the checker, one method each, are in this file and its
// neighbours check_messages_*.go: here those about names. They speak to a
// marketer: what is wrong, and what to write instead.

// fail reports an error. The caller may add help and other places to it at once.
func (c *checker) fail(code Code, at Span, format string, args ...any) *Diagnostic {
	c.report(Diagnostic{Code: code, Severity: Error, Span: at, Message: fmt.Sprintf(format, args...)})
	return &c.diags[len(c.diags)-1]
}

// caution reports a warning.
func (c *checker) caution(code Code, at Span, format string, args ...any) *Diagnostic {
	d := c.fail(code, at, format, args...)
	d.Severity = Warning
	return d
}

func (d *Diagnostic) also(at Span, message string) {
	d.Related = append(d.Related, Related{at, message})
}

// code is what stands at a place, on one line and not too long, in backticks.
func (c *checker) code(at Node) string {
	span := at.Range()
	src := c.sources[span.Pos.Filename]
	from, to := span.Pos.Offset, span.EndPos.Offset
	if from < 0 || from >= to || to > len(src) {
		return "this"
	}
	const most = 40
	text := strings.Join(strings.Fields(string(src[from:min(to, from+8*most)])), " ")
	if runes := []rune(text); len(runes) > most {
		text = string(runes[:most]) + "…"
	}
	return "`" + printable(text) + "`"
}

// printable shows a text without characters that a terminal would act on.
func printable(s string) string {
	return strings.Map(func(r rune) rune {
		if !unicode.IsPrint(r) {
			return '·'
		}
		return r
	}, s)
}

// oneOf lists texts in quotes, a long list not to its end.
func oneOf(texts []string) string {
	const most = 8
	var quoted []string
	for i, t := range texts {
		if i == most {
			return strings.Join(quoted, ", ") + fmt.Sprintf(" and %d more", len(texts)-most)
		}
		quoted = append(quoted, strconv.Quote(cut(t)))
	}
	return strings.Join(quoted, ", ")
}

func ticked(s string) string {
	if s == "" {
		return ""
	}
	return "`" + cut(s) + "`"
}

func quoted(s string) string {
	if s == "" {
		return ""
	}
	return strconv.Quote(cut(s))
}

// cut shortens a text that comes from outside or may be long.
func cut(s string) string {
	const most = 80
	if len(s) <= most {
		return s
	}
	if runes := []rune(s[:min(len(s), 4*most)]); len(runes) > most {
		return string(runes[:most]) + "…"
	}
	return s
}
