package lang

import "strings"

// blockQuote begins and ends a string over several lines.
const blockQuote = `"""`

var lineEnds = strings.NewReplacer("\r\n", "\n", "\r", "\n")

// blockLines cuts a string over several lines into the lines that make its
// value. When nothing but spaces follows the opening quotes, the indent that
// the lines have in common is no part of the value and is taken away, as are
// the lines of the quotes; otherwise the lines stand as they are.
func blockLines(raw string) (texts []string, indented bool) {
	texts = strings.Split(lineEnds.Replace(raw[len(blockQuote):len(raw)-len(blockQuote)]), "\n")
	if len(texts) == 1 || !isBlank(texts[0]) {
		return texts, false
	}
	texts = texts[1:]
	if last := len(texts) - 1; isBlank(texts[last]) {
		texts = texts[:last]
	}
	indent := commonIndent(texts)
	for i, text := range texts {
		if isBlank(text) {
			texts[i] = ""
		} else {
			texts[i] = text[len(indent):]
		}
	}
	return texts, true
}

func isBlank(text string) bool { return strings.TrimLeft(text, " \t") == "" }

// commonIndent is the longest run of spaces and tabs with which all lines begin
// that are not blank.
func commonIndent(texts []string) string {
	indent, known := "", false
	for _, text := range texts {
		if isBlank(text) {
			continue
		}
		own := text[:len(text)-len(strings.TrimLeft(text, " \t"))]
		if !known {
			indent, known = own, true
		}
		for !strings.HasPrefix(own, indent) {
			indent = indent[:len(indent)-1]
		}
	}
	return indent
}
