package interp

import (
	"fmt"
	"math/rand/v2"
	"strconv"
	"testing"
	"time"
	_ "time/tzdata"

	"campaignc/lang"
)

func zoneNamed(t *testing.T, name string) *lang.Zone {
	t.Helper()
	loc, err := time.LoadLocation(name)
	if err != nil {
		t.Fatal(err)
	}
	return lang.NewZone(loc)
}

// schedules makes a program whose campaigns repeat as the lines say.
func schedules(zone *lang.Zone, lines ...*lang.Recurrence) *Program {
	ws := &lang.Workspace{Zone: zone.Location()}
	p := &Program{Workspace: ws, lib: &Library{}, zone: zone}
	for i, r := range lines {
		p.campaigns = append(p.campaigns, &campaign{Campaign: &lang.Campaign{Name: string(rune('A' + i)), Recurrence: r}})
	}
	return p
}

// randomRecurrence makes any `repeat` line, and says independently of it
// whether a local date is one of its days.
func randomRecurrence(r *rand.Rand) (rec *lang.Recurrence, on func(time.Time) bool, text string) {
	rec = &lang.Recurrence{}
	switch r.IntN(5) {
	case 0:
		rec.Every.Name = "daily"
		on = func(time.Time) bool { return true }
	case 1:
		rec.Every.Name = "weekdays"
		on = func(d time.Time) bool { return d.Weekday() != time.Saturday && d.Weekday() != time.Sunday }
	case 2:
		rec.Every.Name = "weekly"
		days := map[time.Weekday]bool{}
		for _, d := range r.Perm(7)[:1+r.IntN(4)] {
			days[time.Weekday(d)] = true
			rec.Words = append(rec.Words, lang.Ident{Name: weekdayNames[d]})
			text += " " + weekdayNames[d]
		}
		on = func(d time.Time) bool { return days[d.Weekday()] }
	case 3:
		rec.Every.Name = "monthly"
		dom := 1 + r.IntN(31)
		rec.Day = strconv.Itoa(dom)
		text = " day " + rec.Day
		on = func(d time.Time) bool {
			last := d.AddDate(0, 0, 1).Month() != d.Month()
			return d.Day() == dom || last && d.Day() < dom
		}
	case 4:
		rec.Every.Name = "monthly"
		ordinal, weekday := r.IntN(5), r.IntN(7)
		which := []string{"first", "second", "third", "fourth", "last"}[ordinal]
		rec.Words = []lang.Ident{{Name: which}, {Name: weekdayNames[weekday]}}
		text = " " + which + " " + weekdayNames[weekday]
		on = func(d time.Time) bool {
			before, after := 0, 0 // of the same weekday in the month
			for x := d.AddDate(0, 0, -7); x.Month() == d.Month(); x = x.AddDate(0, 0, -7) {
				before++
			}
			for x := d.AddDate(0, 0, 7); x.Month() == d.Month(); x = x.AddDate(0, 0, 7) {
				after++
			}
			return int(d.Weekday()) == weekday && (ordinal == before && ordinal < 4 || ordinal == 4 && after == 0)
		}
	}
	return rec, on, rec.Every.Name + text
}

// TestScheduleAgainstMinutes compares schedules with a walk through every
// minute of the span, on the clock on the wall.
func TestScheduleAgainstMinutes(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	zones := []string{"UTC", "Europe/Berlin", "America/New_York", "Asia/Kathmandu", "Australia/Sydney"}
	for trial := range 150 {
		zone := zoneNamed(t, zones[trial%len(zones)])
		rec, on, text := randomRecurrence(r)
		clock := fmt.Sprintf("%02d:%02d", 4+r.IntN(20), r.IntN(60)) // beside the hours that are skipped or doubled
		rec.At = &lang.Moment{Raw: clock}
		from := time.Date(2023+r.IntN(6), time.Month(1+r.IntN(12)), 1+r.IntN(28), r.IntN(24), r.IntN(60), 0, 0, zone.Location())
		to := from.Add(time.Duration(r.IntN(100*24*60)) * time.Minute)
		last := time.Date(9999, 1, 1, 0, 0, 0, 0, zone.Location())
		if r.IntN(3) == 0 {
			last = from.AddDate(0, 0, r.IntN(60))
			rec.Until = &lang.Moment{Raw: last.Format("2006-01-02")}
			text += " until " + rec.Until.Raw
		}
		var want []int64
		for at := from; !at.After(to); at = at.Add(time.Minute) {
			at = at.In(zone.Location())
			date := time.Date(at.Year(), at.Month(), at.Day(), 12, 0, 0, 0, time.UTC)
			if at.Format("15:04") == clock && on(date) && at.Format("2006-01-02") <= last.Format("2006-01-02") {
				want = append(want, at.UnixMilli())
			}
		}
		starts, err := schedules(zone, rec).Schedule(from.UnixMilli(), to.UnixMilli())
		if err != nil {
			t.Fatal(err)
		}
		var got []int64
		for _, s := range starts {
			got = append(got, s.At)
		}
		if fmt.Sprint(got) != fmt.Sprint(want) {
			t.Fatalf("%s at %s in %s, from %s to %s:\n%v, want\n%v", text, clock, zone.Location(), from, to, got, want)
		}
	}
}

// TestScheduleTransitions has the hours that a transition skips or doubles, and
// a day that never was.
func TestScheduleTransitions(t *testing.T) {
	for _, tt := range []struct {
		zone, clock, from, to string
		want                  []string
	}{
		{"Europe/Berlin", "02:30", "2026-03-28", "2026-03-31", []string{"2026-03-28T01:30:00Z", "2026-03-29T01:30:00Z", "2026-03-30T00:30:00Z"}},
		{"Europe/Berlin", "02:30", "2026-10-24", "2026-10-27", []string{"2026-10-24T00:30:00Z", "2026-10-25T00:30:00Z", "2026-10-26T01:30:00Z"}},
		{"Pacific/Apia", "10:00", "2011-12-29", "2012-01-01", []string{"2011-12-29T20:00:00Z", "2011-12-30T20:00:00Z"}},
	} {
		zone := zoneNamed(t, tt.zone)
		at := func(date string) int64 {
			d, err := time.ParseInLocation("2006-01-02", date, zone.Location())
			if err != nil {
				t.Fatal(err)
			}
			return d.UnixMilli()
		}
		rec := &lang.Recurrence{Every: lang.Ident{Name: "daily"}, At: &lang.Moment{Raw: tt.clock}}
		starts, err := schedules(zone, rec).Schedule(at(tt.from), at(tt.to)-1)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, s := range starts {
			got = append(got, time.UnixMilli(s.At).UTC().Format(time.RFC3339))
		}
		if fmt.Sprint(got) != fmt.Sprint(tt.want) {
			t.Errorf("%s: %v, want %v", tt.zone, got, tt.want)
		}
	}
}

// TestScheduleOrder puts runs of one instant in the order of names, and ends at
// the limit.
func TestScheduleOrder(t *testing.T) {
	daily := func() *lang.Recurrence {
		return &lang.Recurrence{Every: lang.Ident{Name: "daily"}, At: &lang.Moment{Raw: "06:00"}}
	}
	p := schedules(lang.NewZone(nil), daily(), daily(), daily())
	p.campaigns[0].Name, p.campaigns[2].Name = "C", "A"
	p.campaigns[1].Inactive = true
	starts, err := p.Schedule(0, 2*lang.Day-1)
	if err != nil {
		t.Fatal(err)
	}
	got := ""
	for _, s := range starts {
		got += s.camp.Name
	}
	if got != "ACAC" {
		t.Errorf("%s", got)
	}
	if _, err := p.Schedule(0, 60_000*lang.Day); err == nil {
		t.Error("a span of too many batch runs is taken")
	}
}
