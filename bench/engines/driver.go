package main

import (
	"fmt"
	"strconv"
	"strings"

	"campaignc/bench/intake"
)

// expression is a compiled expression of an engine, evaluated on the state's lead.
type expression interface {
	bool() (bool, error)
	text() (string, error)
	int() (int64, error)
}

// compiled is a flow whose expressions are compiled.
type compiled struct {
	filter expression // nil: all leads
	steps  []compiledStep
}

type compiledStep struct {
	call   intake.Record
	callee *compiled
	choice []compiledBranch
}

type compiledBranch struct {
	when   expression // nil: always
	set    intake.Record
	value  expression
	number bool
}

// compileFlow compiles a flow's expressions.
func compileFlow(f *flow, compile func(source string) (expression, error)) (*compiled, error) {
	var failed error
	expressionOf := func(source string) expression {
		if source == "" || failed != nil {
			return nil
		}
		e, err := compile(source)
		if err != nil {
			failed = fmt.Errorf("%s: %w", source, err)
		}
		return e
	}
	c := &compiled{filter: expressionOf(f.filter)}
	for _, s := range f.steps {
		step := compiledStep{call: s.call}
		if s.callee != nil {
			var err error
			if step.callee, err = compileFlow(s.callee, compile); err != nil {
				return nil, err
			}
		}
		for _, b := range s.choice {
			step.choice = append(step.choice, compiledBranch{expressionOf(b.when), b.set, expressionOf(b.value), b.number()})
		}
		c.steps = append(c.steps, step)
	}
	return c, failed
}

// qualifies reports whether the lead passes the flow's filter.
func (c *compiled) qualifies() (bool, error) {
	if c.filter == nil {
		return true, nil
	}
	return c.filter.bool()
}

// start runs the lead through the flow if it qualifies.
func (c *compiled) start(s *state) error {
	if ok, err := c.qualifies(); !ok || err != nil {
		return err
	}
	return c.run(s)
}

func (c *compiled) run(s *state) error {
	for i := range c.steps {
		step := &c.steps[i]
		if step.callee == nil {
			if err := step.choose(s); err != nil {
				return err
			}
			continue
		}
		ok, err := step.callee.qualifies()
		if err != nil {
			return err
		}
		s.called(step.call, ok)
		if ok {
			if err := step.callee.run(s); err != nil {
				return err
			}
		}
	}
	return nil
}

// choose takes the first branch that holds.
func (step *compiledStep) choose(s *state) error {
	for i := range step.choice {
		b := &step.choice[i]
		if b.when != nil {
			if ok, err := b.when.bool(); err != nil {
				return err
			} else if !ok {
				continue
			}
		}
		if b.number {
			n, err := b.value.int()
			if err == nil {
				s.setInt(b.set, n)
			}
			return err
		}
		text, err := b.value.text()
		if err == nil {
			s.set(b.set, text)
		}
		return err
	}
	return nil
}

// call writes a call of a function with one argument.
func call(name string) func(string) string {
	return func(x string) string { return name + "(" + x + ")" }
}

// orAll writes alternatives, one for each of the words.
func orAll(words []string, write func(word string) string) string {
	parts := make([]string, len(words))
	for i, w := range words {
		parts[i] = write(w)
	}
	return "(" + strings.Join(parts, " || ") + ")"
}

// quotedList writes a list of texts.
func quotedList(texts []string) string {
	parts := make([]string, len(texts))
	for i, t := range texts {
		parts[i] = strconv.Quote(t)
	}
	return "[" + strings.Join(parts, ", ") + "]"
}

// common is what the dialects of expressions have in common.
func common() *dialect {
	return &dialect{
		field:  func(column int) string { return intake.Names[column] },
		title:  call("titleCase"),
		digits: call("digits"),
		lookup: call("lookupCountry"),
		text:   call("string"),
		in:     func(x string, list ...string) string { return "(" + x + " in " + quotedList(list) + ")" },
		orElse: func(x, otherwise string) string {
			return "(" + x + ` == "" ? ` + strconv.Quote(otherwise) + " : " + x + ")"
		},
		prefix: func(text, x string) string { return strconv.Quote(text) + " + " + x },
		join:   func(parts ...string) string { return strings.Join(parts, " + ") },
	}
}
