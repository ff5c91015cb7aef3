package main

import "campaignc/bench/intake"

// Activity is one record of the log.
type Activity struct {
	Lead       string   `json:"lead"`
	Seq        int      `json:"seq"`
	At         string   `json:"at"`
	Activity   string   `json:"activity"`
	Type       int      `json:"type,omitempty"`
	Campaign   string   `json:"campaign"`
	Path       []string `json:"path"`
	Step       int      `json:"step"`
	Result     string   `json:"result"`
	Reason     string   `json:"reason,omitempty"`
	Primary    string   `json:"primary"`
	Attributes any      `json:"attributes"`
}

// Change are the attributes of Change Data Value.
type Change struct {
	Old string `json:"Old Value"`
	New string `json:"New Value"`
}

// Call are the attributes of Execute Campaign.
type Call struct {
	Parent    bool `json:"Used Parent Campaign Token Context"`
	Qualified bool
}

// write writes an activity of a campaign.
func (f *flow) write(path []string, a Activity) {
	f.seq++
	a.Lead, a.Seq, a.At = f.ID, f.seq, intake.Now
	a.Campaign, a.Path = path[len(path)-1], path
	if err := f.log.Encode(a); err != nil {
		f.err = err
	}
}

// set changes a text; what changes nothing is not logged.
func (f *flow) set(path []string, step int, name string, field *string, value string) {
	if *field == value {
		return
	}
	f.change(path, step, name, *field, value)
	*field = value
}

// add changes a number.
func (f *flow) add(path []string, step int, name string, field *Number, by int) {
	value := Number{field.Int + by, true}
	if *field == value {
		return
	}
	f.change(path, step, name, field.String(), value.String())
	*field = value
}

func (f *flow) change(path []string, step int, name, old, value string) {
	f.write(path, Activity{
		Activity: "Change Data Value", Type: 13, Step: step, Result: "succeeded", Primary: name, Attributes: Change{old, value},
	})
}

func (f *flow) called(path []string, step int, callee string) {
	f.write(path, Activity{
		Activity: "Execute Campaign", Step: step, Result: "succeeded", Primary: callee, Attributes: Call{Qualified: true},
	})
}

func (f *flow) skipped(path []string, step int, callee, filter string) {
	f.write(path, Activity{
		Activity: "Execute Campaign", Step: step, Result: "skipped", Reason: "not in the smart list: " + filter, Primary: callee, Attributes: Call{},
	})
}
