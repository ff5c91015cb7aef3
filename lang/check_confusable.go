package lang

import (
	"strings"

	"golang.org/x/text/unicode/norm"
)

// lookAlikes are Cyrillic and Greek letters that look like Latin ones, after
// the confusables table of Unicode Technical Standard 39. Pairs: letter, Latin.
const lookAlikes = "аaсcеeоoрpхxуyіiјjѕsԁdһhԛqԝwӏlгrпnкkмmтtвbнhАAВBСCЕEНHІIЈJКKМMОOРPЅSТTХXУYԌGԜWҮY" +
	"ΑAΒBΕEΖZΗHΙIΚKΜMΝNΟOΡPΤTΥYΧXοoνvρpυuιiκkαaγyτt"

var latinOf = func() map[rune]rune {
	pairs := []rune(lookAlikes)
	m := make(map[rune]rune, len(pairs)/2)
	for i := 0; i < len(pairs); i += 2 {
		m[pairs[i]] = pairs[i+1]
	}
	return m
}()

// skeleton is what two names share that look the same: composed and decomposed
// letters become one, look-alikes their Latin letter.
func skeleton(s string) string {
	if isASCII(s) {
		return s
	}
	return strings.Map(func(r rune) rune {
		if latin, ok := latinOf[r]; ok {
			return latin
		}
		return r
	}, norm.NFD.String(s))
}

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= 0x80 {
			return false
		}
	}
	return true
}

// warnConfusable warns of two names of one kind and place that look the same
// and are not.
func (c *checker) warnConfusable() {
	n := c.names
	for _, d := range []*directory{
		n.lists, n.forms, n.emails, n.webhooks, n.smartLists, n.segmentations, n.programs, n.campaigns, n.channels, n.templates,
	} {
		seen := map[localName]*listing{}
		for _, l := range d.order {
			key := localName{l.program, skeleton(l.name)}
			if other := seen[key]; other != nil {
				c.looksLike(d.noun, l, other)
				continue
			}
			seen[key] = l
		}
	}
	for _, t := range []*fieldTable{&c.lead, &c.company} {
		c.warnLabels(t)
	}
}

func (c *checker) warnLabels(t *fieldTable) {
	seen := map[string]*Field{}
	for _, f := range t.order {
		if f.Label == "" {
			continue
		}
		key := skeleton(f.Label)
		if other := seen[key]; other != nil && other.Label != f.Label {
			c.labelLooksLike(f, other)
			continue
		}
		seen[key] = f
	}
}
