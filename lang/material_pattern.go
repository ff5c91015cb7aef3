package lang

import (
	"regexp"
	"regexp/syntax"
)

// patternSamples are short texts that a pattern matches, made of its own parts.
func patternSamples(pattern string) []string {
	re, err := syntax.Parse(pattern, syntax.Perl)
	if err != nil {
		return nil
	}
	whole, err := regexp.Compile(pattern)
	if err != nil {
		return nil
	}
	var out []string
	for more := range 2 {
		s := patternSample(re.Simplify(), more, 0)
		if whole.MatchString(s) {
			out = append(out, s)
		}
	}
	return out
}

// patternDepth bounds how deep a pattern is followed.
const patternDepth = 100

// patternSample is a text that a pattern matches, unless it asks for what stands
// around it. What may be repeated is so as often as it must, and more times besides.
func patternSample(re *syntax.Regexp, more, depth int) string {
	if depth > patternDepth {
		return ""
	}
	repeated := func(n int) string {
		s := ""
		for range min(n, textMax) {
			s += patternSample(re.Sub[0], more, depth+1)
			if len(s) > 4*textMax {
				break
			}
		}
		return s
	}
	switch re.Op {
	case syntax.OpLiteral:
		return string(re.Rune)
	case syntax.OpCharClass:
		return string(memberOfClass(re.Rune))
	case syntax.OpAnyChar, syntax.OpAnyCharNotNL:
		return "x"
	case syntax.OpCapture:
		return repeated(1)
	case syntax.OpStar, syntax.OpQuest:
		return repeated(more)
	case syntax.OpPlus:
		return repeated(1 + more)
	case syntax.OpRepeat:
		n := re.Min + more
		if re.Max >= 0 {
			n = min(n, re.Max)
		}
		return repeated(n)
	case syntax.OpConcat:
		s := ""
		for _, sub := range re.Sub {
			s += patternSample(sub, more, depth+1)
		}
		return s
	case syntax.OpAlternate:
		return patternSample(re.Sub[more%len(re.Sub)], more, depth+1)
	}
	return "" // what matches no character
}

// memberOfClass is a character of a class, given as pairs of bounds: one that
// is usual in a text if there is one.
func memberOfClass(bounds []rune) rune {
	for _, usual := range "a0A" {
		for i := 0; i+1 < len(bounds); i += 2 {
			if bounds[i] <= usual && usual <= bounds[i+1] {
				return usual
			}
		}
	}
	if len(bounds) == 0 {
		return 'x'
	}
	return bounds[0]
}
