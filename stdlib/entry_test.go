package stdlib

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"campaignc/interp"
	"campaignc/lang"
)

// allEntries are the phrases and statements of the library.
func allEntries(lib *interp.Library) []*lang.Entry {
	var all []*lang.Entry
	for i := range lib.Statements {
		all = append(all, &lib.Statements[i])
	}
	for i := range lib.Steps {
		all = append(all, &lib.Steps[i].Entry)
	}
	for i := range lib.Triggers {
		all = append(all, &lib.Triggers[i])
	}
	for i := range lib.Filters {
		all = append(all, &lib.Filters[i].Entry)
	}
	return all
}

var operandName = regexp.MustCompile(`<([a-z_]+)`)

// operands are the names of the operands in a form.
func operands(form string) []string {
	var names []string
	for _, m := range operandName.FindAllStringSubmatch(form, -1) {
		names = append(names, m[1])
	}
	return names
}

func TestEntriesAreDocumented(t *testing.T) {
	for _, e := range allEntries(Library()) {
		if e.Doc == "" || !strings.HasSuffix(e.Doc, ".") {
			t.Errorf("%s: Doc %q is not a sentence", e.Form, e.Doc)
		}
		if e.Example == "" {
			t.Errorf("%s: no Example", e.Form)
		}
		if e.Kind != lang.StatementEntry && !strings.HasPrefix(e.Example, head(e.Form)) {
			t.Errorf("%s: Example %q shows something else", e.Form, e.Example)
		}
	}
}

// head are the literal words that a form begins with.
func head(form string) string {
	end := strings.IndexAny(form, "<[")
	if end < 0 {
		end = len(form)
	}
	return strings.TrimSpace(form[:end])
}

// A condition whose second word is an operator is a comparison, so a filter
// must not look like one.
func TestNoOperatorAsSecondWord(t *testing.T) {
	operators := strings.Fields("is not in contains starts ends matches between before after on and or otherwise where")
	for _, f := range Library().Filters {
		words := strings.Fields(head(f.Form))
		if len(words) < 2 {
			t.Errorf("%s: a single word reads as a field", f.Form)
			continue
		}
		for _, w := range words[:2] {
			if slices.Contains(operators, w) {
				t.Errorf("%s: %q is an operator", f.Form, w)
			}
		}
	}
}

// No word of a form may end the run that a phrase is read as.
func TestNoWordEndsTheRun(t *testing.T) {
	ends := strings.Fields("and or otherwise where fails sets returns on")
	for _, e := range allEntries(Library()) {
		for _, w := range strings.FieldsFunc(e.Form, func(r rune) bool { return strings.ContainsRune(" []", r) }) {
			if slices.Contains(ends, w) {
				t.Errorf("%s: %q ends a phrase", e.Form, w)
			}
		}
	}
}

func TestEntriesNameTheirOperands(t *testing.T) {
	for _, e := range allEntries(Library()) {
		if e.Kind == lang.StatementEntry {
			continue
		}
		names := operands(e.Form)
		if e.Primary != "" && !slices.Contains(names, e.Primary) && !isAboutThisCampaign(e) {
			t.Errorf("%s: the primary operand %q is not in the form", e.Form, e.Primary)
		}
		for _, r := range append(slices.Clone(e.Reads), e.Writes...) {
			if m := operandName.FindStringSubmatch(r); m != nil && !slices.Contains(names, m[1]) {
				t.Errorf("%s: the resource %s is not an operand", e.Form, r)
			}
		}
	}
}

// isAboutThisCampaign is the one trigger whose primary attribute is always the
// campaign that has it.
func isAboutThisCampaign(e *lang.Entry) bool { return e.Form == "campaign is requested" }

func TestAttributesAreDistinct(t *testing.T) {
	name := regexp.MustCompile(`^[a-z][a-z_]*$`)
	for _, e := range allEntries(Library()) {
		seen := map[string]bool{}
		for _, a := range e.Attributes {
			if seen[a.Name] || seen[a.Label] {
				t.Errorf("%s: the attribute %s (%q) is there twice", e.Form, a.Name, a.Label)
			}
			seen[a.Name], seen[a.Label] = true, true
			if !name.MatchString(a.Name) || a.Label == "" || a.Type.Kind == lang.NoKind {
				t.Errorf("%s: the attribute %+v is incomplete", e.Form, a)
			}
		}
	}
}

// What a step logs, the triggers and filters of the activity can ask for.
func TestTriggersKnowWhatStepsLog(t *testing.T) {
	lib := Library()
	logged := map[string][]lang.Attribute{}
	for _, e := range allEntries(lib) {
		if e.Kind == lang.StepEntry || e.Kind == lang.StatementEntry {
			logged[e.Activity] = append(logged[e.Activity], e.Attributes...)
		}
	}
	for _, e := range allEntries(lib) {
		if e.Kind != lang.TriggerEntry && (e.Kind != lang.FilterEntry || e.Activity == "") {
			continue
		}
		for _, a := range logged[e.Activity] {
			same := func(b lang.Attribute) bool {
				return a.Name == b.Name && a.Label == b.Label && a.Type.Kind == b.Type.Kind
			}
			if !slices.ContainsFunc(e.Attributes, same) {
				t.Errorf("%s: the step logs %q, which this does not know", e.Form, a.Label)
			}
		}
	}
}

func TestBodies(t *testing.T) {
	lib := Library()
	for _, s := range lib.Steps {
		if outside := s.Effect == lang.Answered || s.Effect == lang.Remote; outside != (s.Run == nil) {
			t.Errorf("%s: a step has no body exactly when somebody outside answers it", s.Form)
		}
		if s.Run == nil && !s.CanFail {
			t.Errorf("%s: what is answered outside may fail", s.Form)
		}
	}
	for _, f := range lib.Filters {
		if (f.Activity == "") != (f.Holds != nil) {
			t.Errorf("%s: a filter asks either the history for an activity or a body", f.Form)
		}
	}
}

func TestFormsParse(t *testing.T) {
	if _, err := Library().Signatures(); err != nil {
		t.Fatal(err)
	}
}

// The tables are the caller's: what one caller does to them no other sees.
func TestLibraryIsNew(t *testing.T) {
	a, b := Library(), Library()
	if _, err := a.Signatures(); err != nil {
		t.Fatal(err)
	}
	a.Steps[0].Doc = "changed"
	if b.Steps[0].Doc == "changed" {
		t.Error("two libraries share a table")
	}
}
