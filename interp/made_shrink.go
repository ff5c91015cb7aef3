package interp

import (
	"slices"
	"strings"

	"campaignc/lang"
)

// shrinkRuns bounds how often a lead is run to find a smaller one.
const shrinkRuns = 2000

// shrinking makes a lead smaller as long as what is wanted of it stays.
type shrinking struct {
	*Maker
	now  *Made
	keep func(*ran) bool
	left int
}

// shrink finds a lead for which the same holds and of which nothing can be left
// out: lines, fields, then parts of values.
func (k *Maker) shrink(m *Made, keep func(*ran) bool) *Made {
	s := &shrinking{Maker: k, now: m.clone(), keep: keep, left: shrinkRuns}
	for again := true; again && s.left > 0; {
		again = s.fewerLines() || s.fewerFields() || s.plainerLines()
		again = s.simplerValues() || s.otherValues() || again
	}
	return s.now
}

// try takes a smaller lead if it will do.
func (s *shrinking) try(m *Made) bool {
	if s.left--; s.left < 0 || !s.keep(s.run(m)) {
		return false
	}
	s.now = m
	return true
}

func (s *shrinking) fewerLines() (smaller bool) {
	starts := s.ofKind(lang.LineStart)
	for i := len(s.now.lines) - 1; i >= 0; i-- {
		m := s.now.clone()
		if line := m.lines[i]; s.lines[line].kind != lang.LineStart {
			m.lines = slices.Delete(m.lines, i, i+1)
		} else if line != starts[0] {
			m.lines[i] = starts[0]
		} else {
			continue
		}
		smaller = s.try(m) || smaller
	}
	if s.now.end {
		m := s.now.clone()
		m.end = false
		smaller = s.try(m) || smaller
	}
	if s.now.row > 0 {
		m := s.now.clone()
		m.row = 0
		smaller = s.try(m) || smaller
	}
	return smaller
}

// plainerLines takes shorter lines that say nearly the same.
func (s *shrinking) plainerLines() (smaller bool) {
	for i := range s.now.lines {
		for line := range s.lines {
			was := &s.lines[s.now.lines[i]]
			if l := &s.lines[line]; l.kind == was.kind && len(l.text) < len(was.text) && begins(l.text) == begins(was.text) && !slices.Contains(s.now.lines, line) {
				m := s.now.clone()
				m.lines[i] = line
				slices.Sort(m.lines)
				if s.try(m) {
					smaller = true
					break
				}
			}
		}
	}
	return smaller
}

// begins is what a line is about: its first four words.
func begins(line string) string {
	words := strings.Fields(line)
	return strings.Join(words[:min(len(words), 4)], " ")
}

// otherValues leaves out a field that is not needed when another has another
// value.
func (s *shrinking) otherValues() bool {
	for i := range s.now.Values {
		for j, v := range s.now.Values {
			if j == i {
				continue
			}
			for _, f := range s.fields {
				if f.Field != v.Field {
					continue
				}
				for _, other := range f.values {
					m := s.now.clone()
					m.set(v.Field, other)
					m.unset(s.now.Values[i].Field)
					if s.try(m) {
						return true
					}
				}
			}
		}
	}
	return false
}

func (s *shrinking) fewerFields() (smaller bool) {
	for i := len(s.now.Values) - 1; i >= 0; i-- {
		m := s.now.clone()
		m.Values = slices.Delete(m.Values, i, i+1)
		smaller = s.try(m) || smaller
	}
	return smaller
}

func (s *shrinking) simplerValues() (smaller bool) {
	for i := range s.now.Values {
		smaller = s.simpler(i) || smaller
	}
	return smaller
}

// with tries another value for the field at i.
func (s *shrinking) with(i int, v lang.Value) bool {
	m := s.now.clone()
	m.Values[i].Value = v
	return s.try(m)
}

// simpler tries the field's plainer values, then shorter texts and numbers
// nearer to zero.
func (s *shrinking) simpler(i int) bool {
	v := s.now.Values[i]
	if v.Value.IsEmpty() {
		return false
	}
	for _, f := range s.fields {
		if f.Field != v.Field {
			continue
		}
		for _, plain := range f.values {
			if plain.Text == v.Value.Text && plain.Num == v.Value.Num {
				break
			}
			if !plain.IsEmpty() && plainer(plain, v.Value) && s.with(i, plain) {
				return true
			}
		}
	}
	switch kind := v.Field.Type.Kind; {
	case kind == lang.String || kind == lang.LongText:
		return s.shorter(i)
	case kind.IsNumber() && kind != lang.Float:
		return s.nearer(i, 0)
	case kind == lang.Date || kind == lang.Datetime:
		return s.nearer(i, s.today(kind))
	}
	return false
}

// cents is the least amount that people pay.
const cents = lang.CurrencyScale / 100

// plainer keeps the search for a plainer value from going round.
func plainer(plain, v lang.Value) bool {
	if v.Kind == lang.String || v.Kind == lang.LongText {
		return len(plain.Text) <= len(v.Text)
	}
	if v.Kind == lang.Currency && plain.Num%cents == 0 && v.Num%cents != 0 {
		return true
	}
	return !v.Kind.IsNumber() || max(plain.Num, -plain.Num) <= max(v.Num, -v.Num)
}

// today is the start of a test as a moment of the kind.
func (s *shrinking) today(kind lang.Kind) int64 {
	now := lang.TestStart(s.prog.Workspace.Zone)
	if kind == lang.Date {
		return s.prog.zone.Day(now)
	}
	return now
}

// shorter leaves out halves of a text, then single characters.
func (s *shrinking) shorter(i int) (smaller bool) {
	kind := s.now.Values[i].Field.Type.Kind
	for size := len([]rune(s.now.Values[i].Value.Text)) / 2; size > 0; size /= 2 {
		for at := 0; ; {
			text := []rune(s.now.Values[i].Value.Text)
			if at+size > len(text) || size == len(text) {
				break
			}
			whole, rest := string(text), string(text[:at])+string(text[at+size:])
			spaced := strings.TrimSpace(rest) != rest && strings.TrimSpace(whole) == whole
			if strings.TrimSpace(rest) != "" && !spaced && s.with(i, lang.Value{Kind: kind, Text: rest}) {
				smaller = true
				continue
			}
			at += size
		}
	}
	return smaller
}

// nearer halves the way to a value, as long as that will do: what is left is the
// boundary, or next to it.
func (s *shrinking) nearer(i int, to int64) (smaller bool) {
	unit := int64(1)
	switch s.now.Values[i].Field.Type.Kind {
	case lang.Currency:
		unit = cents
	case lang.Datetime:
		unit = lang.Minute
	}
	far := to // will not do, or has not been tried
	for {
		v := s.now.Values[i].Value
		steps := (v.Num - far) / unit
		if steps < 2 && steps > -2 {
			return smaller
		}
		mid := lang.Value{Kind: v.Kind, Num: far + steps/2*unit}
		if s.with(i, mid) {
			smaller = true
			continue
		}
		if s.left <= 0 {
			return smaller
		}
		far = mid.Num
	}
}
