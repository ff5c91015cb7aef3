package parser

import (
	"fmt"
	"reflect"
	"strings"

	"campaignc/lang"
)

// dump writes a tree as indented lines: a node's kind and plain parts on its
// line, the nodes in it below.
func dump(n any) string {
	var b strings.Builder
	dumpNode(&b, reflect.ValueOf(n), "", 0)
	return b.String()
}

func dumpNode(b *strings.Builder, v reflect.Value, label string, depth int) {
	for v.Kind() == reflect.Pointer || v.Kind() == reflect.Interface {
		v = v.Elem()
	}
	fmt.Fprintf(b, "%s%s%s", strings.Repeat("  ", depth), label, v.Type().Name())
	var later []int
	for i := range v.NumField() {
		f, name := v.Field(i), v.Type().Field(i).Name
		if name == "Span" || name == "Source" || f.IsZero() {
			continue
		}
		if text, ok := dumpPlain(f); ok {
			fmt.Fprintf(b, " %s=%s", name, text)
		} else {
			later = append(later, i)
		}
	}
	b.WriteByte('\n')
	for _, i := range later {
		f, name := v.Field(i), v.Type().Field(i).Name
		if f.Kind() != reflect.Slice {
			dumpNode(b, f, name+": ", depth+1)
			continue
		}
		for j := range f.Len() {
			dumpNode(b, f.Index(j), name+": ", depth+1)
		}
	}
}

// dumpPlain gives what fits on the line of its node.
func dumpPlain(f reflect.Value) (string, bool) {
	if f.CanAddr() && f.Kind() == reflect.Struct {
		f = f.Addr()
	}
	switch x := f.Interface().(type) {
	case string:
		return fmt.Sprintf("%q", x), true
	case bool:
		return fmt.Sprint(x), true
	case *lang.Str:
		return fmt.Sprintf("%q", x.Value), true
	case *lang.Ident:
		return x.Name, true
	case []lang.Ident, []lang.Str, []lang.Comment:
		s := reflect.ValueOf(x)
		var parts []string
		for i := range s.Len() {
			switch p := s.Index(i).Interface().(type) {
			case lang.Ident:
				parts = append(parts, p.Name)
			case lang.Str:
				parts = append(parts, fmt.Sprintf("%q", p.Value))
			case lang.Comment:
				parts = append(parts, fmt.Sprintf("%q", p.Text))
			}
		}
		return "[" + strings.Join(parts, " ") + "]", true
	case []lang.Expr:
		return "[" + exprs(x) + "]", true
	case lang.Expr:
		return expr(x), true
	}
	return "", false
}

func exprs(xs []lang.Expr) string {
	var parts []string
	for _, x := range xs {
		parts = append(parts, expr(x))
	}
	return strings.Join(parts, " ")
}

// expr writes an expression in prefix form, every operator in parentheses.
func expr(x lang.Expr) string {
	switch x := x.(type) {
	case nil:
		return "nil"
	case *lang.Text:
		return text(x)
	case *lang.Number:
		return x.Raw
	case *lang.Bool:
		return fmt.Sprint(x.Value)
	case *lang.Empty:
		return "empty"
	case *lang.Moment:
		return x.Raw
	case *lang.Quantity:
		if x.Business {
			return "{" + x.Number + " business " + x.Unit + "}"
		}
		return "{" + x.Number + " " + x.Unit + "}"
	case *lang.Name:
		var parts []string
		for _, p := range x.Parts {
			parts = append(parts, p.Name)
		}
		return strings.Join(parts, ".")
	case *lang.Call:
		return call(x)
	case *lang.List:
		return "[" + exprs(x.Items) + "]"
	case *lang.Paren:
		return "(paren " + expr(x.X) + ")"
	case *lang.Sign:
		return "(sign" + x.Op + " " + expr(x.X) + ")"
	case *lang.Bad:
		return "BAD"
	case *lang.Phrase:
		if x.Where != nil {
			return "<" + exprs(x.Elems) + " where " + expr(x.Where) + ">"
		}
		return "<" + exprs(x.Elems) + ">"
	}
	return condition(x)
}

func condition(x lang.Expr) string {
	switch x := x.(type) {
	case *lang.Arith:
		s := "(" + expr(x.First)
		for _, p := range x.Rest {
			s += " " + p.Op + " " + expr(p.X)
		}
		return s + ")"
	case *lang.Otherwise:
		return "(otherwise " + exprs(x.Items) + ")"
	case *lang.And:
		return "(and " + exprs(x.Items) + ")"
	case *lang.Or:
		return "(or " + exprs(x.Items) + ")"
	case *lang.Not:
		return "(not " + expr(x.X) + ")"
	case *lang.Group:
		var items []string
		for _, item := range x.Conditions.Items {
			items = append(items, strings.TrimSpace(dump(item)))
		}
		return "(" + x.Kind + " " + strings.Join(items, "; ") + ")"
	case *lang.Relation:
		s := "(" + string(x.Op)
		if x.Not {
			s = "(not " + string(x.Op)
		}
		operands := []lang.Expr{x.X}
		for _, y := range []lang.Expr{x.Y, x.Z} {
			if y != nil {
				operands = append(operands, y)
			}
		}
		return s + ": " + exprs(operands) + ")"
	}
	return fmt.Sprintf("%T", x)
}

func call(x *lang.Call) string {
	s := x.Func.Name + "("
	for i, a := range x.Args {
		if i > 0 {
			s += ", "
		}
		if a.Label != nil {
			s += a.Label.Name + ": "
		}
		s += expr(a.Value)
	}
	return s + ")"
}

func text(x *lang.Text) string {
	s := ""
	for _, p := range x.Parts {
		if p.Token == nil {
			s += fmt.Sprintf("%q", p.Literal)
			continue
		}
		s += "{{" + p.Token.Family + "|" + p.Token.Name
		if p.Token.HasDefault {
			s += "|" + p.Token.Default
		}
		s += "}}"
	}
	if s == "" {
		return `""`
	}
	return s
}
