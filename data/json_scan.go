package data

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"math/bits"
	"unicode/utf16"
	"unicode/utf8"
)

// jsonScanner reads the values of one line, strictly after RFC 8259, and with
// what leads may not hold refused: control characters other than tab, LF and
// CR even as escapes, half surrogates, deep nesting. Its methods take the place
// where something begins and return where it ends, or -1 with fault set.
type jsonScanner struct {
	data  []byte // the batch
	from  int    // where the line begins
	end   int    // and ends
	fault *fault
}

// sort is the sort of a JSON value.
type sort uint8

const (
	jsonNull sort = iota
	jsonFalse
	jsonTrue
	jsonNumber
	jsonString
	jsonNested
)

var sortNames = [...]string{"null", "false", "true", "a number", "a text", "a list or an object"}

// jsonValue is a value that was stepped over.
type jsonValue struct {
	from, to int // in the batch
	what     sort
	escaped  bool // a string with escapes
}

// said is what a string says: a view of the batch unless it has escapes.
func (s *jsonScanner) said(v jsonValue) string {
	raw := s.data[v.from+1 : v.to-1]
	if v.escaped {
		return view(appendUnescaped(nil, raw))
	}
	return view(raw)
}

// fail notes the first fault, at a place.
func (s *jsonScanner) fail(p int, kind, format string, args ...any) int {
	if s.fault == nil {
		reason := fmt.Sprintf(format, args...)
		s.fault = &fault{kind: kind, cell: -1, reason: fmt.Sprintf("%s, at byte %d of the line", reason, p-s.from+1)}
	}
	return -1
}

// unexpected fails at what stands at p instead of what should.
func (s *jsonScanner) unexpected(p int, want string) int {
	switch {
	case p >= s.end:
		return s.fail(p, KindJSON, "the line ends where %s should stand", want)
	case s.data[p] < 0x20 || s.data[p] == 0x7f:
		return s.control(p, rune(s.data[p]))
	}
	r, _ := utf8.DecodeRune(s.data[p:s.end])
	return s.fail(p, KindJSON, "%s where %s should stand", quoted(string(r)), want)
}

func (s *jsonScanner) control(p int, r rune) int {
	return s.fail(p, KindControl, "the control character U+%04X", r)
}

// space steps over spaces and tabs.
func (s *jsonScanner) space(p int) int {
	for p < s.end && (s.data[p] == ' ' || s.data[p] == '\t') {
		p++
	}
	return p
}

// value steps over a value of any sort; depth is how many lists and objects
// are around it. The value's end is -1 on a fault.
func (s *jsonScanner) value(p, depth int) jsonValue {
	v := jsonValue{from: p}
	c := byte(0)
	if p < s.end {
		c = s.data[p]
	}
	switch {
	case c == '"':
		v.what = jsonString
		v.to, v.escaped = s.text(p)
	case c == '-' || c-'0' <= 9:
		v.what, v.to = jsonNumber, s.number(p)
	case c == 't':
		v.what, v.to = jsonTrue, s.literal(p, "true")
	case c == 'f':
		v.what, v.to = jsonFalse, s.literal(p, "false")
	case c == 'n':
		v.what, v.to = jsonNull, s.literal(p, "null")
	case (c == '[' || c == '{') && depth >= maxDepth:
		v.to = s.fail(p, KindLimit, "lists and objects nested more than %d deep", maxDepth)
	case c == '{':
		v.what, v.to = jsonNested, s.each(p, depth+1, nil)
	case c == '[':
		v.what, v.to = jsonNested, s.list(p, depth+1)
	default:
		v.to = s.unexpected(p, "a value")
	}
	return v
}

func (s *jsonScanner) literal(p int, word string) int {
	end := p + len(word)
	if end > s.end || view(s.data[p:end]) != word {
		return s.unexpected(p, "a value")
	}
	return end
}

// list steps over a list.
func (s *jsonScanner) list(p, depth int) int {
	p = s.space(p + 1)
	if p < s.end && s.data[p] == ']' {
		return p + 1
	}
	for {
		v := s.value(p, depth)
		if v.to < 0 {
			return -1
		}
		p = s.space(v.to)
		if p < s.end && s.data[p] == ']' {
			return p + 1
		}
		if p >= s.end || s.data[p] != ',' {
			return s.unexpected(p, `a comma or "]"`)
		}
		p = s.space(p + 1)
	}
}

// each steps over an object and shows its keys and values to visit. Without
// visit nobody looks at them, and keys given twice are let be.
func (s *jsonScanner) each(p, depth int, visit func(key string, v jsonValue) *fault) int {
	p = s.space(p + 1)
	if p < s.end && s.data[p] == '}' {
		return p + 1
	}
	for {
		if p >= s.end || s.data[p] != '"' {
			return s.unexpected(p, "a key in quotes")
		}
		key := jsonValue{from: p}
		if key.to, key.escaped = s.text(p); key.to < 0 {
			return -1
		}
		if p = s.colon(key.to); p < 0 {
			return -1
		}
		v := s.value(p, depth)
		if v.to < 0 {
			return -1
		}
		if visit != nil {
			if s.fault = visit(s.said(key), v); s.fault != nil {
				return -1
			}
		}
		p = s.space(v.to)
		if p < s.end && s.data[p] == '}' {
			return p + 1
		}
		if p >= s.end || s.data[p] != ',' {
			return s.unexpected(p, `a comma or "}"`)
		}
		p = s.space(p + 1)
	}
}

// colon steps over a colon and the space around it.
func (s *jsonScanner) colon(p int) int {
	p = s.space(p)
	if p >= s.end || s.data[p] != ':' {
		return s.unexpected(p, "a colon")
	}
	return s.space(p + 1)
}

// number steps over a number. Its range is its type's business.
func (s *jsonScanner) number(p int) int {
	if s.data[p] == '-' {
		p++
	}
	switch n := s.digits(p); {
	case n == p:
		return s.unexpected(p, "a digit")
	case s.data[p] == '0' && n > p+1:
		return s.fail(p, KindJSON, "a number with a leading zero")
	default:
		p = n
	}
	if p < s.end && s.data[p] == '.' {
		n := s.digits(p + 1)
		if n == p+1 {
			return s.unexpected(n, "a digit")
		}
		p = n
	}
	if p < s.end && s.data[p]|0x20 == 'e' {
		p++
		if p < s.end && (s.data[p] == '+' || s.data[p] == '-') {
			p++
		}
		n := s.digits(p)
		if n == p {
			return s.unexpected(n, "a digit")
		}
		p = n
	}
	return p
}

func (s *jsonScanner) digits(p int) int {
	for p < s.end && s.data[p]-'0' <= 9 {
		p++
	}
	return p
}

// text steps over a string, and says whether it has escapes.
func (s *jsonScanner) text(p int) (end int, escaped bool) {
	data := s.data
	p++
	for {
		// The lowest mark is exact, and a line end is a control character.
		for p+8 <= len(data) {
			w := binary.LittleEndian.Uint64(data[p : p+8])
			m := anyByte(w, '"') | anyByte(w, '\\') | any20(w) | anyByte(w, 0x7f)
			if m != 0 {
				p += bits.TrailingZeros64(m) >> 3
				break
			}
			p += 8
		}
		for p < s.end && data[p] != '"' && data[p] != '\\' && data[p] >= 0x20 && data[p] != 0x7f {
			p++
		}
		switch {
		case p >= s.end:
			return s.fail(s.end, KindJSON, "a text without a closing quote"), escaped
		case data[p] == '"':
			return p + 1, escaped
		case data[p] != '\\':
			return s.control(p, rune(data[p])), escaped
		}
		escaped = true
		if p = s.escape(p); p < 0 {
			return -1, escaped
		}
	}
}

// escape steps over an escape in a string.
func (s *jsonScanner) escape(p int) int {
	if p+1 >= s.end {
		return s.fail(s.end, KindJSON, "a text without a closing quote")
	}
	switch c := s.data[p+1]; c {
	case '"', '\\', '/', 'n', 'r', 't':
		return p + 2
	case 'b':
		return s.control(p, '\b')
	case 'f':
		return s.control(p, '\f')
	case 'u':
	default:
		return s.fail(p, KindJSON, "an escape that does not exist")
	}
	r := s.hex(p)
	switch {
	case r < 0:
		return s.fail(p, KindJSON, `an escape \u without four hexadecimal digits`)
	case r < 0x20 && r != '\t' && r != '\n' && r != '\r' || r == 0x7f:
		return s.control(p, r)
	case !utf16.IsSurrogate(r):
		return p + 6
	}
	if low := s.hex(p + 6); utf16.DecodeRune(r, low) == utf8.RuneError {
		return s.fail(p, KindEncoding, "half of a surrogate pair")
	}
	return p + 12
}

// hex reads `\u0041` at p; -1 when something else stands there.
func (s *jsonScanner) hex(p int) rune {
	if p+6 > s.end || s.data[p] != '\\' || s.data[p+1] != 'u' {
		return -1
	}
	r := rune(0)
	for _, c := range s.data[p+2 : p+6] {
		switch {
		case c-'0' <= 9:
			r = r<<4 | rune(c-'0')
		case c|0x20 >= 'a' && c|0x20 <= 'f':
			r = r<<4 | rune(c|0x20-'a'+10)
		default:
			return -1
		}
	}
	return r
}

// appendUnescaped appends what a string that was stepped over says; raw is
// what stands between its quotes.
func appendUnescaped(dst, raw []byte) []byte {
	for {
		k := bytes.IndexByte(raw, '\\')
		if k < 0 {
			return append(dst, raw...)
		}
		dst = append(dst, raw[:k]...)
		c := raw[k+1]
		raw = raw[k:]
		size := 2
		switch c {
		case 'n':
			dst = append(dst, '\n')
		case 'r':
			dst = append(dst, '\r')
		case 't':
			dst = append(dst, '\t')
		case 'u':
			s := jsonScanner{data: raw, end: len(raw)}
			r := s.hex(0)
			size = 6
			if utf16.IsSurrogate(r) {
				r = utf16.DecodeRune(r, s.hex(6))
				size = 12
			}
			dst = utf8.AppendRune(dst, r)
		default:
			dst = append(dst, c)
		}
		raw = raw[size:]
	}
}
