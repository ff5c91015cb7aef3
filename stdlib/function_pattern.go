package stdlib

import (
	"errors"
	"fmt"
	"regexp"
	"strings"
	"sync"
	"unicode/utf8"

	"campaignc/interp"
	"campaignc/lang"
)

// newPatternFunctions makes the functions that replace and extract.
func newPatternFunctions() []interp.Function {
	cache := &patternCache{}
	return []interp.Function{
		{Function: lang.Function{
			Form:    "replace(x: text, old: text, new: text) text",
			Doc:     "Each place where the text old stands, exactly so, replaced by new.",
			Example: `replace("ACME, Inc.", ", Inc.", "") == "ACME"`,
			Empty:   true,
		}, Body: replaceBody},
		{Function: lang.Function{
			Form: "replace_pattern(x: text, pattern: pattern, with: text) text",
			Doc: "Each place where the pattern matches replaced by a text, in which `$1` stands for the pattern's first group, `${1}` too " +
				"where a letter or digit follows, and `$$` for a dollar sign.",
			Example: `replace_pattern("Smith, Ann", "^(\\w+), (\\w+)$", "$2 $1") == "Ann Smith"`,
			Empty:   true,
		}, Body: cache.replace},
		{Function: lang.Function{
			Form: "extract(x: text, pattern: pattern, group: integer?) text",
			Doc: "What the pattern matches first: its first group, or all of it when it has none; group names another, 0 being all. Empty " +
				"without a match.",
			Example: `extract("Order #4711 of May", "#(\\d+)") == "4711"`,
		}, Body: cache.extract},
	}
}

// matchesLimit is how many places one call may replace.
const matchesLimit = 100_000

var errMatchesLimit = errors.New("the pattern matches in more than 100,000 places")

func replaceBody(b *interp.Scratch, s, old, with string) (string, error) {
	if s == "" || old == "" || old == with {
		return s, nil
	}
	n := strings.Count(s, old)
	if n == 0 {
		return s, nil
	}
	if growth := len(with) - len(old); growth > 0 && n > (textLimit-len(s))/growth {
		return "", errTextLimit
	}
	start := len(*b)
	for range n {
		i := strings.Index(s, old)
		*b = append(append(*b, s[:i]...), with...)
		s = s[i+len(old):]
	}
	*b = append(*b, s...)
	return b.Text(start), nil
}

// patternCache holds the patterns compiled so far. Patterns are literals of the
// source, so there are few; the limit is for a process that lives through many
// versions of its workspace. It is safe for concurrent use.
type patternCache struct {
	compiled sync.Map // string → *regexp.Regexp
	mu       sync.Mutex
	count    int
}

const patternsLimit = 4_096

func (c *patternCache) compile(pattern string) (*regexp.Regexp, error) {
	if re, ok := c.compiled.Load(pattern); ok {
		return re.(*regexp.Regexp), nil
	}
	re, err := regexp.Compile(pattern)
	if err != nil {
		return nil, fmt.Errorf("the pattern %q cannot be read", pattern)
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.count == patternsLimit {
		c.compiled.Clear()
		c.count = 0
	}
	if _, known := c.compiled.LoadOrStore(pattern, re); !known {
		c.count++
	}
	return re, nil
}

func (c *patternCache) replace(_ *interp.Env, args []lang.Value) (lang.Value, error) {
	s, with := args[0].Text, args[2].Text
	if s == "" {
		return none, nil
	}
	re, err := c.compile(args[1].Text)
	if err != nil {
		return none, err
	}
	places := re.FindAllStringSubmatchIndex(s, matchesLimit+1)
	if len(places) > matchesLimit {
		return none, errMatchesLimit
	}
	if len(places) == 0 {
		return textResult(s)
	}
	out := make([]byte, 0, len(s))
	end := 0
	for _, place := range places {
		out = append(out, s[end:place[0]]...)
		if expansionLimit(with, place) > textLimit-len(out) {
			return none, errTextLimit
		}
		out = re.ExpandString(out, with, s, place)
		end = place[1]
	}
	if len(out)+len(s)-end > textLimit {
		return none, errTextLimit
	}
	return textResult(string(append(out, s[end:]...)))
}

// expansionLimit is at least as long as the template becomes: each of its
// dollar signs as the whole match.
func expansionLimit(template string, place []int) int {
	return len(template) + strings.Count(template, "$")*(place[1]-place[0])
}

func (c *patternCache) extract(_ *interp.Env, args []lang.Value) (lang.Value, error) {
	re, err := c.compile(args[1].Text)
	if err != nil {
		return none, err
	}
	group := whole(args[2], int64(min(re.NumSubexp(), 1)))
	if group < 0 || group > int64(re.NumSubexp()) {
		return none, fmt.Errorf("the pattern has no group %d", group)
	}
	place := re.FindStringSubmatchIndex(args[0].Text)
	if place == nil || place[2*group] < 0 {
		return none, nil
	}
	return textResult(args[0].Text[place[2*group]:place[2*group+1]])
}

// isASCII reports whether every byte is an ASCII character.
func isASCII(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}
