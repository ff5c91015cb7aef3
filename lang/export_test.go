package lang

// EveryNode is for the tests of package lang_test, which may use the parser.
var EveryNode = everyNode

// Supposed is what the reasoning supposes of a condition: the values that it
// gives each field, by name, and for which of their combinations it holds.
func Supposed(ws *Workspace, cond Expr) (leads []map[string]string, holds []bool) {
	r := newReasoning(&ws.Info, ws.Zone)
	f := r.read(cond, false, 0)
	r.prepare()
	lead := make([]int, len(r.subjects))
	for {
		values, vague := map[string]string{}, false
		for i, s := range r.subjects {
			p := s.values[lead[i]]
			vague = vague || p.vague || s.field == nil
			if s.field != nil {
				values[s.field.Name] = FormatValue(p.value)
			}
		}
		if !vague {
			leads, holds = append(leads, values), append(holds, f.holds(lead))
		}
		i := 0
		for i < len(lead) && lead[i] == len(r.subjects[i].values)-1 {
			lead[i] = 0
			i++
		}
		if i == len(lead) {
			return leads, holds
		}
		lead[i]++
	}
}

// PatternSamples are texts that a pattern matches.
var PatternSamples = patternSamples
