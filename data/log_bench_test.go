package data

import (
	"strconv"
	"testing"

	"campaignc/interp"
)

// BenchmarkLogOfLead renders what an intake campaign logs for a lead: calls,
// changed texts and scores, of sites and values that vary.
func BenchmarkLogOfLead(b *testing.B) {
	path := &interp.Path{Campaigns: []string{"Lead Intake", "Standardize Country"}}
	var sites []*interp.Site
	for i := range 24 {
		s := &interp.Site{Index: i, Activity: "Change Data Value", Type: 13, Campaign: "Standardize Country", Step: i, Primary: "field_" + strconv.Itoa(i),
			Labels: []string{"Old Value", "New Value"}}
		switch i % 4 {
		case 0:
			s.Activity, s.Labels, s.Flags = "Execute Campaign", []string{"Qualified", "Parent"}, []bool{true, true}
		case 1:
			s.Activity, s.Labels = "Change Score", []string{"Change Value", "Old Value", "New Value"}
		}
		sites = append(sites, s)
	}
	words := []string{"", "7", "Jo", "12", "Mary", "Smith", "+14155550199", "United States", "u.s.a.", "Vice President of Sales", "mary.smith77@globex812.com"}
	leads := make([][]interp.Activity, 64)
	for i := range leads {
		for j := range 16 {
			a := interp.Activity{Site: sites[(i+j*5)%24], Path: path, Seq: j + 1, At: march1}
			switch k := i*7 + j*3; {
			case a.Flags != nil:
				a.Values = []string{"true", "false"}
			case len(a.Labels) == 3:
				a.Values = []string{"+5", words[k%4], words[(k+1)%4]}
			default:
				a.Values = []string{words[k%11], words[(k*5+1)%11]}
			}
			leads[i] = append(leads[i], a)
		}
	}
	e := NewLogEncoder()
	var dst []byte
	b.ReportAllocs()
	records := 0
	for b.Loop() {
		dst = dst[:0]
		for i, acts := range leads {
			dst = e.AppendLog(dst, strconv.Itoa(i), acts)
			records += len(acts)
		}
	}
	b.SetBytes(int64(len(dst)))
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(records), "ns/record")
}
