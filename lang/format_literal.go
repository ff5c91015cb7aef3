package lang

import (
	"strconv"
	"strings"
	"time"
	"unicode"
)

// Quote writes a text as a literal of the language. A `{` that would begin a
// token is escaped.
func Quote(s string) string {
	var b strings.Builder
	b.WriteByte('"')
	for i, r := range s {
		switch {
		case r == '"' || r == '\\':
			b.WriteByte('\\')
			b.WriteRune(r)
		case r == '{' && strings.HasPrefix(s[i:], "{{"):
			b.WriteString(`\{`)
		case r == '\n':
			b.WriteString(`\n`)
		case r == '\t':
			b.WriteString(`\t`)
		case !unicode.IsPrint(r):
			b.WriteString(`\u{` + strconv.FormatInt(int64(r), 16) + `}`)
		default:
			b.WriteRune(r)
		}
	}
	b.WriteByte('"')
	return b.String()
}

// FormatLiteral writes a value as a literal of the language, a moment as the
// clock in the zone shows it. An empty value is `empty`.
func FormatLiteral(v Value, zone *time.Location) string {
	switch {
	case v.IsEmpty():
		return "empty"
	case v.Kind.IsText():
		return Quote(v.Text)
	case v.Kind == Datetime:
		local := time.UnixMilli(v.Num).In(zone).Format("2006-01-02T15:04")
		if back, err := ParseValue(Type{Kind: Datetime}, local, zone); err == nil && back.Num == v.Num {
			return local
		}
	}
	return FormatValue(v)
}
