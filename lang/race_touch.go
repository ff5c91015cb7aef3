package lang

import (
	"slices"
	"strings"
)

// touch is one statement that reads or writes one thing.
type touch struct {
	thing  string // the resource
	kind   touchKind
	value  string // kind sets: the constant that is written, exactly; "" when it is none
	by     *Campaign
	at     Span
	facts  *fact // what is known where it stands
	tokens bool  // what is written depends on My Tokens
	event  bool  // what is written depends on what started the flow
	own    bool  // what is written is another value after each time: it is added to what was there

	asks *Campaign // a batch campaign whose smart list reads it when the batch begins
}

// reached is a touch, and what is known where the executables are executed that
// lead to it. Callers share the touches of an executable: a copy for each would be
// most of what the search allocates.
type reached struct {
	*touch
	around *around
}

// around is what is known where an executable is executed that holds a touch, or
// another executable with it.
type around struct {
	facts *fact
	inner *around
}

// touchKind says what is done to a thing. Additions do not mind each other's order.
type touchKind uint8

const (
	reads touchKind = iota
	sets
	adds
)

// conflicts reports whether the order of the two decides what comes out.
// Facts about what either flow writes prove nothing, since they may be outdated.
func (r *races) conflicts(a, b *touch) bool {
	switch {
	case a.kind == reads && b.kind == reads, a.kind == adds && b.kind == adds:
		return false
	case a.kind == sets && b.kind == sets && a.value != "" && a.value == b.value:
		return false
	case a.kind == reads && b.value != "" && a.facts.is(a.thing, strings.ToLower(b.value)),
		b.kind == reads && a.value != "" && b.facts.is(b.thing, strings.ToLower(a.value)):
		return false // it reads what the other writes again
	}
	// An executable that both flows run does not disturb itself: it does the
	// same for both, unless the callers' tokens say otherwise.
	return a.by != b.by || !a.by.Executable || a.tokens || b.tokens
}

// touches lists what a statement by itself does, without its blocks and
// without what it calls, in source order. What a statement writes it may read
// as well; that is one touch. A retry does what its condition does, and so does a
// further branch of an `if` (an *ElseIf).
func (r *races) touches(c *Campaign, s Node, facts *fact) []touch {
	at := stepSpan(s)
	part := r.survey.part(s)
	all := r.withAssets(part, at)
	if len(all.reads)+len(all.writes) == 0 {
		return nil
	}
	out := make([]touch, 0, len(all.reads)+len(all.writes))
	for _, w := range all.writes {
		t := touch{thing: w.resource, kind: sets, by: c, at: at, facts: facts, tokens: len(all.tokens) > 0, event: len(part.triggers) > 0}
		t.kind, t.value = r.writing(s)
		t.own = r.addsTo(s)
		out = append(out, t)
	}
	for _, a := range all.reads {
		if !slices.ContainsFunc(out, func(t touch) bool { return t.thing == a.resource }) {
			out = append(out, touch{thing: a.resource, kind: reads, by: c, at: a.node.Range(), facts: facts})
		}
	}
	return out
}

// withAssets adds what the assets read and write that the survey's phrases
// use: the texts of a mail, the conditions of a smart list. The place is that
// of the statement, which is where a flow meets them.
func (r *races) withAssets(own stretch, at Span) stretch {
	if len(own.assets) == 0 {
		return own
	}
	all := stretch{reads: slices.Clone(own.reads), writes: slices.Clone(own.writes), tokens: own.tokens}
	queue, seen := slices.Clone(own.assets), map[Object]bool{}
	for i := 0; i < len(queue); i++ {
		use := queue[i]
		if seen[use.asset] {
			continue
		}
		seen[use.asset] = true
		s := r.survey.asset(use.asset)
		if !r.spend(len(s.reads) + len(s.writes) + len(s.assets)) {
			break
		}
		for _, a := range s.reads {
			all.reads = append(all.reads, access{a.resource, at})
		}
		for _, a := range s.writes {
			all.writes = append(all.writes, access{a.resource, at})
		}
		queue = append(queue, s.assets...)
	}
	return all
}

// writing is how a statement writes, and which constant.
func (r *races) writing(s Node) (touchKind, string) {
	switch s := s.(type) {
	case *Set:
		f, ok := r.ws.Info.Names[&s.Target].(*Field)
		if ok && s.Op != "=" && f.Type.Kind.IsNumber() {
			return adds, ""
		}
		if s.Op == "=" {
			return sets, exactConstant(s.Value)
		}
	case *Step:
		if m := r.ws.Info.Phrases[s.Phrase]; m != nil {
			if text, ok := constantPhrase(m); ok && m.Entry.Effect == Local {
				return sets, text
			}
		}
	}
	return sets, ""
}

// addsTo reports whether an assignment adds to what was there. What a function
// makes of a field is taken to be right for good: `set country = trim(country)`.
func (r *races) addsTo(s Node) bool {
	set, ok := s.(*Set)
	if !ok || set.Op != "=" {
		return ok
	}
	field, adds, itself := r.ws.Info.Names[&set.Target], false, false
	Walk(set.Value, func(n Node) bool {
		switch n := n.(type) {
		case *Arith:
			adds = true
		case *TextToken:
			adds, itself = true, itself || r.ws.Info.Tokens[n] == field
		case *Name:
			itself = itself || r.ws.Info.Names[n] == field
		}
		return true
	})
	return adds && itself
}

// exactConstant is a literal as it is compared by a write; "" when it is none.
func exactConstant(e Expr) string {
	value, ok := constantOf(e)
	if t, isText := unparen(e).(*Text); isText {
		value, ok = t.Const()
	}
	if ok && value == "" {
		return "\x00" // `empty` is a constant too
	}
	return value
}
