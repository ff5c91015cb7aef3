package data

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// DataError is a fault of what a file says, as against one of the machine that
// holds it: no header, a column given twice, a broken line. A caller tells the
// two apart with errors.As.
type DataError struct {
	File    string // as the caller named it
	Line    int    // from 1; 0: the file as a whole
	Message string // what is wrong, in a marketer's words
	Help    string // what to do instead, or ""
}

// Error gives the place, the fault and the help in one line.
func (e *DataError) Error() string {
	var b strings.Builder
	switch {
	case e.File == "" && e.Line > 0:
		b.WriteString("line " + strconv.Itoa(e.Line) + ": ")
	case e.Line > 0:
		b.WriteString(shown(e.File) + ":" + strconv.Itoa(e.Line) + ": ")
	case e.File != "":
		b.WriteString(shown(e.File) + ": ")
	}
	b.WriteString(e.Message)
	if e.Help != "" {
		b.WriteString("; ")
		b.WriteString(e.Help)
	}
	return b.String()
}

func dataError(line int, help, format string, args ...any) *DataError {
	return &DataError{Line: line, Message: fmt.Sprintf(format, args...), Help: help}
}

// readError names the file in an error of reading it.
func readError(file string, err error) error {
	var fault *DataError
	if errors.As(err, &fault) {
		fault.File = file
		return fault
	}
	return fmt.Errorf("cannot read %s: %w", quoted(file), reason(err))
}

// shown makes text from a file fit for a message: quotes and line ends
// escaped, nothing that a terminal would obey, no more than a glance takes in.
func shown(s string) string {
	const most = 60
	var b strings.Builder
	for i, r := range s {
		if b.Len() >= most {
			b.WriteString("…")
			break
		}
		switch {
		case r == utf8.RuneError && !strings.HasPrefix(s[i:], "\uFFFD"):
			fmt.Fprintf(&b, `\x%02x`, s[i])
		case r == '\t':
			b.WriteString(`\t`)
		case r == '\n':
			b.WriteString(`\n`)
		case r == '\r':
			b.WriteString(`\r`)
		case !unicode.IsPrint(r):
			fmt.Fprintf(&b, `\u{%x}`, r)
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// quoted is shown in quotes.
func quoted(s string) string { return `"` + shown(s) + `"` }
