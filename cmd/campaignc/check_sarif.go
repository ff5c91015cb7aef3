package main

import (
	"net/url"
	"path"
	"slices"
	"strings"

	"campaignc/lang"
)

// The parts of SARIF 2.1.0 that a check says something in.
type (
	sarifLog struct {
		Schema  string     `json:"$schema"`
		Version string     `json:"version"`
		Runs    []sarifRun `json:"runs"`
	}
	sarifRun struct {
		Tool       sarifTool     `json:"tool"`
		ColumnKind string        `json:"columnKind"`
		Results    []sarifResult `json:"results"`
	}
	sarifTool struct {
		Driver sarifDriver `json:"driver"`
	}
	sarifDriver struct {
		Name    string      `json:"name"`
		Version string      `json:"version"`
		Rules   []sarifRule `json:"rules"`
	}
	sarifRule struct {
		ID               lang.Code          `json:"id"`
		Name             string             `json:"name,omitempty"`
		ShortDescription sarifText          `json:"shortDescription"`
		FullDescription  sarifText          `json:"fullDescription"`
		Help             sarifText          `json:"help"`
		Configuration    sarifConfiguration `json:"defaultConfiguration"`
	}
	sarifConfiguration struct {
		Level string `json:"level"`
	}
	sarifText struct {
		Text string `json:"text"`
	}
	sarifResult struct {
		RuleID    lang.Code       `json:"ruleId"`
		RuleIndex int             `json:"ruleIndex"`
		Level     string          `json:"level"`
		Message   sarifText       `json:"message"`
		Locations []sarifLocation `json:"locations"`
		Related   []sarifLocation `json:"relatedLocations,omitempty"`
		Fixes     []sarifFix      `json:"fixes,omitempty"`
		Allowed   []sarifAllowed  `json:"suppressions,omitempty"`
	}
	sarifAllowed struct {
		Kind   string `json:"kind"`
		Reason string `json:"justification"`
	}
	sarifLocation struct {
		ID       *int          `json:"id,omitempty"`
		Physical sarifPhysical `json:"physicalLocation"`
		Message  *sarifText    `json:"message,omitempty"`
	}
	sarifPhysical struct {
		Artifact sarifArtifact `json:"artifactLocation"`
		Region   sarifRegion   `json:"region"`
	}
	sarifArtifact struct {
		URI string `json:"uri"`
	}
	sarifRegion struct {
		StartLine   int `json:"startLine"`
		StartColumn int `json:"startColumn"`
		EndLine     int `json:"endLine"`
		EndColumn   int `json:"endColumn"`
	}
	sarifFix struct {
		Description sarifText     `json:"description"`
		Changes     []sarifChange `json:"artifactChanges"`
	}
	sarifChange struct {
		Artifact     sarifArtifact      `json:"artifactLocation"`
		Replacements []sarifReplacement `json:"replacements"`
	}
	sarifReplacement struct {
		Deleted  sarifRegion `json:"deletedRegion"`
		Inserted sarifText   `json:"insertedContent"`
	}
)

const sarifSchema = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"

// writeSARIF prints what was found as a SARIF log of one run.
func writeSARIF(out *terminal, w *workspace) error {
	run := sarifRun{ColumnKind: "unicodeCodePoints", Results: []sarifResult{}}
	all := slices.Clone(w.diagnostics)
	for _, a := range w.Allowed {
		all = append(all, a.Diagnostic)
	}
	run.Tool.Driver = sarifDriver{Name: "campaignc", Version: version(), Rules: sarifRules(all)}
	for i, d := range all {
		result := w.sarifResult(&d, run.Tool.Driver.Rules)
		if allowed := i - len(w.diagnostics); allowed >= 0 {
			result.Allowed = []sarifAllowed{{"inSource", w.Allowed[allowed].Reason}}
		}
		run.Results = append(run.Results, result)
	}
	return writeJSON(out, sarifLog{Schema: sarifSchema, Version: "2.1.0", Runs: []sarifRun{run}})
}

// sarifRules are the rules that were broken, by code.
func sarifRules(ds lang.Diagnostics) []sarifRule {
	rules := []sarifRule{}
	for _, s := range lang.Stories() {
		i := slices.IndexFunc(ds, func(d lang.Diagnostic) bool { return d.Code == s.Code })
		if i < 0 {
			continue
		}
		full := s.Title
		if s.Why != "" {
			full += ": " + s.Why
		}
		rules = append(rules, sarifRule{
			ID: s.Code, Name: s.Code.Name(), ShortDescription: sarifText{s.Title}, FullDescription: sarifText{full},
			Help: sarifText{strings.Join(s.Text, "\n\n")}, Configuration: sarifConfiguration{ds[i].Severity.String()},
		})
	}
	return rules
}

func (w *workspace) sarifResult(d *lang.Diagnostic, rules []sarifRule) sarifResult {
	message := d.Message
	if d.Help != "" {
		message += "; " + d.Help
	}
	r := sarifResult{
		RuleID: d.Code, RuleIndex: slices.IndexFunc(rules, func(r sarifRule) bool { return r.ID == d.Code }),
		Level: d.Severity.String(), Message: sarifText{message}, Locations: []sarifLocation{{Physical: w.sarifPlace(d.Span)}},
	}
	for i, other := range d.Related {
		r.Related = append(r.Related, sarifLocation{ID: &i, Physical: w.sarifPlace(other.Span), Message: &sarifText{other.Message}})
	}
	if len(d.Edits) > 0 {
		change := sarifChange{Artifact: w.sarifArtifact(d.Edits[0].Span)}
		for _, e := range d.Edits {
			change.Replacements = append(change.Replacements, sarifReplacement{region(e.Span), sarifText{e.Text}})
		}
		r.Fixes = []sarifFix{{Description: sarifText{d.Help}, Changes: []sarifChange{change}}}
	}
	return r
}

func (w *workspace) sarifPlace(s lang.Span) sarifPhysical {
	return sarifPhysical{w.sarifArtifact(s), region(s)}
}

// sarifArtifact is the file as a URI: relative, unless the workspace lies
// elsewhere than below the working directory.
func (w *workspace) sarifArtifact(s lang.Span) sarifArtifact {
	u := url.URL{Path: pathIn(w.folder, s.Pos.Filename)}
	if path.IsAbs(u.Path) {
		u.Scheme = "file"
	}
	return sarifArtifact{u.String()}
}

func region(s lang.Span) sarifRegion {
	return sarifRegion{s.Pos.Line, s.Pos.Column, s.EndPos.Line, s.EndPos.Column}
}
