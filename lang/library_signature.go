package lang

import (
	"fmt"
	"slices"
	"strings"
)

// classes are the classes of parameters and results.
var classes = []string{
	"text", "number", "integer", "float", "currency", "boolean", "date", "moment", "datetime", "time", "duration",
	"list", "table", "pattern", "constant", "any", "T",
}

// parseSignature fills a function's name, parameters and result from its Form.
func parseSignature(f *Function) error {
	malformed := func(why string) error { return fmt.Errorf("malformed form %q: %s", f.Form, why) }
	name, rest, opened := strings.Cut(f.Form, "(")
	inner, result, closed := strings.Cut(rest, ")")
	f.name, f.result, f.params = name, strings.TrimSpace(result), nil
	switch {
	case !isFormWord(name) || !opened || !closed:
		return malformed("it reads name(parameters) result")
	case !slices.Contains(classes, f.result):
		return malformed(fmt.Sprintf("%q is no class", f.result))
	case strings.TrimSpace(inner) == "":
		return nil
	}
	named, optional := false, false
	for part := range strings.SplitSeq(inner, ",") {
		p, err := parseParam(part)
		if err != nil {
			return malformed(err.Error())
		}
		p.Named = named
		named = named || p.Variadic
		switch {
		case slices.ContainsFunc(f.params, func(q Param) bool { return q.Name == p.Name }):
			return malformed(fmt.Sprintf("two parameters are named %q", p.Name))
		case p.Named && p.Variadic:
			return malformed("only one parameter takes several arguments")
		case optional && !p.Optional && !p.Named:
			return malformed("required parameters come first")
		}
		optional = optional || p.Optional
		f.params = append(f.params, p)
	}
	return nil
}

// parseParam reads `name: class`, with `?` or `...` after the class.
func parseParam(s string) (Param, error) {
	name, class, ok := strings.Cut(s, ":")
	p := Param{Name: strings.TrimSpace(name), Class: strings.TrimSpace(class)}
	p.Class, p.Optional = strings.CutSuffix(p.Class, "?")
	p.Class, p.Variadic = strings.CutSuffix(p.Class, "...")
	switch {
	case !ok || !isFormWord(p.Name):
		return Param{}, fmt.Errorf("a parameter reads name: class")
	case !slices.Contains(classes, p.Class):
		return Param{}, fmt.Errorf("%q is no class", p.Class)
	}
	return p, nil
}
