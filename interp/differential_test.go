package interp_test

import (
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"campaignc/interp"
	"campaignc/lang"
	"campaignc/parser"
	"campaignc/stdlib"
)

const (
	leadsEach   = 40  // for one program
	programsNow = 300 // in an ordinary run of the tests
)

// TestDifferential runs random programs for random leads through the compiled
// evaluator and through the reference, and compares what became of each lead and
// every record of its log. Every third program counts its coverage meanwhile, which
// must make no difference. CAMPAIGNC_PAIRS=1000000 runs that many pairs of a
// program and a lead, CAMPAIGNC_SEED others than usual.
func TestDifferential(t *testing.T) {
	programs, seed := programsNow, uint64(1)
	if s := os.Getenv("CAMPAIGNC_PAIRS"); s != "" {
		pairs, err := strconv.Atoi(s)
		if err != nil {
			t.Fatal(err)
		}
		programs = (pairs + leadsEach - 1) / leadsEach
	}
	if s := os.Getenv("CAMPAIGNC_SEED"); s != "" {
		var err error
		if seed, err = strconv.ParseUint(s, 10, 64); err != nil {
			t.Fatal(err)
		}
	}
	b := newBench(t)
	pairs, refused := 0, 0
	for i := range programs {
		r := rand.New(rand.NewPCG(seed, uint64(i)))
		source, literals := generate(r)
		p, why := b.compile(source)
		if p == nil {
			if refused++; refused <= 5 {
				t.Logf("program %d is refused: %s", i, why)
			}
			continue
		}
		n, why := p.differ(r, literals)
		if why != "" {
			t.Fatalf("program %d of seed %d: %s", i, seed, why)
		}
		pairs += n
	}
	if refused*100 > programs {
		t.Errorf("%d of %d programs are refused by the checker", refused, programs)
	}
	t.Logf("%d pairs of %d programs, %d refused", pairs, programs-refused, refused)
	b.cover.check(t)
}

// bench is what all programs share.
type bench struct {
	library    *interp.Library
	signatures *lang.Library
	cover      coverage
	compiled   int // programs
}

func newBench(t *testing.T) *bench {
	library := stdlib.Library()
	signatures, err := library.Signatures()
	if err != nil {
		t.Fatal(err)
	}
	return &bench{library: library, signatures: signatures, cover: coverage{}}
}

// prepared is a program in both evaluators.
type prepared struct {
	*bench
	ws       *lang.Workspace
	compiled *interp.Program
	root     *lang.Campaign
	now      int64
	longest  int // log of a lead
}

// compile checks and compiles a program; nil, and why, for one that is refused.
func (b *bench) compile(source string) (*prepared, string) {
	file, found := parser.Parse("generated.camp", []byte(source))
	ws, more := lang.Check([]*lang.File{file}, b.signatures, lang.CheckOptions{})
	for _, d := range append(found, more...) {
		if d.Severity == lang.Error {
			return nil, fmt.Sprintf("%s: %s", strings.Split(source, "\n")[d.Span.Pos.Line-1], d.Message)
		}
	}
	compile := interp.Compile
	if b.compiled++; b.compiled%3 == 0 {
		compile = interp.CompileCovered
	}
	compiled, err := compile(ws, b.library)
	if err != nil {
		return nil, err.Error()
	}
	p := &prepared{bench: b, ws: ws, compiled: compiled}
	for _, c := range ws.Campaigns {
		if c.Name == "Root" {
			p.root = c
		}
	}
	return p, ""
}

// starts are moments at which the tests begin: a change of the month, of the
// year, and the nights in which clocks are changed.
var starts = []string{
	"2026-03-01T12:00:00Z", "2026-01-31T23:30:00Z", "2026-03-29T00:30:00Z", "2026-10-25T00:30:00Z", "2026-02-27T16:45:00Z", "2025-12-31T22:59:59.999Z",
}

// differ runs leads through both evaluators, and says how many and what the
// first difference is, made small.
func (p *prepared) differ(r *rand.Rand, literals map[lang.Kind][]string) (leads int, why string) {
	now, err := time.Parse(time.RFC3339, starts[r.IntN(len(starts))])
	if err != nil {
		panic(err)
	}
	p.now = now.UnixMilli()
	g := &profiles{Rand: r, ws: p.ws, literals: literals, now: p.now}
	var all []*profile
	for i := range leadsEach {
		all = append(all, g.profile(i+1))
	}
	for leads < len(all) && p.longest < cascade { // a cascade takes long: a few are enough
		next := all[leads:min(leads+4, len(all))]
		at, diff := p.compare(next)
		if diff != "" {
			return 0, p.shrink(next[:at+1])
		}
		leads += len(next)
	}
	return leads, ""
}

// cascade is how many records show that campaigns wake each other without end.
const cascade = 400

// compare runs the leads; at is the first that ended otherwise.
func (p *prepared) compare(leads []*profile) (at int, diff string) {
	s := &stage{prepared: p, leads: leads}
	job := &interp.Job{
		Program: p.compiled, Root: p.root, Workers: 1,
		Given: interp.Given{Now: p.now, Until: p.now + 60*lang.Day, Seed: 1, Members: s.members, History: s.history},
		Open:  func() (interp.Source, error) { return s, nil },
		IDs:   func() interp.IDs { return s }, Encoder: func() interp.LogEncoder { return s },
		Leads: io.Discard, Log: io.Discard, Rejects: io.Discard, Progress: s.progress,
	}
	if _, err := interp.Run(job); err != nil {
		return 0, err.Error()
	}
	ref := newReference(p.ws, p.library, p.cover)
	for i, lead := range leads {
		ref.past = lead.past
		ref.play(p.person(lead), p.root, p.now, p.now+60*lang.Day)
		p.longest = max(p.longest, len(ref.log))
		if want, got := ref.outcome(), s.ended[i]; !slices.Equal(want, got) {
			return i, cmp.Diff(want, got)
		}
	}
	return 0, ""
}

// person is a profile as the reference keeps it.
func (p *prepared) person(from *profile) *person {
	to := &person{
		id: from.id, fields: map[*lang.Field]lang.Value{}, changed: map[*lang.Field]bool{}, lists: map[*lang.Asset]bool{},
		programs: map[*lang.Program]*membership{}, entries: map[*lang.Campaign][]*entry{},
	}
	for _, f := range p.ws.Fields {
		to.fields[f] = from.values[f.Index]
	}
	for _, l := range p.ws.Lists {
		to.lists[l] = from.lists[l.Index]
	}
	for _, program := range p.ws.Programs {
		if at := from.statuses[program.Index]; at > 0 {
			to.programs[program] = &membership{status: program.Channel.Statuses[at-1], since: from.since, fields: map[*lang.Field]lang.Value{}}
		}
	}
	return to
}

// outcome is what became of the lead, a line for each thing.
func (r *reference) outcome() []string {
	var lines []string
	for _, a := range r.log {
		lines = append(lines, fmt.Sprintf("%d %d %s/%d %s: %s step %d %s %q primary %q\n%s",
			a.seq, a.at, a.activity, a.kind, a.campaign, a.path, a.step, a.result, a.reason, a.primary, a.attributes))
	}
	lines = append(lines, fmt.Sprintf("failed %v, asleep %d", r.failed, r.waiting()))
	if r.lead.deleted {
		return append(lines, "deleted")
	}
	for _, f := range r.ws.Fields {
		lines = append(lines, fmt.Sprintf("%s = %q, changed %v", f.Qualified(), text(r.lead.fields[f]), r.lead.changed[f]))
	}
	for _, l := range r.ws.Lists {
		lines = append(lines, fmt.Sprintf("%s %v", l.Name, r.lead.lists[l]))
	}
	for _, p := range r.ws.Programs {
		m := r.lead.programs[p]
		if m == nil {
			lines = append(lines, p.Name+" no member")
			continue
		}
		line := fmt.Sprintf("%s %s since %d success %v %d", p.Name, m.status.Name, m.since, m.success, m.reached)
		for _, f := range p.Members {
			line += " " + f.Name + "=" + text(m.fields[f])
		}
		lines = append(lines, line)
	}
	for _, c := range r.ws.Campaigns {
		count, last := r.entered(c)
		lines = append(lines, fmt.Sprintf("%s entered %d, last %d", c.Name, count, last))
	}
	return lines
}

// waiting is how many flows were still waiting at the end.
func (r *reference) waiting() int {
	if r.lead.deleted { // SPEC 5: that ends every flow of the lead
		return 0
	}
	return len(r.asleep)
}
