package interp_test

import (
	"fmt"
	"maps"
	"slices"
	"testing"

	"campaignc/lang"
)

// coverage counts what the generated programs did, so that the test fails when
// they stop reaching something.
type coverage map[string]int

func (c coverage) add(what string) { c[what]++ }

func (c coverage) relation(op lang.RelOp, not, held bool) {
	c.add(relationKey(op, not, held))
}

func relationKey(op lang.RelOp, not, held bool) string {
	word := ""
	if not {
		word = "not "
	}
	return fmt.Sprintf("%s%s: %v", word, op, held)
}

// reached is what every run must have met at least once; relations come beside.
var reached = []string{
	"set =", "set +=", "set -=", "set nothing", "if", "else if", "else", "stop", "fail",
	"Change Data Value succeeded", "Change Score succeeded", "Change Program Member Data succeeded", "Change Program Member Data skipped",
	"Execute Campaign succeeded", "Execute Campaign skipped", "Execute Campaign failed", "depth 1", "depth 2", "depth 3",
	"with parent tokens", "with my.x", "my token", "token lead", "token company", "token my", "token member", "token campaign", "token program",
	"token system", "token trigger",
	"Request Campaign succeeded", "woken by Change Data Value", "woken by Change Score", "woken by Add to List", "woken by Change Program Status",
	"on failure", "on skip", "retry done", "retry until", "retry again", "retry every", "retry else", "retry failed",
	"Wait succeeded", "Wait failed", "wait for", "wait until", "wait up to", "wait over at once", "wait business day", "wait business hour",
	"Add to List succeeded", "Add to List skipped", "Remove from List succeeded", "Remove from List skipped",
	"Change Program Status succeeded", "Change Program Status skipped", "Change Program Success succeeded", "Change Program Success skipped",
	"Send Email succeeded", "Send Email skipped", "Interesting Moment succeeded", "Remove from Flow succeeded", "Delete Lead succeeded", "Fail failed",
	"refused by the rule", "refused by a filter", "rule interval over", "gate undecided", "runaway flows",
	"not", "group all", "group any", "group none", "otherwise", "operator +", "operator -", "operator *", "operator /",
	"filter member of list: true", "filter member of smart list: true", "filter member of segmentation: true", "filter member of program: true",
	"filter member of smart campaign: true", "filter has program status: true", "filter has reached success: true",
	"filter data value changed: true", "filter score was changed: true", "filter was sent email: true", "filter was added to list: true",
	"filter campaign was executed: true", "filter campaign was requested: true",
}

// relations are those of the language, by whether `not` may stand before them.
var relations = map[bool][]lang.RelOp{
	false: {
		lang.OpLess, lang.OpLessEqual, lang.OpGreater, lang.OpGreaterEqual, lang.OpSame, lang.OpDiffers,
		lang.OpBefore, lang.OpAfter, lang.OpOnOrBefore, lang.OpOnOrAfter,
	},
	true: {
		lang.OpIs, lang.OpIsEmpty, lang.OpBetween, lang.OpContains, lang.OpMatches, lang.OpStartsWith, lang.OpEndsWith,
		lang.OpIn, lang.OpInPast, lang.OpInPastBefore, lang.OpInFuture, lang.OpInFutureAfter,
	},
}

// check fails the test for what was not reached.
func (c coverage) check(t *testing.T) {
	t.Helper()
	wanted := slices.Clone(reached)
	for negatable, ops := range relations {
		for _, op := range ops {
			for _, held := range []bool{false, true} {
				wanted = append(wanted, relationKey(op, false, held))
				if negatable {
					wanted = append(wanted, relationKey(op, true, held))
				}
			}
		}
	}
	slices.Sort(wanted)
	for _, what := range wanted {
		if c[what] == 0 {
			t.Errorf("no generated program reached %q", what)
		}
	}
	if t.Failed() || testing.Verbose() {
		for _, what := range slices.Sorted(maps.Keys(c)) {
			t.Logf("%8d %s", c[what], what)
		}
	}
}
