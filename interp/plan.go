package interp

import "campaignc/lang"

// Plan counts what a run does to its leads: who gets in and who does not, what
// changes, what is sent. It is filled in while its Job runs, and is the same for
// any number of workers. Its memory is bounded by PlanLinesMax, whatever the
// number of leads.
//
//	job.Plan = interp.NewPlan(3)
//	stats, err := interp.Run(job)
//	for _, line := range job.Plan.Lines() { … }
type Plan struct {
	Changed int // leads of which a field, list, status or member field is another in the end, and those deleted

	book *book
}

// What PlanKey.Place says besides the places of filters, in the order of the drop-off.
const (
	RanBefore  = ranBefore  // the qualification rule refuses
	Unanswered = unanswered // a filter could not be evaluated
	Qualified  = qualified
)

// NewPlan makes an empty plan that keeps the ids of so many leads for each line.
func NewPlan(sample int) *Plan { return &Plan{book: newBook(sample)} }

// Lines are the plan's lines by kind and name, the largest first.
func (p *Plan) Lines() []*PlanLine { return p.book.sorted() }

// add adds what was counted of leads that come later.
func (p *Plan) add(o *Plan) {
	p.Changed += o.Changed
	p.book.add(o.book)
}

// planner counts the leads of a batch.
type planner struct {
	*Plan
	m    *machine
	lead int // its number in the batch
}

// note counts the lead that the machine is done with.
func (p *planner) note() {
	p.lead++
	changed := p.isGone()
	if !changed {
		eachDifference(p.m.prog.Workspace, p.m.before, p.m.lead, func(key PlanKey) {
			changed = true
			p.line(key)
		})
	}
	if changed {
		p.Changed++
	}
	p.answers()
	p.deeds()
	if !p.m.lead.Deleted {
		p.waits()
	}
}

func (p *planner) line(key PlanKey) { p.book.note(key, p.lead, p.m.lead.ID) }

// answers counts how campaigns answered the lead, and which did not end well.
func (p *planner) answers() {
	for _, d := range p.m.decisions {
		key := PlanKey{Kind: PlanCame, Place: d.at, Name: d.camp.Qualified()}
		switch {
		case d.at == untaken:
			continue // the lead did not come so far
		case d.at >= 0:
			key.Why = d.camp.gate[d.at].what
		case d.at == ranBefore:
			key.Why = d.camp.again
		}
		p.line(key)
	}
	for _, f := range p.m.failures {
		p.line(PlanKey{Kind: PlanFailed, Name: f.camp.Qualified(), Why: f.reason})
	}
}

func (p *planner) isGone() bool {
	if p.m.lead.Deleted {
		p.line(PlanKey{Kind: PlanDeleted})
	}
	return p.m.lead.Deleted
}

// eachDifference gives what is another than before: fields, lists, statuses,
// member fields.
func eachDifference(ws *lang.Workspace, before, now *Lead, add func(PlanKey)) {
	for _, f := range ws.Fields {
		if now.Changed.Has(f.Index) && !now.same(before, f) {
			add(PlanKey{Kind: PlanField, Name: f.Qualified(), From: lang.FormatValue(before.Value(f)), To: lang.FormatValue(now.Value(f))})
		}
	}
	listsChanged(ws, before.Lists, now.Lists, add)
	programsChanged(ws, before.Programs, now.Programs, add)
}

// same reports whether a field is the same in two leads of one workspace.
func (l *Lead) same(o *Lead, f *lang.Field) bool {
	i := f.Index
	return l.Text[i] == o.Text[i] && l.Has[i] == o.Has[i] && (!l.Has[i] || l.Num[i] == o.Num[i])
}

// PlanListMember is what a line says of a lead that is in a list.
const PlanListMember = "member"

func listsChanged(ws *lang.Workspace, before, now []bool, add func(PlanKey)) {
	for _, l := range ws.Lists {
		if now[l.Index] == before[l.Index] {
			continue
		}
		key := PlanKey{Kind: PlanList, Name: refOf(l.Program, l.Name).String(), To: PlanListMember}
		if before[l.Index] {
			key.From, key.To = key.To, key.From
		}
		add(key)
	}
}

// programsChanged gives statuses and values of member fields.
func programsChanged(ws *lang.Workspace, memberBefore, memberNow []Membership, add func(PlanKey)) {
	for _, program := range ws.Programs {
		before, now := &memberBefore[program.Index], &memberNow[program.Index]
		if was, is := before.status(program), now.status(program); was != is {
			add(PlanKey{Kind: PlanStatus, Name: program.Name, From: was, To: is})
		}
		for i, f := range program.Members {
			if was, is := lang.FormatValue(before.field(i)), lang.FormatValue(now.field(i)); was != is {
				add(PlanKey{Kind: PlanMember, Name: program.Name + "." + f.Name, From: was, To: is})
			}
		}
	}
}

// deeds counts what was done, and what was not.
func (p *planner) deeds() {
	for i := range p.m.acts {
		a := &p.m.acts[i]
		key := PlanKey{Kind: PlanDone, Name: a.Site.Activity, About: a.PrimaryValue()}
		switch {
		case a.Site.Activity == executeActivity || a.Site.Activity == failActivity: // counted where campaigns come in and fail
			continue
		case a.Result != Succeeded:
			key.Kind, key.Result, key.Why = PlanUndone, a.Result, a.Reason
		case !a.Site.tells:
			continue
		}
		p.line(key)
	}
}

// waits counts the flows that have not ended.
func (p *planner) waits() {
	for _, f := range p.m.asleep {
		key := PlanKey{Kind: PlanWaiting, Name: f.camp.Qualified()}
		if w := f.camp.waitBefore(f.pc); w != nil {
			key.About = w.text
		}
		p.line(key)
	}
}
