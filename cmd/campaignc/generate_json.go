package main

import "io"

// generatedJSON is a test that was made, a place that nothing reached, or the
// tally, in `--format json`.
type generatedJSON struct {
	Test    string   `json:"test,omitempty"`
	Source  string   `json:"source,omitempty"`
	Reaches []atJSON `json:"reaches,omitempty"`
	Missed  *atJSON  `json:"missed,omitempty"`

	Campaign string `json:"campaign,omitempty"`
	Leads    *int   `json:"leads,omitempty"`
	Places   *int   `json:"places,omitempty"`
	Tested   *int   `json:"tested,omitempty"`
	Reached  *int   `json:"reached,omitempty"`
}

type atJSON struct {
	Place string `json:"place"`
	Text  string `json:"text"`
}

func (g *generation) writeJSON(w io.Writer, tests []generatedTest, missed []missed) error {
	for _, t := range tests {
		line := generatedJSON{Test: t.name, Source: t.source}
		for i, p := range t.found.Points {
			line.Reaches = append(line.Reaches, atJSON{g.in.place(p.Node), t.words[i]})
		}
		if err := writeJSONLine(w, line); err != nil {
			return err
		}
	}
	for i := range missed {
		if err := writeJSONLine(w, generatedJSON{Missed: &atJSON{g.in.place(missed[i].at), missed[i].text()}}); err != nil {
			return err
		}
	}
	places, tested, reached := len(g.points), g.reached(g.tested), g.reached(g.covered.Coverage)
	return writeJSONLine(w, generatedJSON{
		Campaign: g.campaign.Qualified(), Leads: &g.covered.Leads, Places: &places, Tested: &tested, Reached: &reached,
	})
}
