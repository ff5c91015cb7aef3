package main

import (
	"fmt"
	"reflect"
	"strconv"

	"github.com/expr-lang/expr"
	"github.com/expr-lang/expr/vm"

	"campaignc/bench/intake"
	"campaignc/bench/words"
)

// exprFields is the environment of the expressions: expr is fastest on a struct.
type exprFields struct {
	Email           string `expr:"email"`
	FirstName       string `expr:"first_name"`
	LastName        string `expr:"last_name"`
	Company         string `expr:"company"`
	Title           string `expr:"title"`
	Country         string `expr:"country"`
	Phone           string `expr:"phone"`
	Employees       int    `expr:"employees"`
	LeadSource      string `expr:"lead_source"`
	Score           int    `expr:"score"`
	BehaviorScore   int    `expr:"behavior_score"`
	DemoScore       int    `expr:"demo_score"`
	Status          string `expr:"status"`
	Region          string `expr:"region"`
	Unsubscribed    string `expr:"unsubscribed"`
	ProductInterest string `expr:"product_interest"`
	WebVisits       int    `expr:"web_visits"`
	EmailOpens      int    `expr:"email_opens"`
	LastMoment      string `expr:"last_moment"`
}

// exprEngine evaluates each condition and value with expr; the flow is Go's.
type exprEngine struct {
	state  *state
	flow   *compiled
	fields exprFields
	texts  [intake.Width]*string // where each field is; nil: not in the environment
	ints   [intake.Width]*int
}

// run fills the environment from the lead. What a step sets is put there at
// once, so the next expression sees it.
func (e *exprEngine) run() error {
	for column := range e.texts {
		e.load(column)
	}
	return e.flow.start(e.state)
}

func (e *exprEngine) load(column int) {
	if p := e.texts[column]; p != nil {
		*p = e.state.Cells[column]
	} else if p := e.ints[column]; p != nil {
		*p = int(e.state.int(column))
	}
}

func newExpr(s *state) (engine, error) {
	e := &exprEngine{state: s}
	s.changed = e.load
	fields := reflect.ValueOf(&e.fields).Elem()
	for i := range fields.NumField() {
		column := intake.Column[fields.Type().Field(i).Tag.Get("expr")]
		switch p := fields.Field(i).Addr().Interface().(type) {
		case *string:
			e.texts[column] = p
		case *int:
			e.ints[column] = p
		}
	}
	d := common()
	d.lower, d.trim, d.length = call("lower"), call("trim"), call("len")
	d.contains = func(x string, list ...string) string {
		return orAll(list, func(word string) string { return x + " contains " + strconv.Quote(word) })
	}
	options := []expr.Option{expr.Env(&e.fields)}
	for name, f := range map[string]func(string) string{
		"titleCase": words.Title, "digits": words.Digits, "lookupCountry": intake.LookupCountry,
	} {
		body := func(args ...any) (any, error) { return f(args[0].(string)), nil }
		options = append(options, expr.Function(name, body, new(func(string) string)))
	}
	machine := &vm.VM{}
	var err error
	e.flow, err = compileFlow(leadIntake(d), func(source string) (expression, error) {
		program, err := expr.Compile(source, options...)
		return exprExpression{e, machine, program}, err
	})
	return e, err
}

type exprExpression struct {
	engine  *exprEngine
	machine *vm.VM
	program *vm.Program
}

func exprValue[T any](e exprExpression) (T, error) {
	var none T
	v, err := e.machine.Run(e.program, &e.engine.fields)
	if err != nil {
		return none, err
	}
	t, ok := v.(T)
	if !ok {
		return none, fmt.Errorf("a value of the type %T", v)
	}
	return t, nil
}

func (e exprExpression) bool() (bool, error)   { return exprValue[bool](e) }
func (e exprExpression) text() (string, error) { return exprValue[string](e) }

func (e exprExpression) int() (int64, error) {
	n, err := exprValue[int](e)
	return int64(n), err
}
