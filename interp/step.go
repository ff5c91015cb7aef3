package interp

import "campaignc/lang"

// stepSite is one library step in a flow.
type stepSite struct {
	site       *Site
	entry      *lang.Entry
	said       *lang.PhraseMatch
	run        func(*Call) Outcome // nil: recorded, not performed
	primary    textFn              // when not constant
	attributes []int               // by label of the site: the operand that gives the value, or none
	operands   []operand
	unlogged   []valueFn // of operands that the record does not show
	program    *lang.Program
	place      uint64
	step       int
	reads      []*lang.Field // that the entry reads and the workspace declares
	answered   bool          // a system outside answers
	webhook    *lang.WebhookAsset
}

// doStep records the step, lets its body or its scripted answer decide the
// outcome, and goes on accordingly.
func doStep(m *machine, o *op) signal {
	s := o.step
	m.log(s.site)
	at := len(m.acts) - 1
	if s.primary != nil {
		m.acts[at].Primary = s.primary(m)
	}
	base := len(m.values)
	for _, i := range s.attributes {
		text := ""
		if i != none {
			text = s.operands[i].asText(m)
		}
		m.values = append(m.values, text)
	}
	for _, value := range s.unlogged {
		value(m) // one that cannot be worked out fails the step before it does anything
	}
	values := m.values[base:len(m.values):len(m.values)]
	m.acts[at].Values = values
	out, leaves := Outcome{}, false
	if m.broken() {
		out = Fail(m.reason)
	} else {
		out, leaves = m.perform(s, values)
	}
	a := &m.acts[at]
	a.Result, a.Reason = out.Result, out.Reason
	m.logged(a)
	m.reason = out.Reason
	switch {
	case leaves:
		return sigLeave
	case out.Result == Failed:
		return sigFailed
	case out.Result == Skipped:
		return sigSkipped
	}
	return sigNext
}

// perform runs the step's body, then takes the scripted answer of a system
// outside, if the step has one.
func (m *machine) perform(s *stepSite, values []string) (out Outcome, leaves bool) {
	if s.run != nil {
		call := m.enter(s.operands, s.program)
		call.site, call.values, call.place = s, values, s.place
		out, leaves = s.run(call), call.leaves
		m.exit()
		if m.broken() {
			out = Fail(m.reason)
		}
	}
	if s.answered && out.Result == Succeeded {
		out = m.answer(s)
	}
	return out, leaves
}

// enter readies a Call; calls nest where a smart list asks for another.
func (m *machine) enter(operands []operand, program *lang.Program) *Call {
	if m.depth == len(m.calls) {
		m.calls = append(m.calls, &Call{m: m})
	}
	c := m.calls[m.depth]
	m.depth++
	*c = Call{m: m, operands: operands, program: program}
	return c
}

func (m *machine) exit() { m.depth-- }

// siteKey tells the log records apart that a step makes besides its own.
type siteKey struct {
	step  *stepSite
	field *lang.Field
}

// change sets a field on behalf of a step: an answer, or a body.
func (m *machine) change(s *stepSite, f *lang.Field, v lang.Value) {
	key := siteKey{s, f}
	site := m.sites[key]
	if site == nil {
		made := changeSite(m.prog.lib, f)
		made.Index = len(m.prog.sites) + len(m.sites)
		made.Campaign, made.Step, made.At = s.site.Campaign, s.step, s.site.At
		site = &made
		m.sites[key] = site
	}
	set := setSite{field: f.Index, kind: f.Type.Kind, site: site}
	switch {
	case f.Type.Kind.IsText():
		m.setText(&set, v.Text)
	default:
		m.setNum(&set, v.Num, !v.IsEmpty())
	}
}

// sample is a number in [0, 1), the same for the same seed, place and lead.
func sample(seed, place uint64, lead string) float64 {
	h := mix(seed ^ place)
	for i := 0; i < len(lead); i++ {
		h = (h ^ uint64(lead[i])) * 1099511628211
	}
	return float64(mix(h)>>11) / (1 << 53)
}

// mix is the finalizer of splitmix64: every bit of the input moves every bit
// of the output.
func mix(x uint64) uint64 {
	x = (x ^ x>>30) * 0xbf58476d1ce4e5b9
	x = (x ^ x>>27) * 0x94d049bb133111eb
	return x ^ x>>31
}
