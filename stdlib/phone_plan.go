package stdlib

import (
	_ "embed"
	"regexp"
	"strconv"
	"strings"
	"sync"
)

// This file holds the numbering plans of the world: how numbers are dialled,
// how long they are and what they begin with, country by country. They are read
// from names/phone.txt when the first number is.

// phonePlan is the numbering plan of one country or territory.
type phonePlan struct {
	region  string // alpha-2; worldRegion for numbers of none
	code    string // the country's calling code
	idd     *dialPrefix
	trunk   *dialPrefix
	rule    string        // what a number with a trunk prefix becomes, or ""
	leading *digitPattern // what the region's numbers begin with, where that tells it from others of its code; or nil
	same    bool          // mobile and fixed-line numbers look the same

	general phoneKind
	kinds   []phoneKind // in the order in which they are tried
	formats []*phoneFormat
	abroad  []*phoneFormat // where they differ for the international style
}

// worldRegion is the region of numbers that belong to no country.
const worldRegion = "001"

// phoneKind is a kind of numbers: what they look like and how long they are.
type phoneKind struct {
	name    string
	pattern *digitPattern
	lengths uint32 // bit n: n digits; 0: as the plan's
	partial uint32 // lengths of what is dialled within an area alone
}

// phoneFormat is how numbers are printed.
type phoneFormat struct {
	pattern *digitPattern // of groups of digits
	leading *digitPattern // or nil
	groups  string        // `($1) $2-$3`
	trunk   string        // what stands for the first group in the national style, or ""

	once   sync.Once
	regexp *regexp.Regexp // the pattern again, for its groups
}

// dialPrefix is what is dialled before a number: mostly some digits, else a
// pattern.
type dialPrefix struct {
	digits  string
	source  string
	once    sync.Once
	pattern *regexp.Regexp
}

// match is where the prefix and its groups lie, as regexp gives them; nil when
// the number does not begin with it.
func (p *dialPrefix) match(number string) []int {
	if p.source == "" {
		if p.digits == "" || !strings.HasPrefix(number, p.digits) {
			return nil
		}
		return []int{0, len(p.digits)}
	}
	p.once.Do(func() { p.pattern = regexp.MustCompile("^(?:" + p.source + ")") })
	return p.pattern.FindStringSubmatchIndex(number)
}

func newDialPrefix(s string) *dialPrefix {
	if digitsOnly(s) {
		return &dialPrefix{digits: s}
	}
	return &dialPrefix{source: s}
}

// phonePlans are all plans.
type phonePlans struct {
	byRegion map[string]*phonePlan
	byCode   map[string][]*phonePlan // the main one first
}

//go:embed names/phone.txt
var phonePlanLines string

var phonePlanTable = sync.OnceValue(func() *phonePlans {
	table := &phonePlans{byRegion: map[string]*phonePlan{}, byCode: map[string][]*phonePlan{}}
	var plan *phonePlan
	for line := range strings.Lines(phonePlanLines) {
		line = strings.TrimSuffix(line, "\n")
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		key, rest, _ := strings.Cut(line, "\t")
		if key == "plan" {
			region, code, _ := strings.Cut(rest, "\t")
			plan = &phonePlan{region: region, code: code, idd: &dialPrefix{}, trunk: &dialPrefix{}}
			if region != worldRegion {
				table.byRegion[region] = plan
			}
			table.byCode[code] = append(table.byCode[code], plan)
			continue
		}
		plan.read(key, rest)
	}
	return table
})

// read takes one line of a plan.
func (p *phonePlan) read(key, rest string) {
	switch key {
	case "idd":
		p.idd = newDialPrefix(rest)
	case "trunk":
		p.trunk = newDialPrefix(rest)
	case "rule":
		p.rule = rest
	case "leading":
		p.leading = &digitPattern{source: rest}
	case "same":
		p.same = true
	case "format":
		p.formats = append(p.formats, newPhoneFormat(rest))
	case "abroad":
		p.abroad = append(p.abroad, newPhoneFormat(rest))
	case "general":
		p.general = newPhoneKind(key, rest)
	default:
		p.kinds = append(p.kinds, newPhoneKind(key, rest))
	}
}

// newPhoneKind reads a pattern, lengths and lengths within an area.
func newPhoneKind(name, rest string) phoneKind {
	pattern, rest, _ := strings.Cut(rest, "\t")
	lengths, partial, _ := strings.Cut(rest, "\t")
	return phoneKind{name: name, pattern: &digitPattern{source: pattern}, lengths: lengthSet(lengths), partial: lengthSet(partial)}
}

func lengthSet(s string) uint32 {
	set := uint32(0)
	for n := range strings.FieldsSeq(s) {
		length, _ := strconv.Atoi(n) // names/phone.txt is tested
		set |= 1 << length
	}
	return set
}

// newPhoneFormat reads a pattern, leading digits, groups and the trunk's rule.
func newPhoneFormat(rest string) *phoneFormat {
	pattern, rest, _ := strings.Cut(rest, "\t")
	leading, rest, _ := strings.Cut(rest, "\t")
	groups, trunk, _ := strings.Cut(rest, "\t")
	f := &phoneFormat{pattern: &digitPattern{source: pattern}, groups: groups, trunk: trunk}
	if leading != "" {
		f.leading = &digitPattern{source: leading}
	}
	return f
}

// holds reports whether the number is of the kind.
func (k *phoneKind) holds(number string) bool {
	return (k.lengths == 0 || k.lengths>>len(number)&1 == 1) && k.pattern.matches(number)
}

// print puts a number that matches the pattern into its groups.
func (f *phoneFormat) print(number string, national bool) string {
	f.once.Do(func() { f.regexp = regexp.MustCompile("^(?:" + f.pattern.source + ")$") })
	groups := f.groups
	if at := strings.IndexByte(groups, '$'); national && f.trunk != "" && at >= 0 {
		groups = groups[:at] + f.trunk + groups[at+2:] // the first group and what stands before it
	}
	return f.regexp.ReplaceAllString(number, groups)
}

// expand fills the groups of a match into a rule.
func (p *dialPrefix) expand(rule, number string, groups []int) []byte {
	return p.pattern.ExpandString(nil, rule, number, groups)
}
