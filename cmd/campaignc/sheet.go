package main

import (
	"fmt"
	"slices"
	"strings"

	"campaignc/lang"
)

// buildSheet is the Markdown page by which a campaign is clicked together in
// Marketo.
func buildSheet(w *workspace, c *lang.Campaign) string {
	s := &sheet{workspace: w, campaign: c}
	s.needed()
	s.smartListTab()
	s.flowTab()
	s.scheduleTab()
	body := s.text.String()
	s.text.Reset()
	s.head(strings.Count(body, cannotMark), strings.Count(body, otherwiseMark))
	return s.text.String() + body
}

// The marks of what Marketo cannot do, and of what it does otherwise.
const (
	cannotMark    = "**Cannot be built directly**"
	otherwiseMark = "**Otherwise in Marketo**"
)

// sheet is the build sheet of one campaign.
type sheet struct {
	*workspace
	campaign *lang.Campaign
	text     strings.Builder
}

// line writes text behind an indent and a mark, such as `- ` or `3. `; what does
// not fit on the line goes on below, under the text.
func (s *sheet) line(indent int, mark, text string) {
	room := pageWidth - indent - len(mark)
	lead := strings.Repeat(" ", indent)
	for i, l := range wrap(text, room, 0) {
		if i == 1 && mark != "> " { // each line of a quotation has its mark
			mark = strings.Repeat(" ", len(mark))
		}
		s.text.WriteString(lead + mark + l + "\n")
	}
}

func (s *sheet) blank() { s.text.WriteString("\n") }

func (s *sheet) title(text string) { fmt.Fprintf(&s.text, "\n## %s\n\n", text) }

// head says what the campaign is, where it is made, and how many places of the
// sheet need more than clicking.
func (s *sheet) head(cannot, otherwise int) {
	c := s.campaign
	fmt.Fprintf(&s.text, "# %s\n\n", c.Qualified())
	kind := "a batch campaign"
	switch {
	case c.Executable:
		kind = "an executable campaign: tick **Executable** when you create it"
	case len(c.Triggers) > 0:
		kind = "a trigger campaign"
	}
	where := "in a folder of Marketing Activities"
	if c.Program != nil {
		where = fmt.Sprintf("in the program **%s**", c.Program.Name)
	}
	s.line(0, "", fmt.Sprintf("Create a new smart campaign **%s** %s. It is %s.", c.Name, where, kind))
	if c.Description != "" {
		s.blank()
		s.line(0, "", "Description: "+c.Description)
	}
	s.blank()
	s.line(0, "", fmt.Sprintf("Source: %s.", newReport(&terminal{}, s.folder).place(c.Decl.Name.Pos)))
	if cannot+otherwise > 0 {
		s.blank()
		s.line(0, "", fmt.Sprintf("Marked below: %s that cannot be built directly, %s that Marketo does otherwise.", count(cannot, "place"), count(otherwise, "place")))
	}
}

// otherwiseThere are findings about what can be built and works otherwise there.
var otherwiseThere = []lang.Code{lang.MarketoGoesOn, lang.MarketoOnce, lang.MarketoTemplate, lang.MarketoLimit}

// notes writes what Marketo cannot do in a place of the source.
func (s *sheet) notes(indent int, at lang.Span) {
	for _, d := range s.findings(at) {
		mark := cannotMark
		if slices.Contains(otherwiseThere, d.Code) {
			mark = otherwiseMark
		}
		way := strings.Replace(d.Help, "nearest way in Marketo: ", "Nearest way: ", 1)
		s.line(indent, "> ", fmt.Sprintf("%s (%s): %s. %s.", mark, d.Code, d.Message, way))
	}
}

// findings are what Marketo cannot do in a place of the source.
func (s *sheet) findings(at lang.Span) lang.Diagnostics {
	var found lang.Diagnostics
	for _, d := range s.diagnostics {
		from := d.Span.Pos
		if lang.IsMarketo(d.Code) && from.Filename == at.Pos.Filename && at.Pos.Offset <= from.Offset && from.Offset < at.EndPos.Offset {
			found = append(found, d)
		}
	}
	return found
}

// smartListTab is the tab Smart List.
func (s *sheet) smartListTab() {
	c := s.campaign
	s.title("Smart List")
	if len(c.Triggers) > 0 {
		s.line(0, "", "Triggers, any of which starts the campaign:")
		s.blank()
		for _, t := range c.Triggers {
			f := s.MarketoTrigger(t)
			s.filter(0, "- ", "", &f)
			s.notes(2, t.Range())
		}
		s.blank()
	}
	if len(c.Filters) == 0 {
		s.line(0, "", "No filters: everyone qualifies.")
		if !c.Executable { // what is said of an executable's name belongs to its schedule
			s.notes(0, c.Decl.Name.Span)
		}
		return
	}
	s.filters(0, c.Filters)
}

// filters writes filters by their numbers, and how they are joined.
func (s *sheet) filters(indent int, conditions []lang.Expr) {
	filters, logic := s.MarketoFilters(conditions)
	switch {
	case len(filters) == 1:
		s.line(indent, "", "Filter:")
	case logic == "ALL" || logic == "ANY":
		s.line(indent, "", fmt.Sprintf("Filters (Use **%s** filters):", logic))
	default:
		s.line(indent, "", fmt.Sprintf("Filters (Use **Advanced** filters: `%s`):", logic))
	}
	s.blank()
	for i := range filters {
		mark := fmt.Sprintf("%d. ", i+1)
		s.filter(indent, mark, "", &filters[i])
		s.notes(indent+len(mark), filters[i].At.Range())
	}
}

// filter writes a filter and its constraints below it.
func (s *sheet) filter(indent int, mark, word string, f *lang.MarketoFilter) {
	s.line(indent, mark, word+filterWords(f))
	for _, c := range f.Constraints {
		s.line(indent+len(mark), "- ", c.Label+" "+c.Value)
	}
}

// filterWords is a filter without its constraints.
func filterWords(f *lang.MarketoFilter) string {
	words := "**" + f.Name + "**"
	if f.Operator != "" {
		words += " " + f.Operator
	}
	if f.Value != "" {
		words += " " + f.Value
	}
	return words
}
