package main

import (
	"fmt"
	"io"
	"os"
	"strings"
	"unicode/utf8"

	"golang.org/x/term"
)

// terminal is a place where text is shown to a person. Whatever comes from
// sources and leads goes through it, so it never lets a control character, an
// invisible one or one that changes the direction of writing pass: a name
// cannot move the cursor or hide a line.
type terminal struct {
	w      io.Writer
	failed error // the first write that failed
}

func newTerminal(f *os.File) *terminal { return &terminal{w: f} }

// Write writes text, what cannot be shown as \x1b or \u{202e}.
func (t *terminal) Write(p []byte) (int, error) {
	if t.failed != nil {
		return 0, t.failed
	}
	if _, t.failed = io.WriteString(t.w, printable(string(p))); t.failed != nil {
		return 0, t.failed
	}
	return len(p), nil
}

// writeStyled writes text that is safe to show already, with the colours it has.
func (t *terminal) writeStyled(s string) {
	if t.failed == nil {
		_, t.failed = io.WriteString(t.w, s)
	}
}

// writeSource writes the text of a source file: into a pipe or a file byte for
// byte, to a person like any other text.
func (t *terminal) writeSource(p []byte) {
	if t.isTerminal() {
		_, _ = t.Write(p) // a failure is kept in t
	} else if t.failed == nil {
		_, t.failed = t.w.Write(p)
	}
}

// isTerminal reports whether a person looks on, rather than a pipe or a file.
func (t *terminal) isTerminal() bool {
	f, ok := t.w.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}

// printable makes text safe to show.
func printable(s string) string {
	clean := true
	for _, r := range s {
		if hidden(r) {
			clean = false
			break
		}
	}
	if clean && utf8.ValidString(s) {
		return s
	}
	var b strings.Builder
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		switch {
		case r == utf8.RuneError && size == 1:
			fmt.Fprintf(&b, `\x%02x`, s[i])
		case hidden(r) && r < 0x80:
			fmt.Fprintf(&b, `\x%02x`, r)
		case hidden(r):
			fmt.Fprintf(&b, `\u{%x}`, r)
		default:
			b.WriteString(s[i : i+size])
		}
		i += size
	}
	return b.String()
}

// hidden reports control characters other than line feed and tab, and those
// that are invisible or change the direction of writing.
func hidden(r rune) bool {
	switch {
	case r == '\n' || r == '\t':
		return false
	case r < 0x20, 0x7f <= r && r <= 0x9f:
		return true
	case 0x200b <= r && r <= 0x200f, 0x2028 <= r && r <= 0x202e, 0x2060 <= r && r <= 0x206f:
		return true
	}
	return r == 0xfeff || r == 0x61c || r == 0xad
}
