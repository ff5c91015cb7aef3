package main

import (
	"fmt"
	"io"
	"path"
	"path/filepath"
	"strings"

	"campaignc/interp"
	"campaignc/lang"
)

// coveredFile is a source file with what was reached on each of its lines.
type coveredFile struct {
	name  string // as the caller can open it
	path  string // in the workspace
	lines []coveredLine
	shares
}

// coveredLine is a line of a source.
type coveredLine struct {
	text   string
	points []*interp.Point
	hits   int      // of what comes first on it; of a condition, how often it was asked
	missed []string // what of it was not reached, in words
}

// untold reports whether nothing of the line can be reached.
func (l *coveredLine) untold() bool { return len(l.points) == 0 }

// files are the files of the workspace in which something can be reached.
func (c *coverage) files() []*coveredFile {
	var out []*coveredFile
	at := map[string]*coveredFile{}
	for _, f := range c.Files {
		file := &coveredFile{name: path.Join(filepath.ToSlash(c.folder), f.Path), path: f.Path}
		for _, text := range strings.Split(strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(string(f.Source)), "\n") {
			file.lines = append(file.lines, coveredLine{text: text})
		}
		if n := len(file.lines); file.lines[n-1].text == "" {
			file.lines = file.lines[:n-1]
		}
		at[f.Path] = file
		out = append(out, file)
	}
	for _, p := range c.parts {
		at[p.points[0].Node.Range().Pos.Filename].shares.add(c.shares(p))
		c.annotate(at, p)
	}
	var told []*coveredFile
	for _, f := range out {
		if f.all.all > 0 {
			told = append(told, f)
		}
	}
	return told
}

// annotate tells on their lines what was reached of a part.
func (c *coverage) annotate(files map[string]*coveredFile, p *coveredPart) {
	line := func(n lang.Node) *coveredLine {
		pos := n.Range().Pos
		return &files[pos.Filename].lines[pos.Line-1]
	}
	asked := map[lang.Node]int{}
	for _, point := range p.points {
		if isAnswer(point) {
			asked[point.Node] += c.reached.Hits(point)
		}
	}
	for _, point := range p.points {
		l := line(point.Node)
		if l.untold() {
			l.hits = max(c.reached.Hits(point), asked[point.Node])
		}
		l.points = append(l.points, point)
	}
	for _, m := range c.missed(p) {
		l := line(m.at)
		l.missed = append(l.missed, m.text())
	}
}

// isAnswer reports whether the point is one of the two answers of a condition.
func isAnswer(p *interp.Point) bool {
	return p.Kind == interp.PointHeld || p.Kind == interp.PointNotHeld
}

// state is how much of a line was reached.
func (c *coverage) state(l *coveredLine) string {
	var s share
	for _, p := range l.points {
		s.add(c.reached.Reached(p))
	}
	return s.state()
}

// state says in a word how much was reached; "" when there is nothing to reach.
func (s share) state() string {
	switch {
	case s.all == 0:
		return ""
	case s.reached == 0:
		return "none"
	case s.reached < s.all:
		return "part"
	}
	return "full"
}

// lineMarks mark lines of a listing of which something was not reached.
var lineMarks = map[string]string{"none": "!", "part": "~"}

// writeListing prints the sources, with how often each line was reached and what
// of it never was.
func writeListing(w io.Writer, c *coverage) {
	for i, f := range c.files() {
		if i > 0 {
			fmt.Fprintln(w)
		}
		fmt.Fprintf(w, "%s: %d %% (%d of %d)\n", shownName(f.name), f.all.percent(), f.all.reached, f.all.all)
		digits := len(fmt.Sprint(len(f.lines)))
		for i := range f.lines {
			l := &f.lines[i]
			hits := ""
			if !l.untold() {
				hits = fmt.Sprint(l.hits)
			}
			line := fmt.Sprintf("%7s %1s %*d | %s", hits, lineMarks[c.state(l)], digits, i+1, l.text)
			fmt.Fprintln(w, strings.TrimRight(line, " "))
			for _, m := range l.missed {
				fmt.Fprintf(w, "%7s ^ %*s | %s\n", "", digits, "", m)
			}
		}
	}
}
