package data

import (
	"slices"
	"strconv"

	"campaignc/interp"
	"campaignc/lang"
)

// NewLogEncoder makes an encoder for the activity log: one JSON object a line,
// the keys in the order of the language's description. It keeps what it has
// rendered by Site.Index and Path.Index, so it serves one compiled program, and
// one goroutine at a time.
func NewLogEncoder() interp.LogEncoder { return &logEncoder{at: -1 << 63} }

type logEncoder struct {
	lead  []byte // whose head is rendered; a copy
	head  []byte // `{"lead":"42","seq":`
	at    int64
	clock []byte // `,"at":"2026-03-01T09:00:00Z"`
	sites []*siteText
}

// siteText is what is constant in the records of one site.
type siteText struct {
	paths      []pathText // by Path.Index
	attributes []string   // before each value: `,"attributes":{"Old Value":"`, `","New Value":"`
}

// pathText is what is constant in the records of one site on one path.
type pathText struct {
	place string // `,"activity":"…" … ,"step":1`
	done  string // that, the result `succeeded` and the primary attribute if constant
	at    int64
	whole []byte // the clock at that instant, done, and the first attribute's key
}

// AppendActivity appends one line of the log.
func (e *logEncoder) AppendActivity(dst []byte, lead string, a *interp.Activity) []byte {
	if lead != string(e.lead) || e.head == nil {
		e.begin(lead)
	}
	if a.At != e.at || e.clock == nil {
		e.tick(a.At)
	}
	site, path := e.constant(a)
	room := len(e.head) + len(e.clock) + len(path.done) + 128
	for _, v := range a.Values {
		room += len(v) + 32
	}
	dst = slices.Grow(dst, room)
	dst = append(dst, e.head...)
	dst = appendCount(dst, a.Seq)
	if a.Result == interp.Succeeded && a.Site.Primary != "" && len(a.Values) > 0 {
		if path.at != a.At || path.whole == nil {
			path.render(e.clock, site, a.At)
		}
		dst = append(dst, path.whole...)
		return appendValues(dst, site, a)
	}
	dst = append(dst, e.clock...)
	if a.Result == interp.Succeeded {
		dst = append(dst, path.done...)
		if a.Site.Primary == "" {
			dst = appendPrimary(dst, a.Primary)
		}
	} else {
		dst = append(dst, path.place...)
		dst = appendResult(dst, a)
	}
	if len(a.Values) == 0 {
		return append(dst, "}\n"...)
	}
	dst = append(dst, site.attributes[0]...)
	return appendValues(dst, site, a)
}

// render puts together what most records of the site and path share, at an
// instant that most of them share too.
func (p *pathText) render(clock []byte, site *siteText, at int64) {
	p.at = at
	p.whole = append(p.whole[:0], clock...)
	p.whole = append(p.whole, p.done...)
	p.whole = append(p.whole, site.attributes[0]...)
}

// appendValues appends the attributes' values, and the keys but for the first,
// and ends the record.
func appendValues(dst []byte, site *siteText, a *interp.Activity) []byte {
	for i, v := range a.Values {
		if i > 0 {
			dst = append(dst, site.attributes[i]...)
		}
		if isFlag(a.Flags, i) {
			dst = strconv.AppendBool(dst, v == "true")
		} else {
			dst = appendEscaped(dst, v)
		}
	}
	if isFlag(a.Flags, len(a.Values)-1) {
		return append(dst, "}}\n"...)
	}
	return append(dst, "\"}}\n"...)
}

// isFlag reports whether attribute i is a boolean.
func isFlag(flags []bool, i int) bool { return i < len(flags) && flags[i] }

// begin renders what the records of a lead begin with.
func (e *logEncoder) begin(lead string) {
	e.head = append(e.head[:0], `{"lead":`...)
	e.head = appendString(e.head, lead)
	e.head = append(e.head, `,"seq":`...)
	e.lead = append(e.lead[:0], lead...)
}

// tick renders an instant.
func (e *logEncoder) tick(at int64) {
	e.at = at
	e.clock = append(e.clock[:0], `,"at":"`...)
	e.clock = lang.AppendValue(e.clock, lang.Value{Kind: lang.Datetime, Num: at})
	e.clock = append(e.clock, '"')
}

// constant returns what is constant in a record, rendering it the first time.
func (e *logEncoder) constant(a *interp.Activity) (*siteText, *pathText) {
	if i := a.Site.Index; i < len(e.sites) && e.sites[i] != nil {
		site := e.sites[i]
		if j := a.Path.Index; j < len(site.paths) && site.paths[j].place != "" {
			return site, &site.paths[j]
		}
	}
	return e.render(a)
}

func (e *logEncoder) render(a *interp.Activity) (*siteText, *pathText) {
	s := a.Site
	for len(e.sites) <= s.Index {
		e.sites = append(e.sites, nil)
	}
	site := e.sites[s.Index]
	if site == nil {
		site = &siteText{attributes: attributeKeys(s)}
		e.sites[s.Index] = site
	}
	for len(site.paths) <= a.Path.Index {
		site.paths = append(site.paths, pathText{})
	}
	place := appendPlace(nil, s, a.Path)
	done := append(slices.Clone(place), `,"result":"`+interp.Succeeded.String()+`"`...)
	done = appendPrimary(done, s.Primary)
	site.paths[a.Path.Index] = pathText{place: string(place), done: string(done)}
	return site, &site.paths[a.Path.Index]
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

// appendResult appends a result other than success, and what follows it.
func appendResult(dst []byte, a *interp.Activity) []byte {
	dst = append(dst, `,"result":"`...)
	dst = append(dst, a.Result.String()...)
	dst = append(dst, '"')
	if a.Reason != "" {
		dst = append(dst, `,"reason":`...)
		dst = appendString(dst, a.Reason)
	}
	return appendPrimary(dst, a.PrimaryValue())
}

// appendPrimary appends the primary attribute, if there is one.
func appendPrimary(dst []byte, value string) []byte {
	if value == "" {
		return dst
	}
	dst = append(dst, `,"primary":`...)
	return appendString(dst, value)
}

// appendCount appends a number that is mostly small.
func appendCount(dst []byte, n int) []byte {
	if n >= 0 && n < 10 {
		return append(dst, byte('0'+n))
	}
	return strconv.AppendInt(dst, int64(n), 10)
}
