package stdlib_test

import (
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"
	"testing"

	"campaignc/interp"
	"campaignc/lang"
	"campaignc/parser"
	"campaignc/stdlib"
)

// noon is the virtual time at which the tests run: 2026-03-01T12:00Z.
const noon = int64(1772366400000)

// scene is a flow run for one lead, and what is true of the lead before.
type scene struct {
	flow    string             // the flow of the campaign "Root" in the program "Webinar"
	filters string             // its smart list
	lead    map[string]string  // values of fields
	members func(*interp.Lead) // lists and programs
	past    []interp.Past
	more    string // further declarations
	leads   int    // how many leads like this there are, 1 unless said
}

// ending is what the run of a scene left behind.
type ending struct {
	log  []string
	lead *interp.Lead
	ws   *lang.Workspace
}

func play(t *testing.T, s scene) ending {
	t.Helper()
	declarations, err := os.ReadFile("testdata/examples/workspace.camp")
	if err != nil {
		t.Fatal(err)
	}
	root := fmt.Sprintf("program \"Webinar\" {\ncampaign \"Root\" { smart list {\n%s\n}\nflow {\n%s\n} }\n", s.filters, s.flow)
	source := strings.Replace(string(declarations), "program \"Webinar\" {\n", root, 1) + s.more
	file, found := parser.Parse("scene.camp", []byte(source))
	library := stdlib.Library()
	signatures, err := library.Signatures()
	if err != nil {
		t.Fatal(err)
	}
	ws, more := lang.Check([]*lang.File{file}, signatures, lang.CheckOptions{})
	for _, d := range append(found, more...) {
		if d.Severity == lang.Error {
			t.Fatalf("%s: %s\n%s", d.Span.Pos, d.Message, sourceLine(file, d.Span.Pos.Line))
		}
	}
	program, err := interp.Compile(ws, library)
	if err != nil {
		t.Fatal(err)
	}
	stage := &stage{scene: s, ws: ws}
	job := &interp.Job{
		Program: program, Workers: 1,
		Given: interp.Given{
			Now: noon, Until: noon + 365*lang.Day, Seed: 1, Members: s.members,
			History: func(string) []interp.Past { return s.past },
		},
		Open:    func() (interp.Source, error) { return stage, nil },
		IDs:     func() interp.IDs { return stage },
		Encoder: func() interp.LogEncoder { return stage },
		Leads:   io.Discard, Log: io.Discard, Rejects: io.Discard,
	}
	for _, c := range ws.Campaigns {
		if c.Name == "Root" {
			job.Root = c
		}
	}
	if _, err := interp.Run(job); err != nil {
		t.Fatal(err)
	}
	return ending{log: stage.log, lead: stage.last, ws: ws}
}

// stage is a source with one lead, which remembers what became of it.
type stage struct {
	scene  scene
	ws     *lang.Workspace
	begun  bool
	served int
	log    []string
	last   *interp.Lead
}

func (s *stage) Next(*interp.Batch) error {
	if s.begun {
		return io.EOF
	}
	s.begun = true
	return nil
}

type script struct{ *stage }

func (*stage) Create(*interp.Batch, []string) {}
func (s *stage) Codec() interp.Codec          { return script{s} }

func (s script) Reset(*interp.Batch) { s.served = 0 }

func (s script) Next(l *interp.Lead) bool {
	if s.served >= max(1, s.scene.leads) {
		return false
	}
	s.served++
	l.ID = strconv.Itoa(s.served)
	clear(l.Changed)
	for _, f := range s.ws.Fields {
		l.SetValue(f, f.Default)
		if text, ok := s.scene.lead[f.Name]; ok {
			v, err := lang.ParseValue(f.Type, text, s.ws.Zone)
			if err != nil {
				panic(err)
			}
			l.SetValue(f, v)
		}
	}
	return true
}

func (script) Reject(string, string) {}

func (s script) AppendLead(dst []byte, l *interp.Lead) []byte {
	s.last = l
	return append(dst, "lead\n"...)
}

func (script) Refused() []string                      { return nil }
func (script) AppendRejects(dst []byte) ([]byte, int) { return dst, 0 }

func (s *stage) Add(string) bool { return true }

// AppendLog keeps what was logged.
func (s *stage) AppendLog(dst []byte, _ string, acts []interp.Activity) []byte {
	for i := range acts {
		s.log = append(s.log, logged(&acts[i]))
		dst = append(dst, "activity\n"...)
	}
	return dst
}

// logged is an activity as `Activity | primary | result | Label=value …`.
func logged(a *interp.Activity) string {
	parts := []string{a.Activity, a.PrimaryValue(), a.Result.String()}
	if a.Reason != "" {
		parts = append(parts, a.Reason)
	}
	for i, v := range a.Values {
		if v != "" {
			parts = append(parts, a.Labels[i]+"="+v)
		}
	}
	return strings.Join(parts, " | ")
}

// list is a static list's place.
func (e ending) list(name string) bool {
	for _, l := range e.ws.Lists {
		if l.Name == name {
			return e.lead.Lists[l.Index]
		}
	}
	return false
}

// membership is the lead's membership in a program, in words.
func (e ending) membership(name string) string {
	for _, p := range e.ws.Programs {
		if p.Name != name {
			continue
		}
		m := e.lead.Programs[p.Index]
		if m.Status == 0 {
			return "none"
		}
		out := p.Channel.Statuses[m.Status-1].Name
		if m.Since != 0 {
			out += fmt.Sprintf(" since %+dh", (m.Since-noon)/lang.Hour)
		}
		if m.Success {
			out += fmt.Sprintf(" success %+dh", (m.Reached-noon)/lang.Hour)
		}
		for i, v := range m.Fields {
			out += fmt.Sprintf(" %s=%s", p.Members[i].Name, lang.FormatValue(v))
		}
		return out
	}
	return "no such program"
}

// The places of the programs and lists in testdata/examples/workspace.camp, in
// order of declaration, and of the statuses of the channel "Webinar".
const (
	webinar    = 0
	nurturing  = 1
	invited    = 1
	registered = 2
	attended   = 3
)

func in(program, status int) func(*interp.Lead) {
	return func(l *interp.Lead) {
		l.Programs[program] = interp.Membership{Status: status, Since: noon - lang.Day}
	}
}
