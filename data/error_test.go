package data

import (
	"errors"
	"io/fs"
	"testing"
)

// TestDataError gives the place, the fault and the help.
func TestDataError(t *testing.T) {
	for want, e := range map[string]*DataError{
		"x.csv:3: bad; do better": {File: "x.csv", Line: 3, Message: "bad", Help: "do better"},
		"x.csv: bad":              {File: "x.csv", Message: "bad"},
		"line 3: bad":             {Line: 3, Message: "bad"},
		"bad; do better":          {Message: "bad", Help: "do better"},
		`a\u{202e}b\n: bad`:       {File: "a\u202eb\n", Message: "bad"},
	} {
		if got := e.Error(); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

// TestReadError leaves out what os says around an error.
func TestReadError(t *testing.T) {
	err := readError("x.csv", &fs.PathError{Op: "read", Path: "/secret/x.csv", Err: fs.ErrPermission})
	if !errors.Is(err, fs.ErrPermission) || err.Error() != `cannot read "x.csv": permission denied` {
		t.Errorf("got %v", err)
	}
}

// TestShown makes text harmless for a terminal, and short.
func TestShown(t *testing.T) {
	for in, want := range map[string]string{
		"Zoë 例え":             "Zoë 例え",
		"a\tb\r\nc":          `a\tb\r\nc`,
		"\x1b[31m\x00\x7f":   `\u{1b}[31m\u{0}\u{7f}`,
		"a\xffb\uFFFD":       `a\xffb` + "\uFFFD",
		"\u202e\u200b\ufeff": `\u{202e}\u{200b}\u{feff}`,
		"0123456789012345678901234567890123456789012345678901234567890123456789": "012345678901234567890123456789012345678901234567890123456789…",
	} {
		if got := shown(in); got != want {
			t.Errorf("shown(%q) = %q, want %q", in, got, want)
		}
	}
}
