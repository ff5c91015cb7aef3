package lang

import "strings"

// marketoNames are the names in Marketo that its own words do not give: of
// triggers and filters by their head, of steps by their activity.
var marketoNames = map[string]string{
	"account opportunity is updated":       "Opportunity (Account) is Updated",
	"account opportunity was updated":      "Opportunity (Account) was Updated",
	"contact opportunity is updated":       "Opportunity (Contact) is Updated",
	"contact opportunity was updated":      "Opportunity (Contact) was Updated",
	"alert is sent":                        "Sent Alert",
	"is added to account opportunity":      "Added to Opportunity (Account)",
	"is added to contact opportunity":      "Added to Opportunity (Contact)",
	"is removed from account opportunity":  "Removed from Opportunity (Account)",
	"is removed from contact opportunity":  "Removed from Opportunity (Contact)",
	"was added to account opportunity":     "Was Added to Opportunity (Account)",
	"was added to contact opportunity":     "Was Added to Opportunity (Contact)",
	"was removed from account opportunity": "Was Removed from Opportunity (Account)",
	"was removed from contact opportunity": "Was Removed from Opportunity (Contact)",
	"clicks event link":                    "Clicks on a Link",
	"clicked event link":                   "Clicked on a Link",
	"has program status":                   "Program Status",
	"has reached success":                  "Program Success",
	"is sent sales email":                  "Is Sent Sales Email",
	"revenue stage is changed manually":    "Manual Stage Change",
	"receives forward to friend email":     "Received Forward to Friend Email",
	"sends forward to friend email":        "Sent Forward to Friend Email",
	"webhook was called":                   "Webhook is Called",
}

// smallWords stay small in the names of Marketo's triggers and filters.
var smallWords = map[string]bool{"is": true, "in": true, "to": true, "of": true, "from": true, "by": true, "a": true, "an": true, "on": true, "with": true}

// capitals are words that are written in capitals.
var capitals = map[string]string{"sfdc": "SFDC", "sms": "SMS", "linkedin": "LinkedIn", "lead": "Person"}

// marketoName is what Marketo calls a trigger, filter or step. Its screens say
// person where its activities say lead.
func marketoName(e *Entry) string {
	if e.Kind == StepEntry || e.Kind == StatementEntry {
		return personName(e.Activity)
	}
	head := e.words()
	if name, ok := marketoNames[head]; ok {
		return name
	}
	for _, added := range []string{"is added to", "is removed from"} {
		if strings.HasPrefix(head, added) {
			head = strings.TrimPrefix(head, "is ")
		}
	}
	return titled(strings.Fields(head))
}

// personName is a step's name as Marketo's flow palette has it.
func personName(activity string) string {
	return strings.ReplaceAll(activity, "Lead", "Person")
}

// titled writes words as a title.
func titled(words []string) string {
	var b strings.Builder
	for i, w := range words {
		if i > 0 {
			b.WriteByte(' ')
		}
		switch {
		case capitals[w] != "":
			b.WriteString(capitals[w])
		case i > 0 && smallWords[w] || w == "":
			b.WriteString(w)
		default:
			b.WriteString(strings.ToUpper(w[:1]) + w[1:])
		}
	}
	return b.String()
}

// operandLabel is what Marketo calls an operand: its attribute's label, or its
// own words.
func operandLabel(e *Entry, name string) string {
	for _, a := range e.Attributes {
		if a.Name == name {
			return a.Label
		}
	}
	switch name {
	case "field":
		return "Attribute"
	case "value":
		return "New Value"
	}
	return titled(strings.Split(name, "_"))
}

// MarketoField is a field's display name: its label, or its name in words.
func MarketoField(f *Field) string {
	if f.Label != "" {
		return f.Label
	}
	words := strings.Split(f.Name, "_")
	for i, w := range words {
		if w != "" {
			words[i] = strings.ToUpper(w[:1]) + w[1:]
		}
	}
	return strings.Join(words, " ")
}
