package data

import (
	"strconv"

	"campaignc/interp"
)

// recordText is what is constant in the records of one site on one path. What
// most records need comes first, in one or two lines of the processor's cache.
type recordText struct {
	tails   [3]tailText // by Result
	keys    []string    // before each value: `,"attributes":{"Old Value":"`, `","New Value":"`
	keySize int         // bytes of the keys, and of the end
	flags   bool        // all attributes are booleans, if there are any
	mixed   bool        // some are
	place   string      // `,"activity":"…" … ,"step":1`
	memory  [3]tailMemory
}

// tailText is what the last record of one result had after its number, up to
// its first text; most records of a site, path and result share it.
type tailText struct {
	text    string
	at      int64
	set     uint64 // which of the booleans are true
	values  int32  // how many values it has
	whole   bool   // the text is all of the record
	reason  string
	primary string
}

// tailMemory holds the texts of a tailText, to be used again.
type tailMemory struct{ text, reason, primary []byte }

func newRecordText(s *interp.Site, path *interp.Path) *recordText {
	t := &recordText{place: string(appendPlace(nil, s, path)), keys: attributeKeys(s), keySize: len(textEnd)}
	flags := 0
	for i, key := range t.keys {
		t.keySize += len(key)
		if isFlag(s.Flags, i) {
			flags++
		}
	}
	t.flags = flags == len(t.keys) && flags <= 64
	t.mixed = flags > 0 && !t.flags
	return t
}

// isFlag reports whether attribute i is a boolean.
func isFlag(flags []bool, i int) bool { return i < len(flags) && flags[i] }

// tail returns the text after the number, rendering it if it is another than
// that of the record before.
func (t *recordText) tail(a *interp.Activity, clock []byte) *tailText {
	x := &t.tails[a.Result]
	set := uint64(0)
	if t.flags {
		set = trueFlags(a.Values)
	}
	if x.at != a.At || x.set != set || int(x.values) != len(a.Values) || x.text == "" ||
		!same(x.reason, a.Reason) || !same(x.primary, a.Primary) {
		t.renderTail(x, a, clock)
		x.set = set
	}
	return x
}

// same compares texts of which most are empty, without a call for those.
func same(a, b string) bool { return len(a) == len(b) && (len(a) == 0 || a == b) }

// trueFlags has a bit set for each value that is true.
func trueFlags(values []string) (set uint64) {
	for i, v := range values {
		if len(v) == len("true") { // the other value is "false"
			set |= 1 << i
		}
	}
	return set
}

func (t *recordText) renderTail(x *tailText, a *interp.Activity, clock []byte) {
	m := &t.memory[a.Result]
	m.text = t.appendTail(m.text[:0], a, clock)
	x.whole = t.flags || len(a.Values) == 0
	if x.whole {
		m.text = t.appendValues(m.text, a)
	}
	m.reason, m.primary = append(m.reason[:0], a.Reason...), append(m.primary[:0], a.Primary...)
	x.text, x.reason, x.primary = view(m.text), view(m.reason), view(m.primary)
	x.at, x.values = a.At, int32(len(a.Values))
}

// appendTail appends all that follows the number, up to the first value.
func (t *recordText) appendTail(dst []byte, a *interp.Activity, clock []byte) []byte {
	dst = append(dst, clock...)
	dst = append(dst, t.place...)
	dst = append(dst, `,"result":"`...)
	dst = append(dst, a.Result.String()...)
	dst = append(dst, '"')
	if a.Reason != "" && a.Result != interp.Succeeded {
		dst = append(dst, `,"reason":`...)
		dst = appendString(dst, a.Reason)
	}
	if primary := a.PrimaryValue(); primary != "" {
		dst = append(dst, `,"primary":`...)
		dst = appendString(dst, primary)
	}
	if len(a.Values) > 0 {
		dst = append(dst, t.keys[0]...)
	}
	return dst
}

// appendValues appends the attributes' values, and the keys but for the first,
// and ends the record.
func (t *recordText) appendValues(dst []byte, a *interp.Activity) []byte {
	for i, v := range a.Values {
		if i > 0 {
			dst = append(dst, t.keys[i]...)
		}
		if isFlag(a.Flags, i) {
			dst = strconv.AppendBool(dst, v == "true")
		} else {
			dst = appendEscaped(dst, v)
		}
	}
	switch {
	case len(a.Values) == 0:
		return append(dst, "}\n"...)
	case isFlag(a.Flags, len(a.Values)-1):
		return append(dst, "}}\n"...)
	}
	return append(dst, textEnd...)
}

// attributeKeys is what stands before each attribute's value, with the quotes
// of the value before it and its own.
func attributeKeys(s *interp.Site) []string {
	keys := make([]string, len(s.Labels))
	for i, label := range s.Labels {
		var key []byte
		if i > 0 && !isFlag(s.Flags, i-1) {
			key = append(key, '"')
		}
		key = append(key, ',')
		if i == 0 {
			key = append(key, `"attributes":{`...)
		}
		key = append(appendString(key, label), ':')
		if !isFlag(s.Flags, i) {
			key = append(key, '"')
		}
		keys[i] = string(key)
	}
	return keys
}

// appendPlace appends the activity and the statement that logs it.
func appendPlace(dst []byte, s *interp.Site, path *interp.Path) []byte {
	dst = append(dst, `,"activity":`...)
	dst = appendString(dst, s.Activity)
	if s.Type != 0 {
		dst = append(dst, `,"type":`...)
		dst = strconv.AppendInt(dst, int64(s.Type), 10)
	}
	if s.Campaign == "" { // it came from outside
		return dst
	}
	dst = append(dst, `,"campaign":`...)
	dst = appendString(dst, s.Campaign)
	dst = append(dst, `,"path":[`...)
	for i, c := range path.Campaigns {
		if i > 0 {
			dst = append(dst, ',')
		}
		dst = appendString(dst, c)
	}
	dst = append(dst, `],"step":`...)
	return strconv.AppendInt(dst, int64(s.Step), 10)
}
