package data

import (
	"bytes"
	"slices"
	"strings"
	"unsafe"

	"campaignc/lang"
)

// view is b as text, without a copy: it lives and changes with b.
func view(b []byte) string { return unsafe.String(unsafe.SliceData(b), len(b)) }

// appendCell appends s as a cell of CSV, in quotes only where it needs them.
func appendCell(dst []byte, s string) []byte {
	if len(s) > shortText {
		return appendCellSlowly(dst, s)
	}
	dst = slices.Grow(dst, cellMost(s)+rawSlack)
	return dst[:len(dst)+putCell(end(dst), s)]
}

// shortText is how long a text may be that room is made for as if all of it had
// to be escaped.
const shortText = 256

// end is the place after the last byte of b, which has room.
func end(b []byte) unsafe.Pointer { return unsafe.Add(unsafe.Pointer(unsafe.SliceData(b)), len(b)) }

func appendCellSlowly(dst []byte, s string) []byte {
	if strings.ContainsAny(s, ",\"\n\r") {
		return appendQuotedCell(dst, s)
	}
	return append(dst, s...)
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
	if len(s) > shortText {
		if jsonSpecial.within(s) {
			return appendEscapedSlowly(dst, s)
		}
		return append(dst, s...)
	}
	dst = slices.Grow(dst, escapedMost*len(s)+rawSlack)
	return dst[:len(dst)+putEscaped(end(dst), s)]
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
