package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"os/signal"
	"strings"
	"syscall"

	"campaignc/interp"
	"campaignc/lang"
)

// told is one lead of a run, and why it went the way it went.
type told struct {
	w     *workspace
	job   *interp.Job
	file  string // of the leads; "" when events bring them
	trace *interp.Trace
	stats *interp.Stats
}

// lead explains why a lead of a run took the way it took.
func (c *explainCommand) lead(con *console) error {
	w, err := openWorkspace(c.Workspace)
	if err != nil {
		return err
	}
	defer w.root.Close()
	c.tells = true
	job, err := c.audience.job(w, false)
	if err != nil {
		w.report(con.err)
		return err
	}
	ctx, cancel := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer cancel()
	in, err := c.openLeads(ctx, w.Workspace, "")
	if err != nil {
		return err
	}
	defer in.close()
	job.Open, job.Only = in.open, true
	t := &told{w: w, job: job, file: c.Leads}
	found, err := t.run(c.What)
	if err == nil && !found {
		var id string
		if id, err = in.byEmail(c.What, w.Workspace); err == nil {
			_, err = t.run(id)
		}
	}
	if err != nil {
		return runError(ctx, err)
	}
	if c.Format == "json" {
		return t.writeJSON(con.out)
	}
	fmt.Fprint(con.out, t.page())
	return nil
}

// run runs the lead with that id, and no other. It reports whether there is one.
func (t *told) run(id string) (found bool, err error) {
	t.trace = &interp.Trace{Lead: id}
	t.job.Traces = map[string]*interp.Trace{id: t.trace}
	t.stats, err = interp.Run(t.job)
	return err == nil && t.stats.Leads > 0, err
}

// namesakesMost is how many leads with one e-mail address are named.
const namesakesMost = 5

// byEmail is the id of the lead that has an e-mail address.
func (in *leadsInput) byEmail(address string, ws *lang.Workspace) (string, error) {
	s := &search{address: strings.TrimSpace(address), lead: interp.NewLead(ws)}
	for _, f := range ws.Fields {
		if f.Type.Kind == lang.Email && f.Scope == lang.LeadScope {
			s.fields = append(s.fields, f)
		}
	}
	source, err := in.open()
	if err != nil {
		return "", err
	}
	codec := source.Codec()
	var batch interp.Batch
	for {
		if err := source.Next(&batch); err == io.EOF {
			break
		} else if err != nil {
			return "", err
		}
		codec.Reset(&batch)
		for codec.Next(s.lead) {
			s.look()
		}
		for _, id := range codec.Refused() {
			s.refused = s.refused || id == s.address
		}
	}
	return s.only(in.name)
}

// search looks for leads by e-mail address.
type search struct {
	address string
	fields  []*lang.Field
	lead    *interp.Lead
	ids     []string
	more    int
	refused bool // the row with that id
}

func (s *search) look() {
	for _, f := range s.fields {
		if !strings.EqualFold(strings.TrimSpace(s.lead.Text[f.Index]), s.address) {
			continue
		}
		if len(s.ids) < namesakesMost {
			s.ids = append(s.ids, strings.Clone(s.lead.ID))
		} else {
			s.more++
		}
		return
	}
}

// only is the one lead that was found.
func (s *search) only(file string) (string, error) {
	switch {
	case s.refused:
		return "", usage("the row of lead %q in %s cannot be read, so it is not run; `campaignc run --rejects FILE` says why", s.address, file)
	case len(s.ids) == 0:
		return "", usage("there is no lead %q in %s, neither an id nor an e-mail address", s.address, file)
	case len(s.ids) > 1:
		more := ""
		if s.more > 0 {
			more = fmt.Sprintf(" and %d more", s.more)
		}
		return "", usage("several leads have the e-mail address %q: say which by its id, %s%s", s.address, strings.Join(s.ids, ", "), more)
	}
	return s.ids[0], nil
}

func (t *told) writeJSON(w io.Writer) error {
	b, err := json.MarshalIndent(t.json(), "", "  ")
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(w, "%s\n", b)
	return err
}
