package lang

import (
	"testing"
	"time"
	_ "time/tzdata"
)

func mustZone(t *testing.T, name string) *Zone {
	t.Helper()
	loc, err := time.LoadLocation(name)
	if err != nil {
		t.Fatal(err)
	}
	return NewZone(loc)
}

func TestZoneOf(t *testing.T) {
	tests := []struct {
		zone, local, want string
	}{
		{"UTC", "2026-03-29T02:30:00", "2026-03-29T02:30:00Z"},
		{"Asia/Kolkata", "2026-03-29T02:30:00", "2026-03-28T21:00:00Z"},
		{"Europe/Berlin", "2026-01-15T09:00:00", "2026-01-15T08:00:00Z"},
		{"Europe/Berlin", "2026-07-15T09:00:00", "2026-07-15T07:00:00Z"},
		// The spring gap, from 02:00 to 03:00: forward by an hour.
		{"Europe/Berlin", "2026-03-29T01:59:59", "2026-03-29T00:59:59Z"},
		{"Europe/Berlin", "2026-03-29T02:00:00", "2026-03-29T01:00:00Z"},
		{"Europe/Berlin", "2026-03-29T02:30:00", "2026-03-29T01:30:00Z"},
		{"Europe/Berlin", "2026-03-29T03:00:00", "2026-03-29T01:00:00Z"},
		// The autumn hour that comes twice: the first one, still in summer time.
		{"Europe/Berlin", "2026-10-25T01:59:59", "2026-10-24T23:59:59Z"},
		{"Europe/Berlin", "2026-10-25T02:00:00", "2026-10-25T00:00:00Z"},
		{"Europe/Berlin", "2026-10-25T02:59:59", "2026-10-25T00:59:59Z"},
		{"Europe/Berlin", "2026-10-25T03:00:00", "2026-10-25T02:00:00Z"},
		{"America/New_York", "2026-03-08T02:30:00", "2026-03-08T07:30:00Z"},
		{"America/New_York", "2026-11-01T01:30:00", "2026-11-01T05:30:00Z"},
		// Midnight itself is skipped, or comes twice.
		{"America/Santiago", "2026-09-06T00:00:00", "2026-09-06T04:00:00Z"},
		{"America/Havana", "2026-11-01T00:00:00", "2026-11-01T04:00:00Z"},
		// Half an hour, and a whole day that never was.
		{"Australia/Lord_Howe", "2026-10-04T02:10:00", "2026-10-03T15:40:00Z"},
		{"Pacific/Apia", "2011-12-30T10:00:00", "2011-12-30T20:00:00Z"},
	}
	for _, tt := range tests {
		local, err := time.Parse("2006-01-02T15:04:05", tt.local)
		if err != nil {
			t.Fatal(err)
		}
		day, clock := divide(local.UnixMilli(), Day)
		z := mustZone(t, tt.zone)
		got := time.UnixMilli(z.Of(day, clock)).UTC().Format(time.RFC3339)
		if got != tt.want {
			t.Errorf("%s %s is %s, want %s", tt.zone, tt.local, got, tt.want)
		}
	}
}

// Every hour of two years: Local inverts Of, except for the second run through
// a doubled hour, which Of never names.
func TestZoneRoundTrip(t *testing.T) {
	for _, name := range []string{"UTC", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu", "Africa/Casablanca"} {
		z := mustZone(t, name)
		start := time.Date(2025, 1, 1, 0, 0, 0, 0, time.UTC).UnixMilli()
		for ms := start; ms < start+2*365*Day; ms += Day / 48 {
			day, clock := z.Local(ms)
			want := time.UnixMilli(ms).In(z.Location())
			if got := DayOf(int64(want.Year()), int64(want.Month()), int64(want.Day())); got != day {
				t.Fatalf("%s %s: day %d, want %d", name, want, day, got)
			}
			back := z.Of(day, clock)
			if back == ms {
				continue
			}
			if d, c := z.Local(back); back > ms || d != day || c != clock {
				t.Fatalf("%s %s: Of gives %s", name, want, time.UnixMilli(back).In(z.Location()))
			}
		}
	}
}

func TestZoneAddMonths(t *testing.T) {
	z := mustZone(t, "Europe/Berlin")
	at := func(s string) int64 {
		v, err := time.Parse(time.RFC3339, s)
		if err != nil {
			t.Fatal(err)
		}
		return v.UnixMilli()
	}
	for _, tt := range []struct {
		from   string
		months int64
		want   string
	}{
		{"2026-01-31T09:00:00+01:00", 1, "2026-02-28T09:00:00+01:00"},
		{"2026-02-28T02:30:00+01:00", 1, "2026-03-28T02:30:00+01:00"},
		{"2026-02-28T09:00:00+01:00", 2, "2026-04-28T09:00:00+02:00"},
		{"2024-02-29T09:00:00+01:00", 12, "2025-02-28T09:00:00+01:00"},
		{"2026-03-31T09:00:00+02:00", -1, "2026-02-28T09:00:00+01:00"},
	} {
		if got := z.AddMonths(at(tt.from), tt.months); got != at(tt.want) {
			t.Errorf("%s + %d months is %s, want %s", tt.from, tt.months, time.UnixMilli(got).In(z.Location()), tt.want)
		}
	}
}

// The whole calendar, against the time package.
func TestCalendar(t *testing.T) {
	for day := int64(FirstDay); day <= LastDay; day++ {
		year, month, dom := DateOf(day)
		want := time.Unix(day*86_400, 0).UTC()
		if year != int64(want.Year()) || month != int64(want.Month()) || dom != int64(want.Day()) {
			t.Fatalf("day %d is %d-%d-%d, want %s", day, year, month, dom, want)
		}
		if back := DayOf(year, month, dom); back != day {
			t.Fatalf("%s is day %d, want %d", want, back, day)
		}
		if got := Weekday(day) % 7; got != int64(want.Weekday()) {
			t.Fatalf("%s: weekday %d", want, got)
		}
	}
}

func TestAddMonths(t *testing.T) {
	for _, tt := range []struct{ y, m, d, months, wy, wm, wd int64 }{
		{2026, 1, 31, 1, 2026, 2, 28},
		{2024, 1, 31, 1, 2024, 2, 29},
		{2026, 1, 31, 2, 2026, 3, 31},
		{2026, 1, 31, -2, 2025, 11, 30},
		{2026, 12, 15, 1, 2027, 1, 15},
		{2024, 2, 29, 48, 2028, 2, 29},
		{1970, 1, 1, -1, 1969, 12, 1},
	} {
		got := AddMonths(DayOf(tt.y, tt.m, tt.d), tt.months)
		if want := DayOf(tt.wy, tt.wm, tt.wd); got != want {
			t.Errorf("%v: day %d, want %d", tt, got, want)
		}
	}
}
