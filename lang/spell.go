package lang

import (
	"iter"
	"strings"

	"github.com/hbollon/go-edlib"
)

// speller answers "did you mean". Its budget bounds the work over one check, so
// that a workspace full of unknown names stays cheap; once it is spent there
// are no more suggestions.
type speller struct{ budget int }

const (
	spellBudget = 20_000_000 // pairs of letters compared in one check
	spellLength = 64         // longer names are not compared

	candidateCost = 8 // of looking at a candidate without comparing it
)

// nearest is the candidate that a misspelt name most likely stands for, or "".
// Case, spaces, `_` and `-` count for nothing, a transposition of two letters
// for one mistake; a third of the letters may be wrong. The first of equally
// good candidates wins.
func (s *speller) nearest(name string, candidates iter.Seq[string]) string {
	want := normalName(name)
	best, bestDistance := "", max(1, len(want)/3)+1
	if want == "" || len(want) > spellLength {
		return ""
	}
	for candidate := range candidates {
		if s.budget -= candidateCost; s.budget < 0 {
			return best
		}
		have := normalName(candidate)
		apart := len(have) - len(want)
		if apart >= bestDistance || -apart >= bestDistance || have == "" || len(have) > spellLength {
			continue
		}
		if s.budget -= len(want) * len(have); s.budget < 0 {
			return best
		}
		if d := edlib.OSADamerauLevenshteinDistance(want, have); d < bestDistance && d < len(have) {
			best, bestDistance = candidate, d
		}
	}
	return best
}

var nameNoise = strings.NewReplacer(" ", "", "_", "", "-", "")

// normalName is what two spellings of one name share: case, spaces, `_` and `-`
// are left out. `First Name`, `firstName` and `first_name` are one.
func normalName(s string) string {
	for i := 0; i < len(s); i++ {
		if c := s[i]; c < 'a' && (c < '0' || c > '9') || c > 'z' {
			return strings.ToLower(nameNoise.Replace(s))
		}
	}
	return s
}
