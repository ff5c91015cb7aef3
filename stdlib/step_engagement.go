package stdlib

import (
	"campaignc/interp"
	"campaignc/lang"
)

// Engagement programs, which cast their mails from streams. (Marketo's older
// names are nurture for the program and track for the stream.)

var addToEngagement = activity{
	name: "Add to Engagement Program", id: 113, primary: "program",
	logged: []lang.Attribute{says("stream", "Track Name")},
}

var changeStream = activity{
	name: "Change Engagement Program Stream", id: 114, primary: "program",
	logged: []lang.Attribute{says("new_stream", "New Track Name")},
	known:  []lang.Attribute{says("old_stream", "Previous Track Name")},
}

var changeCadence = activity{
	name: "Change Engagement Program Cadence", id: 115, primary: "program",
	logged: []lang.Attribute{says("new_cadence", "New Nurture Cadence")},
	known:  []lang.Attribute{says("old_cadence", "Previous Nurture Cadence")},
}

const castsNothing = " A run casts no streams: only the membership, the activity log and filters on it see the step."

var engagementSteps = []interp.Step{
	addToEngagement.step(lang.Entry{
		Form: "add to engagement program <program> [in stream <stream:text>]", Effect: lang.Local,
		Reads: []string{"status:<program>"}, Writes: []string{"status:<program>"}, CanFail: true,
		Doc:     "Makes the lead a member of an engagement program, with the lowest status of its channel." + castsNothing,
		Example: `add to engagement program "Nurturing" in stream "Early"`,
	}, inProgram(0, join)),
	changeStream.step(lang.Entry{
		Form: "change engagement program stream to <new_stream:text> [in <program>]", Effect: lang.Local,
		Reads: []string{"status:<program>"}, Writes: []string{"status:<program>"}, CanFail: true,
		Doc:     "Moves the lead to a stream of an engagement program; a lead that is no member becomes one." + castsNothing,
		Example: `change engagement program stream to "Late" in "Nurturing"`,
	}, inProgram(1, join)),
	changeCadence.step(lang.Entry{
		Form: "change engagement program cadence to <new_cadence:paused|normal> [in <program>]", Effect: lang.Local,
		Reads: []string{"status:<program>"}, Writes: []string{"status:<program>"}, CanFail: true,
		Doc:     "Pauses the mails of an engagement program for the lead, or goes on; a lead that is no member becomes one." + castsNothing,
		Example: `change engagement program cadence to paused in "Nurturing"`,
	}, inProgram(1, join)),
}

// join makes the lead a member with the status on the channel's lowest step,
// unless it is one.
func join(c *interp.Call, p *lang.Program, m *interp.Membership) interp.Outcome {
	if m.Status != 0 {
		return interp.Done()
	}
	status := firstStatus(p)
	if status == nil {
		return interp.Fail("the program has no channel with a status to start from")
	}
	m.Status, m.Since = status.Index+1, c.Now()
	if status.Success {
		m.Success, m.Reached = true, c.Now()
	}
	return interp.Done()
}

// firstStatus is the status on the lowest step, "Not in Program" apart.
func firstStatus(p *lang.Program) *lang.Status {
	var first *lang.Status
	if p.Channel == nil {
		return nil
	}
	for _, s := range p.Channel.Statuses {
		if !isNotInProgram(s) && (first == nil || s.Step < first.Step) {
			first = s
		}
	}
	return first
}
