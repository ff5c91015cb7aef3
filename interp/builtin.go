package interp

import (
	"strconv"
	"strings"

	"campaignc/lang"
)

// builtin compiles a name the language provides.
func (c *compiler) builtin(at lang.Node, b *lang.Builtin) valueFn {
	family, name, _ := strings.Cut(b.Name, ".")
	switch family {
	case "failure":
		slot := c.slot
		if slot == none {
			c.fail(at, "failure.reason is known only where a failure is handled")
			return func(*machine) lang.Value { return lang.Value{} }
		}
		return func(m *machine) lang.Value { return lang.TextValue(m.reasonIn(slot)) }
	case "campaign":
		return campaignToken(name)
	case "program":
		return programToken(name)
	case "trigger":
		return func(m *machine) lang.Value { return lang.TextValue(m.ctx().trigger().value(name)) }
	case "system":
		return systemToken(name)
	case "lead":
		return func(m *machine) lang.Value { return lang.TextValue(m.lead.ID) }
	}
	c.fail(at, "%s has no value", b.Name)
	return func(*machine) lang.Value { return lang.Value{} }
}

// campaignToken is a campaign token in the effective context.
func campaignToken(name string) valueFn {
	return func(m *machine) lang.Value {
		seen := m.ctx().seen()
		switch name {
		case "name":
			return lang.TextValue(seen.Name)
		case "description":
			return lang.TextValue(seen.Description)
		}
		return lang.TextValue(strconv.Itoa(seen.Index + 1))
	}
}

// programToken is a program token in the effective context; empty outside programs.
func programToken(name string) valueFn {
	return func(m *machine) lang.Value {
		p := m.ctx().seen().Program
		switch {
		case p == nil:
			return lang.Value{}
		case name == "name":
			return lang.TextValue(p.Name)
		case name == "description":
			return lang.TextValue("")
		}
		return lang.TextValue(strconv.Itoa(p.Index + 1))
	}
}

func systemToken(name string) valueFn {
	return func(m *machine) lang.Value {
		day, clock := m.prog.zone.Local(m.now)
		switch name {
		case "date":
			return lang.Value{Kind: lang.Date, Num: day}
		case "time":
			return lang.Value{Kind: lang.Time, Num: clock}
		}
		return lang.Value{Kind: lang.Datetime, Num: m.now}
	}
}

// value is a trigger token; empty without a trigger.
func (f *firing) value(name string) string {
	switch {
	case f == nil:
		return ""
	case name == "name":
		return f.Name
	}
	return f.Values[name]
}
