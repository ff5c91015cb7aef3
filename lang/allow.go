package lang

import (
	"bytes"
	"cmp"
	"maps"
	"slices"
	"strings"
	"unicode/utf8"
)

// A comment may allow warnings where it stands, with a reason:
//
//	// allow unused-token: kept for the spring launch
//	token season = "spring"
//
// At the end of a line it is about what begins on that line, on a line of its
// own about what begins on the next: the whole statement, part or declaration.

// Allowed is a warning that a comment in the source allows, and why.
type Allowed struct {
	Diagnostic
	Reason string
	At     Span // the comment
}

// permit is one name in such a comment.
type permit struct {
	comment  *Comment
	name     Span
	code     Code
	reason   string
	from, to int // lines it is about
	used     bool
}

// allow orders what was found, takes out the warnings that comments allow, and
// adds what is wrong with the comments.
func (c *checker) allow() Diagnostics {
	c.diags = c.diags.Sort()
	n := len(c.diags)
	permits := map[string][]*permit{}
	for _, f := range c.ws.Files {
		if list := c.permits(f); len(list) > 0 {
			permits[f.Path] = list
		}
	}
	c.ws.permits = permits
	for _, r := range c.ws.Races {
		r.allow(permits)
	}
	ofComments := slices.Clone(c.diags[n:])
	rest := slices.DeleteFunc(c.diags[:n], func(d Diagnostic) bool {
		of := permitting(permits[d.Span.Pos.Filename], &d)
		if of != nil {
			of.used = true
			c.ws.Allowed = append(c.ws.Allowed, Allowed{d, of.reason, of.comment.Span})
		}
		return of != nil
	})
	c.diags = append(rest, ofComments...)
	if !c.unsure() {
		for _, path := range slices.Sorted(maps.Keys(permits)) {
			c.reportIdle(permits[path])
		}
	}
	return c.diags.Sort()
}

// unsure reports whether there may be warnings that were not looked for, since
// the workspace has errors.
func (c *checker) unsure() bool { return c.opts.Unread || c.diags.HasErrors() }

func permitting(list []*permit, d *Diagnostic) *permit {
	for _, p := range list {
		if p.code == d.Code && d.Severity == Warning && p.from <= d.Span.Pos.Line && d.Span.Pos.Line <= p.to {
			return p
		}
	}
	return nil
}

func (c *checker) reportIdle(list []*permit) {
	for _, p := range list {
		if !p.used && (c.opts.Marketo || !IsMarketo(p.code)) {
			c.allowIdle(p)
		}
	}
}

// permits reads the comments of a file that allow something.
func (c *checker) permits(f *File) []*permit {
	var all []*permit
	var begins map[int]Span
	for i := range f.Comments {
		names, reason, ok := c.directive(&f.Comments[i])
		if !ok {
			continue
		}
		if begins == nil {
			begins = beginnings(f)
		}
		line := aboutLine(f, i)
		to := max(line, begins[line].EndPos.Line)
		for _, name := range names {
			if code := c.permitted(name); code != "" {
				all = append(all, &permit{comment: &f.Comments[i], name: name, code: code, reason: reason, from: line, to: to})
			}
		}
	}
	return all
}

// allowWord begins a comment that allows something.
const allowWord = "allow"

// directive reads a comment that allows something: its names, and the reason.
// Prose that begins with the same word is none: what stands before the colon has
// to look like names of warnings.
func (c *checker) directive(comment *Comment) (names []Span, reason string, ok bool) {
	text := comment.Text
	at := len(text) - len(strings.TrimLeft(text[len("//"):], " \t"))
	if !strings.HasPrefix(text[at:], allowWord+" ") {
		return nil, "", false
	}
	list, reason, _ := strings.Cut(text[at+len(allowWord):], ":")
	at += len(allowWord)
	for part := range strings.SplitSeq(list, ",") {
		name := strings.TrimSpace(part)
		start := at + strings.Index(part, name)
		names = append(names, comment.part(start, start+len(name)))
		at += len(part) + len(",")
		if name == "" || strings.ContainsAny(name, " \t") {
			return nil, "", false
		}
		ok = ok || c.namesWarning(name)
	}
	if !ok {
		return nil, "", false
	}
	if reason = strings.TrimSpace(reason); reason == "" {
		c.allowWithoutReason(comment)
	}
	return names, reason, true
}

// namesWarning reports whether a word was most likely meant to be a warning's name.
func (c *checker) namesWarning(word string) bool {
	_, known := WarningNamed(word)
	return known || isCode(word) || strings.Contains(word, "-") && c.nearestWarning(word) != ""
}

// isCode reports whether a word has the form of a code.
func isCode(word string) bool {
	if len(word) != len(WarnRace) || !strings.ContainsAny(word[:1], "EW") {
		return false
	}
	return strings.Trim(word[1:], "0123456789") == ""
}

func (c *checker) nearestWarning(word string) string {
	return c.speller.nearest(word, slices.Values(allowableNames()))
}

// permitted is the code that a name allows, or "" after a warning.
func (c *checker) permitted(name Span) Code {
	word := c.source(name)
	code, known := WarningNamed(word)
	if !known || !code.Allowable() {
		c.allowUnknown(name, word)
		return ""
	}
	return code
}

// part is a stretch of a comment, by its bytes.
func (c *Comment) part(from, to int) Span {
	at := func(i int) Position {
		p := c.Pos
		p.Offset += i
		p.Column += utf8.RuneCountInString(c.Text[:i])
		return p
	}
	return Span{at(from), at(to)}
}

// aboutLine is the line that comment i of a file is about: its own when
// something stands before it there, else the next that is no comment.
func aboutLine(f *File, i int) int {
	if !alone(f, &f.Comments[i]) {
		return f.Comments[i].Pos.Line
	}
	line := f.Comments[i].Pos.Line + 1
	for _, next := range f.Comments[i+1:] {
		if next.Pos.Line != line || !alone(f, &next) {
			break
		}
		line++
	}
	return line
}

// alone reports whether a comment has its line to itself.
func alone(f *File, c *Comment) bool {
	before := f.Source[:c.Pos.Offset]
	return len(bytes.TrimSpace(before[bytes.LastIndexByte(before, '\n')+1:])) == 0
}

// beginnings finds for each line of a file what begins there first: of several
// at one place, the largest.
func beginnings(f *File) map[int]Span {
	first := map[int]Span{}
	for _, d := range f.Decls {
		Walk(d, func(n Node) bool {
			at := n.Range()
			known, ok := first[at.Pos.Line]
			if !ok || cmp.Or(cmp.Compare(at.Pos.Offset, known.Pos.Offset), cmp.Compare(known.EndPos.Offset, at.EndPos.Offset)) < 0 {
				first[at.Pos.Line] = at
			}
			return true
		})
	}
	return first
}
