package interp

// future is what a flow may still touch, with all flows that it may start.
type future struct {
	touched
}

// futureKey is a place in a flow. A future of the present instant ends where
// the flow waits.
type futureKey struct {
	camp *campaign
	pc   int
	now  bool
}

// future is what a flow that stands at pc may still touch.
func (f *touchedParts) future(c *campaign, pc int, now bool) *future {
	key := futureKey{c, pc, now}
	if done := f.futures[key]; done != nil {
		return done
	}
	sum := &future{}
	seen := map[*campaign]bool{}
	queue := f.rest(sum, c, pc, now)
	for len(queue) > 0 {
		started := queue[0]
		queue = queue[1:]
		if !seen[started] {
			seen[started] = true
			queue = append(queue, f.rest(sum, started, 0, now)...)
		}
	}
	f.futures[key] = sum
	return sum
}

// rest adds what a flow itself may still touch, and says which it may start.
func (f *touchedParts) rest(to *future, c *campaign, from int, now bool) (starts []*campaign) {
	f.campaign(c)
	seen := make([]bool, len(c.ops))
	queue := []int{from}
	for len(queue) > 0 {
		pc := queue[len(queue)-1]
		queue = queue[:len(queue)-1]
		if pc >= len(c.ops) || seen[pc] {
			continue
		}
		seen[pc] = true
		to.add(f.prints[c][pc])
		starts = append(starts, f.starts[c][pc]...)
		queue = append(queue, c.after(pc, now)...)
	}
	return starts
}

// after are the operations that may follow the one at pc.
func (c *campaign) after(pc int, now bool) []int {
	o := &c.ops[pc]
	switch {
	case o.does(doReturn):
		return nil
	case o.does(doJump):
		return []int{int(o.jump)}
	}
	var next []int
	if w := o.wait; w == nil || !now || w.until != nil || w.cond != nil || w.duration == 0 {
		if w != nil && w.retry {
			next = append(next, int(o.jump))
		}
		next = append(next, pc+1)
	} else if w.retry {
		next = append(next, pc+1) // the last try
	}
	if o.jump > 0 {
		next = append(next, int(o.jump))
	}
	for _, h := range []int32{o.onFail, o.onSkip} {
		if h != none {
			next = append(next, c.handlers[h].pc)
		}
	}
	return next
}

// next is what the next turn of a flow that stands at pc touches: the first
// statements that can come, and the end of the flow.
func (f *touchedParts) next(c *campaign, pc int) *touched {
	f.campaign(c)
	sum := &touched{}
	seen := make([]bool, len(c.ops))
	queue := []int{pc}
	for len(queue) > 0 {
		at := queue[len(queue)-1]
		queue = queue[:len(queue)-1]
		if at >= len(c.ops) || seen[at] {
			continue
		}
		seen[at] = true
		sum.add(f.prints[c][at])
		if !c.ops[at].visible() {
			queue = append(queue, c.after(at, false)...)
		}
	}
	return sum
}
