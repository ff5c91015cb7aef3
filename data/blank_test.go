package data

import (
	"testing"

	"campaignc/interp"
	"campaignc/lang"
)

// TestBlankLeavesNothing: an empty number is 0 in the lead, not what the row
// before had, since arithmetic counts it as 0.
func TestBlankLeavesNothing(t *testing.T) {
	ws := people()
	ws.Fields[3] = field("stage", lang.Type{Kind: lang.Enum, Values: []string{"Known"}})
	ws.Fields[3].Index = 3
	for name, input := range map[string]string{
		"x.csv":   "id,score,first_name,stage\n1,7,Ann,Known\n2,,,\n",
		"x.jsonl": `{"id":"1","score":7,"first_name":"Ann","stage":"Known"}` + "\n" + `{"id":"2","score":null,"first_name":null,"stage":""}` + "\n" + `{"id":"3"}` + "\n",
	} {
		pass(t, input, name, ws, Options{}, func(l *interp.Lead) {
			if l.ID != "1" && (l.Num[2] != 0 || l.Has[2] || l.Text[1]+l.Text[3] != "") {
				t.Errorf("%s: lead %s has the score %d (%t), the name %q and the stage %q", name, l.ID, l.Num[2], l.Has[2], l.Text[1], l.Text[3])
			}
			l.Num[2], l.Has[2], l.Text[1], l.Text[3] = 99, true, "Ben", "Known"
		})
	}
}
