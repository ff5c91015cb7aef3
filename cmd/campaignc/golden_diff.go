package main

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/rogpeppe/go-internal/diff"
)

// leadDiff is what became of one lead otherwise than on record.
type leadDiff struct {
	lead  string // "" for what belongs to no lead
	lines []string
}

// leadDiffs compares what a run wrote with what is on record, lead by lead: the
// fields, then the log.
func leadDiffs(want, got map[string][]byte) ([]leadDiff, error) {
	if want == nil {
		return []leadDiff{{lines: []string{"nothing is on record yet"}}}, nil
	}
	d := &differ{at: map[string]int{}}
	for _, name := range slices.Sorted(maps.Keys(mergedKeys(want, got))) {
		if bytes.Equal(want[name], got[name]) {
			continue
		}
		before := d.count
		var err error
		switch {
		case strings.HasPrefix(name, "leads."):
			err = d.fields(name, want[name], got[name])
		case name == goldenLog:
			err = d.log(want[name], got[name])
		default:
			d.text("", name)
			d.text("", changedLines(want[name], got[name])...)
		}
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		if d.count == before {
			d.text("", name+" differs in nothing but its form or order")
		}
	}
	return d.all, nil
}

func mergedKeys(a, b map[string][]byte) map[string][]byte {
	all := maps.Clone(a)
	maps.Copy(all, b)
	return all
}

// differ collects differences by lead, in the order in which leads come.
type differ struct {
	all   []leadDiff
	at    map[string]int
	count int // lines
}

func (d *differ) text(lead string, lines ...string) {
	if len(lines) == 0 {
		return
	}
	i, ok := d.at[lead]
	if !ok {
		i = len(d.all)
		d.at[lead] = i
		d.all = append(d.all, leadDiff{lead: lead})
	}
	d.all[i].lines = append(d.all[i].lines, lines...)
	d.count += len(lines)
}

// rows are the leads of a file: their ids in order, and their values by column.
type rows struct {
	ids    []string
	values map[string]map[string]string
	names  []string // of columns, in order
}

func (d *differ) fields(name string, want, got []byte) error {
	was, err := readRows(name, want)
	if err != nil {
		return err
	}
	is, err := readRows(name, got)
	if err != nil {
		return err
	}
	for _, id := range union(was.ids, is.ids) {
		old, had := was.values[id]
		now, has := is.values[id]
		switch {
		case !had:
			d.text(id, "is new")
		case !has:
			d.text(id, "is gone")
		default:
			for _, column := range union(was.names, is.names) {
				if old[column] != now[column] {
					d.text(id, fmt.Sprintf("%s: %s became %s", column, orEmpty(old[column]), orEmpty(now[column])))
				}
			}
		}
	}
	return nil
}

// union is what a holds, then what only b holds.
func union(a, b []string) []string {
	seen := map[string]bool{}
	var out []string
	for _, s := range slices.Concat(a, b) {
		if !seen[s] {
			seen[s] = true
			out = append(out, s)
		}
	}
	return out
}

// readRows reads leads as a run writes them.
func readRows(name string, text []byte) (*rows, error) {
	if strings.HasSuffix(name, ".jsonl") {
		return readJSONRows(text)
	}
	r := &rows{values: map[string]map[string]string{}}
	all, err := csv.NewReader(bytes.NewReader(text)).ReadAll()
	if err != nil || len(all) == 0 {
		return r, err
	}
	r.names = all[0]
	for _, cells := range all[1:] {
		row := map[string]string{}
		for i, cell := range cells {
			row[r.names[i]] = cell
		}
		r.add(row)
	}
	return r, nil
}

func readJSONRows(text []byte) (*rows, error) {
	r := &rows{values: map[string]map[string]string{}}
	names := map[string]bool{}
	for line := range bytes.Lines(text) {
		var object map[string]any
		if err := json.Unmarshal(line, &object); err != nil {
			return nil, err
		}
		row := map[string]string{}
		for name, v := range object {
			names[name] = true
			if v != nil {
				row[name] = fmt.Sprint(v)
			}
		}
		r.add(row)
	}
	r.names = slices.Sorted(maps.Keys(names))
	return r, nil
}

// add keeps a row under its id.
func (r *rows) add(row map[string]string) {
	id := ""
	for name, v := range row {
		if strings.EqualFold(name, "id") {
			id = v
		}
	}
	r.ids = append(r.ids, id)
	r.values[id] = row
}

// loggedActivity is what is told of a line of a log.
type loggedActivity struct {
	Lead, At, Activity, Campaign, Result, Reason, Primary string
	Attributes                                            map[string]any
}

// text is the activity on a line.
func (a *loggedActivity) text() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s %s: %s", a.At, a.Campaign, a.Activity)
	if a.Primary != "" {
		b.WriteString(" " + quoted(a.Primary))
	}
	for _, label := range slices.Sorted(maps.Keys(a.Attributes)) {
		fmt.Fprintf(&b, ", %s %s", label, quoted(fmt.Sprint(a.Attributes[label])))
	}
	if a.Result != "succeeded" {
		fmt.Fprintf(&b, " (%s: %s)", a.Result, a.Reason)
	}
	return b.String()
}

func (d *differ) log(want, got []byte) error {
	was, before, err := logByLead(want)
	if err != nil {
		return err
	}
	is, now, err := logByLead(got)
	if err != nil {
		return err
	}
	for _, lead := range union(before, now) {
		d.text(lead, changedLines([]byte(was[lead]), []byte(is[lead]))...)
	}
	return nil
}

// logByLead gives each lead's activities, one a line, and the leads in order.
func logByLead(text []byte) (lines map[string]string, leads []string, err error) {
	lines = map[string]string{}
	for line := range bytes.Lines(text) {
		var a loggedActivity
		if err := json.Unmarshal(line, &a); err != nil {
			return nil, nil, err
		}
		if _, ok := lines[a.Lead]; !ok {
			leads = append(leads, a.Lead)
		}
		lines[a.Lead] += a.text() + "\n"
	}
	return lines, leads, nil
}

// changedLines are the lines that only one of two texts has: `-` the first, `+`
// the second.
func changedLines(want, got []byte) []string {
	var out []string
	head := 3 // lines that name the two
	for line := range strings.Lines(string(diff.Diff("want", want, "got", got))) {
		if head--; head < 0 && (line[0] == '-' || line[0] == '+') {
			out = append(out, string(line[0])+" "+strings.TrimRight(line[1:], "\n"))
		}
	}
	return out
}
