package interp_test

import (
	"fmt"
	"io"
	"os"
	"runtime"
	"slices"
	"strings"
	"testing"

	"campaignc/data"
	"campaignc/interp"
	"campaignc/lang"
	"campaignc/parser"
	"campaignc/stdlib"
)

// intake is the reference workload of bench/, checked.
func intake(tb testing.TB) (*lang.Workspace, *interp.Library) {
	tb.Helper()
	const folder = "../bench/lead-intake/"
	source, err := os.ReadFile(folder + "intake.camp")
	if err != nil {
		tb.Fatal(err)
	}
	file, found := parser.Parse("intake.camp", source)
	library := stdlib.Library()
	signatures, err := library.Signatures()
	if err != nil {
		tb.Fatal(err)
	}
	ws, more := lang.Check([]*lang.File{file}, signatures, lang.CheckOptions{Tables: func(file string) ([]string, [][]string, error) {
		return data.ReadTable(os.DirFS(folder), file)
	}})
	for _, d := range append(found, more...) {
		if d.Severity == lang.Error {
			tb.Fatal(d.Message)
		}
	}
	return ws, library
}

// intakeLeads are n leads of the workload as CSV: few countries, titles and
// statuses, many names and numbers.
func intakeLeads(n int) string {
	countries := strings.Split("USA|u.s.| Germany|DE|UK|france|Brazil|India||Canada", "|")
	titles := strings.Split("CEO|VP Marketing|Director of IT|analyst|Team Lead||SENIOR MANAGER", "|")
	var b strings.Builder
	b.WriteString("id,email,first_name,last_name,company,title,country,phone,employees,lead_source,score,behavior_score,status,web_visits,email_opens,unsubscribed\n")
	for i := range n {
		k := int(uint32(i) * 2654435761 >> 8)
		fmt.Fprintf(&b, "%d,Ann.%d@Example.COM,aNN%d,smith-%d,Acme %d,%s,%s,(212) 555-%04d,%d,%s,%d,,%s,%d,%d,%s\n", i, k, k%977, k%1201, k%313,
			titles[k%len(titles)], countries[k/7%len(countries)], k%10000, k%3000, []string{"Web", ""}[k%2], k%60,
			[]string{"", "new", "Customer"}[k/3%3], k%20, k/5%9, []string{"", "false", "yes"}[k/11%3])
	}
	return b.String()
}

func intakeJob(tb testing.TB, open func(*lang.Workspace) (interp.Source, error)) *interp.Job {
	ws, library := intake(tb)
	program, err := interp.Compile(ws, library)
	if err != nil {
		tb.Fatal(err)
	}
	at := slices.IndexFunc(ws.Campaigns, func(c *lang.Campaign) bool { return c.Name == "Lead intake" })
	return &interp.Job{
		Program: program, Root: ws.Campaigns[at], Workers: 1,
		Open: func() (interp.Source, error) { return open(ws) },
		IDs:  func() interp.IDs { return new(data.IDs) },
	}
}

// TestAllocations counts what a lead allocates once a run is under way, from
// file to file: a run of many leads less one of few.
func TestAllocations(t *testing.T) {
	const few, many = 5_000, 25_000
	mallocs := func(n int) uint64 {
		leads := intakeLeads(n)
		job := intakeJob(t, func(ws *lang.Workspace) (interp.Source, error) {
			return data.OpenLeads(strings.NewReader(leads), "leads.csv", ws, data.Options{})
		})
		job.Leads, job.Log, job.Encoder = io.Discard, io.Discard, data.NewLogEncoder
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		stats, err := interp.Run(job)
		runtime.ReadMemStats(&after)
		if err != nil || stats.Leads != n || stats.Rejected > 0 || stats.Changed < n/3 {
			t.Fatalf("%+v, %v", stats, err)
		}
		return after.Mallocs - before.Mallocs
	}
	if each := float64(mallocs(many)-mallocs(few)) / (many - few); each > 0.1 {
		t.Errorf("%.2f allocations a lead", each)
	}
}

// BenchmarkCompile compiles the workload.
func BenchmarkCompile(b *testing.B) {
	ws, library := intake(b)
	for b.Loop() {
		if _, err := interp.Compile(ws, library); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkEvaluate runs leads that are in memory through the workload; nothing
// is written.
func BenchmarkEvaluate(b *testing.B) {
	const n = 20_000
	var leads *recital
	job := intakeJob(b, func(*lang.Workspace) (interp.Source, error) { return leads, nil })
	var err error
	if leads, err = newRecital(job.Program.Workspace, intakeLeads(n)); err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if _, err := interp.Run(job); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/n, "ns/lead")
}

// recital is a source of leads that are in memory, a thousand a batch.
type recital struct {
	interp.Source
	leads []*interp.Lead
	next  int // lead
	stop  int // where the batch ends
}

func newRecital(ws *lang.Workspace, csv string) (*recital, error) {
	source, err := data.OpenLeads(strings.NewReader(csv), "leads.csv", ws, data.Options{})
	if err != nil {
		return nil, err
	}
	r := &recital{}
	codec, batch := source.Codec(), &interp.Batch{}
	for {
		*batch = interp.Batch{} // the leads are views of it
		if err := source.Next(batch); err == io.EOF {
			return r, nil
		} else if err != nil {
			return nil, err
		}
		codec.Reset(batch)
		for l := interp.NewLead(ws); codec.Next(l); l = interp.NewLead(ws) {
			r.leads = append(r.leads, l)
		}
	}
}

func (r *recital) Next(*interp.Batch) error {
	if r.next == len(r.leads) {
		r.next, r.stop = 0, 0
		return io.EOF
	}
	r.stop = min(r.next+1000, len(r.leads))
	return nil
}

type recitalCodec struct {
	interp.Codec
	*recital
}

func (r *recital) Codec() interp.Codec { return recitalCodec{recital: r} }

func (r recitalCodec) Reset(*interp.Batch) {}

func (r recitalCodec) Next(l *interp.Lead) bool {
	if r.next == r.stop {
		return false
	}
	from := r.leads[r.next]
	r.next++
	l.ID = from.ID
	copy(l.Text, from.Text)
	copy(l.Num, from.Num)
	copy(l.Has, from.Has)
	clear(l.Changed)
	return true
}

func (r recitalCodec) Refused() []string                      { return nil }
func (r recitalCodec) AppendRejects(dst []byte) ([]byte, int) { return dst, 0 }
