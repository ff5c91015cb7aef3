package main

import (
	"fmt"
	"strings"

	"campaignc/lang"
)

// needed lists what must exist before the campaign can be built: the program,
// its tokens, the fields and the assets that are named, in order of first use.
func (s *sheet) needed() {
	s.title("Needed first")
	s.program()
	used := s.used()
	s.tokens(used)
	groups := []struct {
		label string
		pick  func(lang.Object) string
	}{
		{"Fields", fieldWords}, {"Static lists and forms", assetWords}, {"Emails", emailWords}, {"Webhooks", webhookWords},
		{"Segmentations", segmentationWords}, {"Campaigns", campaignWords},
	}
	for _, g := range groups {
		var all []string
		for _, o := range used {
			if words := g.pick(o); words != "" {
				all = append(all, words)
			}
		}
		if len(all) > 0 {
			s.line(0, "- ", g.label+": "+strings.Join(all, ", "))
		}
	}
	for _, o := range used {
		if list, ok := o.(*lang.SmartListAsset); ok {
			s.smartList(list)
		}
	}
}

// program is the campaign's program with the statuses of its channel.
func (s *sheet) program() {
	p := s.campaign.Program
	if p == nil {
		return
	}
	text := fmt.Sprintf("Program **%s**", p.Name)
	if p.Channel != nil {
		var statuses []string
		for _, st := range p.Channel.Statuses {
			words := fmt.Sprintf("%s (%d)", st.Name, st.Step)
			if st.Success {
				words = fmt.Sprintf("%s (%d, success)", st.Name, st.Step)
			}
			statuses = append(statuses, words)
		}
		text += fmt.Sprintf(", channel **%s** with the statuses %s", p.Channel.Name, strings.Join(statuses, ", "))
	}
	s.line(0, "- ", text)
	if p.Decl != nil && p.Decl.From != nil {
		s.notes(2, p.Decl.From.Span)
	}
}

// used are the objects that the campaign names, and those that its smart lists
// name, each once.
func (s *sheet) used() []lang.Object {
	var all []lang.Object
	seen := map[any]bool{}
	add := func(key any, o lang.Object) {
		if o != nil && !seen[key] {
			seen[key] = true
			all = append(all, o)
		}
	}
	nodes := []lang.Node{s.campaign.Decl}
	for i := 0; i < len(nodes); i++ {
		lang.Walk(nodes[i], func(n lang.Node) bool {
			switch n := n.(type) {
			case *lang.Name:
				if t, ok := s.Info.Names[n].(*lang.Token); ok {
					add(t.Name, t)
				} else {
					add(s.Info.Names[n], s.Info.Names[n])
				}
			case *lang.TextToken:
				if t, ok := s.Info.Tokens[n].(*lang.Token); ok {
					add(t.Name, t)
				} else {
					add(s.Info.Tokens[n], s.Info.Tokens[n])
				}
			case *lang.Execute, *lang.Request:
				if c := s.Info.Calling[n]; c != nil {
					add(c, c)
				}
			case *lang.Phrase:
				nodes = s.operands(n, add, seen, nodes)
			}
			return true
		})
	}
	return all
}

// operands adds what a phrase names; a smart list's own conditions are walked
// after that.
func (s *sheet) operands(p *lang.Phrase, add func(any, lang.Object), seen map[any]bool, nodes []lang.Node) []lang.Node {
	m := s.Info.Phrases[p]
	if m == nil {
		return nodes
	}
	for _, o := range m.Operands {
		if list, ok := o.Object.(*lang.SmartListAsset); ok && !seen[list] {
			nodes = append(nodes, list.Conditions)
		}
		add(o.Object, o.Object)
	}
	return nodes
}

// tokens are the My Tokens to make in the program, with their types and values.
func (s *sheet) tokens(used []lang.Object) {
	for _, o := range used {
		t, ok := o.(*lang.Token)
		if !ok {
			continue
		}
		v := s.campaign.Tokens[t.Name]
		if v == nil {
			s.line(0, "- ", fmt.Sprintf("My Token **%s** comes from the caller", t.Name))
			continue
		}
		value := "a value of your own"
		if v.Value != nil {
			value = s.MarketoText(v.Value)
		}
		s.line(0, "- ", fmt.Sprintf("My Token **%s** (%s): %s", t.Name, tokenType(v.Type.Kind), value))
		if v.Decl != nil {
			s.notes(2, v.Decl.Span)
		}
	}
}

// tokenType is the type of My Token that holds values of a kind.
func tokenType(k lang.Kind) string {
	switch {
	case k == lang.Score:
		return "Score"
	case k.IsNumber():
		return "Number"
	case k.IsMoment():
		return "Date"
	}
	return "Text"
}

// fieldTypes are Marketo's names of the kinds of fields.
var fieldTypes = map[lang.Kind]string{
	lang.String: "String", lang.LongText: "Text Area", lang.Email: "Email", lang.Phone: "Phone", lang.URL: "URL", lang.Enum: "String",
	lang.Integer: "Integer", lang.Float: "Float", lang.Currency: "Currency", lang.Percent: "Percent", lang.Score: "Score",
	lang.Boolean: "Boolean", lang.Date: "Date", lang.Datetime: "Datetime",
}

func fieldWords(o lang.Object) string {
	f, ok := o.(*lang.Field)
	if !ok {
		return ""
	}
	return fmt.Sprintf("%s (%s)", lang.MarketoField(f), fieldTypes[f.Type.Kind])
}

func assetWords(o lang.Object) string {
	if a, ok := o.(*lang.Asset); ok {
		return a.Name
	}
	return ""
}

func emailWords(o lang.Object) string {
	e, ok := o.(*lang.EmailAsset)
	switch {
	case !ok:
		return ""
	case e.Operational:
		return e.Name + " (operational)"
	}
	return e.Name
}

func webhookWords(o lang.Object) string {
	if h, ok := o.(*lang.WebhookAsset); ok {
		return h.Name
	}
	return ""
}

func segmentationWords(o lang.Object) string {
	if g, ok := o.(*lang.Segmentation); ok {
		return g.Name
	}
	return ""
}

func campaignWords(o lang.Object) string {
	c, ok := o.(*lang.Campaign)
	switch {
	case !ok:
		return ""
	case c.Executable:
		return c.Qualified() + " (executable)"
	}
	return c.Qualified()
}

// smartList is a smart list that the campaign asks, with its filters.
func (s *sheet) smartList(list *lang.SmartListAsset) {
	s.line(0, "- ", fmt.Sprintf("Smart list **%s**:", list.Name))
	s.blank()
	var conditions []lang.Expr
	for _, item := range list.Conditions.Items {
		if f, ok := item.(*lang.Filter); ok {
			conditions = append(conditions, f.Cond)
		}
	}
	s.filters(2, conditions)
}
