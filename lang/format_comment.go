package lang

import (
	"bytes"
	"strings"
)

// Comments enter the stream at the token before which they stood. Each ends
// its line; one behind code stays behind it, one on a line of its own stays so.

// commentBefore reports whether a comment stands before the offset that is not
// printed yet.
func (p *printer) commentBefore(offset int) bool {
	return len(p.comments) > 0 && p.comments[0].Pos.Offset < offset
}

func (p *printer) nextComment() Comment {
	c := p.comments[0]
	p.comments = p.comments[1:]
	return c
}

// commentLines prints the comments before an offset on lines of their own. It
// takes and gives the source line on which the last item or comment ends.
func (p *printer) commentLines(offset int, indent int8, last int) int {
	for p.commentBefore(offset) {
		c := p.nextComment()
		p.add(mark{kind: markNewline, indent: indent, blank: last > 0 && c.Pos.Line-last > 1})
		p.comment(c, indent)
		last = c.Pos.Line
	}
	return last
}

// commentBehind prints the comment that stands behind the code that ends on the
// source line, and before the offset.
func (p *printer) commentBehind(line, offset int) {
	if p.commentBefore(offset) && p.comments[0].Pos.Line <= line && !p.standsAlone(p.comments[0]) {
		p.comment(p.nextComment(), 0)
	}
}

// separate prints the comments that stand before a place in the source, and a
// new line, or else the text that separates what stands there.
func (p *printer) separate(pos Position, text string) {
	if p.commentsBefore(pos.Offset, p.indent()) {
		p.newline(p.indent())
	} else {
		p.text(text)
	}
}

// separateOrBreak is separate at a place where the line may end.
func (p *printer) separateOrBreak(pos Position, when policy, flat string) {
	if p.commentsBefore(pos.Offset, p.indent()) {
		p.newline(p.indent())
	} else {
		p.breakAt(when, p.indent(), flat)
	}
}

// commentsBefore prints the comments before an offset inside an item, and
// reports whether there are any. The line has to end then.
func (p *printer) commentsBefore(offset int, indent int8) bool {
	found := false
	for ; p.commentBefore(offset); found = true {
		c := p.nextComment()
		if p.standsAlone(c) {
			p.newline(indent)
		}
		p.comment(c, indent)
	}
	return found
}

// comment prints a comment at the end of the line, or on the next one where
// this line ends in a comment already.
func (p *printer) comment(c Comment, indent int8) {
	p.add(mark{kind: markComment, text: strings.TrimRight(c.Text, " \t"), indent: indent})
}

// standsAlone reports whether nothing stands before a comment on its line.
func (p *printer) standsAlone(c Comment) bool {
	before := bytes.TrimRight(p.source[:c.Pos.Offset], " \t")
	return len(before) == 0 || before[len(before)-1] == '\n' || before[len(before)-1] == '\r'
}

// commentsRightBehind prints the comments between a place in the source and the
// next token, each with a new line behind it.
func (p *printer) commentsRightBehind(end Position) {
	for p.commentBefore(p.itemEnd) {
		next := p.comments[0].Pos.Offset
		if between := p.source[min(end.Offset, next):next]; len(bytes.TrimLeft(between, " \t\r\n")) > 0 {
			return
		}
		end = p.comments[0].EndPos
		p.commentsBefore(next+1, p.indent())
		p.newline(p.indent())
	}
}
