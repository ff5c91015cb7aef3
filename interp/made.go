package interp

import (
	"fmt"
	"slices"
	"strings"

	"campaignc/lang"
)

// Made is a lead that was made, and what else is given and happens: a choice of
// values and lines. The zero Made is a lead with its defaults.
type Made struct {
	Values []MadeValue // in the order of the fields
	lines  []int       // of the maker, in the order in which they stand there
	end    bool        // time passes until all is over
	row    int         // of the leads that an `always` block states itself
}

// MadeValue is a field's value, empty for none.
type MadeValue struct {
	Field *lang.Field
	Value lang.Value
}

func (m *Made) clone() *Made {
	return &Made{Values: slices.Clone(m.Values), lines: slices.Clone(m.lines), end: m.end, row: m.row}
}

// set gives a field a value, as if it had been made with it.
func (m *Made) set(f *lang.Field, v lang.Value) {
	at, ok := m.find(f)
	if !ok {
		m.Values = slices.Insert(m.Values, at, MadeValue{Field: f})
	}
	m.Values[at].Value = v
}

// unset leaves a field at its default.
func (m *Made) unset(f *lang.Field) {
	if at, ok := m.find(f); ok {
		m.Values = slices.Delete(m.Values, at, at+1)
	}
}

func (m *Made) find(f *lang.Field) (int, bool) {
	return slices.BinarySearchFunc(m.Values, f.Index, func(v MadeValue, i int) int { return v.Field.Index - i })
}

// Maker makes leads for a campaign, or for an `always` block, and runs them. It
// serves one goroutine.
type Maker struct {
	prog     *Program
	scenario *Scenario     // of the lines, and what surrounds them
	lines    []madeLine    // in the order of their kinds
	fields   []madeField   // that are worth a value
	likely   [][]MadeValue // values that go together
	before   []action      // what an always block states itself, before what is made
	after    []action      // what it does and expects
	rows     [][]string    // fields of the leads that it states, as source
	block    *lang.TestDecl
	root     *campaign // that a lead is made for, or nil
	waits    bool
}

// madeLine is one line that a made lead may come with.
type madeLine struct {
	kind lang.LineKind
	text string
	do   func(*trial) *seen // or nil for what sets the clock
	now  valueFn
}

// madeField is a field and the values that are tried.
type madeField struct {
	*lang.Field
	values []lang.Value
}

// MakerOf are the parts of a maker: the material, the lines of it that were
// found to be good, as a checked test with one item for each, and the campaign or
// block that leads are made for.
type MakerOf struct {
	Material *lang.Material
	Lines    []lang.MaterialLine
	Items    *lang.TestDecl // of the program's workspace; Items[i] is Lines[i]
	Campaign *lang.Campaign // or nil
	Always   *lang.TestDecl // or nil
}

// NewMaker compiles a maker. It changes the program and must be done with
// before the program runs.
func (p *Program) NewMaker(of MakerOf) (*Maker, error) {
	if len(of.Lines) != len(of.Items.Items) {
		return nil, fmt.Errorf("%d lines are %d items of a test", len(of.Lines), len(of.Items.Items))
	}
	sites := p.stepSites()
	c := newCompiler(p)
	k := &Maker{prog: p, scenario: &Scenario{Test: of.Items, prog: p, sites: sites}, block: of.Always, waits: of.Material.Waits}
	k.scenario.home = newNobody(p, nil)
	c.camp, c.slot = k.scenario.home, none
	for i, line := range of.Lines {
		l := madeLine{kind: line.Kind, text: line.Text}
		if now, ok := of.Items.Items[i].(*lang.GivenNow); ok {
			l.now = c.value(now.Value)
		} else {
			l.do = c.testItem(of.Items.Items[i])
		}
		k.lines = append(k.lines, l)
	}
	c.camp = nil
	slices.SortStableFunc(k.lines, func(a, b madeLine) int { return int(a.kind) - int(b.kind) })
	if of.Campaign != nil {
		k.root = p.campaign(of.Campaign)
		if k.ofKind(lang.LineStart) == nil {
			return nil, fmt.Errorf("no line of a test starts campaign %q", of.Campaign.Qualified())
		}
	}
	if of.Always != nil {
		k.around(c.scenario(of.Always, sites))
		for _, item := range of.Always.Items {
			if g, ok := item.(*lang.GivenLead); ok {
				var row []string
				for _, f := range g.Record.Fields {
					row = append(row, c.source(f.Span))
				}
				k.rows = append(k.rows, row)
			}
		}
	}
	k.material(of.Material)
	return k, c.err
}

// around takes over what an always block says: what is made stands behind what
// the block states itself at its beginning.
func (k *Maker) around(s *Scenario) {
	at := 0
	for at < len(s.acts) {
		if _, given := s.acts[at].item.(*lang.GivenPhrase); !given {
			break
		}
		at++
	}
	k.before, k.after = s.acts[:at], s.acts[at:]
	k.scenario.home, k.scenario.start, k.scenario.leads = s.home, s.start, s.leads
}

// material takes fields and values over. A field that an always block states
// itself, or that one of a lead hides, is none of them.
func (k *Maker) material(m *lang.Material) {
	for _, f := range m.Fields {
		if own := k.field(f.Field); own != nil {
			values := f.Values
			if !own.Default.IsEmpty() {
				values = append(slices.Clone(values), lang.Value{})
			}
			if len(values) > 0 {
				k.fields = append(k.fields, madeField{own, values})
			}
		}
	}
	for _, likely := range m.Likely {
		var values []MadeValue
		for _, v := range likely {
			if own := k.field(v.Field); own != nil {
				values = append(values, MadeValue{own, v.Value})
			}
		}
		if values != nil {
			k.likely = append(k.likely, values)
		}
	}
}

// field is the program's own field for one of the workspace as it was checked
// before, or nil when it cannot be made.
func (k *Maker) field(f *lang.Field) *lang.Field {
	own := k.prog.Workspace.Fields[f.Index]
	for _, g := range k.scenario.leads {
		if slices.ContainsFunc(g.fields, func(a answerField) bool { return a.field == own }) {
			return nil
		}
	}
	if slices.ContainsFunc(k.prog.Workspace.Fields, func(x *lang.Field) bool { return x != own && x.Name == own.Name && own.Scope == lang.CompanyScope }) {
		return nil
	}
	return own
}

// ran is what came of a made lead.
type ran struct {
	*trial
	result LeadResult
	start  *Lead // as it came
}

// run runs a made lead.
func (k *Maker) run(m *Made) *ran {
	s := *k.scenario
	lead := givenLead{}
	if len(s.leads) > 0 {
		lead = s.leads[m.row%len(s.leads)]
	}
	made := make([]answerField, 0, len(m.Values)+len(lead.fields))
	for _, v := range m.Values {
		made = append(made, answerField{v.Field, func(*machine) lang.Value { return v.Value }})
	}
	lead.fields = append(made, lead.fields...)
	r := &ran{result: LeadResult{Lead: "1"}, start: NewLead(k.prog.Workspace)}
	s.acts = append(s.acts, k.before...)
	begins := action{k.item(), func(t *trial) *seen { r.start.become(t.lead); return nil }}
	began, later := false, false
	for _, i := range m.lines {
		l := &k.lines[i]
		if l.now != nil {
			s.start = l.now
			continue
		}
		if l.kind >= lang.LineStart && !began {
			s.acts, began = append(s.acts, begins), true
		}
		if l.kind == lang.LineLater && !later {
			s.acts, later = append(s.acts, action{k.item(), pause}), true
		}
		s.acts = append(s.acts, action{k.item(), l.do})
	}
	if m.end {
		s.acts = append(s.acts, action{k.item(), func(t *trial) *seen { t.settleUntil(max(t.now, t.end)); return nil }})
	}
	s.acts = append(s.acts, k.after...)
	r.trial = s.play(&lead, k.item, &r.result)
	return r
}

// item stands for a line that was made, where something goes wrong with it.
func (k *Maker) item() lang.TestItem {
	if k.block != nil {
		return k.block.Items[0]
	}
	return k.scenario.Test.Items[0]
}

// pauseText is how long it takes until something comes from outside while
// campaigns wait.
const pauseText = "after 1 hour"

func pause(t *trial) *seen {
	t.settleUntil(t.later(t.now, lang.MakeDuration(0, lang.Hour)))
	return nil
}

// Lines writes a made lead as the lines of a test.
func (k *Maker) Lines(m *Made) []string {
	var out []string
	if lead := k.leadText(m); lead != "" {
		out = append(out, "given lead { "+lead+" }")
	}
	later := false
	for _, i := range m.lines {
		if k.lines[i].kind == lang.LineLater && !later {
			out, later = append(out, pauseText), true
		}
		out = append(out, k.lines[i].text)
	}
	if m.end {
		out = append(out, "at the end")
	}
	return out
}

// leadText is the record of a made lead, with what an always block states itself.
func (k *Maker) leadText(m *Made) string {
	var parts []string
	if len(k.rows) > 0 {
		parts = slices.Clone(k.rows[m.row%len(k.rows)])
	}
	for _, v := range m.Values {
		parts = append(parts, v.Field.Name+": "+lang.FormatLiteral(v.Value, k.prog.Workspace.Zone))
	}
	return strings.Join(parts, ", ")
}
