package data

import (
	"testing"

	"campaignc/interp"
)

// TestBlankLeavesNothing: an empty number is 0 in the lead, not what the row
// before had, since arithmetic counts it as 0.
func TestBlankLeavesNothing(t *testing.T) {
	ws := people()
	for name, input := range map[string]string{
		"x.csv":   "id,score,first_name\n1,7,Ann\n2,,\n",
		"x.jsonl": `{"id":"1","score":7,"first_name":"Ann"}` + "\n" + `{"id":"2","score":null,"first_name":null}` + "\n" + `{"id":"3"}` + "\n",
	} {
		pass(t, input, name, ws, Options{}, func(l *interp.Lead) {
			if l.ID != "1" && (l.Num[2] != 0 || l.Has[2] || l.Text[1] != "") {
				t.Errorf("%s: lead %s has the score %d (%t) and the name %q", name, l.ID, l.Num[2], l.Has[2], l.Text[1])
			}
			l.Num[2], l.Has[2], l.Text[1] = 99, true, "Ben"
		})
	}
}
