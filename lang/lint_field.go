package lang

// neverSet reports fields that campaigns read and that nothing ever changes,
// where only the workspace would: a score or a picklist that begins with a
// default, as a lifecycle does. Anything else may come with the leads, as may what
// a test gives a lead and what has an input column of its own.
func (l *lints) neverSet() {
	for _, f := range l.ws.Fields {
		if f.Type.Kind != Score && f.Type.Kind != Enum || f.Default.IsEmpty() {
			continue
		}
		use, read := l.reads[fieldResource(f)]
		if read && f.Header == "" && !l.writes[fieldResource(f)] && !l.written[f] && !l.answered[f] && !l.stated[f] {
			l.fieldNeverSet(f, use)
		}
	}
}
