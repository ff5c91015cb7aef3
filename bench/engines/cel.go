package main

import (
	"fmt"
	"strconv"

	"cel.dev/cel-go/cel"
	"cel.dev/cel-go/common/types"
	"cel.dev/cel-go/common/types/ref"
	"cel.dev/cel-go/ext"

	"campaignc/bench/intake"
	"campaignc/bench/words"
)

// celEngine evaluates each condition and value with cel-go; the flow is Go's.
type celEngine struct {
	state *state
	flow  *compiled
}

func (e *celEngine) run() error { return e.flow.start(e.state) }

func newCEL(s *state) (engine, error) {
	env, err := celEnvironment()
	if err != nil {
		return nil, err
	}
	d := common()
	d.lower = func(x string) string { return x + ".lowerAscii()" }
	d.trim = func(x string) string { return x + ".trim()" }
	d.length = call("size")
	d.contains = func(x string, list ...string) string {
		return orAll(list, func(word string) string { return x + ".contains(" + strconv.Quote(word) + ")" })
	}
	fields := &celFields{s}
	flow, err := compileFlow(leadIntake(d), func(source string) (expression, error) {
		ast, issues := env.Compile(source)
		if issues.Err() != nil {
			return nil, issues.Err()
		}
		program, err := env.Program(ast, cel.EvalOptions(cel.OptOptimize))
		return celExpression{program, fields}, err
	})
	return &celEngine{s, flow}, err
}

func celEnvironment() (*cel.Env, error) {
	options := []cel.EnvOption{ext.Strings()}
	for column, name := range intake.Names {
		kind := cel.StringType
		if intake.Whole[column] {
			kind = cel.IntType
		}
		options = append(options, cel.Variable(name, kind))
	}
	for name, f := range map[string]func(string) string{
		"titleCase": words.Title, "digits": words.Digits, "lookupCountry": intake.LookupCountry,
	} {
		binding := cel.UnaryBinding(func(v ref.Val) ref.Val { return types.String(f(string(v.(types.String)))) })
		options = append(options, cel.Function(name, cel.Overload(name+"_string", []*cel.Type{cel.StringType}, cel.StringType, binding)))
	}
	return cel.NewEnv(options...)
}

// celFields resolves the fields of the state's lead.
type celFields struct{ state *state }

func (f *celFields) ResolveName(name string) (any, bool) {
	column, ok := intake.Column[name]
	switch {
	case !ok:
		return nil, false
	case intake.Whole[column]:
		return types.Int(f.state.int(column)), true
	}
	return types.String(f.state.Cells[column]), true
}

func (f *celFields) Parent() cel.Activation { return nil }

type celExpression struct {
	program cel.Program
	fields  *celFields
}

// celValue evaluates an expression as a value of one type.
func celValue[T ref.Val](e celExpression) (T, error) {
	var none T
	v, _, err := e.program.Eval(e.fields)
	if err != nil {
		return none, err
	}
	t, ok := v.(T)
	if !ok {
		return none, fmt.Errorf("a value of the type %s", v.Type().TypeName())
	}
	return t, nil
}

func (e celExpression) bool() (bool, error) {
	v, err := celValue[types.Bool](e)
	return bool(v), err
}

func (e celExpression) text() (string, error) {
	v, err := celValue[types.String](e)
	return string(v), err
}

func (e celExpression) int() (int64, error) {
	v, err := celValue[types.Int](e)
	return int64(v), err
}
