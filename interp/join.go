package interp

import "slices"

// outputLimit bounds what one text may grow to: lead data may size nothing.
const outputLimit = 1 << 20

// textPart is a part of a text that is put together, and what stands in its
// place when it is empty; a literal part is nothing else.
type textPart struct {
	text      textExpr
	otherwise string
	literal   bool
}

// joinTexts puts parts together. All are worked out first, so the text is
// written once into memory of the right size, behind what they made themselves.
func joinTexts(parts []textPart) textFn {
	return func(m *machine) string {
		base := len(m.parts)
		for i := range parts {
			p := &parts[i]
			s := p.otherwise
			if !p.literal {
				if text := p.text.of(m); text != "" {
					s = text
				}
			}
			m.parts = append(m.parts, s)
		}
		s := m.join(m.parts[base:])
		m.parts = m.parts[:base]
		return s
	}
}

// join puts texts together in the arena. A text alone among empty ones is
// returned as it is.
func (m *machine) join(parts []string) string {
	size, only, filled := 0, "", 0
	for _, s := range parts {
		if s != "" {
			size, only = size+len(s), s
			filled++
		}
	}
	switch {
	case filled <= 1:
		return only
	case size > outputLimit:
		m.breakOff("the text is longer than 1 MiB")
		return ""
	}
	start := len(m.arena)
	b := slices.Grow(m.arena, size)
	for _, s := range parts {
		b = append(b, s...)
	}
	m.arena = b
	return b.Text(start)
}
