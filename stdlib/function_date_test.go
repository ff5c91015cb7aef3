package stdlib

import (
	"testing"
	"time"

	"campaignc/lang"
)

func TestDateFunctions(t *testing.T) {
	lateInBerlin := at("2026-03-09T23:30:00Z") // already Tuesday there
	runFunctionTests(t, []functionTest{
		{name: "today", want: on("2026-03-09")},
		{name: "now", want: at("2026-03-09T12:00")},
		{name: "year", args: []any{on("2026-03-09")}, want: 2026},
		{name: "month", args: []any{on("2026-03-09")}, want: 3},
		{name: "day", args: []any{lateInBerlin}, want: 10},
		{name: "day", args: []any{nil}, want: nil},
		{name: "quarter", args: []any{on("2026-12-31")}, want: 4},
		{name: "quarter", args: []any{on("2026-03-31")}, want: 1},
		{name: "week", args: []any{on("2027-01-01")}, want: 53},
		{name: "week", args: []any{on("2026-01-01")}, want: 1},
		{name: "week", args: []any{on("2024-12-30")}, want: 1},
		{name: "day_of_week", args: []any{lateInBerlin}, want: 2},
		{name: "weekday", args: []any{on("2026-03-08")}, want: "Sunday"},
		{name: "month_name", args: []any{on("2026-03-08")}, want: "March"},
		{name: "is_business_day", args: []any{on("2026-03-07")}, want: false},
		{name: "is_business_day", args: []any{on("2026-03-06")}, want: true},
		{name: "hour", args: []any{lateInBerlin}, want: 0},
		{name: "minute", args: []any{lateInBerlin}, want: 30},
		{name: "date_of", args: []any{lateInBerlin}, want: on("2026-03-10")},
		{name: "time_of", args: []any{lateInBerlin}, want: clock("00:30")},
	})
}

func TestCalendarFunctions(t *testing.T) {
	const far = int64(1) << 62
	beyond := "the date would lie outside the years 1 to 9999"
	runFunctionTests(t, []functionTest{
		{name: "date", args: []any{2026, 3, 9}, want: on("2026-03-09")},
		{name: "date", args: []any{2026, 2, 29}, want: nil},
		{name: "date", args: []any{2024, 2, 29}, want: on("2024-02-29")},
		{name: "date", args: []any{0, 1, 1}, want: nil},
		{name: "date", args: []any{10000, 1, 1}, want: nil},
		{name: "date", args: []any{2026, 13, 1}, want: nil},
		{name: "date", args: []any{far, far, far}, want: nil},
		{name: "datetime_of", args: []any{on("2026-03-09"), clock("09:00")}, want: at("2026-03-09T09:00")},
		{name: "datetime_of", args: []any{on("2026-03-29"), clock("02:30")}, want: at("2026-03-29T03:30")},
		{name: "datetime_of", args: []any{on("2026-10-25"), clock("02:30")}, want: at("2026-10-25T00:30:00Z")},
		{name: "add_minutes", args: []any{at("2026-03-09T09:00"), -15}, want: at("2026-03-09T08:45")},
		{name: "add_minutes", args: []any{at("2026-03-09T09:00"), far}, reason: beyond},
		{name: "add_hours", args: []any{at("2026-03-29T01:30"), 1}, want: at("2026-03-29T03:30")},
		{name: "add_hours", args: []any{at("2026-03-29T01:30"), -far}, reason: beyond},
		{name: "add_days", args: []any{on("2026-02-27"), 3}, want: on("2026-03-02")},
		{name: "add_days", args: []any{at("2026-03-28T09:00"), 1}, want: at("2026-03-29T10:00")}, // 24 hours, one of them skipped
		{name: "add_days", args: []any{on("9999-12-31"), 1}, reason: beyond},
		{name: "add_days", args: []any{on("0001-01-01"), -1}, reason: beyond},
		{name: "add_days", args: []any{on("2026-01-01"), far}, reason: beyond},
		{name: "add_days", args: []any{at("9999-12-31T23:00:00Z"), 1}, reason: beyond},
		{name: "add_business_days", args: []any{on("2026-03-06"), 2}, want: on("2026-03-10")},
		{name: "add_business_days", args: []any{on("2026-03-07"), 1}, want: on("2026-03-09")},
		{name: "add_business_days", args: []any{on("2026-03-08"), -1}, want: on("2026-03-06")},
		{name: "add_business_days", args: []any{on("2026-03-09"), -1}, want: on("2026-03-06")},
		{name: "add_business_days", args: []any{on("2026-03-08"), 0}, want: on("2026-03-08")},
		{name: "add_business_days", args: []any{on("2026-03-09"), 10}, want: on("2026-03-23")},
		{name: "add_business_days", args: []any{at("2026-03-27T09:00"), 1}, want: at("2026-03-30T09:00")},
		{name: "add_business_days", args: []any{on("2026-03-09"), far}, reason: beyond},
		{name: "add_months", args: []any{on("2026-01-31"), 1}, want: on("2026-02-28")},
		{name: "add_months", args: []any{at("2026-02-28T02:30"), 1}, want: at("2026-03-28T02:30")},
		{name: "add_months", args: []any{on("2026-01-31"), -far}, reason: beyond},
		{name: "add_months", args: []any{on("2026-01-31"), 12 * 9999}, reason: beyond},
		{name: "add_years", args: []any{on("2024-02-29"), 1}, want: on("2025-02-28")},
		{name: "add_years", args: []any{on("2024-02-29"), far}, reason: beyond},
		{name: "minutes_between", args: []any{at("2026-03-09T09:00"), at("2026-03-09T10:30")}, want: 90},
		{name: "hours_between", args: []any{at("2026-03-09T09:00"), at("2026-03-10T08:59")}, want: 23},
		{name: "hours_between", args: []any{at("2026-03-10T08:59"), at("2026-03-09T09:00")}, want: -23},
		{name: "hours_between", args: []any{at("2026-03-29T00:00"), at("2026-03-30T00:00")}, want: 23},
		{name: "days_between", args: []any{on("2026-02-27"), on("2026-03-02")}, want: 3},
		{name: "days_between", args: []any{at("2026-03-29T23:59"), at("2026-03-30T00:01")}, want: 1},
		{name: "days_between", args: []any{on("2026-03-30"), at("2026-03-29T23:59")}, want: -1},
		{name: "business_days_between", args: []any{on("2026-03-06"), on("2026-03-10")}, want: 2},
		{name: "business_days_between", args: []any{on("2026-03-10"), on("2026-03-06")}, want: -2},
		{name: "business_days_between", args: []any{on("2026-03-07"), on("2026-03-08")}, want: 0},
		{name: "months_between", args: []any{on("2026-01-31"), on("2026-03-30")}, want: 1},
		{name: "months_between", args: []any{on("2026-01-31"), on("2026-02-28")}, want: 1},
		{name: "months_between", args: []any{on("2026-03-30"), on("2026-01-31")}, want: -1},
		{name: "months_between", args: []any{at("2026-01-15T12:00"), at("2026-02-15T11:59")}, want: 0},
		{name: "years_between", args: []any{on("1990-06-15"), on("2026-06-14")}, want: 35},
		{name: "years_between", args: []any{on("1990-06-15"), on("2026-06-15")}, want: 36},
		{name: "years_between", args: []any{on("0001-01-01"), on("9999-12-31")}, want: 9998},
		{name: "age", args: []any{on("2024-03-09")}, want: 2},
		{name: "age", args: []any{on("2024-03-10")}, want: 1},
		{name: "age", args: []any{on("2027-03-09")}, want: -1},
		{name: "next_anniversary", args: []any{on("1990-03-09")}, want: on("2026-03-09")},
		{name: "next_anniversary", args: []any{on("1990-03-08")}, want: on("2027-03-08")},
		{name: "next_anniversary", args: []any{on("2024-02-29")}, want: on("2027-02-28")},
		{name: "next_anniversary", args: []any{on("2030-05-01")}, want: on("2030-05-01")},
		{name: "earliest", args: []any{[]any{on("2026-03-09"), nil, on("2026-01-31")}}, want: on("2026-01-31")},
		{name: "earliest", args: []any{[]any{at("2026-03-09T00:30"), on("2026-03-09")}}, want: at("2026-03-09T00:00")},
		{name: "latest", args: []any{[]any{on("2026-03-09"), at("2026-03-09T00:30")}}, want: at("2026-03-09T00:30")},
		{name: "latest", args: []any{[]any{nil}}, want: nil},
		{name: "start_of_week", args: []any{on("2026-03-15")}, want: on("2026-03-09")},
		{name: "start_of_month", args: []any{at("2026-03-31T23:30:00Z")}, want: on("2026-04-01")},
		{name: "end_of_month", args: []any{on("2024-02-01")}, want: on("2024-02-29")},
		{name: "start_of_quarter", args: []any{on("2026-08-15")}, want: on("2026-07-01")},
		{name: "end_of_quarter", args: []any{on("2026-08-15")}, want: on("2026-09-30")},
		{name: "start_of_year", args: []any{on("2026-08-15")}, want: on("2026-01-01")},
		{name: "end_of_year", args: []any{on("2026-08-15")}, want: on("2026-12-31")},
		{name: "end_of_year", args: []any{on("9999-01-01")}, want: on("9999-12-31")},
		{name: "start_of_week", args: []any{on("0001-01-01")}, want: on("0001-01-01")},
	})
}

// Business days, counted one by one.
func TestBusinessDays(t *testing.T) {
	start := lang.DayOf(2026, 2, 26)
	for from := start; from < start+14; from++ {
		day, count := from, int64(0)
		for n := int64(1); n < 25; n++ {
			for day++; lang.Weekday(day) > 5; day++ {
			}
			if got := addBusinessDays(from, n); got != day {
				t.Fatalf("%d business days after day %d is %d, want %d", n, from, got, day)
			}
			count++
			if got := businessDays(from, day); got != count {
				t.Fatalf("%d business days from %d to %d, want %d", got, from, day, count)
			}
		}
		day = from
		for n := int64(1); n < 25; n++ {
			for day--; lang.Weekday(day) > 5; day-- {
			}
			if got := addBusinessDays(from, -n); got != day {
				t.Fatalf("%d business days before day %d is %d, want %d", n, from, got, day)
			}
		}
	}
}

func TestISOWeek(t *testing.T) {
	for day := int64(-40_000); day < 40_000; day++ {
		if _, want := time.Unix(day*86_400, 0).UTC().ISOWeek(); isoWeek(day) != int64(want) {
			t.Fatalf("day %d: week %d, want %d", day, isoWeek(day), want)
		}
	}
}

func TestDateTextFunctions(t *testing.T) {
	runFunctionTests(t, []functionTest{
		{name: "parse_date", args: []any{" 2026-03-09 "}, want: on("2026-03-09")},
		{name: "parse_date", args: []any{"2026-3-9"}, want: nil},
		{name: "parse_date", args: []any{"2026-02-30"}, want: nil},
		{name: "parse_date", args: []any{"0000-00-00"}, want: nil},
		{name: "parse_date", args: []any{"10000-01-01"}, want: nil},
		{name: "parse_date", args: []any{"2026-03-09T09:00"}, want: nil},
		{name: "parse_date", args: []any{"9.3.2026", "D.M.YYYY"}, want: on("2026-03-09")},
		{name: "parse_date", args: []any{"09.03.2026", "D.M.YYYY"}, want: on("2026-03-09")},
		{name: "parse_date", args: []any{"9.3.2026", "DD.MM.YYYY"}, want: nil},
		{name: "parse_date", args: []any{"03/04/2026", "MM/DD/YYYY"}, want: on("2026-03-04")},
		{name: "parse_date", args: []any{"03/04/2026", "DD/MM/YYYY"}, want: on("2026-04-03")},
		{name: "parse_date", args: []any{"1/2/26", "M/D/YY"}, want: on("2026-01-02")},
		{name: "parse_date", args: []any{"1/2/68", "M/D/YY"}, want: on("2068-01-02")},
		{name: "parse_date", args: []any{"1/2/69", "M/D/YY"}, want: on("1969-01-02")},
		{name: "parse_date", args: []any{"9 March 2026", "D MMMM YYYY"}, want: on("2026-03-09")},
		{name: "parse_date", args: []any{"9 MAR 2026", "D MMM YYYY"}, want: on("2026-03-09")},
		{name: "parse_date", args: []any{"Sept. 9, 2026", "MMM D, YYYY"}, want: on("2026-09-09")},
		{name: "parse_date", args: []any{"May 9 2026", "MMM D YYYY"}, want: on("2026-05-09")},
		{name: "parse_date", args: []any{"Monday, 9 March 2026", "dddd, D MMMM YYYY"}, want: on("2026-03-09")},
		{name: "parse_date", args: []any{"20260309", "YYYYMMDD"}, want: on("2026-03-09")},
		{name: "parse_date", args: []any{"day 09.03.2026", "[day] DD.MM.YYYY"}, want: on("2026-03-09")},
		{name: "parse_date", args: []any{"09.03.2026 25:00", "DD.MM.YYYY HH:mm"}, want: nil},
		{name: "parse_date", args: []any{"09.03.2026 23:00", "DD.MM.YYYY HH:mm"}, want: on("2026-03-09")},
		{name: "parse_date", args: []any{"09.03.", "DD.MM."}, want: nil},
		{name: "parse_date", args: []any{"x", "YYYY-MM-DD HH:mm"}, want: nil},
		{name: "parse_date", args: []any{"x", "yyyy-mm-dd"}, reason: `the format has a letter 'y' that means nothing; text stands in [brackets]`},
		{name: "parse_date", args: []any{"x", "YYYY [x"}, reason: "the format has a [ without a ]"},
		{name: "parse_date", args: []any{"x", string(make([]byte, 500))}, reason: "the format is too long"},
		{name: "parse_datetime", args: []any{"2026-03-09T09:00:00Z"}, want: at("2026-03-09T10:00")},
		{name: "parse_datetime", args: []any{"2026-03-09T09:00"}, want: at("2026-03-09T09:00")},
		{name: "parse_datetime", args: []any{"2026-03-09T09:00+99:00"}, want: nil},
		{name: "parse_datetime", args: []any{"now"}, want: nil},
		{name: "parse_datetime", args: []any{"03/09/2026 5:45 PM", "MM/DD/YYYY h:mm A"}, want: at("2026-03-09T17:45")},
		{name: "parse_datetime", args: []any{"03/09/2026 12:05 am", "MM/DD/YYYY hh:mm a"}, want: at("2026-03-09T00:05")},
		{name: "parse_datetime", args: []any{"03/09/2026 12:05pm", "MM/DD/YYYY hh:mma"}, want: at("2026-03-09T12:05")},
		{name: "parse_datetime", args: []any{"03/09/2026 13:05 PM", "MM/DD/YYYY h:mm A"}, want: nil},
		{name: "parse_datetime", args: []any{"03/09/2026 0:05", "MM/DD/YYYY h:mm"}, want: nil},
		{name: "parse_datetime", args: []any{"2026-03-09 23:59:60", "YYYY-MM-DD HH:mm:ss"}, want: nil},
		{name: "parse_datetime", args: []any{"2026-03-29 02:30:15", "YYYY-MM-DD HH:mm:ss"}, want: at("2026-03-29T03:30:15")},
		{name: "format_date", args: []any{on("2026-03-09"), "dddd, D MMMM YYYY"}, want: "Monday, 9 March 2026"},
		{name: "format_date", args: []any{on("2026-03-09"), "ddd DD MMM YY"}, want: "Mon 09 Mar 26"},
		{name: "format_date", args: []any{on("0001-01-02"), "YYYYMMDD M"}, want: "00010102 1"},
		{name: "format_date", args: []any{at("2026-03-09T17:05:09"), "H:mm:ss h A hh a [Uhr]"}, want: "17:05:09 5 PM 05 pm Uhr"},
		{name: "format_date", args: []any{at("2026-03-09T00:05"), "h:m A"}, want: "12:5 AM"},
		{name: "format_date", args: []any{on("2026-03-09"), "D. MMMM ’YY — ü"}, reason: `the format has a letter 'ü' that means nothing; text stands in [brackets]`},
		{name: "format_date", args: []any{on("2026-03-09"), "Q"}, reason: `the format has a letter 'Q' that means nothing; text stands in [brackets]`},
		{name: "format_date", args: []any{on("2026-03-09"), "YYYY-MM-DDTHH:mm"}, want: "2026-03-09T00:00"},
	})
}

// What a format writes, it reads back.
func FuzzDateFormat(f *testing.F) {
	for _, format := range []string{"YYYY-MM-DD", "D.M.YYYY", "dddd, D MMMM YYYY", "MMM D, YYYY h:mm A", "YYYYMMDDTHHmmss", "[on] DD/MM/YYYY ’"} {
		f.Add(int32(20_000), int32(60_000_000), format)
	}
	f.Fuzz(func(t *testing.T, day, ms int32, format string) {
		d := lang.FirstDay + int64(uint32(day))%(lang.LastDay-lang.FirstDay+1)
		c := int64(uint32(ms)) % lang.Day
		written, err := writeDate(d, c, format)
		fields, read, readErr := readDate(written, format)
		if (err == nil) != (readErr == nil) {
			t.Fatalf("%q writes with error %v and reads with %v", format, err, readErr)
		}
		if err != nil || !read {
			return // `DD` before a digit, say, is not read as it was written
		}
		if again, ok := fields.date(); ok && holds(format, "YYYY") && holds(format, "MM") && holds(format, "DD") && again != d && onlyOnce(format) {
			t.Errorf("%q writes day %d as %q and reads it as %d", format, d, written, again)
		}
	})
}

func FuzzParseDate(f *testing.F) {
	for _, s := range []string{"2026-03-09", "9 Sept. 2026", "١/٢/٢٠٢٦", "", "\xff", "99999999999999999999"} {
		f.Add(s, "YYYY-MM-DD")
		f.Add(s, "D MMM YYYY")
	}
	f.Fuzz(func(t *testing.T, s, format string) {
		got, err := callFunction(t, "parse_date", s, format)
		if err == nil && !got.IsEmpty() && (got.Num < lang.FirstDay || got.Num > lang.LastDay) {
			t.Errorf("%q as %q is day %d", s, format, got.Num)
		}
		got, err = callFunction(t, "parse_datetime", s, format)
		if err == nil && !got.IsEmpty() && got.Kind != lang.Datetime {
			t.Errorf("%q as %q is %v", s, format, got)
		}
	})
}

func holds(format, piece string) bool {
	found := false
	for format != "" {
		part, rest, err := nextPart(format)
		if err != nil {
			return false
		}
		found = found || part.piece == piece
		format = rest
	}
	return found
}

// onlyOnce reports whether the format says year, month and day once each.
func onlyOnce(format string) bool {
	count := map[byte]int{}
	for format != "" {
		part, rest, _ := nextPart(format)
		if part.piece != "" {
			count[part.piece[0]]++
		}
		format = rest
	}
	return count['Y'] == 1 && count['M'] == 1 && count['D'] == 1
}
