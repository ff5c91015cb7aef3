package interp

import (
	"slices"

	"campaignc/lang"
)

// Explorer runs the flows of one lead in every order in which they can
// interleave, and tells where the order makes a difference. Flows take turns
// statement by statement; what an executable does is one statement. Orders that
// differ only in statements that have nothing to do with each other are one.
//
// It serves one goroutine, and takes the program for itself.
type Explorer struct {
	prog   *Program
	m      *machine
	prints *touchedParts
	budget int
	plain  bool // no reduction: every order there is
	whole  bool // flows that have nothing to do with each other are explored together

	lead    snapshot // the lead as it came
	path    []move
	orders  int             // tried for this lead
	cut     bool            // choices were left out
	moves   int             // statements run for this lead, over all orders
	spent   bool            // the budget is, and there was more to try
	met     map[string]bool // states that have been gone on from
	results *results
	stopAt  int // the order after which to stop, for a replay; 0: none
	stopped bool
}

// move is one statement that ran.
type move struct {
	flow    *flow
	at      int64
	camp    *campaign
	node    lang.Node // nil for a flow that ended without a further statement
	begins  string    // of a batch run that begins: in words, whether it takes the lead in
	print   *touched
	started []*flow
}

// Bounds of what is followed up. Beyond them flows run first in first out, as
// in a run, and the exploration is not whole.
const (
	forksMax      = 400    // choices of one order
	candidatesMax = 48     // flows that can run at one instant
	movesPerOrder = 100    // statements for each order of the budget, …
	movesAtLeast  = 20_000 // … and at least so many
)

// worked reports whether the lead's share of statements is used up.
func (x *Explorer) worked() bool { return x.moves > max(movesAtLeast, movesPerOrder*x.budget) }

// tired reports whether no more choices are followed up.
func (x *Explorer) tired(forks, candidates int) bool {
	return forks >= forksMax || x.worked() || candidates > candidatesMax
}

// NewExplorer makes an explorer that tries at most so many orders for each lead.
func NewExplorer(p *Program, given *Given, budget int) (*Explorer, error) {
	x := &Explorer{prog: p, prints: newTouched(p, given.Answers), budget: budget}
	for _, c := range p.campaigns {
		x.prints.campaign(c)
	}
	if err := p.setPace(); err != nil {
		return nil, err
	}
	own := *given
	own.Starts = slices.DeleteFunc(slices.Clone(given.Starts), func(s Start) bool { return s.off })
	x.m = newMachine(p, &own)
	x.m.pace = &pace{}
	return x, nil
}

// Lead is the lead to explore, for a Codec to fill in.
func (x *Explorer) Lead() *Lead { return x.m.lead }

// Begin says what a lead begins with: a campaign, nothing (events and batch
// runs come by themselves), or with Created the first of the events that bring it.
type Begin struct {
	Root    *lang.Campaign // or nil
	Created bool           // no row has the lead: Root is not for it
}

// Explore tries the orders for the lead that was filled in.
func (x *Explorer) Explore(with Begin) *Exploration {
	x.lead.lead = x.m.lead.copy()
	x.run(with, 0)
	return x.results.exploration(x)
}

// Replay is the order that has the number, of the lead explored last; nil when
// there is none.
func (x *Explorer) Replay(with Begin, number int) *Order {
	x.m.lead.become(&x.lead.lead)
	x.run(with, number)
	if n := len(x.results.orders); x.stopped && n > 0 && x.results.orders[n-1].Number == number {
		return x.results.orders[n-1].told(x)
	}
	return nil
}

func (x *Explorer) run(with Begin, stopAt int) {
	x.path, x.orders, x.spent, x.cut, x.moves = x.path[:0], 0, false, false, 0
	x.met, x.results, x.stopAt, x.stopped = map[string]bool{}, newResults(), stopAt, false
	x.m.begin()
	x.m.ends, x.m.pace.said = &endings{}, x.m.pace.said[:0]
	var root *campaign
	if with.Root != nil {
		root = x.prog.campaign(with.Root)
	}
	x.m.setOut(root, with.Created)
	x.batchesCome()
	x.explore(nil, nil, 0)
}

// explore goes on from where the machine stands. Asleep are flows whose next
// statement need not be tried first, since an order that began with it was
// tried already; hidden is what other flows, which are left out here, write.
func (x *Explorer) explore(asleep []*flow, hidden resources, forks int) {
	from := len(x.path)
	defer func() { x.path = x.path[:from] }()
	for !x.stopped {
		if x.orders >= x.budget {
			x.spent = true
			return
		}
		candidates := x.candidates()
		if len(candidates) == 0 {
			if !x.timePasses(hidden) {
				return
			}
			asleep = nil
			continue
		}
		if x.tired(forks, len(candidates)) {
			x.cut = x.cut || len(candidates) > 1
			asleep = nil
			x.move(candidates[0])
			continue
		}
		if parts := x.parts(); len(parts) > 1 {
			x.apart(parts, asleep, hidden, forks+1)
			return
		}
		awake := slices.DeleteFunc(x.choose(candidates), func(f *flow) bool { return slices.Contains(asleep, f) })
		switch {
		case len(awake) == 0:
			return // every order from here has been tried
		case len(awake) == 1:
			asleep = x.stillAsleep(asleep, awake[0])
			x.move(awake[0])
		default:
			x.fork(awake, asleep, hidden, forks)
			return
		}
	}
}

// fork tries each of the flows first.
func (x *Explorer) fork(first, asleep []*flow, hidden resources, forks int) {
	here := x.m.snapshot()
	asleep = slices.Clone(asleep)
	for _, f := range first {
		rest := x.stillAsleep(asleep, f)
		x.move(f)
		x.explore(rest, hidden, forks+1)
		if x.stopped || x.spent {
			return
		}
		if x.worked() {
			x.cut = true
			return
		}
		x.path = x.path[:len(x.path)-1]
		x.m.goBack(here)
		if !x.plain {
			asleep = append(asleep, f)
		}
	}
}

// stillAsleep are the flows whose next statement has nothing to do with the
// one that f runs next: they need not be tried first after it either.
func (x *Explorer) stillAsleep(asleep []*flow, f *flow) []*flow {
	print := x.next(f)
	var out []*flow
	for _, g := range asleep {
		if g != f && !print.collides(x.next(g)) {
			out = append(out, g)
		}
	}
	return out
}

func (x *Explorer) next(f *flow) *touched {
	if x.begins(f) {
		return x.prints.beginning(f.camp)
	}
	print := x.prints.next(f.camp, f.pc)
	if f.cond != nil && slices.Contains(x.m.asleep, f) {
		// Its turn begins with its condition: that is the statement before.
		with := *print
		with.reads = slices.Clone(print.reads)
		if w := f.camp.waitBefore(f.pc); w != nil {
			with.reads.add(x.prints.of(f.camp, f.camp.waitAt(w)).reads)
		}
		return &with
	}
	return print
}

// candidates are the flows that can run now: those that are ready, in their
// order, those whose condition holds, and once nothing more happens at this
// instant the batch runs of it.
func (x *Explorer) candidates() []*flow {
	if x.m.lead.Deleted {
		return nil
	}
	out := slices.Clone(x.m.ready)
	for _, f := range x.m.asleep {
		if f.cond != nil && x.m.holdsFor(f) {
			out = append(out, f)
		}
	}
	if a := &x.m.agenda; !a.happens(x.m.now) {
		out = append(out, a.due...)
	}
	return out
}

// choose finds flows to begin with such that no order is missed: what the other
// flows do at this instant has nothing to do with the next statement of any of
// them. It takes the smallest such set that it finds.
func (x *Explorer) choose(candidates []*flow) []*flow {
	if x.plain {
		return candidates
	}
	best := candidates
	for _, f := range candidates {
		if set := x.closed(f, candidates); len(set) < len(best) {
			best = set
		}
	}
	return best
}

// closed is the smallest such set with f in it.
func (x *Explorer) closed(f *flow, candidates []*flow) []*flow {
	in := map[*flow]bool{f: true}
	queue := []*flow{f}
	for len(queue) > 0 {
		print := x.next(queue[0])
		queue = queue[1:]
		for _, g := range x.m.asleep {
			if g.cond != nil && !in[g] && !slices.Contains(candidates, g) && print.collides(x.coming(g)) {
				return candidates // it may wake one that waits
			}
		}
		for _, g := range candidates {
			if !in[g] && print.collides(x.coming(g)) {
				in[g] = true
				queue = append(queue, g)
			}
		}
	}
	var out []*flow
	for _, g := range candidates {
		if in[g] {
			out = append(out, g)
		}
	}
	return out
}

// coming is what a flow may do at this instant.
func (x *Explorer) coming(f *flow) *touched { return x.toCome(f, true) }

// toCome is what a flow may do from here on, at this instant or ever.
func (x *Explorer) toCome(f *flow, now bool) *touched {
	sum := &touched{}
	sum.add(&x.prints.future(f.camp, f.pc, now).touched)
	sum.add(x.next(f))
	return sum
}

// move lets a flow run its next statement.
func (x *Explorer) move(f *flow) {
	if x.begins(f) {
		x.begin(f)
		return
	}
	m := x.m
	step := move{flow: f, at: m.now, camp: f.camp, print: x.next(f)}
	if i := slices.Index(m.ready, f); i >= 0 {
		m.ready = slices.Delete(m.ready, i, i+1)
	} else {
		m.wake(f)
		m.ready = m.ready[:len(m.ready)-1]
	}
	step.node = f.camp.nodes[x.first(f)]
	used := m.used
	m.pace.ran, m.pace.stopped = false, false
	failed := m.failed
	m.turn(f)
	if m.failed > failed {
		m.ends.failed[len(m.ends.failed)-1] = f.camp.Qualified() + "\x00" + clone(m.reason)
	}
	if m.pace.stopped {
		m.asleep = m.asleep[:len(m.asleep)-1]
		f.cond = nil
		m.ready = slices.Insert(m.ready, 0, f)
	}
	step.started = slices.Clone(m.pool[used:m.used])
	x.path = append(x.path, step)
	x.moves++
}

// first is the operation of the next statement of a flow, as far as jumps alone
// lead there.
func (x *Explorer) first(f *flow) int {
	pc := f.pc
	for range f.camp.ops {
		o := &f.camp.ops[pc]
		switch {
		case o.visible() || o.does(doReturn):
			return pc
		case o.does(doJump):
			pc = int(o.jump)
		default:
			pc++
		}
	}
	return pc
}

// timePasses moves on to the next instant at which something is due. It reports
// false at the end of an order, and where one has been before.
func (x *Explorer) timePasses(hidden resources) bool {
	m := x.m
	at, ok := m.nextMoment()
	if m.lead.Deleted || !ok || at > m.conf.Until {
		x.ends(hidden)
		return false
	}
	if !x.plain {
		key := x.key(hidden)
		if x.met[key] {
			x.count()
			return false
		}
		x.met[key] = true
	}
	m.now = max(m.now, at)
	x.batchesCome()
	if !m.wakeDue() && m.agenda.happens(m.now) {
		m.arrive()
	}
	return true
}

// ends counts an order that is complete, and notes what came of it.
func (x *Explorer) ends(hidden resources) {
	x.count()
	x.results.note(x, hidden)
}

func (x *Explorer) count() {
	x.orders++
	x.stopped = x.orders == x.stopAt
}
