package lang_test

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"campaignc/lang"
	"campaignc/parser"
)

// everyone is a campaign whose smart list is written and empty, with places for
// comments.
const everyone = `lead { note: string }
%s
campaign "Everyone" { %s
  %s
  smart list { } %s
  flow { set note = "x" }
}`

// What a comment allows depends on where it stands.
func TestAllow(t *testing.T) {
	const ok = "// allow empty-smart-list: everyone is meant"
	for name, c := range map[string]struct {
		places [4]any // before the campaign, at its line, before the smart list, at its line
		want   []string
	}{
		"nothing":              {[4]any{"", "", "", ""}, []string{"5 W0501"}},
		"before":               {[4]any{"", "", ok, ""}, nil},
		"behind":               {[4]any{"", "", "", ok}, nil},
		"before the campaign":  {[4]any{ok, "", "", ""}, nil},
		"in the campaign's":    {[4]any{"", ok, "", ""}, nil},
		"with others between":  {[4]any{"", "", ok + "\n  // more about it", ""}, nil},
		"a blank line between": {[4]any{"", "", ok + "\n", ""}, []string{"4 W0514", "6 W0501"}},
		"another place":        {[4]any{"", "", "", "\n" + ok}, []string{"5 W0501", "6 W0514"}},
		"several names":        {[4]any{"", "", "// allow race, empty-smart-list: both", ""}, []string{"4 W0514"}},
		"twice":                {[4]any{ok, "", ok, ""}, []string{"4 W0514"}},
		"no reason":            {[4]any{"", "", "// allow empty-smart-list", ""}, []string{"4 W0513"}},
		"an empty reason":      {[4]any{"", "", "//allow empty-smart-list :", ""}, []string{"4 W0513"}},
		"misspelt":             {[4]any{"", "", "// allow empty-smartlists: yes", ""}, []string{"4 W0513", "5 W0501"}},
		"by its code":          {[4]any{"", "", "// allow W0501: yes", ""}, []string{"4 W0513", "5 W0501"}},
		"an error":             {[4]any{"", "", "// allow E0101: yes", ""}, []string{"4 W0513", "5 W0501"}},
		"itself":               {[4]any{"", "", "// allow bad-allow: yes", ""}, []string{"4 W0513", "5 W0501"}},
		"prose":                {[4]any{"// allow everybody: we are generous", "", "// allow all leads in", "// Allow race: yes"}, []string{"5 W0501"}},
		"for another system":   {[4]any{"", "", "// allow empty-smart-list, marketo-batch: both", ""}, nil},
	} {
		t.Run(name, func(t *testing.T) {
			if diff := cmp.Diff(c.want, foundIn(t, fmt.Sprintf(everyone, c.places[:]...))); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// foundIn lists what is found in a source, as `line CODE`.
func foundIn(t *testing.T, source string) []string {
	t.Helper()
	file, ds := parser.Parse("a.camp", []byte(source))
	if len(ds) > 0 {
		t.Fatal(ds)
	}
	_, ds = lang.Check([]*lang.File{file}, library(t), lang.CheckOptions{})
	var found []string
	for _, d := range ds {
		found = append(found, fmt.Sprintf("%d %s", d.Span.Pos.Line, d.Code))
	}
	return found
}

// An error is never silenced, and while there is one nothing is said of comments
// that silence nothing.
func TestAllowWithErrors(t *testing.T) {
	source := strings.Replace(fmt.Sprintf(everyone, "// allow race: why not", "", "", ""), "note =", "nota =", 1)
	if diff := cmp.Diff([]string{"5 W0501", "6 E0101"}, foundIn(t, source)); diff != "" {
		t.Error(diff)
	}
}

// What is allowed is kept with its reason.
func TestAllowedIsKept(t *testing.T) {
	file, _ := parser.Parse("a.camp", fmt.Appendf(nil, everyone, "", "", "", "// allow empty-smart-list: everyone, é"))
	ws, _ := lang.Check([]*lang.File{file}, library(t), lang.CheckOptions{})
	if len(ws.Allowed) != 1 || ws.Allowed[0].Code != lang.WarnEmptySmartList || ws.Allowed[0].Reason != "everyone, é" || ws.Allowed[0].At.Pos.Column != 18 {
		t.Errorf("%+v", ws.Allowed)
	}
}

// Every warning has a name of its own, in words with hyphens between.
func TestWarningNames(t *testing.T) {
	form := regexp.MustCompile(`^[a-z]+(-[a-z]+)*$`)
	codes := map[string][]lang.Code{}
	for _, s := range lang.Stories() {
		name := s.Code.Name()
		if strings.HasPrefix(string(s.Code), "W") != form.MatchString(name) {
			t.Errorf("%s has the name %q", s.Code, name)
		}
		if code, ok := lang.WarningNamed(name); name != "" && (!ok || code != s.Code) {
			t.Errorf("%s is named %q, which is %s", s.Code, name, code)
		}
		codes[name] = append(codes[name], s.Code)
	}
	delete(codes, "")
	for _, name := range slices.Sorted(maps.Keys(codes)) {
		if len(codes[name]) > 1 {
			t.Errorf("%q is %v", name, codes[name])
		}
	}
}
