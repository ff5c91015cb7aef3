package interp

import (
	"slices"

	"campaignc/lang"
)

// log begins an activity of the statement that runs: its place in the lead's
// log is taken now, its outcome may follow.
//
// The record is written where it stays, part by part: one put together first
// and copied is 96 bytes written twice, for each of a dozen a lead.
func (m *machine) log(site *Site) *Activity {
	n := len(m.acts)
	if n == cap(m.acts) {
		m.acts = slices.Grow(m.acts, 1)
	}
	m.acts = m.acts[:n+1]
	a := &m.acts[n]
	a.Site, a.Path, a.Seq, a.At = site, m.top().path, m.seq+n+1, m.now
	a.Result, a.Reason, a.Primary, a.Values = Succeeded, "", "", nil
	return a
}

// changes reports whether the success of a statement or step changes something,
// be it in a system outside. To wait does not.
func changes(e *lang.Entry) bool { return e.Effect >= lang.Local && e.Effect != lang.Timed }

// logged ends an activity: what it wakes is woken.
func (m *machine) logged(a *Activity) {
	if a.Result == Succeeded && len(m.prog.watch) > 0 && m.prog.watched(a) {
		m.fire(a)
	}
}

// pathTable holds the chains of campaigns met so far, one Path for each.
type pathTable struct {
	roots []calledPath
	count int
}

// calledPath is the path to a campaign, beside its siblings: to find one looks
// at no path but that.
type calledPath struct {
	camp *campaign
	path *Path
}

// of is the path of a campaign called from another path, or as a root.
func (t *pathTable) of(parent *Path, c *campaign) *Path {
	siblings := &t.roots
	if parent != nil {
		siblings = &parent.children
	}
	for i := range *siblings {
		if p := &(*siblings)[i]; p.camp == c {
			return p.path
		}
	}
	p := &Path{Index: t.count}
	if parent != nil {
		p.Campaigns = append(p.Campaigns, parent.Campaigns...)
	}
	if c.Name != "" { // what comes from outside is no campaign's
		p.Campaigns = append(p.Campaigns, c.Name)
	}
	t.count++
	*siblings = append(*siblings, calledPath{c, p})
	return p
}

// changeSite is the record of a changed field: Change Score for scores, Change
// Data Value for all others.
func changeSite(lib *Library, f *lang.Field) Site {
	form, labels := "set", []string{"Old Value", "New Value"}
	if f.Type.Kind == lang.Score {
		form, labels = "set score", []string{"Change Value", "Old Value", "New Value"}
	}
	s := Site{Primary: f.Qualified(), Labels: labels, Flags: make([]bool, len(labels))}
	for i := range lib.Statements {
		if e := &lib.Statements[i]; e.Form == form {
			s.Activity, s.Type, s.Changes = e.Activity, e.ActivityID, changes(e)
		}
	}
	return s
}
