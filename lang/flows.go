package lang

// flows checks how campaigns call each other, and finds out what each may do
// through its calls. Its passes share the call graph.
type flows struct {
	ws     *Workspace
	lib    *Library
	report func(Diagnostic)
	graph  *callGraph
	groups *groups
	survey *surveyor
	spell  speller

	contexts *contexts
}

// checkFlows runs when every name and expression of the workspace is checked.
// It reports calls that cannot be, and fills Campaign.Effects. Its time and
// memory are linear in the size of the source. The graph holds the campaigns of
// templates too, so that a template is right before it is used.
func checkFlows(ws *Workspace, lib *Library, graph *callGraph, report func(Diagnostic)) *flows {
	f := &flows{
		ws: ws, lib: lib, report: report,
		graph: graph, groups: graph.groups(), survey: newSurveyor(ws, graph.campaigns), spell: speller{budget: spellBudget},
	}
	f.checkTargets()
	f.checkForbidden()
	f.checkRecursion()
	f.checkDepth()
	f.checkTokens()
	f.inferEffects()
	return f
}

// entry is the library's word on a statement: what it does and how far it
// reaches. A step whose operands are wrong still is that step. Nil where the
// phrase is unknown, which is an error already.
func (f *flows) entry(s Stmt) *Entry {
	switch s := s.(type) {
	case *Step:
		if m := f.ws.Info.Phrases[s.Phrase]; m != nil {
			return m.Entry
		}
		return f.lib.Find(StepEntry, leadingWords(s.Phrase.Elems))
	case *Set:
		return f.lib.Statement("set")
	case *If:
		return f.lib.Statement("if")
	case *Execute:
		return f.lib.Statement("execute")
	case *Request:
		return f.lib.Statement("request")
	case *Wait:
		return f.lib.Statement("wait")
	case *Retry:
		return f.lib.Statement("retry")
	case *Fail:
		return f.lib.Statement("fail")
	case *Stop:
		return f.lib.Statement("stop")
	}
	return nil
}
