package data

import (
	"errors"
	"strings"
	"testing"

	"campaignc/interp"
	"campaignc/lang"

	"github.com/google/go-cmp/cmp"
)

// memberWorkspace has lists and programs to be a member of.
func memberWorkspace() *lang.Workspace {
	event := &lang.Channel{Name: "Event", Statuses: []*lang.Status{
		{Name: "Invited", Step: 10, Index: 0}, {Name: "Attended", Step: 20, Success: true, Index: 1},
	}}
	fair := &lang.Program{Name: "Fair", Channel: event, Index: 0, Members: []*lang.Field{
		{Name: "seat", Type: kind(lang.Integer), Scope: lang.MemberScope, Index: 0, Default: lang.Value{Kind: lang.Integer, Num: 7}},
		{Name: "meal", Label: "Meal Choice", Type: kind(lang.String), Scope: lang.MemberScope, Index: 1},
	}}
	web := &lang.Program{Name: "Web", Channel: event, Index: 1}
	plain := &lang.Program{Name: "Plain", Index: 2}
	return &lang.Workspace{
		Programs: []*lang.Program{fair, web, plain},
		Lists: []*lang.Asset{{Name: "Competitors", Index: 0}, {Name: "VIP", Program: fair, Index: 1},
			{Name: "VIP", Program: web, Index: 2}, {Name: "Guests", Program: web, Index: 3}},
	}
}

// TestMembers puts leads into their lists and programs.
func TestMembers(t *testing.T) {
	in := "ID,List,Program,Status,Since,Seat,meal choice\n" +
		"1,Competitors,,,,,\n" +
		"1,,Fair,Attended,2026-03-01T09:00:00Z,,\"fish, grilled\"\n" +
		"2,Fair.VIP,,,,,\n" +
		"2,Guests,,,,,\n" +
		"2,,Web,Invited,,,\n" +
		"2,,Fair,Invited,,12,\n"
	ws := memberWorkspace()
	m, err := ReadMembers(strings.NewReader(in), "members.csv", ws)
	if err != nil {
		t.Fatal(err)
	}
	fill := func(id string) *interp.Lead {
		l := interp.NewLead(ws)
		l.ID = id
		m.Fill(l)
		return l
	}
	want := map[string]*interp.Lead{
		"1": {Lists: []bool{true, false, false, false}, Programs: []interp.Membership{
			{Status: 2, Since: march1, Success: true, Reached: march1, Fields: []lang.Value{{Kind: lang.Integer, Num: 7}, lang.TextValue("fish, grilled")}}, {}, {}}},
		"2": {Lists: []bool{false, true, false, true}, Programs: []interp.Membership{
			{Status: 1, Fields: []lang.Value{{Kind: lang.Integer, Num: 12}, {}}}, {Status: 1}, {}}},
		"3": {Lists: make([]bool, 4), Programs: make([]interp.Membership, 3)},
	}
	for id, w := range want {
		got := fill(id)
		if diff := cmp.Diff([]any{w.Lists, w.Programs}, []any{got.Lists, got.Programs}); diff != "" {
			t.Errorf("lead %s differs (-want +got):\n%s", id, diff)
		}
	}
	// What a run writes stays with the run.
	first := fill("1")
	first.Programs[0].Fields[0] = lang.Value{}
	if got := fill("1").Programs[0].Fields[0].Num; got != 7 {
		t.Errorf("a run changed what the next lead sees: %d", got)
	}
	if m.Len() != 2 {
		t.Errorf("%d leads", m.Len())
	}
}

// TestMembersErrors names the line, and what was probably meant.
func TestMembersErrors(t *testing.T) {
	for _, test := range []struct{ in, want string }{
		{"", "members.csv: no header: the file is empty; the first line must name the columns"},
		{"list\nx\n", "members.csv:1: no column id; add one with the leads' ids"},
		{"id\nx\n", "members.csv:1: neither a column list nor a column program; add the one that is meant"},
		{"id,lead,list\n", "members.csv:1: the columns id and lead mean the same; take one of them out"},
		{"id,List,list\n", `members.csv:1: the header "list" of column 3 is given before, as "List" in column 2; headers count as the same when they differ only in case, spaces, _ and -`},
		{"id,list,\n", "members.csv:1: column 3 has no header; give it a name or take it out"},
		{"id,program\n", "members.csv:1: the columns program and status go together; a member of a program has a status"},
		{"id,list,seet\n", `members.csv:1: the column "seet" is no member field of any program; ` +
			`the columns are id, list, program, status, since and the programs' member fields; did you mean "seat"?`},
		{"lead,list\n1,Competitors\n2,Competitor\n", `members.csv:3: the workspace has no list "Competitor"; did you mean "Competitors"?`},
		{"lead,list\n1,Nobody\n", `members.csv:2: the workspace has no list "Nobody"`},
		{"id,list\n1,VIP\n", `members.csv:2: there are several lists "VIP"; write one of "Fair.VIP", "Web.VIP"`},
		{"id,list\n1,\n", "members.csv:2: a row names either a list or a program"},
		{"id,list,program,status\n1,Guests,Fair,Invited\n", "members.csv:2: a row names either a list or a program"},
		{"id,list,program,status\n1,Guests,,Invited\n", "members.csv:2: a member of a list has no status"},
		{"id,list\n,Guests\n", "members.csv:2: the id is blank"},
		{"id,list\n1,Guests\n1,Web.Guests\n", `members.csv:3: the lead is put into the list "Web.Guests" twice`},
		{"id,program,status\n1,Fair,Invited\n1,Fair,Attended\n", `members.csv:3: the lead is put into the program "Fair" twice`},
		{"id,program,status\n1,Fairs,Invited\n", `members.csv:2: the workspace has no program "Fairs"; did you mean "Fair"?`},
		{"id,program,status\n1,Fair,Atended\n", `members.csv:2: the channel "Event" of the program "Fair" has no status "Atended"; did you mean "Attended"?`},
		{"id,program,status\n1,Fair,\n", "members.csv:2: a member of a program has a status"},
		{"id,program,status\n1,Plain,Invited\n", `members.csv:2: the program "Plain" has no channel, so nobody has a status in it`},
		{"id,program,status,seat\n1,Web,Invited,3\n", `members.csv:2: the program "Web" has no member field "seat"`},
		{"id,program,status,seat\n1,Fair,Invited,x\n", `members.csv:2: seat: "x" is not a whole number in digits, such as 42 or -7`},
		{"id,program,status,since\n1,Fair,Invited,x\n", `members.csv:2: since: "x" is not a date with time such as 2026-01-31T09:00:00Z`},
		{"id,list\n1,Guests,\n", "members.csv:2: 3 columns where the header has 2"},
		{"id,list\n1,Gu\"ests\n", `members.csv:2: column "list": a quote inside a cell that does not begin with one; write the cell in quotes and the quote twice ("")`},
		{"id,list\n1,\"a\nb\n", "members.csv:2: the quote that opens on line 2 is never closed, so the rest of the file cannot be read"},
		{"\xff\xfei\x00", "members.csv: the file is UTF-16 text; save it as UTF-8"},
	} {
		_, err := ReadMembers(strings.NewReader(test.in), "members.csv", memberWorkspace())
		var fault *DataError
		if !errors.As(err, &fault) || err.Error() != test.want {
			t.Errorf("%q\ngives %v\nwant  %s", test.in, err, test.want)
		}
	}
}
