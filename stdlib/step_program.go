package stdlib

import (
	"fmt"
	"strings"

	"campaignc/interp"
	"campaignc/lang"
)

// Membership of programs: status, success, member data.

var changeProgramStatus = activity{
	name: "Change Program Status", id: 104, primary: "program",
	logged: []lang.Attribute{
		says("old_status", "Old Status"), says("new_status", "New Status"), typed("success", "Success", lang.Boolean),
	},
	known: []lang.Attribute{reason, typed("acquired_by", "Acquired By", lang.Boolean)},
}

var changeProgramSuccess = activity{
	name: "Change Program Success", primary: "program",
	logged: []lang.Attribute{says("success", "Success"), typed("success_date", "Success Date", lang.Datetime)},
}

var changeProgramMemberData = activity{
	name: "Change Program Member Data", id: 123, primary: "program",
	logged: []lang.Attribute{
		says("attribute_name", "Attribute Name"), says("old_value", "Old Value"), says("new_value", "New Value"),
	},
	known: []lang.Attribute{reason, source},
}

var programSteps = []interp.Step{
	changeProgramStatus.step(lang.Entry{
		Form: "change program status to <new_status:status> [in <program>]", Effect: lang.Local,
		Reads: []string{"status:<program>"}, Writes: []string{"status:<program>"}, CanSkip: true, CanFail: true,
		Doc: "Gives the lead a status in a program, the one that holds the campaign unless said, and makes it a member when it was " +
			"none. A status on a lower step than the present one is skipped; the same status, or one on the same step, is set and " +
			"logged. The first success status sets success and its date. \"Not in Program\" ends the membership.",
		Example: `change program status to "Attended" in "Webinar"`,
	}, inProgram(1, changeStatus)),
	changeProgramSuccess.step(lang.Entry{
		Form: "change program success to <success:yes|no> [in <program>]", Effect: lang.Local,
		Reads: []string{"status:<program>"}, Writes: []string{"status:<program>"}, CanSkip: true, CanFail: true,
		Doc: "Sets or clears a member's success in a program; setting it sets the success date to now. A lead that is not in the " +
			"program, or whose success is so already, is skipped.",
		Example: `change program success to yes`,
	}, inProgram(1, changeSuccess)),
	changeProgramSuccess.step(lang.Entry{
		Form: "change program success date to <success_date:moment> [in <program>]", Effect: lang.Local,
		Reads: []string{"status:<program>"}, Writes: []string{"status:<program>"}, CanSkip: true, CanFail: true,
		Doc: "Sets the date on which a member reached success, and success with it. A lead that is not in the program is skipped; " +
			"an empty date fails the step.",
		Example: `change program success date to 2026-03-01 in "Webinar"`,
	}, inProgram(1, changeSuccessDate)),
	changeProgramMemberData.step(lang.Entry{
		Form: "change program member data <field:memberfield> to <value> [in <program>]", Effect: lang.Local, Tokens: true,
		Reads: []string{"status:<program>"}, Writes: []string{"field:<field>"}, CanSkip: true, CanFail: true,
		Doc: "Changes a member field of a program; `empty` clears it. A lead that is not in the program, or whose value is " +
			"exactly the same, is skipped.",
		Example: `change program member data seat to "A1" in "Webinar"`,
	}, inProgram(2, changeMemberData)),
}

// inProgram makes the body of a step on the program that operand i names or,
// left out, on the one that holds the step.
func inProgram(i int, body func(*interp.Call, *lang.Program, *interp.Membership) interp.Outcome) func(*interp.Call) interp.Outcome {
	return func(c *interp.Call) interp.Outcome {
		p := programOf(c, i)
		if p == nil {
			return interp.Fail("the campaign belongs to no program; name one with `in`")
		}
		return body(c, p, &c.Lead().Programs[p.Index])
	}
}

// programOf is the program that operand i names or, left out, the one that
// holds the phrase; nil outside programs.
func programOf(c *interp.Call, i int) *lang.Program {
	if p, ok := c.Object(i).(*lang.Program); ok {
		return p
	}
	return c.Program()
}

// notInProgram is Marketo's name for having no status.
const notInProgram = "Not in Program"

func isNotInProgram(s *lang.Status) bool { return strings.EqualFold(s.Name, notInProgram) }

// statusOf is the member's status; nil when the lead is not in the program.
func statusOf(p *lang.Program, m *interp.Membership) *lang.Status {
	if m.Status == 0 {
		return nil
	}
	return p.Channel.Statuses[m.Status-1]
}

func changeStatus(c *interp.Call, p *lang.Program, m *interp.Membership) interp.Outcome {
	status, old := c.Object(0).(*lang.Status), statusOf(p, m)
	if old == nil {
		c.Attribute("old_status", notInProgram)
	} else {
		c.Attribute("old_status", old.Name)
	}
	if isNotInProgram(status) {
		return endMembership(m)
	}
	if old != nil && status.Step < old.Step {
		return interp.Skip(fmt.Sprintf("%q is below the present status %q", status.Name, old.Name))
	}
	c.Attribute("success", fmt.Sprint(enter(m, status, c.Now())))
	return interp.Done()
}

// endMembership forgets all that the lead is in a program, its member data too.
func endMembership(m *interp.Membership) interp.Outcome {
	if m.Status == 0 {
		return interp.Skip("not in the program")
	}
	*m = interp.Membership{}
	return interp.Done()
}

func changeSuccess(c *interp.Call, p *lang.Program, m *interp.Membership) interp.Outcome {
	success := c.Word(0) == "yes"
	switch {
	case m.Status == 0:
		return interp.Skip("not in the program")
	case success == m.Success:
		return interp.Skip("success is so already")
	}
	m.Success, m.Reached = success, 0
	if success {
		m.Reached = c.Now()
	}
	return interp.Done()
}

func changeSuccessDate(c *interp.Call, p *lang.Program, m *interp.Membership) interp.Outcome {
	if m.Status == 0 {
		return interp.Skip("not in the program")
	}
	if !c.Has(0) {
		return interp.Fail("the success date is empty")
	}
	m.Success, m.Reached = true, c.Value(0, lang.Datetime).Num
	return interp.Done()
}

func changeMemberData(c *interp.Call, p *lang.Program, m *interp.Membership) interp.Outcome {
	if m.Status == 0 {
		return interp.Skip("not in the program")
	}
	field := c.Object(0).(*lang.Field)
	for len(m.Fields) < len(p.Members) {
		m.Fields = append(m.Fields, lang.Value{})
	}
	old, value := m.Fields[field.Index], c.Value(1, field.Type.Kind)
	if same(old, value) {
		return interp.Skip("the value is the same")
	}
	m.Fields[field.Index] = value
	c.Attribute("attribute_name", field.Name)
	c.Attribute("old_value", lang.FormatValue(old))
	c.Attribute("new_value", lang.FormatValue(value))
	return interp.Done()
}

// same compares two values of one kind exactly.
func same(a, b lang.Value) bool {
	if a.IsEmpty() || b.IsEmpty() {
		return a.IsEmpty() == b.IsEmpty()
	}
	return a.Text == b.Text && a.Num == b.Num
}
