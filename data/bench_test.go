package data

import (
	"bytes"
	"io"
	"slices"
	"strings"
	"testing"

	"campaignc/interp"
	"campaignc/lang"
)

// The benchmarks read one batch again and again: what is measured is the steady
// state, in which nothing may be allocated.

// benchFields are the fields of the reference workload.
func benchFields() *lang.Workspace {
	kinds := map[string]lang.Kind{
		"employees": lang.Integer, "score": lang.Score, "behavior_score": lang.Score, "demo_score": lang.Score,
		"web_visits": lang.Integer, "email_opens": lang.Integer, "email": lang.Email,
	}
	ws := &lang.Workspace{}
	for _, name := range strings.Split(benchHeader, ",")[1:] {
		kind := kinds[name]
		if kind == lang.NoKind {
			kind = lang.String
		}
		ws.Fields = append(ws.Fields, &lang.Field{Name: name, Type: lang.Type{Kind: kind}, Index: len(ws.Fields)})
	}
	return ws
}

const (
	benchHeader = "id,email,first_name,last_name,company,title,country,state,city,phone,industry,employees,annual_revenue,lead_source,score," +
		"behavior_score,demo_score,status,region,unsubscribed,product_interest,web_visits,email_opens,utm_source,last_moment,created_at,updated_at"
	benchRow = `1234567,Mary.Smith77@globex812.com,Mary,smith,"Umbrella, Inc.",Vice President of Sales,u.s.a.,CA,San Francisco,(415) 555-0199,Software,` +
		"1200,4500000,Webinar,12,,7,,,false,Platform,4,2,google,,2025-03-04T10:11:12Z,2025-11-23T08:00:00Z"
	benchPlain = "1234568,pierre.moreau12@contoso.de,pierre,moreau,Contoso GmbH,Analyst, Germany,,München,,Retail,,,Web,,,,New,,,,,1,,,2024-01-02T00:00:00Z,2025-11-23T08:00:00Z"
)

// benchCSV is a file of rows, one in four with a quoted cell.
func benchCSV() string {
	var b strings.Builder
	b.WriteString(benchHeader + "\n")
	for b.Len() < chunkSize-4096 {
		b.WriteString(benchRow + "\n" + benchPlain + "\n" + benchPlain + "\n" + benchPlain + "\n")
	}
	return b.String()
}

// benchQuoted is benchCSV as some systems export: every cell in quotes, CRLF.
func benchQuoted() string {
	text := strings.ReplaceAll(strings.ReplaceAll(benchCSV(), `"`, ""), ", Inc.", " Inc.")
	text = `"` + strings.ReplaceAll(strings.ReplaceAll(text, ",", `","`), "\n", "\"\r\n\"")
	return strings.TrimSuffix(text, `"`)
}

func openBench(b *testing.B, name, text string, o Options) (*Leads, *interp.Batch) {
	b.Helper()
	l, err := OpenLeads(strings.NewReader(text), name, benchFields(), o)
	if err != nil {
		b.Fatal(err)
	}
	batch := &interp.Batch{}
	if err := l.Next(batch); err != nil {
		b.Fatal(err)
	}
	return l, batch
}

func BenchmarkReadCSV(b *testing.B) {
	b.Run("plain", func(b *testing.B) { benchRead(b, "x.csv", benchCSV()) })
	b.Run("quoted", func(b *testing.B) { benchRead(b, "x.csv", benchQuoted()) })
}

func BenchmarkReadJSONL(b *testing.B) { benchRead(b, "x.jsonl", benchJSONL(b)) }

func benchRead(b *testing.B, name, text string) {
	l, batch := openBench(b, name, text, Options{})
	c := l.Codec()
	lead := interp.NewLead(benchFields())
	b.SetBytes(int64(len(batch.Data)))
	b.ReportAllocs()
	rows := 0
	for b.Loop() {
		c.Reset(batch)
		for c.Next(lead) {
			rows++
		}
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(rows), "ns/lead")
}

func BenchmarkMarks(b *testing.B) {
	_, batch := openBench(b, "x.csv", benchCSV(), Options{})
	var marks []uint64
	b.SetBytes(int64(len(batch.Data)))
	b.ReportAllocs()
	for b.Loop() {
		marks, _ = mark(marks, batch.Data)
	}
}

func BenchmarkCut(b *testing.B) {
	text := []byte(strings.Repeat(benchCSV(), 8))
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	var batch interp.Batch
	c := chunker{size: chunkSize, csv: true}
	r := bytes.NewReader(text)
	for b.Loop() {
		r.Reset(text)
		c.r, c.ended = r, false
		for c.next(&batch) != io.EOF {
		}
	}
}

// benchWrite measures rows written back, with the fields changed that the
// reference campaign changes.
func benchWrite(b *testing.B, name, text string, change []int) {
	l, batch := openBench(b, name, text, Options{})
	c := l.Codec()
	lead := interp.NewLead(benchFields())
	var dst []byte
	b.ReportAllocs()
	rows := 0
	for b.Loop() {
		dst = dst[:0]
		c.Reset(batch)
		for c.Next(lead) {
			for _, i := range change {
				lead.Changed.Add(i)
			}
			dst = c.AppendLead(dst, lead)
			rows++
		}
	}
	b.SetBytes(int64(len(dst)))
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(rows), "ns/lead")
}

func BenchmarkReadWriteCSV(b *testing.B) {
	b.Run("unchanged", func(b *testing.B) { benchWrite(b, "x.csv", benchCSV(), nil) })
	b.Run("changed", func(b *testing.B) { benchWrite(b, "x.csv", benchCSV(), []int{0, 1, 2, 5, 8, 13, 14, 15, 16, 17, 23}) })
}

// benchJSONL is benchCSV as JSONL.
func benchJSONL(b *testing.B) string {
	l, batch := openBench(b, "x.csv", benchCSV(), Options{Out: JSONL})
	c := l.Codec()
	lead := interp.NewLead(benchFields())
	var dst []byte
	c.Reset(batch)
	for c.Next(lead) && len(dst) < chunkSize-4096 {
		dst = c.AppendLead(dst, lead)
	}
	return string(dst)
}

func BenchmarkReadWriteJSONL(b *testing.B) {
	b.Run("unchanged", func(b *testing.B) { benchWrite(b, "x.jsonl", benchJSONL(b), nil) })
	b.Run("changed", func(b *testing.B) {
		benchWrite(b, "x.jsonl", benchJSONL(b), []int{0, 1, 2, 5, 8, 13, 14, 15, 16, 17, 23})
	})
}

func BenchmarkLog(b *testing.B) {
	site := &interp.Site{Activity: "Change Data Value", Type: 13, Campaign: "Standardize Country", Step: 1, Primary: "country",
		Labels: []string{"Old Value", "New Value"}}
	acts := slices.Repeat([]interp.Activity{{Site: site, Path: &interp.Path{Campaigns: []string{"Lead Intake", "Standardize Country"}},
		At: 1772355600000, Values: []string{"u.s.a.", "United States"}}}, 10)
	for i := range acts {
		acts[i].Seq = i + 1
	}
	e := NewLogEncoder()
	var dst []byte
	b.ReportAllocs()
	records := 0
	for b.Loop() {
		dst = dst[:0]
		for range 100 {
			dst = e.AppendLog(dst, "1234567", acts)
			records += len(acts)
		}
	}
	b.SetBytes(int64(len(dst)))
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(records), "ns/record")
}

func BenchmarkIDs(b *testing.B) {
	for _, bench := range []struct {
		name string
		id   func(buf []byte, i int) []byte
	}{
		{"sequential", func(buf []byte, i int) []byte { return appendCount(buf, i) }},
		{"texts", func(buf []byte, i int) []byte { return appendCount(append(buf, "crm-"...), i) }},
	} {
		b.Run(bench.name, func(b *testing.B) {
			b.ReportAllocs()
			var ids IDs
			var buf []byte
			i := 10
			for b.Loop() {
				i++
				buf = bench.id(buf[:0], i)
				ids.Add(view(buf))
			}
		})
	}
}
