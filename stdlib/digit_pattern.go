package stdlib

import (
	"encoding/binary"
	"fmt"
	"regexp/syntax"
	"slices"
	"sync"
)

// digitPattern is a regular expression over digits, such as numbering plans are
// written in, matched by a table of states: a step a digit, no memory. The table
// is made when the pattern is first used.
type digitPattern struct {
	source string
	once   sync.Once
	next   [][10]uint16 // state → digit → state; 0 is where nothing matches any more
	accept []bool
}

// digitStates bounds the table; a test sees to it that every pattern stays below.
const digitStates = 1 << 14

// matches reports whether the pattern matches all of the digits.
func (p *digitPattern) matches(digits string) bool {
	p.once.Do(p.build)
	state := uint16(1)
	for i := 0; i < len(digits); i++ {
		d := digits[i] - '0'
		if d > 9 {
			return false
		}
		if state = p.next[state][d]; state == 0 {
			return false
		}
	}
	return p.accept[state]
}

// begins reports whether the pattern matches a beginning of the digits.
func (p *digitPattern) begins(digits string) bool {
	p.once.Do(p.build)
	state := uint16(1)
	for i := 0; !p.accept[state]; i++ {
		if i == len(digits) || digits[i]-'0' > 9 {
			return false
		}
		if state = p.next[state][digits[i]-'0']; state == 0 {
			return false
		}
	}
	return true
}

func (p *digitPattern) build() {
	b := &digitBuilder{pattern: p, numbers: map[string]uint16{}}
	if err := b.build(); err != nil {
		panic(fmt.Sprintf("digit pattern %q: %v", p.source, err)) // names/phone.txt is tested
	}
}

// digitBuilder turns a compiled regular expression into a table, by the
// construction of subsets: a state is a set of places in the program.
type digitBuilder struct {
	pattern *digitPattern
	prog    *syntax.Prog
	numbers map[string]uint16 // a set, as bytes → its state
	sets    [][]uint32
	mark    []bool
}

func (b *digitBuilder) build() error {
	re, err := syntax.Parse(b.pattern.source, syntax.Perl)
	if err != nil {
		return err
	}
	if b.prog, err = syntax.Compile(re.Simplify()); err != nil {
		return err
	}
	b.mark = make([]bool, len(b.prog.Inst))
	b.state(nil)
	b.state([]uint32{uint32(b.prog.Start)})
	for s := 1; s < len(b.sets); s++ {
		if s == digitStates {
			return fmt.Errorf("more than %d states", digitStates)
		}
		for d := range 10 {
			var onward []uint32
			for _, pc := range b.sets[s] {
				if in := &b.prog.Inst[pc]; isRune(in.Op) && in.MatchRune(rune('0'+d)) {
					onward = append(onward, in.Out)
				}
			}
			b.pattern.next[s][d] = b.state(onward)
		}
	}
	return nil
}

func isRune(op syntax.InstOp) bool {
	return op == syntax.InstRune || op == syntax.InstRune1 || op == syntax.InstRuneAny || op == syntax.InstRuneAnyNotNL
}

// state is the number of the state of all places that can be reached from some
// without a digit.
func (b *digitBuilder) state(from []uint32) uint16 {
	var set []uint32
	accept := false
	for stack := from; len(stack) > 0; {
		pc := stack[len(stack)-1]
		stack = stack[:len(stack)-1]
		if b.mark[pc] {
			continue
		}
		b.mark[pc] = true
		set = append(set, pc)
		switch in := &b.prog.Inst[pc]; in.Op {
		case syntax.InstAlt, syntax.InstAltMatch:
			stack = append(stack, in.Out, in.Arg)
		case syntax.InstCapture, syntax.InstNop:
			stack = append(stack, in.Out)
		case syntax.InstMatch:
			accept = true
		}
	}
	slices.Sort(set)
	var key []byte
	for _, pc := range set {
		b.mark[pc] = false
		key = binary.AppendUvarint(key, uint64(pc))
	}
	number, known := b.numbers[string(key)]
	if !known {
		number = uint16(len(b.sets))
		b.numbers[string(key)] = number
		b.sets = append(b.sets, set)
		b.pattern.next = append(b.pattern.next, [10]uint16{})
		b.pattern.accept = append(b.pattern.accept, accept)
	}
	return number
}
