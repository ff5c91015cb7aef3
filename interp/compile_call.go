package interp

import "campaignc/lang"

// callSite is one `execute` or `request`: the callee and the tokens it is lent.
type callSite struct {
	callee *campaign
	parent bool
	over   []overrideSite
}

type overrideSite struct {
	token int
	value valueFn
}

func (f *flowCompiler) callSite(at lang.Node, with []*lang.ContextPart) *callSite {
	callee := f.info.Calling[at]
	if callee == nil {
		f.fail(at, "a call of an unknown campaign")
		return &callSite{callee: f.camp}
	}
	s := &callSite{callee: f.prog.campaign(callee)}
	for _, p := range with {
		if p.Parent {
			s.parent = true
			continue
		}
		kind := f.info.Types[p.Value].Kind
		if t := callee.Tokens[p.Token.Name]; t != nil {
			kind = t.Type.Kind
		}
		s.over = append(s.over, overrideSite{token: f.token(p.Token.Name), value: f.valueAs(p.Value, kind)})
	}
	return s
}

// The records of calls leave Site.Changes unset, whatever the effect of the
// statement: what the callee changes has records of its own.

// Attributes of Execute Campaign, as Marketo's schema names them.
const (
	attrParentContext = "Used Parent Campaign Token Context"
	attrQualified     = "Qualified"
)

func (f *flowCompiler) execute(s *lang.Execute) {
	e := f.stmts["execute"]
	call := f.callSite(s, s.With)
	site := f.site(Site{
		Activity: e.Activity, Type: e.ActivityID, Step: f.step, Primary: call.callee.Name, object: call.callee.Campaign,
		Labels: []string{attrParentContext, attrQualified}, Flags: []bool{true, true},
	})
	pc := f.simple(op{do: doExecute, site: site, call: call})
	f.handled(pc, s.Handlers)
}

func (f *flowCompiler) request(s *lang.Request) {
	e := f.stmts["request"]
	call := f.callSite(s, s.With)
	site := f.site(Site{Activity: e.Activity, Type: e.ActivityID, Step: f.step, Primary: call.callee.Name, object: call.callee.Campaign})
	f.simple(op{do: doRequest, site: site, call: call})
}
