package interp

import (
	"slices"

	"campaignc/lang"
)

// Comparison runs another version of a workspace over the leads of a Job, side
// by side and batch by batch, and finds those that fare differently: whose
// fields, lists, statuses or member fields end differently, to whom something else was
// done at any instant, or whose flows wait for something else. How the
// statements are cut into campaigns makes no difference. It is the same for any
// number of workers.
type Comparison struct {
	Before *Job                        // the version to compare with; nothing is written for it
	Found  func(*LeadDifference) error // called for each such lead, in input order; or nil

	Leads  int // that fare differently
	Causes []*Cause

	Failed   int         // leads one of whose flows ended failed in the version before
	Rejected int         // rows that it could not read
	Off      []OverLimit // its batch runs that did not happen

	book   *book
	source Source
}

// LeadDifference is a lead that fares differently.
type LeadDifference struct {
	Lead  string
	Only  string // "before" or "after": the only version that can read it; or ""
	Ends  []Difference
	Cause *Cause // shared by the leads for which the same statements part
}

// Cause is where the ways of leads part: the first activities that differ.
type Cause struct {
	Before, After *Parting // nil where that version does nothing more
	Leads         int
	First         string // the first of these leads
}

// Parting is the statement of one version, and what it logged.
type Parting struct {
	Campaign string
	Step     int
	At       lang.Position // none for what comes from outside
	Activity string
	About    string // when it is the same for all leads
}

// NewComparison makes an empty comparison with a version before.
func NewComparison(before *Job) *Comparison { return &Comparison{Before: before, book: newBook(0)} }

// Lines count the values in which the versions differ, as PlanDifferent.
func (c *Comparison) Lines() []*PlanLine { return c.book.sorted() }

// begin opens the other version's leads, for their header.
func (c *Comparison) begin() (err error) {
	c.source, err = c.Before.Open()
	return err
}

// add adds the leads of a batch, in input order, and what the version before
// counted.
func (c *Comparison) add(found []*LeadDifference, before *Stats) error {
	c.Failed += before.Failed
	c.Rejected += before.Rejected
	for _, d := range found {
		c.Leads++
		for _, e := range d.Ends {
			c.book.note(PlanKey{Kind: PlanDifferent, Name: e.Name, From: e.First, To: e.Second}, c.Leads, d.Lead)
		}
		d.Cause = c.cause(d)
		if c.Found != nil {
			if err := c.Found(d); err != nil {
				return err
			}
		}
	}
	return nil
}

// cause finds the cause that the lead shares with others before it, or makes one.
func (c *Comparison) cause(d *LeadDifference) *Cause {
	if d.Cause == nil {
		return nil
	}
	i := slices.IndexFunc(c.Causes, func(o *Cause) bool { return o.Before.same(d.Cause.Before) && o.After.same(d.Cause.After) })
	if i < 0 {
		i = len(c.Causes)
		d.Cause.First = d.Lead
		c.Causes = append(c.Causes, d.Cause)
	}
	c.Causes[i].Leads++
	return c.Causes[i]
}

func (p *Parting) same(o *Parting) bool {
	if p == nil || o == nil {
		return p == o
	}
	return *p == *o
}

// twin runs the rows of a worker's batch in the other version.
type twin struct {
	w     *worker
	pairs pairing
	held  bool // a row was read and is not yet compared
}

func newTwin(c *Comparison, after *Program) *twin {
	t := &twin{w: newWorker(c.Before, c.source), pairs: pairUp(c.Before.Program.Workspace, after.Workspace)}
	t.w.watch()
	return t
}

// reset begins a batch.
func (t *twin) reset(b *Batch) {
	t.w.codec.Reset(b)
	t.w.m.stats = Stats{}
	t.w.m.stats.init(len(t.w.m.prog.campaigns))
	t.held = false
}

func (t *twin) next() bool {
	t.held = t.held || t.w.codec.Next(t.w.m.lead)
	return t.held
}

// meet reads up to the row that the worker has read. It reports whether there
// is one, and appends those before it that the worker refused.
func (t *twin) meet(w *worker, found []*LeadDifference) (bool, []*LeadDifference) {
	id := w.m.lead.ID
	for t.next() {
		other := t.w.m.lead.ID
		switch {
		case other == id:
			t.held = false
			return true, found
		case slices.Contains(t.w.codec.Refused(), id) || !slices.Contains(w.codec.Refused(), other):
			return false, found
		}
		t.held = false
		found = append(found, &LeadDifference{Lead: clone(other), Only: "before"})
	}
	return false, found
}

// rest appends the rows behind the worker's last.
func (t *twin) rest(w *worker, found []*LeadDifference) []*LeadDifference {
	for t.next() {
		t.held = false
		if other := t.w.m.lead.ID; slices.Contains(w.codec.Refused(), other) {
			found = append(found, &LeadDifference{Lead: clone(other), Only: "before"})
		}
	}
	return found
}

// stats are what the version counted of the batch. Rows that it refused are
// rejected once more, so that they are counted.
func (t *twin) stats() *Stats {
	stats := t.w.m.stats
	_, stats.Rejected = t.w.codec.AppendRejects(nil)
	return &stats
}

// compare runs the lead that the worker is done with in the other version, and
// appends it if it fares differently.
func (t *twin) compare(w *worker, created bool, found []*LeadDifference) ([]*LeadDifference, error) {
	there, found := t.meet(w, found)
	if !there || created && t.w.m.conf.Events.find(w.m.lead.ID) == none {
		return append(found, &LeadDifference{Lead: clone(w.m.lead.ID), Only: "after"}), nil
	}
	if err := t.w.play(created); err != nil {
		return found, err
	}
	t.w.m.countLead()
	if ends := t.ends(t.w.m, w.m); len(ends) > 0 {
		found = append(found, &LeadDifference{Lead: clone(w.m.lead.ID), Ends: ends, Cause: partingOf(t.w.m, w.m)})
	}
	return found, nil
}

// partingOf is where two ways of a lead part; nil when their activities are the same.
func partingOf(before, after *machine) *Cause {
	i := 0
	for i < len(before.acts) && i < len(after.acts) && before.acts[i].same(&after.acts[i]) {
		i++
	}
	if i == len(before.acts) && i == len(after.acts) {
		return nil
	}
	return &Cause{Before: before.parting(i), After: after.parting(i)}
}

func (m *machine) parting(i int) *Parting {
	if i == len(m.acts) {
		return nil
	}
	s := m.acts[i].Site
	return &Parting{Campaign: s.Campaign, Step: s.Step, At: s.At, Activity: s.Activity, About: s.Primary}
}

// same reports whether two versions logged the same, wherever they did.
func (a *Activity) same(b *Activity) bool {
	return a.At == b.At && a.Result == b.Result && a.Site.Activity == b.Site.Activity && a.PrimaryValue() == b.PrimaryValue() &&
		a.Reason == b.Reason && slices.Equal(a.Values, b.Values)
}
