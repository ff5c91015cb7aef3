package main

import (
	_ "embed"
	"fmt"
	"html"
	"strings"
)

//go:embed coverage_page.css
var coveragePageStyle string

// coveragePage renders one page to look through what the tests reached: it needs
// no network and runs no script.
func coveragePage(all []*coverage) string {
	p := &pageWriter{}
	p.add(`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>What the tests reach</title>
<style>
%s</style>
</head>
<body>
<h1>What the tests reach</h1>
<p>A place is a statement, a branch of a choice, an answer of a condition, a trigger, a handler, an end of a retry or wait.
Before a line of a source stands how often it was reached, and ! where nothing of it was, ~ where something was not.</p>
`, coveragePageStyle)
	for _, c := range all {
		p.workspace(c)
	}
	p.add("</body>\n</html>\n")
	return p.text.String()
}

// pageWriter is an HTML page in the making.
type pageWriter struct {
	text strings.Builder
	file int // files so far, for anchors
}

func (p *pageWriter) add(format string, args ...any) { fmt.Fprintf(&p.text, format, args...) }

// asHTML is a text as HTML; nothing in it can be invisible or change the
// direction of writing.
func asHTML(s string) string { return html.EscapeString(printable(s)) }

// quotedCode shows what stands between backquotes as code.
func quotedCode(s string) string {
	parts := strings.Split(asHTML(s), "`")
	for i := 1; i < len(parts); i += 2 {
		parts[i] = "<code>" + parts[i] + "</code>"
	}
	return strings.Join(parts, "")
}

func (p *pageWriter) workspace(c *coverage) {
	files := c.files()
	first := p.file
	anchor := func(file string, line int) string {
		for i, f := range files {
			if f.path == file {
				return fmt.Sprintf("#f%d-%d", first+i+1, line)
			}
		}
		return "#"
	}
	p.add("<h2>%s</h2>\n", asHTML(c.where))
	p.sums(c, anchor)
	for _, part := range c.parts {
		list := c.missed(part)
		if len(list) == 0 {
			continue
		}
		p.add("<h3>Not reached in %s</h3>\n<ul class=\"missed\">\n", asHTML(part.name()))
		for i := range list {
			pos := list[i].at.Range().Pos
			p.add("<li><a href=\"%s\">%s:%d</a>: %s</li>\n", anchor(pos.Filename, pos.Line), asHTML(pos.Filename), pos.Line, quotedCode(list[i].text()))
		}
		p.add("</ul>\n")
	}
	p.add("<h3>Sources</h3>\n")
	for _, f := range files {
		p.source(c, f)
	}
}

// sums is the table of a workspace.
func (p *pageWriter) sums(c *coverage, anchor func(file string, line int) string) {
	p.add("<div class=\"wide\"><table class=\"sums\">\n<tr><th></th>")
	for _, name := range groupNames {
		p.add("<th>%s</th>", name)
	}
	p.add("<th>all</th></tr>\n")
	row := func(name string, s shares) {
		p.add("<tr><td>%s</td>", name)
		for _, of := range s.of {
			p.add("<td>%s</td>", shareOf(of))
		}
		p.add("<td><b class=\"%s\">%s</b></td></tr>\n", s.all.state(), percentOf(s.all))
	}
	for _, part := range c.parts {
		pos := part.decl().Range().Pos
		row(fmt.Sprintf("<a href=\"%s\">%s</a>", anchor(pos.Filename, pos.Line), asHTML(part.name())), c.shares(part))
	}
	row("total", c.total())
	p.add("</table></div>\n")
}

// source is a file with how often each line was reached.
func (p *pageWriter) source(c *coverage, f *coveredFile) {
	p.file++
	p.add("<details open><summary>%s <b class=\"%s\">%s</b></summary><div class=\"wide\"><table class=\"source\">\n", asHTML(f.name), f.all.state(), percentOf(f.all))
	for i := range f.lines {
		l := &f.lines[i]
		state, hits := c.state(l), ""
		if !l.untold() {
			hits = strings.TrimSpace(fmt.Sprintf("%d %s", l.hits, lineMarks[state]))
		}
		p.add("<tr id=\"f%d-%d\" class=\"%s\"><td class=\"count\">%s</td><td class=\"number\">%d</td><td class=\"text\">%s", p.file, i+1, state, hits, i+1, asHTML(l.text))
		for _, m := range l.missed {
			p.add("<div class=\"note\">%s</div>", quotedCode(m))
		}
		p.add("</td></tr>\n")
	}
	p.add("</table></div></details>\n")
}
