package main

import (
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
	"time"

	"github.com/mattn/go-runewidth"

	"campaignc/interp"
	"campaignc/lang"
)

// column is the width of one of two orders side by side; with the indent and
// the line between them they fit 80 columns.
const column = 37

// writeExploration prints the findings of a lead.
func writeExploration(w io.Writer, e *interp.Exploration, ws *lang.Workspace) {
	for i := range e.Findings {
		f := &e.Findings[i]
		fmt.Fprintf(w, "lead %s: the order decides\n", e.Lead)
		writePair(w, fmt.Sprintf("this order (--lead %s --seed %d)", e.Lead, f.First.Number), fmt.Sprintf("or this one (--seed %d)", f.Second.Number))
		fmt.Fprintf(w, "  %s-+-%s\n", strings.Repeat("-", column), strings.Repeat("-", column))
		left, right := sideBySide(f.First.Steps, f.Second.Steps, ws)
		for i := range max(len(left), len(right)) {
			writePair(w, at(left, i), at(right, i))
		}
		fmt.Fprintf(w, "  %s-+-%s\n", strings.Repeat("-", column), strings.Repeat("-", column))
		for _, d := range f.Differ {
			first, second := apartFrom(d.First, d.Second)
			writePair(w, d.Name+": "+first, d.Name+": "+second)
			for _, other := range d.Others {
				fmt.Fprintf(w, "  %s after further orders: %s\n", d.Name, shorten(shown(other), column))
			}
		}
		fmt.Fprintln(w)
	}
}

func at(lines []string, i int) string {
	if i < len(lines) {
		return lines[i]
	}
	return ""
}

func writePair(w io.Writer, left, right string) {
	left = runewidth.FillRight(runewidth.Truncate(left, column, "…"), column)
	fmt.Fprintln(w, strings.TrimRight("  "+left+" | "+runewidth.Truncate(right, column, "…"), " "))
}

// apartFrom shows two values where they begin to differ.
func apartFrom(a, b string) (string, string) {
	const before = 10
	x, y := []rune(strings.Join(strings.Fields(a), " ")), []rune(strings.Join(strings.Fields(b), " "))
	n := 0
	for n < len(x) && n < len(y) && x[n] == y[n] {
		n++
	}
	if n <= 2*before {
		return shown(string(x)), shown(string(y))
	}
	return "…" + string(x[n-before:]), "…" + string(y[n-before:])
}

func shown(value string) string {
	if value == "" {
		return "empty"
	}
	return value
}

// sideBySide are the lines of two orders: from one statement before they part
// to one after they meet for good.
func sideBySide(a, b []interp.OrderStep, ws *lang.Workspace) (left, right []string) {
	same := 0
	for same < len(a) && same < len(b) && a[same] == b[same] {
		same++
	}
	end := 0
	for end < len(a)-same && end < len(b)-same && a[len(a)-1-end] == b[len(b)-1-end] {
		end++
	}
	skip, drop := max(same-1, 0), max(end-1, 0)
	if skip == 1 {
		skip = 0
	}
	if drop == 1 {
		drop = 0
	}
	lines := func(steps []interp.OrderStep) []string {
		var out []string
		if skip > 0 {
			out = append(out, fmt.Sprintf("(after %s)", count(skip, "statement")))
		}
		out = append(out, orderLines(steps[skip:len(steps)-drop], ws)...)
		if drop > 0 {
			out = append(out, fmt.Sprintf("(then %s alike)", count(drop, "statement")))
		}
		return out
	}
	return lines(a), lines(b)
}

// orderLines are the lines of an order: a flow's name where it takes over, its
// statements below, the time where it moves on.
func orderLines(steps []interp.OrderStep, ws *lang.Workspace) (lines []string) {
	for i, s := range steps {
		if i > 0 && s.At != steps[i-1].At {
			lines = append(lines, time.UnixMilli(s.At).In(ws.Zone).Format("2006-01-02 15:04 MST"))
		}
		if i == 0 || s.Flow != steps[i-1].Flow || s.At != steps[i-1].At {
			lines = append(lines, s.Flow)
		}
		text := s.Text
		if text == "" {
			text = "ends"
		}
		lines = append(lines, "  "+text)
	}
	return lines
}

// writeOrder prints one order, and what the lead is after it.
func writeOrder(w io.Writer, lead string, o *interp.Order, ws *lang.Workspace) {
	fmt.Fprintf(w, "lead %s, order %d\n", lead, o.Number)
	for _, line := range orderLines(o.Steps, ws) {
		fmt.Fprintln(w, "  "+line)
	}
	fmt.Fprintln(w, "result")
	for _, name := range slices.Sorted(maps.Keys(o.Result)) {
		if v := o.Result[name]; v != "" && v != "no member" && v != "not in the program" {
			fmt.Fprintf(w, "  %s: %s\n", name, shorten(strings.Join(strings.Fields(v), " "), 60))
		}
	}
	fmt.Fprintln(w)
}

// The JSON forms.

type jsonOrder struct {
	Lead   string            `json:"lead,omitempty"`
	Seed   int               `json:"seed"`
	Steps  []jsonOrderStep   `json:"steps"`
	Result map[string]string `json:"result,omitempty"`
}

type jsonOrderStep struct {
	At        string `json:"at"`
	Flow      string `json:"flow"`
	Statement string `json:"statement"`
	Place     string `json:"place,omitempty"`
}

type jsonDifference struct {
	Name   string   `json:"name"`
	First  string   `json:"first"`
	Second string   `json:"second"`
	Others []string `json:"others,omitempty"`
}

type jsonFinding struct {
	Differ []jsonDifference `json:"differ"`
	First  jsonOrder        `json:"first"`
	Second jsonOrder        `json:"second"`
}

type jsonExploration struct {
	Lead     string        `json:"lead"`
	Orders   int           `json:"orders"`
	All      bool          `json:"all"` // all orders were tried
	Findings []jsonFinding `json:"findings"`
}

func orderJSON(lead string, o *interp.Order) jsonOrder {
	j := jsonOrder{Lead: lead, Seed: o.Number, Result: o.Result, Steps: []jsonOrderStep{}}
	for _, s := range o.Steps {
		step := jsonOrderStep{At: lang.FormatValue(lang.Value{Kind: lang.Datetime, Num: s.At}), Flow: s.Flow, Statement: s.Text}
		if s.Pos.Filename != "" {
			step.Place = s.Pos.String()
		}
		j.Steps = append(j.Steps, step)
	}
	return j
}

func explorationJSON(e *interp.Exploration) jsonExploration {
	j := jsonExploration{Lead: e.Lead, Orders: e.Orders, All: e.Whole, Findings: []jsonFinding{}}
	for _, f := range e.Findings {
		finding := jsonFinding{First: orderJSON("", f.First), Second: orderJSON("", f.Second)}
		finding.First.Result, finding.Second.Result = nil, nil
		for _, d := range f.Differ {
			finding.Differ = append(finding.Differ, jsonDifference(d))
		}
		j.Findings = append(j.Findings, finding)
	}
	return j
}

// writeJSONLine writes one object on a line.
func writeJSONLine(w io.Writer, object any) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	return e.Encode(object)
}
