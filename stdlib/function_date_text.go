package stdlib

import (
	"strings"

	"campaignc/interp"
	"campaignc/lang"
)

// formatDoc tells of formats; it is part of what two functions say of themselves.
const formatDoc = " A format is made of YYYY or YY, MM, M, MMM (Jan) or MMMM (January), DD or D, ddd (Mon) or dddd (Monday), HH or H (0 to 23), hh or h " +
	"(1 to 12) with A (AM) or a (am), mm or m, and ss or s; other signs stand for themselves, letters in [brackets]."

// dateTextFunctions read dates from texts and write them.
var dateTextFunctions = []interp.Function{
	{Function: lang.Function{
		Form: "parse_date(x: text, format: constant?) date",
		Doc: "A text read as a date by a format, YYYY-MM-DD unless said; empty when it does not read so or there is no such day. Doubled letters " +
			"want two digits, single ones take one or two; YY is 1969 to 2068." + formatDoc,
		Example: `parse_date("9.3.2026", "D.M.YYYY") is 2026-03-09`,
	}, Body: parseDateBody},
	{Function: lang.Function{
		Form: "parse_datetime(x: text, format: constant?) datetime",
		Doc: "A text read as a datetime in the workspace's time zone by a format as parse_date reads them; without one, as " +
			"2026-03-09T09:00:00Z, with or without seconds and offset. Empty when it does not read so.",
		Example: `parse_datetime("03/09/2026 5:45 PM", "MM/DD/YYYY h:mm A") is 2026-03-09T17:45`,
	}, Body: parseDatetimeBody},
	{Function: lang.Function{
		Form:    "format_date(x: moment, format: constant) text",
		Doc:     "A date or datetime written by a format, in the workspace's time zone." + formatDoc,
		Example: `format_date(2026-03-09, "dddd, D MMMM YYYY") == "Monday, 9 March 2026"`,
	}, Body: formatDateBody},
}

func parseDateBody(_ *interp.Env, args []lang.Value) (lang.Value, error) {
	format := args[1].Text
	if format == "" {
		format = "YYYY-MM-DD"
	}
	f, ok, err := readDate(args[0].Text, format)
	if err != nil || !ok {
		return none, err
	}
	if _, ok = f.clock(); !ok {
		return none, nil
	}
	if day, ok := f.date(); ok {
		return dateResult(day)
	}
	return none, nil
}

func parseDatetimeBody(env *interp.Env, args []lang.Value) (lang.Value, error) {
	format := args[1].Text
	if format == "" {
		v, err := lang.ParseValue(lang.Type{Kind: lang.Datetime}, strings.TrimSpace(args[0].Text), env.Zone.Location())
		if err != nil {
			return none, nil // what cannot be read is empty
		}
		return v, nil
	}
	f, ok, err := readDate(args[0].Text, format)
	if err != nil || !ok {
		return none, err
	}
	day, isDate := f.date()
	clock, isTime := f.clock()
	if !isDate || !isTime {
		return none, nil
	}
	return datetimeResult(env, env.Zone.Of(day, clock))
}

func formatDateBody(env *interp.Env, args []lang.Value) (lang.Value, error) {
	day, clock := local(env, args[0])
	s, err := writeDate(day, clock, args[1].Text)
	if err != nil {
		return none, err
	}
	return textResult(s)
}
