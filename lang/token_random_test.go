package lang_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"campaignc/lang"
	"campaignc/parser"
)

// tokenPlan is a workspace of campaigns that give each other tokens, small
// enough to try every way through it.
type tokenPlan struct{ campaigns []*plannedCampaign }

type plannedCampaign struct {
	name       string
	executable bool
	own        map[string]bool // declared: true with a value
	uses       []string
	calls      []plannedCall
}

type plannedCall struct {
	to     *plannedCampaign
	parent bool
	gives  []string
}

var planTokens = []string{"x", "y"}

func randomPlan(r *rand.Rand) *tokenPlan {
	p := &tokenPlan{}
	n := 3 + r.IntN(5)
	for i := range n {
		c := &plannedCampaign{name: fmt.Sprint("C", i), executable: i >= 2, own: map[string]bool{}}
		for _, token := range planTokens {
			if r.IntN(5) < 3 && i > 0 || i == 1 {
				c.own[token] = !c.executable || r.IntN(4) > 0
			}
			if r.IntN(4) == 0 && (c.executable || c.own[token]) {
				c.uses = append(c.uses, token)
			}
		}
		p.campaigns = append(p.campaigns, c)
	}
	for i, c := range p.campaigns {
		for range r.IntN(3) {
			to := max(i+1, 2) + r.IntN(3)
			if to >= n {
				continue
			}
			call := plannedCall{to: p.campaigns[to], parent: r.IntN(3) > 0}
			for _, token := range planTokens {
				if r.IntN(3) == 0 {
					call.gives = append(call.gives, token)
				}
			}
			c.calls = append(c.calls, call)
		}
	}
	return p
}

// source writes the plan as a workspace.
func (p *tokenPlan) source() string {
	var b strings.Builder
	b.WriteString("lead { a: integer }\n")
	for _, c := range p.campaigns {
		if c.executable {
			b.WriteString("executable ")
		}
		fmt.Fprintf(&b, "campaign %q {\n", c.name)
		for _, token := range planTokens {
			if value, ok := c.own[token]; ok && value {
				fmt.Fprintf(&b, "  token %s: integer = 1\n", token)
			} else if ok {
				fmt.Fprintf(&b, "  token %s: integer\n", token)
			}
		}
		b.WriteString("  flow {\n    set a = 1\n")
		for _, token := range c.uses {
			fmt.Fprintf(&b, "    set a = my.%s\n", token)
		}
		for _, call := range c.calls {
			var with []string
			if call.parent {
				with = append(with, "parent tokens")
			}
			for _, token := range call.gives {
				with = append(with, "my."+token+" = 2")
			}
			fmt.Fprintf(&b, "    execute %q", call.to.name)
			if len(with) > 0 {
				b.WriteString(" with " + strings.Join(with, ", "))
			}
			b.WriteString("\n")
		}
		b.WriteString("  }\n}\n")
	}
	return b.String()
}

// lacks tries every way through the plan and reports whether a campaign ever
// uses a token that its context lacks, or is not given a parameter. Campaigns
// that none executes start a way; one that is started by hand has its parameters.
func (p *tokenPlan) lacks() bool {
	called := map[*plannedCampaign]bool{}
	for _, c := range p.campaigns {
		for _, call := range c.calls {
			called[call.to] = true
		}
	}
	for _, c := range p.campaigns {
		if called[c] {
			continue
		}
		context := map[string]bool{}
		for token := range c.own {
			context[token] = true
		}
		if c.lacks(context) {
			return true
		}
	}
	return false
}

// lacks runs one campaign in a context.
func (c *plannedCampaign) lacks(context map[string]bool) bool {
	if slices.ContainsFunc(c.uses, func(token string) bool { return !context[token] }) {
		return true
	}
	for _, call := range c.calls {
		inner := map[string]bool{}
		for _, token := range planTokens {
			inner[token] = call.to.own[token] || call.parent && context[token] || slices.Contains(call.gives, token)
			if _, declared := call.to.own[token]; declared && !inner[token] {
				return true
			}
		}
		if call.to.lacks(inner) {
			return true
		}
	}
	return false
}

// TestRandomTokens compares the checker's verdict on tokens with what happens
// when every way through the workspace is tried.
func TestRandomTokens(t *testing.T) {
	lib := library(t)
	verdicts := map[bool]int{}
	for seed := range uint64(1500) {
		p := randomPlan(rand.New(rand.NewPCG(seed, 2)))
		src := p.source()
		file, found := parser.Parse("a.camp", []byte(src))
		if len(found) > 0 {
			t.Fatalf("seed %d: %s\n%s", seed, found[0].Message, src)
		}
		_, found = lang.Check([]*lang.File{file}, lib, lang.CheckOptions{})
		var got []string
		for _, d := range found {
			lacking := d.Code == lang.CodeTokenNotGiven || d.Code == lang.CodeUnknownToken && !strings.Contains(d.Message, "does not use")
			if lacking {
				got = append(got, fmt.Sprintf("%v: %s %s", d.Span.Pos, d.Code, d.Message))
			}
		}
		want := p.lacks()
		verdicts[want]++
		if want != (len(got) > 0) {
			t.Fatalf("seed %d: a token is missing: %v, the checker says %q\n%s", seed, want, got, src)
		}
	}
	if verdicts[true] < 300 || verdicts[false] < 300 {
		t.Errorf("the plans are too much alike: %v", verdicts)
	}
}
