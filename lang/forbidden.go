package lang

// checkTargets refuses `execute` of anything but an executable, and `request`
// of anything but an active campaign that waits to be requested.
func (f *flows) checkTargets() {
	for _, calls := range f.graph.calls {
		for _, call := range calls {
			if !call.request {
				if !call.callee.Executable {
					f.notExecutable(call)
				}
			} else if o := f.obstacle(call.callee); o != requestable {
				f.notRequestable(call, o)
			}
		}
	}
}

// obstacle is why a campaign cannot be requested.
type obstacle uint8

const (
	requestable obstacle = iota
	isExecutable
	isInactive
	hasNoTrigger // none that a request fires
)

// requestActivity is the activity whose trigger makes a campaign requestable,
// as the library names it.
const requestActivity = "Request Campaign"

func (f *flows) obstacle(c *Campaign) obstacle {
	switch {
	case c.Executable:
		return isExecutable
	case c.Inactive:
		return isInactive
	}
	for _, t := range c.Triggers {
		m := f.ws.Info.Phrases[t]
		if m == nil || isRequestTrigger(m.Entry) {
			return requestable // an unknown trigger may have been meant to be this one
		}
	}
	return hasNoTrigger
}

func isRequestTrigger(e *Entry) bool {
	return e.Kind == TriggerEntry && e.Activity == requestActivity
}

// checkForbidden refuses in executables what would leave the caller waiting:
// triggers, and every step that waits or calls a web service. What an
// executable executes is an executable itself, so each is found where it stands.
func (f *flows) checkForbidden() {
	for i, c := range f.graph.campaigns {
		if !c.Executable {
			continue
		}
		for _, t := range c.Triggers {
			f.triggerInExecutable(c, t)
		}
		for _, s := range f.graph.stmts[i] {
			f.checkAllowed(c, s)
		}
	}
}

func (f *flows) checkAllowed(c *Campaign, s Stmt) {
	if r, ok := s.(*Retry); ok {
		if r.Every != nil {
			f.timedRetry(c, r)
		}
		return
	}
	e := f.entry(s)
	if e == nil {
		return
	}
	switch e.Effect {
	case Timed:
		f.waitInExecutable(c, s, e)
	case Remote:
		f.remoteInExecutable(c, s, e)
	}
}
