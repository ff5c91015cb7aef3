package stdlib

import (
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"
	_ "time/tzdata"

	"github.com/google/go-cmp/cmp"

	"campaignc/interp"
	"campaignc/lang"
)

// This file calls functions as the evaluator does, without one.

// functionTable is the library's functions by name, their forms read.
var functionTable = sync.OnceValue(func() map[string]*interp.Function {
	all := functions()
	signatures := make([]*lang.Function, len(all))
	for i := range all {
		signatures[i] = &all[i].Function
	}
	if _, err := lang.NewLibrary(nil, signatures); err != nil {
		panic(err)
	}
	table := map[string]*interp.Function{}
	for i := range all {
		table[all[i].Name()] = &all[i]
	}
	return table
})

// berlinZone is the time zone of the tests.
var berlinZone = sync.OnceValue(func() *lang.Zone {
	loc, err := time.LoadLocation("Europe/Berlin")
	if err != nil {
		panic(err) // time/tzdata is linked in
	}
	return lang.NewZone(loc)
})

// berlin is the environment of the tests: 2026-03-09, a Monday, 12:00 in Berlin.
func berlin() *interp.Env {
	zone := berlinZone()
	return &interp.Env{Now: zone.Of(lang.DayOf(2026, 3, 9), 12*lang.Hour), Zone: zone, Seed: 1, Lead: "1"}
}

// on and at are dates and datetimes as they are written.
type (
	on    string // 2026-03-09
	at    string // 2026-03-09T17:45, in Berlin
	clock string // 17:45
	money string // 12.5
)

// value makes a value of the language of a Go value; nil is empty.
func value(t testing.TB, x any) lang.Value {
	t.Helper()
	read := func(kind lang.Kind, s string) lang.Value {
		v, err := lang.ParseValue(lang.Type{Kind: kind}, s, berlin().Zone.Location())
		if err != nil {
			t.Fatalf("%q: %v", s, err)
		}
		return v
	}
	switch x := x.(type) {
	case nil:
		return lang.Value{}
	case lang.Value:
		return x
	case string:
		return lang.TextValue(x)
	case int:
		return lang.Value{Kind: lang.Integer, Num: int64(x)}
	case int64:
		return lang.Value{Kind: lang.Integer, Num: x}
	case float64:
		return lang.FloatValue(x)
	case bool:
		return lang.BoolValue(x)
	case on:
		return read(lang.Date, string(x))
	case at:
		return read(lang.Datetime, string(x))
	case clock:
		return read(lang.Time, string(x))
	case money:
		return read(lang.Currency, string(x))
	case *lang.Table:
		return lang.Value{Kind: lang.TableKind, Table: x}
	case []any:
		list := lang.Value{Kind: lang.ListKind}
		for _, item := range x {
			list.List = append(list.List, value(t, item))
		}
		return list
	}
	t.Fatalf("no value for a %T", x)
	return lang.Value{}
}

// callFunction calls a function with its arguments in the order of its
// parameters, those left out at the end being empty and a variadic one a list.
func callFunction(t testing.TB, name string, args ...any) (lang.Value, error) {
	t.Helper()
	f := functionTable()[name]
	if f == nil {
		t.Fatalf("no function %s", name)
	}
	values := make([]lang.Value, len(f.Params()))
	if len(args) > len(values) {
		t.Fatalf("%s takes %d arguments", name, len(values))
	}
	for i, p := range f.Params() {
		if i < len(args) {
			values[i] = value(t, args[i])
		}
		if values[i].IsEmpty() && !p.Optional && !p.Variadic && !f.Empty {
			return lang.Value{}, nil
		}
	}
	switch body := f.Body.(type) {
	case func(string) string:
		return lang.TextValue(body(values[0].Text)), nil
	case func(*interp.Scratch, string) string:
		return lang.TextValue(body(new(interp.Scratch), values[0].Text)), nil
	case func(*interp.Scratch, string, string, string) (string, error):
		text, err := body(new(interp.Scratch), values[0].Text, values[1].Text, values[2].Text)
		return lang.TextValue(text), err
	case func(string, string) string:
		return lang.TextValue(body(values[0].Text, values[1].Text)), nil
	case func(string, string, string) string:
		return lang.TextValue(body(values[0].Text, values[1].Text, values[2].Text)), nil
	case func(string, int64) string:
		return lang.TextValue(body(values[0].Text, values[1].Num)), nil
	case func(string) bool:
		return lang.BoolValue(body(values[0].Text)), nil
	case func(string, string) bool:
		return lang.BoolValue(body(values[0].Text, values[1].Text)), nil
	case func(string) int64:
		return integerValue(body(values[0].Text)), nil
	case func(*interp.Env, []lang.Value) (lang.Value, error):
		return body(berlin(), values)
	}
	t.Fatalf("%s has a body of an unknown shape %T", name, f.Body)
	return lang.Value{}, nil
}

// functionTest is one call and what comes of it: a value, or a reason to fail.
type functionTest struct {
	name   string
	args   []any
	want   any
	reason string
}

func runFunctionTests(t *testing.T, tests []functionTest) {
	t.Helper()
	for _, tt := range tests {
		got, err := callFunction(t, tt.name, tt.args...)
		call := fmt.Sprintf("%s%.200q", tt.name, tt.args)
		switch {
		case tt.reason != "":
			if err == nil || err.Error() != tt.reason {
				t.Errorf("%s: error %v, want %q", call, err, tt.reason)
			}
		case err != nil:
			t.Errorf("%s: %v", call, err)
		default:
			want := value(t, tt.want)
			if got.IsEmpty() && want.IsEmpty() {
				continue
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("%s: %s, want %s\n%.1000s", call, lang.FormatValue(got), lang.FormatValue(want), diff)
			}
		}
	}
}

func TestFunctionsAreDocumented(t *testing.T) {
	for name, f := range functionTable() {
		if f.Doc == "" || !strings.HasSuffix(f.Doc, ".") {
			t.Errorf("%s: Doc %q is not a sentence", name, f.Doc)
		}
		if !strings.Contains(f.Example, name+"(") {
			t.Errorf("%s: Example %q does not show it", name, f.Example)
		}
	}
}

func TestFunctionsAreMany(t *testing.T) {
	if n := len(functionTable()); n < 40 {
		t.Errorf("%d functions", n)
	}
}

// A body's shape must go with its function's parameters and result.
func TestShapesFitForms(t *testing.T) {
	for name, f := range functionTable() {
		var classes []string
		for _, p := range f.Params() {
			if p.Optional || p.Variadic {
				classes = append(classes, "generic")
			}
			classes = append(classes, p.Class)
		}
		form := strings.Join(classes, " ") + " → " + f.Result()
		want := map[string]string{
			"func(string) string":                                           "text → text",
			"func(*interp.Scratch, string) string":                          "text → text",
			"func(*interp.Scratch, string, string, string) (string, error)": "text text text → text",
			"func(string, string) string":                                   "text text → text",
			"func(string, int64) string":                                    "text integer → text",
			"func(string) bool":                                             "text → boolean",
			"func(string) int64":                                            "text → integer",
		}[fmt.Sprintf("%T", f.Body)]
		if _, generic := f.Body.(func(*interp.Env, []lang.Value) (lang.Value, error)); !generic && want != form {
			t.Errorf("%s: a body %T for %s", name, f.Body, form)
		}
	}
}

// What a body remembers belongs to one library.
func TestLibrariesAreApart(t *testing.T) {
	a, b := functions(), functions()
	a[0].Doc = "changed"
	if b[0].Doc == "changed" || functions()[0].Doc == "changed" {
		t.Error("two libraries share a table")
	}
}
