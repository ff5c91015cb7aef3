package lang

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

func TestForms(t *testing.T) {
	tests := []struct {
		form  string
		head  string
		slots []Slot
	}{
		{"delete lead", "delete lead", nil},
		{"change program status to <status> [in <program>]", "change program status to", []Slot{
			{Name: "status", Kind: SlotStatus},
			{Name: "program", Kind: SlotProgram, Label: []string{"in"}, Optional: true, Anywhere: true},
		}},
		{"interesting moment <type:milestone|email|web> <description:text>", "interesting moment", []Slot{
			{Name: "type", Kind: SlotWord, Words: []string{"milestone", "email", "web"}},
			{Name: "description", Kind: SlotText},
		}},
		{"filled out form [<form>] [in past <within:duration>] [at least <count:times>]", "filled out form", []Slot{
			{Name: "form", Kind: SlotForm, Optional: true},
			{Name: "within", Kind: SlotDuration, Label: []string{"in", "past"}, Optional: true, Anywhere: true},
			{Name: "count", Kind: SlotTimes, Label: []string{"at", "least"}, Optional: true, Anywhere: true},
		}},
		{"change member data <field:member field> to <value>", "change member data", []Slot{
			{Name: "field", Kind: SlotMemberField},
			{Name: "value", Kind: SlotValue, Label: []string{"to"}, Anywhere: true},
		}},
		{"move <list> from <smart list> <text>", "move", []Slot{
			{Name: "list", Kind: SlotList},
			{Name: "smart list", Kind: SlotSmartList, Label: []string{"from"}},
			{Name: "text", Kind: SlotText},
		}},
	}
	for _, tt := range tests {
		e := &Entry{Kind: StepEntry, Form: tt.form}
		if _, err := NewLibrary([]*Entry{e}, nil); err != nil {
			t.Error(err)
			continue
		}
		if got := strings.Join(e.Head(), " "); got != tt.head {
			t.Errorf("%q: head %q", tt.form, got)
		}
		if diff := cmp.Diff(tt.slots, e.Slots(), cmpopts.EquateEmpty()); diff != "" {
			t.Errorf("%q: -want +got\n%s", tt.form, diff)
		}
	}
}

func TestBadForms(t *testing.T) {
	step := func(forms ...string) (entries []*Entry) {
		for _, f := range forms {
			entries = append(entries, &Entry{Kind: StepEntry, Form: f})
		}
		return entries
	}
	function := func(forms ...string) (functions []*Function) {
		for _, f := range forms {
			functions = append(functions, &Function{Form: f})
		}
		return functions
	}
	tests := []struct {
		entries   []*Entry
		functions []*Function
		want      string
	}{
		{step(""), nil, "begin with a word"},
		{step("<list>"), nil, "begin with a word"},
		{step("add <list> now"), nil, "followed by an operand"},
		{step("add [quickly]"), nil, "followed by an operand"},
		{step("add [to <list> <form>]"), nil, "one part"},
		{step("add <list"), nil, "ends with >"},
		{step("add <>"), nil, "ends with >"},
		{step("add <x:nothing>"), nil, "no kind of operand"},
		{step("add <x:a|B>"), nil, "bare words"},
		{step("add <list> to <list>"), nil, "two operands"},
		{step("add to <list>", "add to <form>"), nil, "begin alike"},
		{step("change <field>", "change owner to <text>"), nil, "both read"},
		{step("change <x:owner|lead>", "change owner to <text>"), nil, "both read"},
		{[]*Entry{{Kind: StatementEntry, Form: "set <field>"}}, nil, "keyword"},
		{[]*Entry{{Kind: StatementEntry, Form: "set"}, {Kind: StatementEntry, Form: "set"}}, nil, "two statements"},
		{[]*Entry{{Kind: 9, Form: "x"}}, nil, "unknown kind"},
		{nil, function("f"), "name(parameters) result"},
		{nil, function("f() nothing"), "no class"},
		{nil, function("f(x) text"), "name: class"},
		{nil, function("f(x: nothing) text"), "no class"},
		{nil, function("f(x: text, x: text) text"), "two parameters"},
		{nil, function("f(x: text..., y: text...) text"), "several"},
		{nil, function("f(x: text?, y: text) text"), "come first"},
		{nil, function("f() text", "f(x: text) text"), "two functions"},
	}
	for _, tt := range tests {
		_, err := NewLibrary(tt.entries, tt.functions)
		if err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%v %v: got %v, want %q", tt.entries, tt.functions, err, tt.want)
		}
	}
}

func TestFind(t *testing.T) {
	short := &Entry{Kind: StepEntry, Form: "delete lead"}
	long := &Entry{Kind: StepEntry, Form: "delete lead from sfdc"}
	trigger := &Entry{Kind: TriggerEntry, Form: "delete lead"}
	set := &Entry{Kind: StatementEntry, Form: "set"}
	lib, err := NewLibrary([]*Entry{short, long, trigger, set}, []*Function{{Form: "now() datetime"}})
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		kind  EntryKind
		words string
		want  *Entry
	}{
		{StepEntry, "delete lead", short},
		{StepEntry, "delete lead from sfdc now", long},
		{StepEntry, "delete lead from elsewhere", short},
		{StepEntry, "delete", nil},
		{StepEntry, "", nil},
		{TriggerEntry, "delete lead from sfdc", trigger},
		{FilterEntry, "delete lead", nil},
		{StepEntry, "set", nil},
	} {
		if got := lib.Find(tt.kind, strings.Fields(tt.words)); got != tt.want {
			t.Errorf("%d %q: got %+v", tt.kind, tt.words, got)
		}
	}
	if lib.Statement("set") != set || lib.Statement("sit") != nil {
		t.Error("statements are not found by their keyword")
	}
	if f := lib.Function("now"); f == nil || f.Name() != "now" || f.Result() != "datetime" || len(f.Params()) != 0 {
		t.Errorf("function: %+v", f)
	}
	if len(lib.Entries()) != 4 || len(lib.Functions()) != 1 {
		t.Error("the library does not list what it holds")
	}
}

func TestSignature(t *testing.T) {
	f := &Function{Form: "lookup(table: table, key: text..., give: constant?, default: T?) T"}
	if _, err := NewLibrary(nil, []*Function{f}); err != nil {
		t.Fatal(err)
	}
	want := []Param{
		{Name: "table", Class: "table"},
		{Name: "key", Class: "text", Variadic: true},
		{Name: "give", Class: "constant", Optional: true, Named: true},
		{Name: "default", Class: "T", Optional: true, Named: true},
	}
	if diff := cmp.Diff(want, f.Params()); diff != "" {
		t.Error(diff)
	}
}
