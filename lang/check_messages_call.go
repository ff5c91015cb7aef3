package lang

import (
	"fmt"
	"strings"
)

// This file has the messages about functions and tables in expressions.

func (c *checker) unknownFunction(e *Call) {
	near := c.speller.nearest(e.Func.Name, func(yield func(string) bool) {
		for _, f := range c.lib.Functions() {
			if !yield(f.name) {
				return
			}
		}
	})
	c.fail(CodeUnknownName, e.Func.Span, "there is no function `%s`", e.Func.Name).guess(e.Func.Span, near)
}

// signature shows how a function is called.
func signature(f *Function) string {
	var params []string
	for _, p := range f.params {
		s := p.Name
		if p.Named {
			s += ": …"
		}
		if p.Variadic {
			s += ", …"
		}
		if p.Optional {
			s = "[" + s + "]"
		}
		params = append(params, s)
	}
	return f.name + "(" + strings.Join(params, ", ") + ")"
}

func (c *checker) wrongCall(at Span, f *Function, format string, args ...any) *Diagnostic {
	d := c.fail(CodeCall, at, format, args...)
	d.Help = "it is called " + signature(f)
	return d
}

func (c *checker) unknownArgument(e *Call, a *Arg, f *Function) {
	near := c.speller.nearest(a.Label.Name, func(yield func(string) bool) {
		for _, p := range f.params {
			if !yield(p.Name) {
				return
			}
		}
	})
	c.wrongCall(a.Label.Span, f, "`%s` has no argument `%s`", e.Func.Name, a.Label.Name).guess(a.Label.Span, near)
}

func (c *checker) positionalAfterNamed(e *Call, a *Arg) {
	c.fail(CodeCall, a.Value.Range(), "arguments of `%s` without a name stand before those with one", e.Func.Name)
}

func (c *checker) tooManyArguments(e *Call, a *Arg, f *Function) {
	c.wrongCall(a.Value.Range(), f, "`%s` takes no more arguments without a name", e.Func.Name)
}

func (c *checker) argumentTwice(e *Call, a *Arg, p Param) {
	c.fail(CodeCall, a.Value.Range(), "the argument `%s` of `%s` is given twice", p.Name, e.Func.Name)
}

func (c *checker) missingArgument(e *Call, p Param, f *Function) {
	c.wrongCall(e.Span, f, "`%s` lacks its argument `%s`", e.Func.Name, p.Name)
}

// classPhrases name a class of arguments in a sentence.
var classPhrases = map[string]string{
	"text": "a text", "number": "a number", "integer": "a whole number", "float": "a number", "currency": "a number", "boolean": "true or false", "date": "a date",
	"moment": "a date or datetime", "datetime": "a datetime", "time": "a time of day", "duration": "a duration such as 3 days",
	"list": "a list such as [\"a\", \"b\"]", "pattern": "a pattern, a literal text", "constant": "a literal text",
	"any": "a single value", "T": "a single value",
}

func (c *checker) wrongArgument(e *Call, p Param, x Expr, f facts) {
	d := c.fail(CodeCall, x.Range(), "`%s` takes %s as `%s`, and %s is %s", e.Func.Name, classPhrases[p.Class], p.Name, c.code(x), f.typ.phrase())
	if p.Class == "text" {
		c.convert(d, x, f, Type{Kind: String})
	}
}

func (c *checker) mixedArguments(e *Call, x Expr, all, f facts) {
	c.fail(CodeCall, x.Range(), "the values of `%s` share one type; the others are %s, and %s is %s",
		e.Func.Name, all.typ.phrase(), c.code(x), f.typ.phrase())
}

func (c *checker) notConstant(e *Call, p Param, x Expr) {
	c.fail(CodeCall, x.Range(), "`%s` takes a literal text without tokens as `%s`", e.Func.Name, p.Name)
}

func (c *checker) noTable(x Expr) {
	n, ok := unparen(x).(*Name)
	if !ok {
		c.fail(CodeCall, x.Range(), "here stands the name of a table, declared with `table NAME from \"file.csv\"`")
		return
	}
	near := c.speller.nearest(n.Parts[0].Name, func(yield func(string) bool) {
		for _, t := range c.ws.Tables {
			if !yield(t.Name) {
				return
			}
		}
	})
	c.fail(CodeUnknownName, x.Range(), "there is no table `%s`", n.Parts[0].Name).guess(x.Range(), near)
}

func (c *checker) tooManyKeys(e *Call, t *Table, keys int) {
	c.fail(CodeCall, e.Span, "table `%s` has %s, and %s searched: none is left to give", t.Name,
		plural(len(t.Columns), "column"), areAll(keys)).also(t.Decl.Name.Span, fmt.Sprintf("`%s` is declared here", t.Name))
}

func areAll(n int) string {
	if n == 1 {
		return "one is"
	}
	return fmt.Sprintf("%d are", n)
}

// plural is a number with its noun.
func plural(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

func (c *checker) columnAlone(n *Name, t *Table) {
	c.fail(CodeContext, n.Span, "a column of table `%s` stands only after `in` and where a function takes a list", t.Name)
}

func (c *checker) unknownColumn(at Span, name string, t *Table) {
	near := c.speller.nearest(name, func(yield func(string) bool) {
		for _, column := range t.Columns {
			if !yield(column.Name) {
				return
			}
		}
	})
	c.fail(CodeUnknownName, at, "table `%s` has no column `%s`", t.Name, name).guess(at, near)
}
