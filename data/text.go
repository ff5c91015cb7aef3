package data

import (
	"bytes"
	"encoding/binary"
	"strings"
	"unsafe"

	"campaignc/lang"
)

// view is b as text, without a copy: it lives and changes with b.
func view(b []byte) string { return unsafe.String(unsafe.SliceData(b), len(b)) }

// word is eight bytes of s from i; the caller has made sure of them.
func word(s string, i int) uint64 {
	return binary.LittleEndian.Uint64(unsafe.Slice(unsafe.StringData(s[i:i+8]), 8))
}

// any20, anyByte: not zero when a byte of w is under 0x20, is c. They tell no
// more than that, which makes them cheaper than the masks of marks.go.
func any20(w uint64) uint64           { return (w - ones*0x20) & ^w & highs }
func anyByte(w uint64, c byte) uint64 { x := w ^ ones*uint64(c); return (x - ones) & ^x & highs }

// appendCell appends s as a cell of CSV, in quotes only where it needs them.
func appendCell(dst []byte, s string) []byte {
	if plainCell(s) {
		return append(dst, s...)
	}
	return appendQuotedCell(dst, s)
}

// plainCell reports whether s is a cell without quotes.
func plainCell(s string) bool {
	n := len(s)
	if n < 8 {
		for i := range n {
			if c := s[i]; c == ',' || c == '"' || c == '\n' || c == '\r' {
				return false
			}
		}
		return true
	}
	bad := cellMarks(word(s, n-8))
	for i := 0; i+8 <= n; i += 8 {
		bad |= cellMarks(word(s, i))
	}
	return bad == 0
}

func cellMarks(w uint64) uint64 {
	return anyByte(w, ',') | anyByte(w, '"') | anyByte(w, '\n') | anyByte(w, '\r')
}

// appendQuotedCell appends s as a cell in quotes.
func appendQuotedCell(dst []byte, s string) []byte {
	dst = append(dst, '"')
	dst = appendDoubled(dst, s)
	return append(dst, '"')
}

// appendDoubled appends what stands between the quotes of a cell in quotes.
func appendDoubled(dst []byte, s string) []byte {
	for {
		k := strings.IndexByte(s, '"')
		if k < 0 {
			return append(dst, s...)
		}
		dst = append(dst, s[:k+1]...)
		dst = append(dst, '"')
		s = s[k+1:]
	}
}

// unquoteCell appends what a raw cell says.
func unquoteCell(dst, cell []byte) []byte {
	if len(cell) < 2 || cell[0] != '"' {
		return append(dst, cell...)
	}
	cell = cell[1 : len(cell)-1]
	for {
		k := bytes.IndexByte(cell, '"')
		if k < 0 {
			return append(dst, cell...)
		}
		dst = append(dst, cell[:k+1]...)
		cell = cell[k+2:]
	}
}

// appendJSONValue appends a value as JSON: numbers and booleans as such, all
// else as text, an empty one as null.
func appendJSONValue(dst []byte, v lang.Value) []byte {
	switch {
	case v.IsEmpty():
		return append(dst, "null"...)
	case v.Kind.IsText():
		return appendString(dst, v.Text)
	case v.Kind.IsNumber() || v.Kind == lang.Boolean:
		return lang.AppendValue(dst, v)
	}
	dst = append(dst, '"')
	dst = lang.AppendValue(dst, v)
	return append(dst, '"')
}

// appendString appends s as a JSON string. Line ends that JSON allows but
// JavaScript once did not are escaped too; HTML is left alone.
func appendString(dst []byte, s string) []byte {
	dst = append(dst, '"')
	dst = appendEscaped(dst, s)
	return append(dst, '"')
}

// appendEscaped appends what stands between the quotes of a JSON string.
func appendEscaped(dst []byte, s string) []byte {
	if n := len(s); n >= 8 && n <= 16 && cap(dst)-len(dst) >= 16 {
		// Looked at and copied at once, as two words that may overlap.
		first, last := word(s, 0), word(s, n-8)
		if stringMarks(first)|stringMarks(last) == 0 {
			at := len(dst)
			dst = dst[:at+16]
			binary.LittleEndian.PutUint64(dst[at:], first)
			binary.LittleEndian.PutUint64(dst[at+n-8:], last)
			return dst[:at+n]
		}
	}
	if plainString(s) {
		return append(dst, s...)
	}
	return appendEscapedSlowly(dst, s)
}

// plainString reports whether s needs no escape; it may miss one that is plain.
func plainString(s string) bool {
	n := len(s)
	if n < 8 {
		for i := range n {
			if c := s[i]; c < 0x20 || c == '"' || c == '\\' || c == 0xE2 {
				return false
			}
		}
		return true
	}
	bad := stringMarks(word(s, n-8))
	for i := 0; i+8 <= n; i += 8 {
		bad |= stringMarks(word(s, i))
	}
	return bad == 0
}

// stringMarks finds control characters, `"`, `\` and the first byte of U+2028.
func stringMarks(w uint64) uint64 {
	return any20(w) | anyByte(w, '"') | anyByte(w, '\\') | anyByte(w, 0xE2)
}

func appendEscapedSlowly(dst []byte, s string) []byte {
	const hex = "0123456789abcdef"
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c == '"' || c == '\\':
			dst = append(dst, '\\', c)
		case c == '\n':
			dst = append(dst, '\\', 'n')
		case c == '\r':
			dst = append(dst, '\\', 'r')
		case c == '\t':
			dst = append(dst, '\\', 't')
		case c < 0x20:
			dst = append(dst, '\\', 'u', '0', '0', hex[c>>4], hex[c&15])
		case c == 0xE2 && (strings.HasPrefix(s[i:], "\u2028") || strings.HasPrefix(s[i:], "\u2029")):
			dst = append(dst, '\\', 'u', '2', '0', '2', hex[s[i+2]&15])
			i += 2
		default:
			dst = append(dst, c)
		}
	}
	return dst
}
