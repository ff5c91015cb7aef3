package stdlib

import (
	_ "embed"
	"strings"
	"sync"

	"github.com/biter777/countries"
)

// This file knows the states, provinces and cantons of each country.

// state is one first-level subdivision of ISO 3166-2.
type state struct {
	code string // without the country: `CA`
	name string
}

//go:embed names/state.txt
var stateNames string

// stateSpellings are the lines of names/state.txt by full code.
var stateSpellings = sync.OnceValue(func() map[string]string {
	lines := map[string]string{}
	for line := range strings.Lines(stateNames) {
		code, names, found := strings.Cut(strings.TrimSuffix(line, "\n"), " ")
		if found && code != "#" {
			lines[code] = names
		}
	}
	return lines
})

var divisionsByCountry = sync.OnceValue(countries.AllSubdivisionsByCountryCode)

// stateIndexes holds an index for each country asked for so far; there are not
// more than there are countries.
var stateIndexes sync.Map // country code → map[string]*state

// findState is the state of a country that a text names; nil when none.
func findState(s, in string) *state {
	c := findCountry(in)
	if c == nil || len(s) > nameLimit {
		return nil
	}
	index, known := stateIndexes.Load(c.code)
	if !known {
		index, _ = stateIndexes.LoadOrStore(c.code, newStateIndex(c))
	}
	var buf [nameLimit]byte
	return index.(map[string]*state)[string(appendNameKey(buf[:0], s))]
}

// newStateIndex maps the codes, names and spellings of a country's states to
// them. Codes come first: where a name reads like another state's code, the
// code is meant.
func newStateIndex(c *country) map[string]*state {
	index := map[string]*state{}
	divisions := divisionsByCountry()[c.iso]
	states := make([]*state, len(divisions))
	names := make([][]string, len(divisions))
	for i, division := range divisions {
		full := string(division)
		names[i] = stateNamesOf(full, division.String())
		states[i] = &state{code: strings.TrimPrefix(full, c.code+"-"), name: names[i][0]}
		index[nameKey(states[i].code)] = states[i]
	}
	for i, s := range states {
		for _, name := range append(names[i], string(divisions[i])) {
			if key := nameKey(name); index[key] == nil {
				index[key] = s
			}
		}
	}
	return index
}

// stateNamesOf lists a state's names, the one to be shown first.
func stateNamesOf(code, standard string) []string {
	names := standardNames(standard)
	spellings, known := stateSpellings()[code]
	if !known {
		return names
	}
	more := strings.Split(spellings, "; ")
	if more[0] == "=" {
		return append(names, more[1:]...)
	}
	return append(more, names...)
}

// standardNames takes the names of the standard apart, as in `Wales; Cymru`,
// `Valencia / València`, `Bristol, City of` or `Abū Ȥaby [Abu Dhabi]`.
func standardNames(s string) []string {
	var names []string
	split := func(r rune) bool { return strings.ContainsRune(";/[]()", r) }
	for name := range strings.FieldsFuncSeq(s, split) {
		name = strings.TrimSpace(name)
		if before, after, found := strings.Cut(name, ", "); found && isTrailer(after) {
			name = before
		}
		if name != "" {
			names = append(names, name)
		}
	}
	return names
}

// isTrailer reports whether the words were put behind the name for sorting.
func isTrailer(s string) bool {
	switch s {
	case "City of", "The", "Principado de", "Región de", "Comunidad de", "Comunidad Foral de", "Comunidad", "Comunitat":
		return true
	}
	return false
}
