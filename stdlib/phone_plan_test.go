package stdlib

import (
	"flag"
	"fmt"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/nyaruka/phonenumbers"
)

const phonePlanFile = "names/phone.txt"

// names/phone.txt is made of the metadata that the module phonenumbers carries;
// go test ./stdlib -run PhonePlansAreCurrent -update makes it anew.
func TestPhonePlansAreCurrent(t *testing.T) {
	want := phonePlanSource(t)
	if flag.Lookup("update").Value.String() == "true" {
		if err := os.WriteFile(phonePlanFile, []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	got, err := os.ReadFile(phonePlanFile)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(strings.Split(string(got), "\n"), strings.Split(want, "\n")); diff != "" {
		t.Errorf("%s is out of date, run go test ./stdlib -run PhonePlansAreCurrent -update\n%.2000s", phonePlanFile, diff)
	}
}

const phonePlanHeader = `# Numbering plans of countries and territories, made of the metadata of
# libphonenumber (Apache License 2.0) by a test; do not edit.
#
# A plan begins with its region and calling code, the main one of a code first.
# Fields are separated by tabs:
#   idd      what is dialled for abroad
#   trunk    what is dialled before a number within the country
#   rule     what the trunk's groups become
#   leading  what the region's numbers begin with
#   same     mobile and fixed-line numbers look the same
#   general  pattern, lengths, lengths within an area; then the kinds of numbers
#   format   pattern, leading digits, groups, what the first group becomes at home
#   abroad   the same for the international style, where it differs
`

func phonePlanSource(t *testing.T) string {
	t.Helper()
	collection, err := phonenumbers.MetadataCollection()
	if err != nil {
		t.Fatal(err)
	}
	plans := map[string]*phonenumbers.PhoneMetadata{}
	codes := map[int]bool{}
	for _, m := range collection.GetMetadata() {
		plans[planKey(m.GetId(), int(m.GetCountryCode()))] = m
		codes[int(m.GetCountryCode())] = true
	}
	var b strings.Builder
	b.WriteString(phonePlanHeader)
	for code := range 1_000 {
		if !codes[code] {
			continue
		}
		for _, region := range phonenumbers.GetRegionCodesForCountryCode(code) {
			m := plans[planKey(region, code)]
			if m == nil {
				t.Fatalf("no metadata for %s of +%d", region, code)
			}
			writePlan(&b, m)
		}
	}
	return b.String()
}

func planKey(region string, code int) string { return fmt.Sprint(region, " ", code) }

func writePlan(b *strings.Builder, m *phonenumbers.PhoneMetadata) {
	line := func(key string, fields ...string) {
		if strings.Join(fields, "") != "" {
			b.WriteString(strings.TrimRight(key+"\t"+strings.Join(fields, "\t"), "\t") + "\n")
		}
	}
	b.WriteString("\n")
	line("plan", m.GetId(), fmt.Sprint(m.GetCountryCode()))
	line("idd", m.GetInternationalPrefix())
	line("trunk", m.GetNationalPrefixForParsing())
	line("rule", m.GetNationalPrefixTransformRule())
	line("leading", m.GetLeadingDigits())
	if m.GetSameMobileAndFixedLinePattern() {
		b.WriteString("same\n")
	}
	for _, k := range []struct {
		name string
		desc *phonenumbers.PhoneNumberDesc
	}{
		{"general", m.GetGeneralDesc()}, {"premium rate", m.GetPremiumRate()}, {"toll free", m.GetTollFree()},
		{"shared cost", m.GetSharedCost()}, {"voip", m.GetVoip()}, {"personal", m.GetPersonalNumber()}, {"pager", m.GetPager()},
		{"company", m.GetUan()}, {"voicemail", m.GetVoicemail()}, {"fixed line", m.GetFixedLine()}, {"mobile", m.GetMobile()},
	} {
		if pattern := k.desc.GetNationalNumberPattern(); pattern != "" && pattern != "NA" {
			line(k.name, pattern, lengthList(k.desc.GetPossibleLength()), lengthList(k.desc.GetPossibleLengthLocalOnly()))
		}
	}
	for _, f := range m.GetNumberFormat() {
		line("format", formatFields(f)...)
	}
	for _, f := range m.GetIntlNumberFormat() {
		line("abroad", formatFields(f)...)
	}
}

func lengthList(lengths []int32) string {
	return strings.Trim(fmt.Sprint(lengths), "[]")
}

func formatFields(f *phonenumbers.NumberFormat) []string {
	leading := f.GetLeadingDigitsPattern()
	last := ""
	if len(leading) > 0 {
		last = leading[len(leading)-1] // the most detailed
	}
	return []string{f.GetPattern(), last, f.GetFormat(), f.GetNationalPrefixFormattingRule()}
}

// The tables of states say what the patterns say.
func TestDigitPatterns(t *testing.T) {
	patterns := map[string]*digitPattern{}
	for _, plans := range phonePlanTable().byCode {
		for _, p := range plans {
			for _, k := range append(slices.Clone(p.kinds), p.general) {
				patterns[k.pattern.source] = k.pattern
			}
			for _, f := range append(slices.Clone(p.formats), p.abroad...) {
				patterns[f.pattern.source] = f.pattern
				if f.leading != nil {
					patterns[f.leading.source] = f.leading
				}
			}
			if p.leading != nil {
				patterns[p.leading.source] = p.leading
			}
		}
	}
	states := 0
	for source, p := range patterns {
		full, prefix := regexp.MustCompile("^(?:"+source+")$"), regexp.MustCompile("^(?:"+source+")")
		for _, s := range sampleNumbers(p) {
			if got, want := p.matches(s), full.MatchString(s); got != want {
				t.Fatalf("%q matches %q: %v, want %v", source, s, got, want)
			}
			if got, want := p.begins(s), prefix.MatchString(s); got != want {
				t.Fatalf("%q begins %q: %v, want %v", source, s, got, want)
			}
		}
		states = max(states, len(p.next))
	}
	if states > digitStates/4 {
		t.Errorf("a pattern has %d states", states)
	}
	if len(patterns) < 1_000 {
		t.Errorf("%d patterns", len(patterns))
	}
}

// sampleNumbers walks the pattern's own states at random-looking digits, so
// that about as many samples match as do not.
func sampleNumbers(p *digitPattern) []string {
	p.once.Do(p.build)
	samples := []string{"", "0", "a", "12x"}
	for seed := range uint64(40) {
		h := mix(seed + 1)
		var s []byte
		for state := uint16(1); len(s) < 16; {
			d := byte(h % 10)
			for range 10 { // a digit that leads on, if there is one
				if p.next[state][d] != 0 || seed%5 == 0 {
					break
				}
				d = (d + 1) % 10
			}
			s = append(s, '0'+d)
			if state = p.next[state][d]; state == 0 {
				break
			}
			samples = append(samples, string(s))
			h = mix(h)
		}
		samples = append(samples, string(s))
	}
	return samples
}
