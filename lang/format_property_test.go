package lang_test

import (
	"math/rand/v2"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"campaignc/lang"
	"campaignc/parser"
)

// TestFormatGenerated formats random programs in random layouts, with a comment
// nowhere or at some or all of the places where one may stand.
func TestFormatGenerated(t *testing.T) {
	programs := uint64(20_000)
	if testing.Short() {
		programs = 500
	}
	seen := map[reflect.Type]bool{}
	for seed := range programs {
		r := rand.New(rand.NewPCG(seed, 1))
		size := r.IntN(12)
		if seed%64 == 0 {
			size = 200
		}
		tokens := generate(r, size)
		src, comments := arrange(r, tokens, density(seed%3))
		file := mustParse(t, src)
		if got := commentTexts(file); !slices.Equal(got, comments) {
			t.Fatalf("seed %d: the parser has the comments %q, planted were %q", seed, got, comments)
		}
		out := checkFormat(t, file)
		if seed%8 == 0 {
			checkPlaces(t, src, out)
		}
		lang.Walk(file, func(n lang.Node) bool { seen[reflect.TypeOf(n)] = true; return true })
		if t.Failed() {
			t.Fatalf("seed %d", seed)
		}
	}
	checkKinds(t, seen)
}

// checkKinds demands that every kind of node was seen.
func checkKinds(t *testing.T, seen map[reflect.Type]bool) {
	t.Helper()
	for _, n := range lang.EveryNode {
		switch n.(type) {
		case *lang.Bad, *lang.Comment: // no part of a tree without errors
			continue
		}
		if !seen[reflect.TypeOf(n)] {
			t.Errorf("there is no %T", n)
		}
	}
}

// place is where a comment stands.
type place struct {
	text   string
	tokens int  // tokens before it
	alone  bool // on its line
}

var lexemes = regexp.MustCompile(`(?s)"""(?:\\.|[^\\])*?"""|"(?:\\.|[^"\\])*"|//[^\r\n]*|\w+|[^\s;,{}]`)

// commentPlaces finds the comments of a source. Tokens that the formatter adds
// and takes away do not count.
func commentPlaces(src string) []place {
	var places []place
	tokens := 0
	for _, at := range lexemes.FindAllStringIndex(src, -1) {
		text := src[at[0]:at[1]]
		if !strings.HasPrefix(text, "//") {
			tokens++
			continue
		}
		before := strings.TrimRight(src[:at[0]], " \t")
		places = append(places, place{text, tokens, before == "" || strings.HasSuffix(before, "\n") || strings.HasSuffix(before, "\r")})
	}
	return places
}

// tokensMax is how far a comment may be moved: past an operator of several
// words or a quantity, which the formatter keeps on one line.
const tokensMax = 4

// checkPlaces demands that comments stay where they stood: behind code or alone,
// and about the same tokens.
func checkPlaces(t *testing.T, src, out string) {
	t.Helper()
	was, is := commentPlaces(src), commentPlaces(out)
	for i := range was {
		moved := is[i].tokens - was[i].tokens
		follows := i > 0 && is[i-1].tokens == is[i].tokens // the comment before has taken the place behind the code
		if moved < -tokensMax || moved > tokensMax || was[i].alone && !is[i].alone || is[i].alone && !was[i].alone && !follows {
			t.Errorf("%s has moved by %d tokens, stood alone %v, now %v\n%s\n%s", was[i].text, moved, was[i].alone, is[i].alone, src, out)
		}
	}
}

// TestFormatMutated formats what is left without errors of random programs in
// which tokens were dropped, doubled, exchanged and replaced: what the parser
// takes beside what a generator thinks of.
func TestFormatMutated(t *testing.T) {
	programs, least := uint64(10_000), 500
	if testing.Short() {
		programs, least = 500, 20
	}
	formatted := 0
	for seed := range programs {
		r := rand.New(rand.NewPCG(seed, 2))
		tokens := mutate(r, generate(r, 1+r.IntN(8)))
		src, _ := arrange(r, tokens, density(seed%3))
		file, found := parser.Parse("a.camp", []byte(src))
		if len(found) == 0 {
			checkFormat(t, file)
			formatted++
		}
	}
	if formatted < least {
		t.Errorf("only %d programs had no errors", formatted)
	}
}

// mutate changes up to three tokens.
func mutate(r *rand.Rand, tokens []lexeme) []lexeme {
	g := &generator{Rand: r}
	for range 1 + r.IntN(2) {
		i, j := 1+r.IntN(len(tokens)-1), 1+r.IntN(len(tokens)-1)
		switch r.IntN(4) {
		case 0:
			if len(tokens) > 2 {
				tokens = slices.Delete(tokens, i, i+1)
			}
		case 1:
			tokens = slices.Insert(tokens, i, tokens[j])
		case 2:
			tokens[i], tokens[j] = tokens[j], tokens[i]
		case 3:
			tokens[i] = lexeme{text: g.pick(g.fieldName(), g.word(), g.str(), g.number(), "{", "}", "(", ")", "[", "]", ",", ".", "+", "-", "any", "is", "in", "where", "at", "days", "empty", "on", "failure")}
		}
	}
	return tokens
}
