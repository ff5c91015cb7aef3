package main

import (
	_ "embed"
	"fmt"

	"go.starlark.net/starlark"
	"go.starlark.net/syntax"

	"campaignc/bench/intake"
	"campaignc/bench/words"
)

//go:embed intake.star
var starlarkSource string

// starlarkEngine runs the whole campaign in Starlark.
type starlarkEngine struct {
	thread *starlark.Thread
	intake starlark.Value
	lead   starlark.Tuple
}

func (e *starlarkEngine) run() error {
	_, err := starlark.Call(e.thread, e.intake, e.lead, nil)
	return err
}

func newStarlark(s *state) (engine, error) {
	known := starlark.StringDict{
		"title": textFunction("title", words.Title), "digits": textFunction("digits", words.Digits),
		"lookup_country": textFunction("lookup_country", intake.LookupCountry),
		"set":            starlark.NewBuiltin("set", starlarkSet(s)), "called": starlark.NewBuiltin("called", starlarkCalled(s)),
	}
	for name, r := range records {
		known[name] = starlark.MakeInt(int(r))
	}
	thread := &starlark.Thread{Name: "lead"}
	globals, err := starlark.ExecFileOptions(&syntax.FileOptions{}, thread, "intake.star", starlarkSource, known)
	if err != nil {
		return nil, err
	}
	return &starlarkEngine{thread, globals["lead_intake"], starlark.Tuple{&starlarkLead{s}}}, nil
}

type builtin = func(*starlark.Thread, *starlark.Builtin, starlark.Tuple, []starlark.Tuple) (starlark.Value, error)

func textFunction(name string, f func(string) string) *starlark.Builtin {
	return starlark.NewBuiltin(name, func(_ *starlark.Thread, _ *starlark.Builtin, args starlark.Tuple, _ []starlark.Tuple) (starlark.Value, error) {
		s, ok := starlark.AsString(args[0])
		if !ok {
			return nil, fmt.Errorf("%s takes a text", name)
		}
		return starlark.String(f(s)), nil
	})
}

func starlarkSet(s *state) builtin {
	return func(_ *starlark.Thread, _ *starlark.Builtin, args starlark.Tuple, _ []starlark.Tuple) (starlark.Value, error) {
		r, err := starlark.AsInt32(args[0])
		if err != nil {
			return nil, err
		}
		switch v := args[1].(type) {
		case starlark.String:
			s.set(intake.Record(r), string(v))
		case starlark.Int:
			n, ok := v.Int64()
			if !ok {
				return nil, fmt.Errorf("%s is too large", v)
			}
			s.setInt(intake.Record(r), n)
		default:
			return nil, fmt.Errorf("a value of the type %s", v.Type())
		}
		return starlark.None, nil
	}
}

func starlarkCalled(s *state) builtin {
	return func(_ *starlark.Thread, _ *starlark.Builtin, args starlark.Tuple, _ []starlark.Tuple) (starlark.Value, error) {
		r, err := starlark.AsInt32(args[0])
		if err != nil {
			return nil, err
		}
		s.called(intake.Record(r), bool(args[1].Truth()))
		return starlark.None, nil
	}
}

// starlarkLead is the state's lead as a value with attributes.
type starlarkLead struct{ state *state }

func (*starlarkLead) String() string        { return "lead" }
func (*starlarkLead) Type() string          { return "lead" }
func (*starlarkLead) Freeze()               {}
func (*starlarkLead) Truth() starlark.Bool  { return true }
func (*starlarkLead) Hash() (uint32, error) { return 0, fmt.Errorf("a lead is no key") }
func (*starlarkLead) AttrNames() []string   { return intake.Names }

func (l *starlarkLead) Attr(name string) (starlark.Value, error) {
	column, ok := intake.Column[name]
	switch {
	case !ok:
		return nil, nil
	case intake.Whole[column]:
		return starlark.MakeInt64(l.state.int(column)), nil
	}
	return starlark.String(l.state.Cells[column]), nil
}
