package main

import (
	"io"
	"math"
	"time"

	"campaignc/data"
	"campaignc/interp"
	"campaignc/lang"
)

// clock sets virtual time: what happens in it, where it begins and ends, and
// the batch runs of a span.
func (c *audience) clock(w *workspace, p *interp.Program, job *interp.Job) error {
	start, end := c.Now, c.Until
	startFlag, endFlag := "--now", "--until"
	if c.From != "" || c.To != "" {
		if c.From == "" || c.To == "" {
			return usage("--from and --to go together")
		}
		if c.Now != "" || c.Until != "" {
			return usage("--from and --to say what --now and --until say; leave those out")
		}
		start, end, startFlag, endFlag = c.From, c.To, "--from", "--to"
	}
	now, err := moment(start, w.Workspace, time.Now().UTC().Truncate(time.Second).UnixMilli())
	if err != nil {
		return usage("%s: %w", startFlag, err)
	}
	if now, err = c.readEvents(w, p, now, start != ""); err != nil {
		return err
	}
	zone := lang.NewZone(w.Zone)
	until, err := moment(end, w.Workspace, zone.AddMonths(now, 12))
	if err != nil {
		return usage("%s: %w", endFlag, err)
	}
	if day, err := lang.ParseValue(lang.Type{Kind: lang.Date}, c.To, w.Zone); err == nil && !day.IsEmpty() {
		until = zone.Of(day.Num+1, 0) - 1
	}
	if until < now {
		return usage("%s lies before %s", endFlag, startFlag)
	}
	job.Given = interp.Given{Now: now, Until: until, Seed: c.Seed}
	if c.events != nil {
		job.Given.Events = c.events.Events
	}
	return c.schedule(p, job)
}

// schedule lists the batch runs of the span that --from and --to name.
func (c *audience) schedule(p *interp.Program, job *interp.Job) error {
	if c.From == "" {
		return nil
	}
	starts, err := p.Schedule(job.Given.Now, job.Given.Until)
	if err != nil {
		return usage("%w", err)
	}
	if len(starts) == 0 && c.events == nil && job.Root == nil && !c.goesOn {
		return usage("no campaign of this workspace repeats between --from and --to; a schedule says when: repeat daily at 06:00")
	}
	job.Given.Starts = starts
	return nil
}

// moment reads a date or a date with time in the workspace's time zone.
func moment(text string, ws *lang.Workspace, otherwise int64) (int64, error) {
	if text == "" {
		return otherwise, nil
	}
	if v, err := lang.ParseValue(lang.Type{Kind: lang.Date}, text, ws.Zone); err == nil {
		return lang.NewZone(ws.Zone).Of(v.Num, 0), nil
	}
	v, err := lang.ParseValue(lang.Type{Kind: lang.Datetime}, text, ws.Zone)
	return v.Num, err
}

// readEvents reads the file of events. Unless the beginning was said the clock
// starts at the first of them.
func (c *audience) readEvents(w *workspace, p *interp.Program, now int64, said bool) (int64, error) {
	if c.Events == "" {
		return now, nil
	}
	from := now
	if !said {
		from = math.MinInt64
	}
	var err error
	c.events, err = readInput(c.Events, func(r io.Reader) (*data.EventFile, error) {
		return data.ReadEvents(r, c.Events, w.Workspace, p.EventReader(), from)
	})
	if err != nil {
		return 0, err
	}
	if first, ok := c.events.Events.First(); ok && !said {
		now = first
	}
	return now, nil
}
