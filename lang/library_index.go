package lang

import (
	"fmt"
	"slices"
	"strings"
)

// Library is the checker's side of the library: the forms of all steps,
// triggers, filters, core statements and functions, found by the words they
// begin with. It is read-only and safe for concurrent use.
type Library struct {
	entries    []*Entry
	functions  []*Function
	heads      map[EntryKind]map[string][]*Entry // by first word, longest head first
	statements map[string]*Entry
	named      map[string]*Function
}

// NewLibrary reads the forms of entries and functions and makes them findable.
// It fails on a form that is malformed, and on two forms that read alike. The
// entries and functions belong to the library from then on.
func NewLibrary(entries []*Entry, functions []*Function) (*Library, error) {
	l := &Library{
		entries: entries, functions: functions,
		heads:      map[EntryKind]map[string][]*Entry{StepEntry: {}, TriggerEntry: {}, FilterEntry: {}},
		statements: map[string]*Entry{}, named: map[string]*Function{},
	}
	for _, e := range entries {
		if err := parseForm(e); err != nil {
			return nil, err
		}
		if err := l.addEntry(e); err != nil {
			return nil, err
		}
	}
	for _, f := range functions {
		if err := parseSignature(f); err != nil {
			return nil, err
		}
		if l.named[f.name] != nil {
			return nil, fmt.Errorf("two functions are named %s", f.name)
		}
		l.named[f.name] = f
	}
	return l, l.ambiguous()
}

func (l *Library) addEntry(e *Entry) error {
	if e.Kind == StatementEntry {
		if l.statements[e.Form] != nil {
			return fmt.Errorf("two statements read %q", e.Form)
		}
		l.statements[e.Form] = e
		return nil
	}
	byWord := l.heads[e.Kind]
	if byWord == nil {
		return fmt.Errorf("form %q has an unknown kind", e.Form)
	}
	first := e.head[0]
	at, taken := slices.BinarySearchFunc(byWord[first], e, func(a, b *Entry) int {
		if n := len(b.head) - len(a.head); n != 0 {
			return n
		}
		return slices.Compare(a.head, b.head)
	})
	if taken {
		return fmt.Errorf("forms %q and %q begin alike", byWord[first][at].Form, e.Form)
	}
	byWord[first] = slices.Insert(byWord[first], at, e)
	return nil
}

// ambiguous finds a form whose first operand could be a word that a longer
// head has in the same place: a field of that name could never be written.
func (l *Library) ambiguous() error {
	for _, short := range l.entries {
		if short.Kind == StatementEntry || len(short.slots) == 0 || short.slots[0].Label != nil {
			continue
		}
		slot := short.slots[0]
		for _, long := range l.heads[short.Kind][short.head[0]] {
			n := len(short.head)
			if len(long.head) <= n || !slices.Equal(long.head[:n], short.head) {
				continue
			}
			if slot.Kind == SlotField || slot.Kind == SlotMemberField || slices.Contains(slot.Words, long.head[n]) {
				return fmt.Errorf("forms %q and %q can both read %q", short.Form, long.Form, strings.Join(long.head, " "))
			}
		}
	}
	return nil
}

// Entries lists all entries in the order in which they were given.
func (l *Library) Entries() []*Entry { return l.entries }

// Functions lists all functions in the order in which they were given.
func (l *Library) Functions() []*Function { return l.functions }

// Find returns the step, trigger or filter whose head is the longest that the
// words begin with, or nil.
func (l *Library) Find(kind EntryKind, words []string) *Entry {
	if len(words) == 0 {
		return nil
	}
	for _, e := range l.heads[kind][words[0]] {
		if len(e.head) <= len(words) && slices.Equal(e.head, words[:len(e.head)]) {
			return e
		}
	}
	return nil
}

// Statement returns the entry of a core statement: set, execute, request, wait,
// retry, fail, stop; `set score` is what set logs for a score. Nil when the
// library has none of that form.
func (l *Library) Statement(form string) *Entry { return l.statements[form] }

// Function returns the function of that name, or nil.
func (l *Library) Function(name string) *Function { return l.named[name] }
