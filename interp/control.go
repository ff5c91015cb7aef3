package interp

import "strconv"

// The operations of choices, retries, fail and stop.

func doReturn(*machine, *op) signal { return sigReturn }

func doJump(*machine, *op) signal { return sigJump }

func doTest(m *machine, o *op) signal {
	ok := o.cond(m)
	if m.fault != "" {
		return m.faulty()
	}
	m.trace.test(m, o, ok)
	if ok {
		return sigNext
	}
	return sigJump
}

func doFail(m *machine, o *op) signal {
	reason := o.text(m)
	if m.broken() {
		return sigFailed
	}
	m.reason = reason
	if o.site != nil {
		a := m.log(o.site)
		a.Result, a.Reason = Failed, reason
		m.logged(a)
	}
	return sigFailed
}

func (m *machine) counter(o *op) *int { return &m.counters[m.top().counters+int(o.slot)] }

func doRetryBegin(m *machine, o *op) signal {
	*m.counter(o) = 0
	return sigNext
}

func doRetryTry(m *machine, o *op) signal {
	*m.counter(o)++
	return sigNext
}

// doRetryUntil ends a try without a failure: the retry is done, or the try
// counts as failed because the condition does not hold.
func doRetryUntil(m *machine, o *op) signal {
	if o.cond == nil {
		return sigJump
	}
	ok := o.cond(m)
	if m.broken() {
		return sigFailed
	}
	if ok {
		return sigJump
	}
	m.reasons[m.top().reasons+int(o.slot)] = o.words
	return sigNext
}

// doRetryAgain goes back for the next try, at once or after the interval, or
// on to what follows the last.
func doRetryAgain(m *machine, o *op) signal {
	if *m.counter(o) >= int(o.count) {
		return sigNext
	}
	if o.wait == nil {
		return sigJump
	}
	m.top().pc = int(o.jump)
	m.sleep(m.later(m.now, o.wait.duration), nil)
	return sigSuspend
}

// doRetryFailed lets the last failure go on.
func doRetryFailed(m *machine, o *op) signal {
	m.reason = m.reasons[m.top().reasons+int(o.slot)]
	return sigFailed
}

// exhaustedReason is why a retry fails whose condition was never met.
func exhaustedReason(tries int) string {
	if tries == 1 {
		return "condition not met after 1 try"
	}
	return "condition not met after " + strconv.Itoa(tries) + " tries"
}
