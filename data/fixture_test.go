package data

import (
	"errors"
	"io"
	"strings"
	"testing"

	"campaignc/interp"
	"campaignc/lang"
)

// field declares a field as the language would.
func field(name string, t lang.Type, rest ...func(*lang.Field)) *lang.Field {
	f := &lang.Field{Name: name, Type: t}
	for _, r := range rest {
		r(f)
	}
	return f
}

func label(s string) func(*lang.Field)         { return func(f *lang.Field) { f.Label = s } }
func from(s string) func(*lang.Field)          { return func(f *lang.Field) { f.Header = s } }
func otherwise(v lang.Value) func(*lang.Field) { return func(f *lang.Field) { f.Default = v } }
func company(f *lang.Field)                    { f.Scope = lang.CompanyScope }
func kind(k lang.Kind) lang.Type               { return lang.Type{Kind: k} }
func score(n int64) lang.Value                 { return lang.Value{Kind: lang.Score, Num: n} }

// workspace declares fields.
func workspace(fields ...*lang.Field) *lang.Workspace {
	for i, f := range fields {
		f.Index = i
	}
	return &lang.Workspace{Fields: fields}
}

// people is the workspace of most tests: no defaults, so that what is not
// changed comes out as it went in.
func people() *lang.Workspace {
	return workspace(
		field("email", kind(lang.Email)),
		field("first_name", kind(lang.String), label("First Name")),
		field("score", kind(lang.Score)),
		field("unsubscribed", kind(lang.Boolean)),
	)
}

// outcome is what became of a file.
type outcome struct {
	Out     string // with the header
	Rejects string // without
	IDs     []string
	Refused int
	Error   string // of OpenLeads
}

// pass reads a file of leads, changes each with edit, and writes it.
func pass(t testing.TB, input, name string, ws *lang.Workspace, o Options, edit func(*interp.Lead)) outcome {
	t.Helper()
	leads, err := OpenLeads(strings.NewReader(input), name, ws, o)
	if err != nil {
		var fault *DataError
		if !errors.As(err, &fault) {
			t.Fatalf("not an error of the data: %v", err)
		}
		return outcome{Error: err.Error()}
	}
	var r outcome
	out, rejects := append([]byte(nil), leads.Header()...), []byte(nil)
	var b interp.Batch
	var ids IDs
	lead := interp.NewLead(ws)
	c := leads.Codec()
	for {
		if err := leads.Next(&b); err == io.EOF {
			break
		} else if err != nil {
			t.Fatal(err)
		}
		c.Reset(&b)
		for c.Next(lead) {
			if !ids.Add(lead.ID) {
				c.Reject(KindRepeated, "another row has the id")
				continue
			}
			if edit != nil {
				edit(lead)
			}
			r.IDs = append(r.IDs, strings.Clone(lead.ID))
			out = c.AppendLead(out, lead)
		}
		var n int
		rejects, n = c.AppendRejects(rejects)
		r.Refused += n
	}
	r.Out, r.Rejects = string(out), string(rejects)
	return r
}

// set changes a field of a lead as a run would.
func set(l *interp.Lead, f *lang.Field, v lang.Value) {
	l.SetValue(f, v)
	l.Changed.Add(f.Index)
}
