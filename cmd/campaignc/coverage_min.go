package main

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
)

// floor is one --min: how much is to be reached, and of what.
type floor struct {
	group   int // into groupNames; -1: of all points
	percent float64
}

// floors reads --min.
func (c *coverageOptions) floors() ([]floor, error) {
	var out []floor
	for _, text := range c.Min {
		f := floor{group: -1}
		number := text
		if name, after, ok := strings.Cut(text, "="); ok {
			if f.group = slices.Index(groupNames[:], name); f.group < 0 {
				return nil, usage("--min: there is no %q; say %s, or a number alone for all of them", name, orWords(groupNames[:]))
			}
			number = after
		}
		var err error
		f.percent, err = strconv.ParseFloat(strings.TrimSuffix(number, "%"), 64)
		if err != nil || !(f.percent >= 0 && f.percent <= 100) {
			return nil, usage("--min: %q is no percentage; write 90, or choices=100", text)
		}
		out = append(out, f)
	}
	return out, nil
}

// orWords joins words as in a sentence.
func orWords(words []string) string {
	last := len(words) - 1
	return strings.Join(words[:last], ", ") + " or " + words[last]
}

// short says by how much a workspace falls short of a floor; "" when it does not.
func (f floor) short(c *coverage) string {
	total := c.total()
	s, of := total.all, ""
	if f.group >= 0 {
		s, of = total.of[f.group], " of the "+groupNames[f.group]
	}
	need := int(math.Ceil(f.percent*float64(s.all)/100 - 1e-9))
	if s.reached >= need {
		return ""
	}
	return fmt.Sprintf("the tests of %s reach %d %%%s (%d of %d) and --min asks for %s %%: %s short",
		c.where, s.percent(), of, s.reached, s.all, strconv.FormatFloat(f.percent, 'f', -1, 64), count(need-s.reached, "place"))
}
