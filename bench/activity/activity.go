// Package activity renders what is constant in the records of the activity log,
// as docs/log.md and the language's description have it.
package activity

import (
	"encoding/json"
	"strconv"
	"strings"
)

// Site is a statement of a flow that logs something.
type Site struct {
	Name string // of the activity: "Change Data Value"
	Type int    // Marketo's id; 0: not public
	Path string // campaigns from the root to the one that holds the statement, with " > " between them
	Step int    // the statement's number in its flow
}

// Campaigns are the campaigns of the path.
func (s Site) Campaigns() []string { return strings.Split(s.Path, " > ") }

// place is the part of a record from its name to its step.
func (s Site) place() string {
	campaigns := s.Campaigns()
	text := `,"activity":` + quote(s.Name)
	if s.Type != 0 {
		text += `,"type":` + strconv.Itoa(s.Type)
	}
	return text + `,"campaign":` + quote(campaigns[len(campaigns)-1]) + `,"path":` + quote(campaigns) + `,"step":` + strconv.Itoa(s.Step)
}

// Done is a record that succeeded, from its name to its primary attribute, if
// it has one.
func (s Site) Done(primary string) string {
	return s.place() + `,"result":"succeeded"` + primaryOf(primary)
}

// Skipped is a record that was skipped, from its name to its primary attribute.
func (s Site) Skipped(reason, primary string) string {
	return s.place() + `,"result":"skipped","reason":` + quote(reason) + primaryOf(primary)
}

func primaryOf(primary string) string {
	if primary == "" {
		return ""
	}
	return `,"primary":` + quote(primary)
}

// At is the moment of a record.
func At(now string) string { return `,"at":` + quote(now) }

// OldValue is what stands before the old value of Change Data Value.
const OldValue = `,"attributes":{"Old Value":"`

// Call are the attributes of Execute Campaign, and the end of the record.
func Call(parent, qualified bool) string {
	return `,"attributes":{"Used Parent Campaign Token Context":` + strconv.FormatBool(parent) +
		`,"Qualified":` + strconv.FormatBool(qualified) + "}}\n"
}

// quote is a text or a list of texts as JSON.
func quote(v any) string {
	var b strings.Builder
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		panic(err) // texts can always be written
	}
	return strings.TrimSuffix(b.String(), "\n")
}
