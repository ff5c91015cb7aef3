package interp

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"campaignc/lang"
)

// Exploration is what the orders of one lead's flows come to.
type Exploration struct {
	Lead     string
	Orders   int       // tried
	Whole    bool      // all there are; false when the budget was spent
	Findings []Finding // where the order makes a difference; none when it makes none
}

// Finding is two orders with different results.
type Finding struct {
	Differ        []Difference
	First, Second *Order
}

// Difference is something of the lead that ends in more ways than one.
type Difference struct {
	Name   string   // `country`, `list "Open"`, `send email "Welcome"`
	First  string   // after the finding's first order
	Second string   // after its second
	Others []string // after further orders
}

// Order is one order of statements.
type Order struct {
	Number int // by which Replay finds it
	Steps  []OrderStep
	Result map[string]string // what the lead is at the end and what was done to it, by name

	path     []move
	hidden   resources // what Result does not tell
	switches int       // how often another flow takes over
}

// OrderStep is one statement of one flow.
type OrderStep struct {
	At   int64         // virtual time, milliseconds
	Flow string        // the flow's campaign, and which of its runs when there are several
	Text string        // the statement's source, on one line; "" when the flow only ends
	Pos  lang.Position // of the statement
}

// results collect what came of the orders of one lead.
type results struct {
	orders []*Order
	deeds  map[string]int               // what was done in some order, and the resource that says whose business it is
	ends   map[string]map[string]*Order // by name and value: the shortest order that ends so
}

func newResults() *results {
	return &results{deeds: map[string]int{}, ends: map[string]map[string]*Order{}}
}

// note keeps what came of the order that has just ended.
func (r *results) note(x *Explorer, hidden resources) {
	order := &Order{Number: x.orders, Result: x.outcome(hidden), path: x.straight(), hidden: hidden}
	for i := 1; i < len(order.path); i++ {
		if order.path[i].flow != order.path[i-1].flow {
			order.switches++
		}
	}
	r.orders = append(r.orders, order)
}

// settle finds the ways in which everything ends. What an order did not do that
// others did, it did never.
func (r *results) settle() {
	for _, order := range r.orders {
		for name, resource := range r.deeds {
			if _, done := order.Result[name]; !done && !order.hidden.has(resource) {
				order.Result[name] = "never"
			}
		}
		for name, value := range order.Result {
			if r.ends[name] == nil {
				r.ends[name] = map[string]*Order{}
			}
			if best := r.ends[name][value]; best == nil || shorter(order, best) {
				r.ends[name][value] = order
			}
		}
	}
}

func shorter(a, b *Order) bool {
	return cmp.Or(cmp.Compare(len(a.path), len(b.path)), cmp.Compare(a.switches, b.switches), cmp.Compare(a.Number, b.Number)) < 0
}

// exploration pairs orders so that each difference is shown by one pair.
func (r *results) exploration(x *Explorer) *Exploration {
	e := &Exploration{Lead: clone(x.m.lead.ID), Orders: x.orders, Whole: !x.spent && !x.cut}
	r.settle()
	told := map[string]bool{}
	for _, name := range slices.Sorted(maps.Keys(r.ends)) {
		if len(r.ends[name]) < 2 || told[name] {
			continue
		}
		orders := slices.SortedFunc(maps.Values(r.ends[name]), func(a, b *Order) int {
			if shorter(a, b) {
				return -1
			}
			return 1
		})
		first, second := orders[0], orders[1]
		if second.Number < first.Number {
			first, second = second, first
		}
		f := Finding{First: first.told(x), Second: second.told(x)}
		for _, other := range slices.Sorted(maps.Keys(r.ends)) {
			a, here := first.Result[other]
			b, there := second.Result[other]
			if len(r.ends[other]) < 2 || told[other] || !here || !there || a == b {
				continue
			}
			told[other] = true
			f.Differ = append(f.Differ, r.difference(other, a, b))
		}
		e.Findings = append(e.Findings, f)
	}
	return e
}

func (r *results) difference(name, first, second string) Difference {
	d := Difference{Name: name, First: first, Second: second}
	for _, v := range slices.Sorted(maps.Keys(r.ends[name])) {
		if v != first && v != second {
			d.Others = append(d.Others, v)
		}
	}
	return d
}

// outcome is what the lead is now and what was done to it, by name, but for
// what is hidden.
func (x *Explorer) outcome(hidden resources) map[string]string {
	out := map[string]string{}
	keep := func(resource, name, value string) {
		if n, ok := x.prints.numbers[resource]; !ok || !hidden.has(n) {
			out[name] = value
		}
	}
	l, ws := x.m.lead, x.prog.Workspace
	keep("", "the lead", map[bool]string{false: "is there", true: "is deleted"}[l.Deleted])
	for _, f := range ws.Fields {
		keep("field:"+f.Qualified(), f.Qualified(), clone(lang.FormatValue(l.Value(f))))
	}
	for _, list := range ws.Lists {
		ref := refOf(list.Program, list.Name).String()
		keep("list:"+ref, fmt.Sprintf("list %q", ref), map[bool]string{false: "no member", true: "member"}[l.Lists[list.Index]])
	}
	for _, p := range ws.Programs {
		ms := &l.Programs[p.Index]
		status := cmp.Or(ms.status(p), "not in the program")
		keep("members", fmt.Sprintf("program %q", p.Name), status)
		for i, f := range p.Members {
			keep("members", f.Qualified()+" of "+p.Name, clone(lang.FormatValue(ms.field(i))))
		}
	}
	x.done(keep)
	return out
}

// done tells what was done besides changing what the lead is: mail, moments,
// calls; and which flows failed.
func (x *Explorer) done(keep func(resource, name, value string)) {
	m := x.m
	times, resource := map[string][]string{}, map[string]string{}
	add := func(of, name, value string) { times[name], resource[name] = append(times[name], value), of }
	for i := range m.acts {
		a := &m.acts[i]
		entry := x.prog.stepsBySite[a.Site]
		if entry == nil || a.Result == Skipped {
			continue
		}
		name := strings.ToLower(a.Site.Activity)
		if p := a.PrimaryValue(); p != "" {
			name += fmt.Sprintf(" %q", clone(p))
		}
		values := slices.Clone(a.Values)
		if a.Result == Failed {
			values = append(values, "failed: "+a.Reason)
		}
		add("did:"+entry.Activity, name, clone(strings.Join(slices.DeleteFunc(values, func(v string) bool { return v == "" }), ", ")))
	}
	for _, s := range m.pace.said {
		activity := "Send Email"
		if _, hook := s.asset.(*lang.WebhookAsset); hook {
			activity = "Call Webhook"
		}
		add("did:"+activity, fmt.Sprintf("what %q says", objectName(s.asset)), s.text)
	}
	for _, f := range m.ends.failed {
		campaign, reason, _ := strings.Cut(f, "\x00")
		add("ran:"+campaign, fmt.Sprintf("campaign %q", campaign), "failed: "+reason)
	}
	for name, values := range times {
		slices.Sort(values)
		if strings.Join(values, "") == "" {
			values = []string{map[bool]string{true: "once", false: fmt.Sprintf("%d times", len(values))}[len(values) == 1]}
		}
		if !strings.HasPrefix(name, "what ") {
			x.results.deeds[name] = x.prints.number(resource[name])
		}
		keep(resource[name], name, strings.Join(values, "; "))
	}
}
