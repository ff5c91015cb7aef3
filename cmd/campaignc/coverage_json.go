package main

import (
	"encoding/json"
	"fmt"
	"io"

	"campaignc/interp"
)

// coverageJSON is what the tests of a workspace reached, in `--format json`.
type coverageJSON struct {
	Workspace string            `json:"workspace"`
	Coverage  sharesJSON        `json:"coverage"`
	Parts     []coveredPartJSON `json:"parts"`
}

type sharesJSON struct {
	All        shareJSON `json:"all"`
	Statements shareJSON `json:"statements"`
	Choices    shareJSON `json:"choices"`
	Conditions shareJSON `json:"conditions"`
	Handlers   shareJSON `json:"handlers"`
}

type shareJSON struct {
	Reached int `json:"reached"`
	Of      int `json:"of"`
}

type coveredPartJSON struct {
	Name   string       `json:"name"`
	Place  string       `json:"place"`
	Shares sharesJSON   `json:"coverage"`
	Missed []missedJSON `json:"missed,omitempty"`
}

// missedJSON is a place that no test reached; Places counts it and those that
// cannot be reached before it.
type missedJSON struct {
	Place  string `json:"place"`
	Says   string `json:"says"`
	Places int    `json:"places"`
}

func (s shares) json() sharesJSON {
	one := func(s share) shareJSON { return shareJSON{s.reached, s.all} }
	return sharesJSON{
		one(s.all), one(s.of[interp.Statements]), one(s.of[interp.Choices]), one(s.of[interp.Conditions]), one(s.of[interp.Handlers]),
	}
}

// writeCoverageJSON prints the coverage as one JSON object on a line.
func writeCoverageJSON(w io.Writer, c *coverage) {
	out := coverageJSON{Workspace: c.where, Coverage: c.total().json(), Parts: []coveredPartJSON{}}
	for _, p := range c.parts {
		part := coveredPartJSON{Name: p.name(), Place: c.place(p.decl()), Shares: c.shares(p).json()}
		for _, m := range c.missed(p) {
			part.Missed = append(part.Missed, missedJSON{c.place(m.at), m.says, m.places})
		}
		out.Parts = append(out.Parts, part)
	}
	b, err := json.Marshal(out)
	if err != nil {
		panic(fmt.Sprintf("a struct of texts and numbers does not marshal: %v", err))
	}
	fmt.Fprintf(w, "%s\n", b)
}
