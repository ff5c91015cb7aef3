package interp_test

import (
	"math"
	"math/big"
	"reflect"
	"strconv"
	"strings"
	"time"

	"campaignc/interp"
	"campaignc/lang"
)

// What an expression is worth (SPEC 2).

var empty = lang.Value{}

// text is a value as it is written in texts and outputs.
func text(v lang.Value) string { return lang.FormatValue(v) }

// eval works an expression out to a value of the kind that the checker found.
func (r *reference) eval(e lang.Expr, f *frame) lang.Value {
	switch e := e.(type) {
	case *lang.Paren:
		return r.eval(e.X, f)
	case *lang.Text:
		return lang.TextValue(r.expand(e, f))
	case *lang.Number:
		return number(e.Raw, r.kind(e))
	case *lang.Moment:
		return r.moment(e)
	case *lang.Quantity:
		return lang.Value{Kind: lang.Length, Num: int64(quantity(e))}
	case *lang.Empty:
		return empty
	case *lang.Name:
		return r.object(r.ws.Info.Names[e], f)
	case *lang.Sign:
		return r.sign(e, f)
	case *lang.Arith:
		return r.arith(e, f)
	case *lang.Otherwise:
		r.cover.add("otherwise")
		for _, x := range e.Items {
			if v := r.eval(x, f); !v.IsEmpty() {
				return r.widen(v, r.kind(e))
			}
		}
		return empty
	case *lang.Call:
		return r.call(e, f)
	case *lang.List:
		v := lang.Value{Kind: lang.ListKind}
		for _, x := range e.Items {
			v.List = append(v.List, r.eval(x, f))
		}
		return v
	}
	return lang.BoolValue(r.holds(e, f))
}

// number reads a literal.
func number(raw string, kind lang.Kind) lang.Value {
	if kind == lang.Float {
		x, _ := strconv.ParseFloat(raw, 64)
		return lang.FloatValue(x)
	}
	n, _ := strconv.ParseUint(raw, 10, 64)
	return lang.Value{Kind: kind, Num: int64(n)}
}

// moment reads a date, datetime or time literal.
func (r *reference) moment(e *lang.Moment) lang.Value {
	if strings.Index(e.Raw, ":") == 2 {
		t, _ := time.Parse("15:04:05", (e.Raw + ":00")[:8])
		return lang.Value{Kind: lang.Time, Num: int64(t.Hour())*lang.Hour + int64(t.Minute())*lang.Minute + int64(t.Second())*1000}
	}
	kind := lang.Date
	if strings.Contains(e.Raw, "T") {
		kind = lang.Datetime
	}
	v, err := lang.ParseValue(lang.Type{Kind: kind}, e.Raw, r.ws.Zone)
	if err != nil {
		panic(err)
	}
	return v
}

// expand puts a text's tokens in, once.
func (r *reference) expand(t *lang.Text, f *frame) string {
	s := ""
	for _, p := range t.Parts {
		part := p.Literal
		if p.Token != nil {
			r.cover.add("token " + strings.ToLower(p.Token.Family))
			part = text(r.object(r.ws.Info.Tokens[p.Token], f))
			if part == "" {
				part = p.Token.Default
			}
		}
		s = join(s, part)
	}
	return s
}

// join puts texts together; none grows beyond 1 MiB.
func join(a, b string) string {
	if len(a)+len(b) > 1<<20 {
		panic(fault("the text is longer than 1 MiB"))
	}
	return a + b
}

// object is the value of what a name or a token stands for.
func (r *reference) object(o lang.Object, f *frame) lang.Value {
	switch o := o.(type) {
	case *lang.Field:
		if o.Scope == lang.MemberScope {
			return r.memberValue(o, f)
		}
		return r.lead.fields[o]
	case *lang.Token:
		r.cover.add("my token")
		v, _ := r.my(f.tokens, o.Name)
		return r.widen(v, o.Type.Kind)
	case *lang.Builtin:
		return r.builtin(o.Name, f)
	case *lang.Attribute:
		return r.attribute(o)
	case *lang.Column:
		v := lang.Value{Kind: lang.ListKind}
		for _, row := range o.Table.Rows {
			if row[o.Index] != "" {
				v.List = append(v.List, lang.Value{Kind: o.Type.Kind, Text: row[o.Index]})
			}
		}
		return v
	case *lang.Table:
		return lang.Value{Kind: lang.TableKind, Table: o}
	}
	panic("a name without a value")
}

// my looks a My Token up: what was given, the parent's, its own (SPEC 6).
func (r *reference) my(t *tokens, name string) (lang.Value, bool) {
	if v, ok := t.given[name]; ok {
		return v, true
	}
	if t.parent != nil {
		if v, ok := r.my(t.parent, name); ok {
			return v, true
		}
	}
	if own := t.campaign.Tokens[name]; own != nil && own.Value != nil {
		return r.widen(r.eval(own.Value, nil), own.Type.Kind), true
	}
	return empty, false
}

// memberValue is a member field of the program whose tokens hold.
func (r *reference) memberValue(field *lang.Field, f *frame) lang.Value {
	p := f.tokens.shown().campaign.Program
	if p == nil || r.lead.programs[p] == nil {
		return empty
	}
	for _, own := range p.Members {
		if own.Name == field.Name {
			return r.lead.programs[p].fields[own]
		}
	}
	return empty
}

func (r *reference) builtin(name string, f *frame) lang.Value {
	family, part, _ := strings.Cut(name, ".")
	switch family {
	case "failure":
		return lang.TextValue(f.reason)
	case "lead":
		return lang.TextValue(r.lead.id)
	case "trigger":
		return lang.TextValue(f.tokens.shown().trigger[part])
	case "system":
		return r.system(part)
	}
	c := f.tokens.shown().campaign
	what, about, id := c.Name, c.Description, c.Index
	if family == "program" {
		if c.Program == nil {
			return empty
		}
		what, about, id = c.Program.Name, "", c.Program.Index
	}
	switch part {
	case "name":
		return lang.TextValue(what)
	case "description":
		return lang.TextValue(about)
	}
	return lang.TextValue(strconv.Itoa(id + 1))
}

// widen makes a value one of a wider kind (SPEC 2, Arithmetic).
func (r *reference) widen(v lang.Value, kind lang.Kind) lang.Value {
	switch {
	case v.IsEmpty():
		return empty
	case v.Kind == kind || kind == lang.NoKind || kind == lang.Blank || kind == lang.ListKind || kind == lang.TableKind:
		return v
	case kind == lang.Float:
		return lang.FloatValue(float(v))
	case kind == lang.Currency && v.Kind == lang.Float:
		return currency(v.Float())
	case kind == lang.Currency:
		n := new(big.Int).Mul(big.NewInt(v.Num), big.NewInt(lang.CurrencyScale))
		if !n.IsInt64() {
			panic(fault("the amount is too large"))
		}
		v.Num = n.Int64()
	case kind == lang.Datetime && v.Kind == lang.Date:
		v.Num = r.instant(v.Num, 0)
	}
	v.Kind = kind
	return v
}

// float is a number as a float.
func float(v lang.Value) float64 {
	switch {
	case v.IsEmpty():
		return 0
	case v.Kind == lang.Float:
		return v.Float()
	case v.Kind == lang.Currency:
		return float64(v.Num) / lang.CurrencyScale
	}
	return float64(v.Num)
}

// currency rounds to four places, half away from zero.
func currency(x float64) lang.Value {
	x = math.Round(x * lang.CurrencyScale)
	if math.Abs(x) >= 1<<63 {
		panic(fault("the amount is too large"))
	}
	return lang.Value{Kind: lang.Currency, Num: int64(x)}
}

// call calls a function of the library. It is empty when a required argument
// is, unless the library says otherwise.
func (r *reference) call(e *lang.Call, f *frame) lang.Value {
	match := r.ws.Info.Calls[e]
	r.cover.add("function " + match.Func.Name())
	var args []lang.Value
	missing := false
	for i, p := range match.Func.Params() {
		switch {
		case p.Variadic:
			rest := lang.Value{Kind: lang.ListKind}
			for _, x := range match.Rest {
				rest.List = append(rest.List, r.argument(match, p, x, f))
			}
			args = append(args, rest)
		case match.Args[i] == nil:
			args = append(args, empty)
		default:
			v := r.argument(match, p, match.Args[i], f)
			missing = missing || v.IsEmpty() && !p.Optional && v.Kind != lang.TableKind
			args = append(args, v)
		}
	}
	if missing && !match.Func.Empty {
		return empty
	}
	return r.widen(r.body(match, args), match.Result.Kind)
}

// argument is an argument, widened to what the parameter takes.
func (r *reference) argument(match *lang.CallMatch, p lang.Param, x lang.Expr, f *frame) lang.Value {
	v := r.eval(x, f)
	switch result := match.Func.Result(); {
	case p.Class == "datetime":
		return r.widen(v, lang.Datetime)
	case p.Class == "float":
		return r.widen(v, lang.Float)
	case p.Class == "T", p.Class == result && (result == "number" || result == "moment"):
		return r.widen(v, match.Result.Kind)
	}
	return v
}

// body calls a function's Go body, whatever its shape.
func (r *reference) body(match *lang.CallMatch, args []lang.Value) lang.Value {
	body := r.funcs[match.Func]
	if general, ok := body.(func(*interp.Env, []lang.Value) (lang.Value, error)); ok {
		v, err := general(&interp.Env{Now: r.now, Zone: r.zone, Seed: 1, Lead: r.lead.id}, args)
		if err != nil {
			panic(fault(err.Error()))
		}
		return v
	}
	f := reflect.ValueOf(body)
	var in []reflect.Value
	if f.Type().In(0) == reflect.TypeFor[*interp.Scratch]() {
		in = append(in, reflect.ValueOf(new(interp.Scratch)))
	}
	for _, v := range args {
		if f.Type().In(len(in)).Kind() == reflect.String {
			in = append(in, reflect.ValueOf(text(v)))
		} else {
			in = append(in, reflect.ValueOf(v.Num))
		}
	}
	out := f.Call(in)
	if len(out) == 2 && !out[1].IsNil() {
		panic(fault(out[1].Interface().(error).Error()))
	}
	switch out[0].Kind() {
	case reflect.String:
		return lang.TextValue(out[0].String())
	case reflect.Bool:
		return lang.BoolValue(out[0].Bool())
	}
	return lang.Value{Kind: match.Result.Kind, Num: out[0].Int()}
}
