package lang

import (
	"math"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

func kind(k Kind) Type { return Type{Kind: k} }

func TestParseValue(t *testing.T) {
	berlin, err := time.LoadLocation("Europe/Berlin")
	if err != nil {
		t.Fatal(err)
	}
	at := func(s string) int64 {
		m, err := time.Parse(time.RFC3339Nano, s)
		if err != nil {
			t.Fatal(err)
		}
		return m.UnixMilli()
	}
	stage := Type{Kind: Enum, Values: []string{"Known", "MQL"}}
	tests := []struct {
		typ  Type
		text string
		want int64
		err  error
	}{
		{kind(Integer), "42", 42, nil},
		{kind(Integer), "-7", -7, nil},
		{kind(Integer), "0", 0, nil},
		{kind(Integer), "9223372036854775807", math.MaxInt64, nil},
		{kind(Integer), "-9223372036854775808", math.MinInt64, nil},
		{kind(Integer), "9223372036854775808", 0, errWholeRange},
		{kind(Integer), "-9223372036854775809", 0, errWholeRange},
		{kind(Integer), "18446744073709551616", 0, errWholeRange},
		{kind(Integer), "99999999999999999999", 0, errWholeRange},
		{kind(Integer), " ", 0, errWhole},
		{kind(Integer), "-", 0, errWhole},
		{kind(Integer), "-0", 0, errWhole},
		{kind(Integer), "007", 0, errWhole},
		{kind(Integer), "+5", 0, errWhole},
		{kind(Integer), "5 ", 0, errWhole},
		{kind(Integer), "1_000", 0, errWhole},
		{kind(Integer), "1e3", 0, errWhole},
		{kind(Integer), "0x10", 0, errWhole},
		{kind(Integer), "٥", 0, errWhole},
		{kind(Integer), "1.5", 0, errWhole},
		{kind(Score), "2147483647", math.MaxInt32, nil},
		{kind(Score), "2147483648", 0, errScoreRange},
		{kind(Score), "-2147483648", math.MinInt32, nil},
		{kind(Percent), "30", 30, nil},
		{kind(Percent), "30%", 0, errWhole},
		{kind(Float), "-7.25", FloatValue(-7.25).Num, nil},
		{kind(Float), "0.5", FloatValue(0.5).Num, nil},
		{kind(Float), "-0.0", 0, nil},
		{kind(Float), "Inf", 0, errDecimal},
		{kind(Float), "NaN", 0, errDecimal},
		{kind(Float), "1e3", 0, errDecimal},
		{kind(Float), ".5", 0, errDecimal},
		{kind(Float), "5.", 0, errDecimal},
		{kind(Float), "01.5", 0, errDecimal},
		{kind(Currency), "9.95", 99_500, nil},
		{kind(Currency), "-1200", -12_000_000, nil},
		{kind(Currency), "0.0001", 1, nil},
		{kind(Currency), "922337203685477.5807", math.MaxInt64, nil},
		{kind(Currency), "922337203685477.5808", 0, errCurrencyRange},
		{kind(Currency), "9999999999999999", 0, errCurrencyRange},
		{kind(Currency), "1.00005", 0, errCurrency},
		{kind(Currency), "$5", 0, errCurrency},
		{kind(Boolean), "TRUE", 1, nil},
		{kind(Boolean), "False", 0, nil},
		{kind(Boolean), "1", 0, errBoolean},
		{kind(Boolean), "yes", 0, errBoolean},
		{kind(Boolean), "t", 0, errBoolean},
		{kind(Date), "1970-01-02", 1, nil},
		{kind(Date), "2024-02-29", 19782, nil},
		{kind(Date), "0001-01-01", FirstDay, nil},
		{kind(Date), "9999-12-31", LastDay, nil},
		{kind(Date), "2026-02-29", 0, errDateless},
		{kind(Date), "2026-13-01", 0, errDateless},
		{kind(Date), "0000-01-01", 0, errDateless},
		{kind(Date), "10000-01-01", 0, errDate},
		{kind(Date), "1/2/26", 0, errDate},
		{kind(Date), "2026-W01-1", 0, errDate},
		{kind(Datetime), "2026-01-31T09:00:00Z", at("2026-01-31T09:00:00Z"), nil},
		{kind(Datetime), "2026-01-31T09:00", at("2026-01-31T09:00:00+01:00"), nil},
		{kind(Datetime), "2026-01-31T09:00:30.25-05:30", at("2026-01-31T09:00:30.25-05:30"), nil},
		{kind(Datetime), "2026-01-31", at("2026-01-31T00:00:00+01:00"), nil},
		{kind(Datetime), "2026-03-29T02:30:00", at("2026-03-29T03:30:00+02:00"), nil}, // skipped in spring
		{kind(Datetime), "2026-10-25T02:30:00", at("2026-10-25T02:30:00+02:00"), nil}, // doubled in autumn
		{kind(Datetime), "1969-12-31T23:59:59.999Z", -1, nil},
		{kind(Datetime), "9999-12-31T23:59:60Z", 0, errDatetime},
		{kind(Datetime), "2026-01-01T00:00:00+99:00", 0, errDatetime},
		{kind(Datetime), "2026-01-01 00:00:00", 0, errDatetime},
		{kind(Datetime), "2026-01-01T00:00:00.1234Z", 0, errDatetime},
		{kind(Datetime), "2026-01-01T24:00:00Z", 0, errDatetime},
		{kind(Datetime), "2026-02-30T00:00:00Z", 0, errDateless},
		{kind(Datetime), "1700000000", 0, errDatetime},
		{kind(Time), "09:30", 9*Hour + 30*Minute, nil},
		{kind(Time), "9:30", 0, errClock},
		{kind(Length), "3 days", 3 * Day, nil},
		{kind(Length), "2 months 1 day", int64(MakeDuration(2, Day)), nil},
		{kind(Length), "1 year -2 hours", int64(MakeDuration(12, -2*Hour)), nil},
		{kind(Length), "3", 0, errDuration},
		{kind(Length), "3 d", 0, errDuration},
		{kind(Length), "3  days", 0, errDuration},
		{kind(Length), "40000 months", 0, errDurationRange},
		{kind(Length), "9223372036854775807 days", 0, errDurationRange},
		{stage, "mql", 0, errEnum},
		{kind(ListKind), "x", 0, errUnreadable},
	}
	for _, tt := range tests {
		got, err := ParseValue(tt.typ, tt.text, berlin)
		if err != tt.err || got.Num != tt.want {
			t.Errorf("%s %q: got %d, %v, want %d, %v", tt.typ.Kind, tt.text, got.Num, err, tt.want, tt.err)
		}
		if err == nil && got.Kind != tt.typ.Kind {
			t.Errorf("%s %q: kind %s", tt.typ.Kind, tt.text, got.Kind)
		}
	}
	for k := NoKind; k <= TableKind; k++ {
		if got, err := ParseValue(kind(k), "", nil); err != nil || !cmp.Equal(got, Value{}) {
			t.Errorf("%s: a blank cell gives %v, %v", k, got, err)
		}
	}
	if got, err := ParseValue(stage, "MQL", nil); err != nil || got.Text != "MQL" {
		t.Errorf("enum: %v, %v", got, err)
	}
	if got, err := ParseValue(kind(String), "  x ", nil); err != nil || got.Text != "  x " {
		t.Errorf("string: %v, %v", got, err)
	}
}

func TestFormatValue(t *testing.T) {
	tests := []struct {
		v    Value
		want string
	}{
		{Value{}, ""},
		{TextValue("a b"), "a b"},
		{Value{Kind: Integer, Num: -5}, "-5"},
		{FloatValue(1e21), "1000000000000000000000"},
		{FloatValue(0.1), "0.1"},
		{Value{Kind: Currency, Num: 99_500}, "9.95"},
		{Value{Kind: Currency, Num: -10_000}, "-1"},
		{Value{Kind: Currency, Num: -1}, "-0.0001"},
		{Value{Kind: Currency, Num: math.MinInt64}, "-922337203685477.5808"},
		{BoolValue(true), "true"},
		{Value{Kind: Date, Num: FirstDay}, "0001-01-01"},
		{Value{Kind: Datetime, Num: 0}, "1970-01-01T00:00:00Z"},
		{Value{Kind: Datetime, Num: -1}, "1969-12-31T23:59:59.999Z"},
		{Value{Kind: Time, Num: 9 * Hour}, "09:00"},
		{Value{Kind: Time, Num: 9*Hour + 5000}, "09:00:05"},
		{Value{Kind: Length, Num: 3 * Day}, "3 days"},
		{Value{Kind: Length}, "0 days"},
		{Value{Kind: Length, Num: int64(MakeDuration(14, -Day-Hour))}, "1 year 2 months -1 day -1 hour"},
		{Value{Kind: ListKind, List: []Value{TextValue("a"), BoolValue(false)}}, "a, false"},
	}
	for _, tt := range tests {
		if got := FormatValue(tt.v); got != tt.want {
			t.Errorf("%s %d: got %q, want %q", tt.v.Kind, tt.v.Num, got, tt.want)
		}
	}
}

// What FormatValue writes, ParseValue reads back.
func FuzzFormatValue(f *testing.F) {
	for _, n := range []int64{0, 1, -1, 86_400_000, math.MaxInt64, math.MinInt64, 1 << 48} {
		f.Add(n)
	}
	f.Fuzz(func(t *testing.T, n int64) {
		for _, v := range []Value{
			{Kind: Integer, Num: n},
			{Kind: Score, Num: int64(int32(n))},
			{Kind: Currency, Num: n},
			FloatValue(float64(n) / 7),
			{Kind: Boolean, Num: n & 1},
			{Kind: Date, Num: FirstDay + int64(uint64(n)%(LastDay-FirstDay+1))},
			{Kind: Datetime, Num: FirstDay*Day + int64(uint64(n)%((LastDay-FirstDay+1)*Day))},
			{Kind: Time, Num: int64(uint64(n) % Day)},
			{Kind: Length, Num: int64(MakeDuration(n>>50, n<<18>>18))},
		} {
			text := FormatValue(v)
			got, err := ParseValue(Type{Kind: v.Kind}, text, nil)
			if err != nil || !cmp.Equal(got, v) {
				t.Errorf("%s %d is written %q and read back as %d, %v", v.Kind, v.Num, text, got.Num, err)
			}
		}
	})
}

func TestParseValueAllocatesNothing(t *testing.T) {
	for k, text := range map[Kind]string{
		Integer: "1234567", Float: "12.5", Currency: "9.95", Boolean: "true", Date: "2026-01-31", Datetime: "2026-01-31T09:00:00Z", Length: "2 months 1 day",
	} {
		if n := testing.AllocsPerRun(100, func() {
			if _, err := ParseValue(Type{Kind: k}, text, nil); err != nil {
				t.Error(err)
			}
		}); n > 0 {
			t.Errorf("%s: %v allocations", k, n)
		}
	}
}
