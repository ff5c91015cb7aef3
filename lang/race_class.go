package lang

import (
	"encoding/binary"
	"maps"
	"slices"
)

// likeness says which flows of a crowd do the same to a thing, as far as it matters
// to others: they run one executable, or write one constant. What is found of two
// flows, that they cannot disturb each other, then holds for all that are like them.
// Of 2,180 batches of one time, which add to one list and run one executable, each
// was compared with all others otherwise: a fifth of a check of 100,000 lines.
type likeness struct {
	*crowd
	thing    string
	deeds    map[deed]uint64
	classes  map[string]int
	first    []user // of each class
	peaceful map[[2]int]bool
}

// deed is what decides whether a touch conflicts with another.
type deed struct {
	touch  *touch // nil: a constant is written
	value  string
	by     *Campaign // if it is an executable
	tokens bool
}

// peacefulMax is how much is remembered of pairs of classes.
const peacefulMax = 1 << 16

func (c *crowd) likeness(thing string) *likeness {
	return &likeness{crowd: c, thing: thing, deeds: map[deed]uint64{}, classes: map[string]int{}, peaceful: map[[2]int]bool{}}
}

// class is a number for all that are like the flow.
func (l *likeness) class(m user) int {
	var all []byte
	for _, x := range m.things[l.thing] {
		d := deed{touch: x.touch}
		if x.kind == sets && x.value != "" {
			d = deed{value: x.value, tokens: x.tokens}
			if x.by.Executable {
				d.by = x.by
			}
		}
		n, ok := l.deeds[d]
		if !ok {
			n = uint64(len(l.deeds))
			l.deeds[d] = n
		}
		all = binary.AppendUvarint(all, n)
	}
	class, ok := l.classes[string(all)]
	if !ok {
		class = len(l.first)
		l.classes[string(all)] = class
		l.first = append(l.first, m)
	}
	return class
}

// disturb reports whether a flow of one class may disturb one of another.
func (l *likeness) disturb(a, b int) bool {
	pair := [2]int{min(a, b), max(a, b)}
	peaceful, known := l.peaceful[pair]
	if !known {
		peaceful = l.spend(1) && l.peace(l.first[a], l.first[b])
		if len(l.peaceful) < peacefulMax {
			l.peaceful[pair] = peaceful
		}
	}
	return !peaceful
}

func (l *likeness) peace(a, b user) bool {
	for _, x := range a.things[l.thing] {
		for _, y := range b.things[l.thing] {
			if l.conflicts(x.touch, y.touch) {
				return false
			}
		}
	}
	return true
}

// loners are flows of a crowd that are in no race over a thing so far.
type loners struct {
	*likeness
	all    []loner
	places map[int][]int // in all, by class
	racers int           // flows that were in a race when the loners were looked at last
}

type loner struct {
	user
	class int
}

// meet compares a flow with those that it may disturb, and with itself, and takes
// it in. It gives those that are in a race now.
func (l *loners) meet(m user) []user {
	own := loner{m, l.class(m)}
	var near []int
	for _, class := range slices.Sorted(maps.Keys(l.places)) {
		if l.disturb(class, own.class) {
			near = append(near, l.places[class]...)
		}
	}
	slices.Sort(near)
	for _, i := range near {
		l.crowd.meet(l.thing, l.all[i].user, m)
	}
	l.crowd.meet(l.thing, m, m)
	l.add(own)
	if len(l.met[l.thing]) == l.racers && !l.racing(l.thing, m) {
		return nil
	}
	return l.leave()
}

func (l *loners) add(m loner) {
	if l.places == nil {
		l.places = map[int][]int{}
	}
	l.places[m.class] = append(l.places[m.class], len(l.all))
	l.all = append(l.all, m)
}

// leave takes out those that are in a race.
func (l *loners) leave() []user {
	var gone []user
	before := l.all
	l.all, l.places, l.racers = nil, nil, len(l.met[l.thing])
	for _, m := range before {
		if l.racing(l.thing, m.user) {
			gone = append(gone, m.user)
		} else {
			l.add(m)
		}
	}
	return gone
}
