package parser

import (
	"slices"
	"strings"

	"campaignc/lang"
)

// piece is a stretch of a string's raw text, or a line end between two lines
// of a block when newline is set.
type piece struct {
	from, to int
	newline  bool
}

// pieces are the stretches of a string literal that make its value.
func pieces(raw string) []piece {
	if strings.HasPrefix(raw, blockQuote) {
		end := len(raw)
		if len(raw) >= 2*len(blockQuote) && strings.HasSuffix(raw, blockQuote) {
			end -= len(blockQuote)
		}
		return blockPieces(raw, len(blockQuote), end)
	}
	from, to := quoteLength(raw), len(raw)
	if last := lastQuoteLength(raw); to-last >= from {
		to -= last
	}
	return []piece{{from: from, to: to}}
}

// blockPieces cuts a block into lines. The line of the opening quotes and that
// of the closing quotes do not count when they are blank, and the indent that
// all other lines have in common is no part of the text.
func blockPieces(raw string, from, to int) []piece {
	var lines []piece
	for from <= to {
		n := min(lineLength(raw[from:]), to-from)
		lines = append(lines, piece{from: from, to: from + n})
		from += n + 1
		if from <= to && raw[from-1] == '\r' && raw[from] == '\n' {
			from++
		}
	}
	blank := func(p piece) bool { return strings.TrimLeft(raw[p.from:p.to], " \t") == "" }
	if len(lines) > 1 && blank(lines[0]) {
		lines = lines[1:]
		if last := len(lines) - 1; blank(lines[last]) {
			lines = lines[:last]
		}
		dedent(raw, lines, blank)
	}
	var out []piece
	for i, p := range lines {
		if i > 0 {
			out = append(out, piece{newline: true})
		}
		out = append(out, p)
	}
	return out
}

// dedent moves the start of each line behind the common indent.
func dedent(raw string, lines []piece, blank func(piece) bool) {
	indent, known := "", false
	for _, p := range lines {
		if blank(p) {
			continue
		}
		text := raw[p.from:p.to]
		own := text[:len(text)-len(strings.TrimLeft(text, " \t"))]
		if !known {
			indent, known = own, true
		}
		for !strings.HasPrefix(own, indent) {
			indent = indent[:len(indent)-1]
		}
	}
	for i, p := range lines {
		if blank(p) {
			lines[i].from = p.to
		} else {
			lines[i].from += len(indent)
		}
	}
}

// quoteLength and lastQuoteLength are the lengths of the quotes around a
// string, which a word processor may have made curly.
func quoteLength(raw string) int {
	for _, r := range raw {
		return len(string(r))
	}
	return 0
}

func lastQuoteLength(raw string) int {
	for _, q := range []string{`"`, "'", "”", "“", "„", "’", "‘", "»", "«"} {
		if strings.HasSuffix(raw, q) && !(q == `"` && escapedAt(raw, len(raw)-1)) {
			return len(q)
		}
	}
	return 0
}

// escapedAt reports whether an odd number of backslashes stands before i.
func escapedAt(raw string, i int) bool {
	n := 0
	for i-1-n >= 0 && raw[i-1-n] == '\\' {
		n++
	}
	return n%2 == 1
}

// plainValue is the value of a literal in which `{{` means nothing.
func plainValue(raw string) string {
	if !strings.HasPrefix(raw, blockQuote) && !strings.Contains(raw, `\`) {
		p := pieces(raw)[0]
		return raw[p.from:p.to]
	}
	var b strings.Builder
	for _, p := range pieces(raw) {
		if p.newline {
			b.WriteByte('\n')
		} else {
			b.WriteString(unescapeAll(raw[p.from:p.to]))
		}
	}
	return b.String()
}

func unescapeAll(text string) string {
	if !strings.Contains(text, `\`) {
		return text
	}
	var b strings.Builder
	for len(text) > 0 {
		if text[0] != '\\' {
			n := strings.IndexByte(text, '\\')
			if n < 0 {
				n = len(text)
			}
			b.WriteString(text[:n])
			text = text[n:]
			continue
		}
		value, n, _ := unescape(text)
		b.WriteString(value)
		text = text[n:]
	}
	return b.String()
}

// families are the first words of tokens.
var families = []string{"lead", "company", "my", "member", "campaign", "program", "trigger", "system"}

// textReader cuts the content of a text into literal stretches and tokens.
type textReader struct {
	*session
	base    int // offset of the literal in the file
	raw     string
	literal strings.Builder
	parts   []lang.TextPart
	open    bool // no `}}` follows on this line
}

// readText fills the parts of a text and reports its malformed tokens.
func (s *session) readText(t *lang.Text) {
	if !strings.Contains(t.Raw, "{{") {
		if value := plainValue(t.Raw); value != "" {
			t.Parts = []lang.TextPart{{Literal: value}}
		}
		return
	}
	r := &textReader{session: s, base: t.Pos.Offset, raw: t.Raw}
	for _, p := range pieces(t.Raw) {
		if p.newline {
			r.literal.WriteByte('\n')
		} else {
			r.line(p)
		}
	}
	r.flush()
	t.Parts = r.parts
}

func (r *textReader) flush() {
	if r.literal.Len() > 0 {
		r.parts = append(r.parts, lang.TextPart{Literal: r.literal.String()})
		r.literal.Reset()
	}
}

// line reads one stretch.
func (r *textReader) line(p piece) {
	r.open = false
	for i := p.from; i < p.to; {
		rest := r.raw[i:p.to]
		switch {
		case rest[0] == '\\':
			value, n, _ := unescape(rest)
			r.literal.WriteString(value)
			i += n
		case strings.HasPrefix(rest, "{{"):
			i += r.token(i, rest)
		default:
			n := strings.IndexAny(rest[1:], `\{`) + 1
			if n == 0 {
				n = len(rest)
			}
			r.literal.WriteString(rest[:n])
			i += n
		}
	}
}

// token reads a `{{…}}` and returns its length.
func (r *textReader) token(at int, rest string) int {
	end := -1
	if !r.open {
		end = strings.Index(rest, "}}")
	}
	if end < 0 {
		r.open = true
		r.malformed(r.src.span(r.base+at, r.base+at+2), "this `{{` has no `}}` on its line", "write `\\{{` for two braces that begin no token")
		r.literal.WriteString("{{")
		return 2
	}
	n := end + 2
	content := rest[2:end]
	family, name, dotted := strings.Cut(content, ".")
	token := &lang.TextToken{Span: r.src.span(r.base+at, r.base+at+n), Family: strings.TrimSpace(family)}
	token.Name, token.Default, token.HasDefault = strings.Cut(name, ":default=")
	token.Name, token.Default = strings.TrimSpace(token.Name), unescapeAll(token.Default)
	switch {
	case strings.Contains(content, "{{"):
		r.malformed(token.Span, "a token inside a token", "close the first with `}}`")
	case !slices.Contains(families, token.Family):
		r.malformed(token.Span, "no token begins with `"+cut(token.Family)+"`", r.familyHelp(token.Family))
	case !dotted || token.Name == "":
		r.malformed(token.Span, "the token `"+cut(content)+"` lacks its name", "write `{{"+token.Family+".…}}`")
	case strings.ContainsAny(token.Name, ":{}"):
		r.malformed(token.Span, "the name of a token is followed by `:default=` or nothing", "write `{{"+token.Family+".Name:default=text}}`")
	}
	r.flush()
	r.parts = append(r.parts, lang.TextPart{Token: token})
	return n
}

func (r *textReader) familyHelp(family string) string {
	if family == "failure" {
		return "`failure.reason` stands outside the quotes: \"not done: \" + failure.reason"
	}
	if near := nearest(family, families); near != "" {
		return "did you mean `" + near + "`?"
	}
	return "tokens are `{{lead.…}}`, `{{company.…}}`, `{{my.…}}`, `{{member.…}}`, `{{campaign.…}}`, `{{program.…}}`, `{{trigger.…}}` and `{{system.…}}`; write `\\{{` for two braces"
}

// malformed reports a token, even when its line has another error.
func (r *textReader) malformed(at lang.Span, message, help string) {
	if len(r.found) <= maxErrors {
		r.add(lang.Diagnostics{diagnostic(lang.CodeToken, at, message, help)})
	}
}
