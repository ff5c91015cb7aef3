package stdlib

import (
	"fmt"
	"math/rand/v2"
	"strconv"
	"strings"
	"sync"
	"testing"

	"campaignc/lang"
)

// table makes a table of columns `name` or `name:kind` and rows of cells.
func table(columns string, rows ...string) *lang.Table {
	t := &lang.Table{Name: "t"}
	for i, column := range strings.Split(columns, ",") {
		name, kind, typed := strings.Cut(column, ":")
		c := &lang.Column{Name: name, Type: lang.Type{Kind: lang.String}, Table: t, Index: i}
		if typed {
			c.Type.Kind, _ = lang.KindNamed(kind)
		}
		t.Columns = append(t.Columns, c)
	}
	for _, row := range rows {
		t.Rows = append(t.Rows, strings.Split(row, ","))
	}
	return t
}

func TestLookup(t *testing.T) {
	countries := table("alias,name,code", "USA,United States,US", " u.s.a. ,United States,US", "Ägypten,Egypt,EG", "usa,Wrong,XX", "blank,,ZZ")
	owners := table("country,state,owner,quota:integer,since:date", "US,CA,ann,10,2026-01-31", "US,*,bob,20,", "*,CA,eve,5,", ",,cem,7,")
	specific := table("a,b,x", "*,*,any", "1,2,both")
	runFunctionTests(t, []functionTest{
		{name: "lookup", args: []any{countries, []any{" usa "}}, want: "United States"},
		{name: "lookup", args: []any{countries, []any{"U.S.A."}}, want: "United States"},
		{name: "lookup", args: []any{countries, []any{"ägypten"}, "code"}, want: "EG"},
		{name: "lookup", args: []any{countries, []any{"ÄGYPTEN"}, "Code"}, want: "EG"},
		{name: "lookup", args: []any{countries, []any{"Mars"}}, want: nil},
		{name: "lookup", args: []any{countries, []any{"Mars"}, nil, "?"}, want: "?"},
		{name: "lookup", args: []any{countries, []any{""}, nil, "?"}, want: "?"},
		{name: "lookup", args: []any{countries, []any{nil}}, want: nil},
		{name: "lookup", args: []any{countries, []any{"blank"}, nil, "?"}, want: nil},
		{name: "lookup", args: []any{countries, []any{"a", "b", "c"}}, reason: "the table has no column of that name"},
		{name: "lookup", args: []any{countries, []any{"a", "b", "c", "d"}}, reason: "the table has no column behind the keys"},
		{name: "lookup", args: []any{owners, []any{"us", "ca"}}, want: "ann"},
		{name: "lookup", args: []any{owners, []any{"us", "ny"}}, want: "bob"},
		{name: "lookup", args: []any{owners, []any{"us", ""}}, want: "bob"},
		{name: "lookup", args: []any{owners, []any{"de", "ca"}}, want: "eve"},
		{name: "lookup", args: []any{owners, []any{"de", "by"}}, want: "cem"},
		{name: "lookup", args: []any{owners, []any{"us", "ca"}, "quota"}, want: 10},
		{name: "lookup", args: []any{owners, []any{"us", "ca"}, "since"}, want: on("2026-01-31")},
		{name: "lookup", args: []any{owners, []any{"us", "ny"}, "since", on("2026-02-01")}, want: nil},
		{name: "lookup", args: []any{owners, []any{"us"}, "owner"}, want: "ann"},
		{name: "lookup", args: []any{specific, []any{"1", "2"}}, want: "any"},
		{name: "lookup", args: []any{table("a,x"), []any{"1"}, nil, "none"}, want: "none"},
	})
}

// Keys are texts beside each other, not one text.
func TestKeysDoNotRunTogether(t *testing.T) {
	x := table("a,b,x", "ab,c,1", "a,bc,2", "\x00,,3")
	runFunctionTests(t, []functionTest{
		{name: "lookup", args: []any{x, []any{"a", "bc"}}, want: "2"},
		{name: "lookup", args: []any{x, []any{"ab", "c"}}, want: "1"},
		{name: "lookup", args: []any{x, []any{"abc", ""}}, want: nil},
		{name: "lookup", args: []any{x, []any{"a", "\x02bc"}}, want: nil},
	})
}

func TestFirstMatch(t *testing.T) {
	levels := table("pattern,level:integer", "*chief*officer*,40", "c?o,1", "vp*,30", "*vice president*,30", "*,0", "intern,9")
	runFunctionTests(t, []functionTest{
		{name: "first_match", args: []any{levels, " CHIEF Technology OFFICER (acting)"}, want: 40},
		{name: "first_match", args: []any{levels, "VP, Sales"}, want: 30},
		{name: "first_match", args: []any{levels, "Senior Vice President"}, want: 30},
		{name: "first_match", args: []any{levels, "MVP"}, want: 0},
		{name: "first_match", args: []any{levels, "intern"}, want: 0},
		{name: "first_match", args: []any{levels, ""}, want: 0},
		{name: "first_match", args: []any{levels, "c?o", "pattern"}, want: "c?o"},
		{name: "first_match", args: []any{table("p,x", "a*,1"), "b", nil, "none"}, want: "none"},
		{name: "first_match", args: []any{table("p,x", "a*a,1"), "a", nil, "none"}, want: "none"},
		{name: "first_match", args: []any{table("p,x", "a**b,1"), "ab"}, want: "1"},
		{name: "first_match", args: []any{table("p,x", "*ß*,1"), "STRAẞE"}, want: "1"},
		{name: "first_match", args: []any{table("p,x", "exact,1", "ex*,2"), "EXACT "}, want: "1"},
		{name: "first_match", args: []any{table("p,x", "ex*,2", "exact,1"), "EXACT "}, want: "2"},
	})
}

// matchGlob is what a pattern means, without an index.
func matchGlob(pattern, s string) bool {
	if pattern == "" {
		return s == ""
	}
	if pattern[0] == '*' {
		for i := 0; i <= len(s); i++ {
			if matchGlob(pattern[1:], s[i:]) {
				return true
			}
		}
		return false
	}
	return s != "" && s[0] == pattern[0] && matchGlob(pattern[1:], s[1:])
}

// Against a search row by row.
func TestIndexesAgreeWithSearch(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	word := func(letters string, most int) string {
		b := make([]byte, r.IntN(most+1))
		for i := range b {
			b[i] = letters[r.IntN(len(letters))]
		}
		return string(b)
	}
	for range 2_000 {
		tab := table("a,b,x")
		for i := range r.IntN(12) {
			tab.Rows = append(tab.Rows, []string{word("ab*", 5), word("ab*", 2), strconv.Itoa(i)})
		}
		for range 20 {
			a, b := word("ab", 6), word("ab", 2)
			row := -1
			for i, cells := range tab.Rows {
				if row < 0 && (isAnything(cells[0]) || cells[0] == a) && (isAnything(cells[1]) || cells[1] == b) {
					row = i
				}
			}
			keys := []string{a, b}
			if got := newKeyIndex(tab.Rows, 2).find(keys); got != row {
				t.Fatalf("%q %q in %q: row %d, want %d", a, b, tab.Rows, got, row)
			}
			row = -1
			for i, cells := range tab.Rows {
				if row < 0 && (isAnything(cells[0]) || matchGlob(cells[0], a)) {
					row = i
				}
			}
			if got := newPatternIndex(tab.Rows).find(a); got != row {
				t.Fatalf("%q in %q: row %d, want %d", a, tab.Rows, got, row)
			}
		}
	}
}

// More patterns than the table of moves has room for are tried one by one.
func TestManyPatterns(t *testing.T) {
	tab := table("p,x")
	for i := range 3_000 {
		tab.Rows = append(tab.Rows, []string{"*" + strings.Repeat(string(rune('a'+i%26)), 40) + strconv.Itoa(i) + "*", "x"})
	}
	few := newPatternIndex(tab.Rows[:50])
	many := newPatternIndex(tab.Rows)
	if few.words.words != nil || many.words.words == nil {
		t.Fatal("the bound is not where it was thought to be")
	}
	for _, i := range []int{0, 7, 49} {
		s := "-- " + strings.Trim(tab.Rows[i][0], "*") + " --"
		if a, b := few.find(s), many.find(s); a != i || b != i {
			t.Errorf("%q: rows %d and %d, want %d", s, a, b, i)
		}
	}
}

// A pattern whose parts come again and again is still tried once.
func TestPatternTimeIsLinear(t *testing.T) {
	index := newPatternIndex([][]string{{"*aa*b"}, {"*a*a*a*a*a*b"}})
	if row := index.find(strings.Repeat("a", 1<<20)); row != -1 {
		t.Errorf("row %d", row)
	}
}

func TestTablesAreIndexedOnceAndBounded(t *testing.T) {
	cache := &tableCache{}
	shared := table("a,x", "k,v", "p*,w")
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			for i := range 500 {
				args := []lang.Value{{Kind: lang.TableKind, Table: shared}, {Kind: lang.ListKind, List: []lang.Value{lang.TextValue("K")}}, {}, {}}
				if v, err := cache.lookup(berlin(), args); err != nil || v.Text != "v" {
					t.Errorf("%v, %v", v, err)
				}
				args[1] = lang.TextValue("pq")
				if v, err := cache.firstMatch(berlin(), args); err != nil || v.Text != "w" {
					t.Errorf("%v, %v", v, err)
				}
				cache.of(table("a,x", fmt.Sprint(i)+",y"))
			}
		})
	}
	wg.Wait()
	n := 0
	cache.tables.Range(func(any, any) bool { n++; return true })
	if n > tablesLimit+8 {
		t.Errorf("%d tables are kept", n)
	}
	if a, b := cache.of(shared), cache.of(shared); a != b || a.byKeys(shared, 1) != b.byKeys(shared, 1) {
		t.Error("a table is indexed twice")
	}
}

func TestLookupAllocatesNothing(t *testing.T) {
	cache := &tableCache{}
	countries := table("alias,name", "usa,United States", "*land,Somewhere")
	env := berlin()
	args := []lang.Value{{Kind: lang.TableKind, Table: countries}, {Kind: lang.ListKind, List: []lang.Value{lang.TextValue(" USA ")}}, {}, {}}
	match := []lang.Value{args[0], lang.TextValue("finland"), {}, {}}
	for name, call := range map[string]func(){
		"lookup":      func() { _, _ = cache.lookup(env, args) },
		"first_match": func() { _, _ = cache.firstMatch(env, match) },
	} {
		call()
		if n := testing.AllocsPerRun(100, call); n != 0 {
			t.Errorf("%s allocates %v times", name, n)
		}
	}
}

func BenchmarkLookup(b *testing.B) {
	cache := &tableCache{}
	t := table("alias,name")
	for i := range 500 {
		t.Rows = append(t.Rows, []string{"country " + strconv.Itoa(i), "Country"})
	}
	args := []lang.Value{{Kind: lang.TableKind, Table: t}, {Kind: lang.ListKind, List: []lang.Value{lang.TextValue("Country 400")}}, {}, {}}
	env := berlin()
	for b.Loop() {
		_, _ = cache.lookup(env, args)
	}
}

func BenchmarkFirstMatch(b *testing.B) {
	cache := &tableCache{}
	t := table("pattern,level")
	for i := range 500 {
		t.Rows = append(t.Rows, []string{"*director" + strconv.Itoa(i) + "*", "x"})
	}
	args := []lang.Value{{Kind: lang.TableKind, Table: t}, lang.TextValue("Managing Director499, Sales"), {}, {}}
	env := berlin()
	for b.Loop() {
		_, _ = cache.firstMatch(env, args)
	}
}
