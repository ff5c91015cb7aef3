package data

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strconv"

	"campaignc/interp"
	"campaignc/lang"
)

// CSVLogHeader is the first line of an activity log in the form of Marketo's
// bulk activity extract.
const CSVLogHeader = "marketoGUID,leadId,activityDate,activityTypeId,campaignId,primaryAttributeValueId,primaryAttributeValue,attributes,actionResult\n"

// missing is how Marketo's extracts write what is not there.
const missing = "null"

// guidBytes is how much of a hash a GUID shows, as hexadecimal digits.
const guidBytes = 16

// NewCSVLogEncoder makes an encoder for the activity log as Marketo's bulk
// activity extract: the columns of CSVLogHeader, which the caller writes.
// marketoGUID is the first 32 hexadecimal digits of the SHA-256 of `lead/seq`.
// Ids that only an instance of Marketo has are null, and so are the type of an
// activity without a public id and a primary attribute without a value.
// Attributes are a JSON object in one quoted cell; those without a value are
// left out. Campaign, path, step and reason have no column.
//
// Like that of NewLogEncoder it serves one compiled program, and one goroutine
// at a time.
func NewCSVLogEncoder() interp.LogEncoder { return &csvLogEncoder{at: -1 << 63} }

type csvLogEncoder struct {
	lead  []byte // whose cell is rendered; a copy
	cell  []byte // `,42,`
	named []byte // `42/`, to which seq is added for the GUID
	at    int64
	clock []byte // `2026-03-01T09:00:00Z`
	sites []*csvSiteText
	value []byte // of an attribute, while its quotes are doubled
}

// csvSiteText is what is constant in the records of one site.
type csvSiteText struct {
	place string   // `,13,null,null,country,"{`; without a constant primary attribute `,13,null,null,`
	keys  []string // by attribute: `""Old Value"":""`, without the last two quotes for a boolean
}

// AppendLog appends the rows of a lead's activities.
func (e *csvLogEncoder) AppendLog(dst []byte, lead string, acts []interp.Activity) []byte {
	if lead != string(e.lead) || e.cell == nil {
		e.begin(lead)
	}
	for i := range acts {
		dst = e.appendRow(dst, &acts[i])
	}
	return dst
}

// appendRow appends one row.
func (e *csvLogEncoder) appendRow(dst []byte, a *interp.Activity) []byte {
	if a.At != e.at || e.clock == nil {
		e.at = a.At
		e.clock = lang.AppendValue(e.clock[:0], lang.Value{Kind: lang.Datetime, Num: a.At})
	}
	site := e.constant(a.Site)
	dst = e.appendGUID(dst, a.Seq)
	dst = append(dst, e.cell...)
	dst = append(dst, e.clock...)
	dst = append(dst, site.place...)
	if a.Site.Primary == "" {
		dst = appendPresent(dst, a.Primary)
		dst = append(dst, `,"{`...)
	}
	dst = e.appendAttributes(dst, site, a)
	dst = append(dst, `}",`...)
	dst = append(dst, a.Result.String()...)
	return append(dst, '\n')
}

// begin renders what is the same in all records of a lead.
func (e *csvLogEncoder) begin(lead string) {
	e.lead = append(e.lead[:0], lead...)
	e.cell = append(e.cell[:0], ',')
	e.cell = append(appendCell(e.cell, lead), ',')
	e.named = append(append(e.named[:0], lead...), '/')
}

// appendGUID appends the GUID of a record of the lead.
func (e *csvLogEncoder) appendGUID(dst []byte, seq int) []byte {
	n := len(e.named)
	e.named = strconv.AppendInt(e.named, int64(seq), 10)
	sum := sha256.Sum256(e.named)
	e.named = e.named[:n]
	return hex.AppendEncode(dst, sum[:guidBytes])
}

// appendAttributes appends the members of the JSON object, with the quotes
// doubled that stand in a quoted cell.
func (e *csvLogEncoder) appendAttributes(dst []byte, site *csvSiteText, a *interp.Activity) []byte {
	first := true
	for i, v := range a.Values {
		if v == "" {
			continue
		}
		if !first {
			dst = append(dst, ',')
		}
		first = false
		dst = append(dst, site.keys[i]...)
		if isFlag(a.Flags, i) {
			dst = strconv.AppendBool(dst, v == "true")
			continue
		}
		if jsonSpecial.within(v) {
			e.value = appendEscaped(e.value[:0], v)
			dst = appendDoubled(dst, view(e.value))
		} else {
			dst = append(dst, v...)
		}
		dst = append(dst, `""`...)
	}
	return dst
}

// constant returns what is constant in a site's records, rendering it the first
// time.
func (e *csvLogEncoder) constant(s *interp.Site) *csvSiteText {
	if s.Index < len(e.sites) && e.sites[s.Index] != nil {
		return e.sites[s.Index]
	}
	e.sites = append(e.sites, slices.Repeat([]*csvSiteText{nil}, max(0, s.Index+1-len(e.sites)))...)
	e.sites[s.Index] = newCSVSiteText(s)
	return e.sites[s.Index]
}

func newCSVSiteText(s *interp.Site) *csvSiteText {
	place := []byte{','}
	if s.Type == 0 {
		place = append(place, missing...)
	} else {
		place = strconv.AppendInt(place, int64(s.Type), 10)
	}
	place = append(place, ","+missing+","+missing+","...)
	if s.Primary != "" {
		place = append(appendCell(place, s.Primary), `,"{`...)
	}
	t := &csvSiteText{place: string(place)}
	for i, label := range s.Labels {
		key := append(appendString(nil, label), ':')
		if !isFlag(s.Flags, i) {
			key = append(key, '"')
		}
		t.keys = append(t.keys, string(appendDoubled(nil, view(key))))
	}
	return t
}

// appendPresent appends a cell that Marketo never leaves empty.
func appendPresent(dst []byte, s string) []byte {
	if s == "" {
		return append(dst, missing...)
	}
	return appendCell(dst, s)
}
