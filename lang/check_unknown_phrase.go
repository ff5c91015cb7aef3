package lang

import (
	"strings"

	"github.com/hbollon/go-edlib"
)

// unknownPhrase finds the best thing to say about a run that no entry of the
// kind reads like: it is an entry of another kind, it is about a field, or it
// is misspelt.
func (c *checker) unknownPhrase(p *Phrase, kind EntryKind, words []string, s *scope) {
	for _, other := range []EntryKind{StepEntry, TriggerEntry, FilterEntry} {
		if e := c.lib.Find(other, words); other != kind && e != nil {
			near, _ := c.nearestHead(kind, words)
			c.phraseElsewhere(p, e, kind, near)
			return
		}
	}
	near, n := c.nearestHead(kind, words)
	field := len(words) > 0 && c.lead.byName[words[0]] != nil
	switch {
	case near != nil && !(field && n == 1):
		c.misspeltPhrase(p, kind, near, n)
	case field && kind == StepEntry:
		c.fieldAsStep(p, words[0])
	case field && kind == FilterEntry:
		c.notOperator(p, words[0])
	case kind == FilterEntry && c.fieldByLabel(p, words):
	case len(words) == 1 && len(p.Elems) == 1 && kind == FilterEntry:
		c.unknownName(p.Elems[0].(*Name), s)
	default:
		c.noSuchPhrase(p, kind)
	}
}

// nearestHead is the entry of a kind whose head is most like the words, and how
// many of them that is.
func (c *checker) nearestHead(kind EntryKind, words []string) (*Entry, int) {
	var best *Entry
	var bestWords, bestDistance int
	for _, e := range c.lib.entries {
		if e.Kind != kind || len(words) == 0 {
			continue
		}
		if c.speller.budget -= candidateCost * len(e.head); c.speller.budget < 0 {
			return best, bestWords
		}
		head := strings.Join(e.head, "")
		for n := max(1, len(e.head)-1); n <= min(len(words), len(e.head)+1); n++ {
			have := strings.Join(words[:n], "")
			limit := max(1, max(len(have), len(head))/3)
			if apart := len(have) - len(head); apart > limit || -apart > limit || len(have) > spellLength {
				continue
			}
			if c.speller.budget -= len(have) * len(head); c.speller.budget < 0 {
				return best, bestWords
			}
			d := edlib.OSADamerauLevenshteinDistance(have, head)
			if d <= limit && (best == nil || d < bestDistance) {
				best, bestWords, bestDistance = e, n, d
			}
		}
	}
	return best, bestWords
}

// headText is the words that an entry begins with.
func headText(e *Entry) string { return strings.Join(e.head, " ") }
