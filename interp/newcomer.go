package interp

import "io"

// newcomerBatch is how many leads that events bring make a batch.
const newcomerBatch = 256

// meet notes which leads of the events the input has. One whose row was refused
// is known too, and nothing happens to it.
func (c *collector) meet(r *result) {
	if c.met == nil {
		return
	}
	eachCut(r.ids, r.ends, func(id string) {
		if i := c.job.Given.Events.find(id); i != none {
			c.met[i] = true
		}
	})
	eachCut(r.refused, r.cuts, func(id string) {
		if i := c.job.Given.Events.find(id); i != none && !c.met[i] {
			c.met[i] = true
			c.total.Missed += len(c.job.Given.Events.of[i].events)
		}
	})
}

// eachCut goes over texts that stand one after the other.
func eachCut(data []byte, ends []int, do func(string)) {
	start := 0
	for _, end := range ends {
		do(view(data[start:end]))
		start = end
	}
}

// newcomers reads the leads that only events name, in the order of their first
// events, once the input was read.
func (c *collector) newcomers() reading {
	at := 0
	var ids []string
	return func(b *Batch) error {
		ids = ids[:0]
		b.Created = true
		for ; at < len(c.met) && len(ids) < newcomerBatch; at++ {
			l := &c.job.Given.Events.of[at]
			switch {
			case c.met[at]:
			case l.at > c.job.Given.Until:
				c.late += len(l.events)
			default:
				ids = append(ids, l.lead)
			}
		}
		if len(ids) == 0 {
			return io.EOF
		}
		c.source.Create(b, ids)
		return nil
	}
}
