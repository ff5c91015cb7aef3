package lang

import "strings"

// returned checks what a webhook answers in a test or a run against the fields
// that the webhook maps.
func (c *checker) returned(r *Record, m *PhraseMatch) {
	var hook *WebhookAsset
	for _, o := range m.Operands {
		if h, ok := o.Object.(*WebhookAsset); ok {
			hook = h
		}
	}
	if hook == nil {
		for _, rf := range r.Fields {
			c.value(rf.Value, &scope{place: inConstant})
		}
		return
	}
	unread := map[string]bool{}
	for _, mapped := range hook.Maps {
		unread[mapped.Key] = true
	}
	var unmapped []*RecordField
	for _, rf := range r.Fields {
		if !unread[rf.Name.Name] {
			unmapped = append(unmapped, rf)
		}
		delete(unread, rf.Name.Name)
		c.answer(rf, hook)
	}
	for _, rf := range unmapped {
		c.unreadAnswer(rf, hook, unread)
	}
}

// answer checks one key of an answer and its value.
func (c *checker) answer(rf *RecordField, hook *WebhookAsset) {
	f := c.value(rf.Value, &scope{place: inConstant})
	for _, mapped := range hook.Maps {
		if mapped.Key == rf.Name.Name {
			c.fits(rf.Value, f, mapped.Field.Type, "`"+mapped.Field.Qualified()+"`")
			c.answered[mapped.Field] = true
		}
	}
}

// unreadAnswer warns of a key that the webhook does not map, if it is near one
// that it maps and that is not answered. A service answers more than is asked of
// it, so a key that is near none may stand.
func (c *checker) unreadAnswer(rf *RecordField, hook *WebhookAsset, unread map[string]bool) {
	near := c.speller.nearest(rf.Name.Name, func(yield func(string) bool) {
		for _, m := range hook.Maps {
			if unread[m.Key] && strings.IndexFunc(m.Key, func(r rune) bool { return !isNameRune(r) }) < 0 && !yield(m.Key) {
				return
			}
		}
	})
	if near == "" {
		return
	}
	d := c.caution(WarnUnreadAnswer, rf.Name.Span, "webhook %q maps no `%s` of its answer, so this changes nothing", hook.Name, rf.Name.Name)
	d.guess(rf.Name.Span, near)
}
