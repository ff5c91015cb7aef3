package interp

import (
	"math"
	"math/big"
	"math/rand/v2"
	"testing"
	"time"

	"campaignc/lang"
)

// Whole arithmetic either is exact or fails the step; it never wraps.
func TestIntArithAgainstBig(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	edge := []int64{0, 1, -1, 2, math.MaxInt64, math.MinInt64, math.MaxInt64 - 1, math.MinInt64 + 1, 1 << 32, -(1 << 32)}
	pick := func() int64 {
		if r.IntN(2) == 0 {
			return edge[r.IntN(len(edge))]
		}
		return int64(r.Uint64()) >> r.IntN(63)
	}
	for range 50_000 {
		a, b := pick(), pick()
		for op, exact := range map[string]*big.Int{
			"+": new(big.Int).Add(big.NewInt(a), big.NewInt(b)),
			"-": new(big.Int).Sub(big.NewInt(a), big.NewInt(b)),
			"*": new(big.Int).Mul(big.NewInt(a), big.NewInt(b)),
		} {
			m := &machine{}
			got, _ := intArith(op, intExpr{none, constInt(a)}, intExpr{none, constInt(b)})(m)
			if failed := m.broken(); failed == exact.IsInt64() || !failed && got != exact.Int64() {
				t.Fatalf("%d %s %d: %d, failed %v, want %s", a, op, b, got, failed, exact)
			}
		}
	}
}

func TestDurationsKeepMonthsApart(t *testing.T) {
	m := &machine{}
	month, day := constInt(int64(lang.MakeDuration(1, 0))), constInt(int64(lang.MakeDuration(0, lang.Day)))
	sum, _ := durationArith("-", month, day)(m)
	if months, millis := lang.Duration(sum).Parts(); months != 1 || millis != -lang.Day {
		t.Errorf("1 month - 1 day: %d months, %d ms", months, millis)
	}
	if n, _ := durationTimes(day, constInt(-3))(m); lang.Duration(n).Approx() != -3*lang.Day {
		t.Errorf("1 day * -3: %v", n)
	}
	durationTimes(month, constInt(1<<40))(m)
	if !m.broken() {
		t.Error("a length of time out of range does not fail the step")
	}
}

// Marketo's example: 48 hours that must end Monday to Friday at 9:00, begun on a
// Friday at 17:00, end on Monday at 9:00.
func TestWaitsEndOnTheirDays(t *testing.T) {
	zone := lang.NewZone(time.UTC)
	at := func(s string) int64 {
		v, err := time.Parse("2006-01-02 15:04", s)
		if err != nil {
			t.Fatal(err)
		}
		return v.UnixMilli()
	}
	const weekdays = 0b0111110
	for _, tt := range []struct {
		name, now, want string
		wait            waitSite
	}{
		{"Marketo's example", "2026-03-06 17:00", "2026-03-09 09:00", waitSite{duration: lang.MakeDuration(0, 48*lang.Hour), ending: weekdays, at: 9 * lang.Hour}},
		{"a time of day later the same day", "2026-03-02 08:00", "2026-03-03 09:00", waitSite{duration: lang.MakeDuration(0, lang.Day), at: 9 * lang.Hour}},
		{"a time of day that has passed", "2026-03-02 10:00", "2026-03-04 09:00", waitSite{duration: lang.MakeDuration(0, lang.Day), at: 9 * lang.Hour}},
		{"to Monday without a time", "2026-03-07 10:00", "2026-03-09 00:00", waitSite{duration: lang.MakeDuration(0, lang.Hour), ending: weekdays, at: -1}},
		{"a month", "2026-01-31 10:00", "2026-02-28 10:00", waitSite{duration: lang.MakeDuration(1, 0), at: -1}},
		{"two business days over a weekend", "2026-03-06 10:00", "2026-03-10 10:00", waitSite{duration: 2, business: businessDays, at: -1}},
		{"a business day from a Saturday", "2026-03-07 10:00", "2026-03-09 10:00", waitSite{duration: 1, business: businessDays, at: -1}},
		{"a datetime's own day", "2026-03-06 15:00", "2026-06-10 09:00", waitSite{until: func(*machine) lang.Value {
			return lang.Value{Kind: lang.Datetime, Num: at("2026-06-10 16:00")}
		}, at: 9 * lang.Hour}},
		{"three business hours over a night", "2026-03-06 15:00", "2026-03-09 10:00", waitSite{duration: 3, business: businessHours, at: -1}},
	} {
		m := &machine{prog: &Program{zone: zone}, now: at(tt.now)}
		if got, ok := m.due(&tt.wait); !ok || got != at(tt.want) {
			t.Errorf("%s: from %s to %s, want %s", tt.name, tt.now, time.UnixMilli(got).UTC().Format("2006-01-02 15:04"), tt.want)
		}
	}
}
