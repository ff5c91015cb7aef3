package interp_test

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"campaignc/interp"
	"campaignc/lang"
)

// The steps and filters that the generated programs use (SPEC 7 and
// docs/library.md).

// statement is the library's entry of a core statement.
func (r *reference) statement(form string) *lang.Entry {
	for i := range r.lib.Statements {
		if e := &r.lib.Statements[i]; e.Form == form {
			return e
		}
	}
	panic("no statement " + form)
}

// memberData is the entry whose activity a changed member field logs.
func (r *reference) memberData() *lang.Entry {
	for i := range r.lib.Steps {
		if e := &r.lib.Steps[i].Entry; e.Activity == "Change Program Member Data" {
			return e
		}
	}
	panic("no step changes member data")
}

// operand is an operand as the log names it.
func (r *reference) operand(o lang.Operand, f *frame) string {
	switch asset := o.Object.(type) {
	case *lang.Field:
		return asset.Qualified()
	case *lang.Asset:
		return asset.Name
	case *lang.EmailAsset:
		return asset.Name
	case *lang.Segmentation:
		return asset.Name
	case *lang.Segment:
		return asset.Name
	case *lang.Status:
		return asset.Name
	case *lang.Program:
		return asset.Name
	case *lang.Campaign:
		return asset.Name
	}
	if o.Word != "" || o.Expr == nil {
		return o.Word
	}
	return text(r.eval(o.Expr, f))
}

// libraryStep runs a step and logs it.
func (r *reference) libraryStep(s *lang.Step, f *frame) end {
	m := r.ws.Info.Phrases[s.Phrase]
	a := r.begin(f, m.Entry, r.numbers[s])
	why := try(func() { r.describe(a, m, f) })
	result, reason, left := "failed", why, false
	if why == "" {
		result, reason, left = r.perform(m, a, f)
	}
	for _, attribute := range m.Entry.Attributes {
		if i := slot(m, attribute.Name); i < 0 || given(m.Operands[i]) {
			a.attributes += attribute.Label + "=" + a.values[attribute.Label] + "\n"
		}
	}
	r.finish(a, result, reason)
	switch {
	case left:
		return end{outcome: leftFlow}
	case result == "failed":
		return r.handle(s.Handlers, "failure", reason, f)
	case result == "skipped":
		return r.handle(s.Handlers, "skip", reason, f)
	}
	return end{}
}

// slot is the place of an operand by name, or -1.
func slot(m *lang.PhraseMatch, name string) int {
	for i, s := range m.Entry.Slots() {
		if s.Name == name {
			return i
		}
	}
	return -1
}

// describe fills in what the operands say: the primary attribute and the others.
func (r *reference) describe(a *record, m *lang.PhraseMatch, f *frame) {
	if i := slot(m, m.Entry.Primary); i >= 0 && given(m.Operands[i]) {
		a.primary, a.object = r.operand(m.Operands[i], f), m.Operands[i].Object
	} else if m.Entry.Primary == "program" && m.Program != nil {
		a.primary, a.object = m.Program.Name, m.Program
	} else if m.Entry.Primary == "campaign" {
		a.primary, a.object = f.campaign.Name, f.campaign
	}
	for _, attribute := range m.Entry.Attributes {
		if i := slot(m, attribute.Name); i >= 0 && given(m.Operands[i]) {
			a.values[attribute.Label] = r.operand(m.Operands[i], f)
		}
	}
}

// perform does what the step does.
func (r *reference) perform(m *lang.PhraseMatch, a *record, f *frame) (result, reason string, left bool) {
	switch strings.Join(m.Entry.Head(), " ") {
	case "add to list":
		return r.listed(m.Operands[0].Object.(*lang.Asset), true)
	case "remove from list":
		return r.listed(m.Operands[0].Object.(*lang.Asset), false)
	case "change program status to":
		result, reason = r.changeStatus(m.Operands[0].Object.(*lang.Status), programOf(m), a)
	case "change program success to":
		result, reason = r.changeSuccess(programOf(m), m.Operands[0].Word == "yes")
	case "change program member data":
		result, reason = r.changeMemberData(m, a, f)
	case "send email":
		result, reason = r.mail(m.Operands[0].Object.(*lang.EmailAsset))
	case "remove from flow":
		c, _ := m.Operands[0].Object.(*lang.Campaign)
		return "succeeded", "", r.leave(c, f)
	case "delete lead":
		r.lead.deleted = true
		return "succeeded", "", true
	default: // recorded, and no more
		result = "succeeded"
	}
	return result, reason, false
}

// programOf is the program that an operand names, else the one that holds the phrase.
func programOf(m *lang.PhraseMatch) *lang.Program {
	if p, ok := m.Operand("program").Object.(*lang.Program); ok {
		return p
	}
	return m.Program
}

func (r *reference) listed(list *lang.Asset, on bool) (result, reason string, left bool) {
	switch {
	case r.lead.lists[list] && on:
		return "skipped", "already on the list", false
	case !r.lead.lists[list] && !on:
		return "skipped", "not on the list", false
	}
	r.lead.lists[list] = on
	return "succeeded", "", false
}

// changeStatus never moves a lead to a lower step.
func (r *reference) changeStatus(to *lang.Status, p *lang.Program, a *record) (result, reason string) {
	if p == nil {
		return "failed", "the campaign belongs to no program; name one with `in`"
	}
	was, none := r.lead.programs[p], strings.EqualFold(to.Name, "Not in Program")
	a.values["Old Status"] = "Not in Program"
	if was != nil {
		a.values["Old Status"] = was.status.Name
	}
	switch {
	case none && was == nil:
		return "skipped", "not in the program"
	case none:
		delete(r.lead.programs, p)
		return "succeeded", ""
	case was != nil && to.Step < was.status.Step:
		return "skipped", fmt.Sprintf("%q is below the present status %q", to.Name, was.status.Name)
	case was == nil:
		was = &membership{since: r.now, fields: map[*lang.Field]lang.Value{}}
		r.lead.programs[p] = was
	}
	was.status = to
	first := to.Success && !was.success
	if first {
		was.success, was.reached = true, r.now
	}
	a.values["Success"] = fmt.Sprint(first)
	return "succeeded", ""
}

func (r *reference) changeSuccess(p *lang.Program, success bool) (result, reason string) {
	if p == nil {
		return "failed", "the campaign belongs to no program; name one with `in`"
	}
	was := r.lead.programs[p]
	switch {
	case was == nil:
		return "skipped", "not in the program"
	case was.success == success:
		return "skipped", "success is so already"
	}
	was.success, was.reached = success, 0
	if success {
		was.reached = r.now
	}
	return "succeeded", ""
}

func (r *reference) changeMemberData(m *lang.PhraseMatch, a *record, f *frame) (result, reason string) {
	field := m.Operands[0].Object.(*lang.Field)
	var v lang.Value
	if why := try(func() { v = r.widen(r.eval(m.Operands[1].Expr, f), field.Type.Kind) }); why != "" {
		return "failed", why
	}
	was := r.lead.programs[programOf(m)]
	if was == nil {
		return "skipped", "not in the program"
	}
	old := was.fields[field]
	if old.IsEmpty() == v.IsEmpty() && old.Text == v.Text && old.Num == v.Num {
		return "skipped", "the value is the same"
	}
	was.fields[field] = v
	a.values["Attribute Name"], a.values["Old Value"], a.values["New Value"] = field.Name, text(old), text(v)
	return "succeeded", ""
}

// mail decides whether the lead gets the e-mail.
func (r *reference) mail(email *lang.EmailAsset) (result, reason string) {
	flags := map[string]bool{}
	address := ""
	for f, v := range r.lead.fields {
		if f.Scope == lang.LeadScope {
			flags[f.Name] = v.Kind == lang.Boolean && v.Num == 1
			if f.Name == "email" {
				address = v.Text
			}
		}
	}
	switch {
	case strings.TrimSpace(address) == "":
		return "skipped", "no e-mail address"
	case flags["block_listed"]:
		return "skipped", "block listed"
	case flags["email_invalid"]:
		return "skipped", "e-mail address invalid"
	case flags["unsubscribed"] && !email.Operational:
		return "skipped", "unsubscribed"
	case flags["marketing_suspended"] && !email.Operational:
		return "skipped", "marketing suspended"
	}
	return "succeeded", ""
}

// leave takes the lead out of a flow: the own one with every caller, or those of
// the named campaign that wait, and the running one if that is part of it.
func (r *reference) leave(c *lang.Campaign, f *frame) bool {
	if c == nil {
		return true
	}
	r.drop(func(s *run) bool { return s.frame.campaign == c })
	for ; f != nil; f = f.caller {
		if f.campaign == c {
			return true
		}
	}
	return false
}

// filter answers a phrase of the library.
func (r *reference) filter(p *lang.Phrase, f *frame) bool {
	m := r.ws.Info.Phrases[p]
	head := strings.Join(m.Entry.Head(), " ")
	var held bool
	member := func() *membership {
		if of := programOf(m); of != nil {
			return r.lead.programs[of]
		}
		return nil
	}
	switch head {
	case "member of list":
		held = r.lead.lists[m.Operands[0].Object.(*lang.Asset)]
	case "member of smart list":
		held = r.group("all", m.Operands[0].Object.(*lang.SmartListAsset).Conditions, f)
	case "member of smart campaign":
		n, _ := r.entered(m.Operands[0].Object.(*lang.Campaign))
		held = n > 0
	case "member of program":
		is, status := member(), m.Operand("status").Object
		held = is != nil && (status == nil || is.status == status)
	case "has program status":
		is, status := member(), m.Operand("status").Object.(*lang.Status)
		held = is != nil && is.status == status || is == nil && strings.EqualFold(status.Name, "Not in Program")
	case "has reached success":
		is := member()
		held = is != nil && is.success
	case "member of segmentation":
		held = r.segment(m.Operands[0].Object.(*lang.Segmentation), f) == m.Operands[1].Object
	default:
		held = r.did(p, m, f)
	}
	r.cover.add(fmt.Sprintf("filter %s: %v", head, held))
	return held
}

// segment is the first segment whose conditions hold, else Default.
func (r *reference) segment(s *lang.Segmentation, f *frame) *lang.Segment {
	for _, one := range s.Segments {
		if one.Conditions == nil || r.group("all", one.Conditions, f) {
			return one
		}
	}
	return nil
}

// newReference makes a reference evaluator of a checked workspace.
func newReference(ws *lang.Workspace, lib *interp.Library, cover coverage) *reference {
	r := &reference{ws: ws, lib: lib, funcs: map[*lang.Function]any{}, numbers: map[lang.Stmt]int{}, zone: lang.NewZone(ws.Zone), cover: cover}
	for i := range lib.Functions {
		r.funcs[&lib.Functions[i].Function] = lib.Functions[i].Body
	}
	for _, c := range ws.Campaigns {
		if c.Flow != nil {
			r.number(c.Flow)
		}
		if !c.Inactive && !c.Executable && len(c.Triggers) > 0 {
			r.woken = append(r.woken, c)
		}
	}
	slices.SortStableFunc(r.woken, func(a, b *lang.Campaign) int {
		return cmp.Or(strings.Compare(programName(a), programName(b)), strings.Compare(a.Name, b.Name))
	})
	return r
}

func programName(c *lang.Campaign) string {
	if c.Program == nil {
		return ""
	}
	return c.Program.Name
}

// number counts a flow's statements in source order, nested ones included.
func (r *reference) number(flow *lang.Block) {
	n := 0
	lang.Walk(flow, func(node lang.Node) bool {
		if s, ok := node.(lang.Stmt); ok {
			n++
			r.numbers[s] = n
		}
		return true
	})
}
