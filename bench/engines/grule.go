package main

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/hyperjumptech/grule-rule-engine/ast"
	"github.com/hyperjumptech/grule-rule-engine/builder"
	grule "github.com/hyperjumptech/grule-rule-engine/engine"
	"github.com/hyperjumptech/grule-rule-engine/pkg"

	"campaignc/bench/intake"
)

// gruleEngine runs a rule for each branch of each choice. Grule has no order of
// its own, so rules wait for their turn by L.Stage.
type gruleEngine struct {
	state *state
	rules *ast.KnowledgeBase
	loop  *grule.GruleEngine
}

func newGrule(s *state) (engine, error) {
	library := ast.NewKnowledgeLibrary()
	source := pkg.NewBytesResource([]byte(gruleRules()))
	if err := builder.NewRuleBuilder(library).BuildRuleFromResource("intake", "1", source); err != nil {
		return nil, err
	}
	rules, err := library.NewKnowledgeBaseInstance("intake", "1")
	return &gruleEngine{s, rules, &grule.GruleEngine{MaxCycle: 1000}}, err
}

func (e *gruleEngine) run() error {
	facts := ast.NewDataContext()
	if err := facts.Add("L", newGruleLead(e.state)); err != nil {
		return err
	}
	return e.loop.Execute(facts, e.rules)
}

// gruleWriter writes a flow as rules.
type gruleWriter struct {
	strings.Builder
	stage, rules int
}

// gruleRules is the campaign as rules.
func gruleRules() string {
	w := &gruleWriter{stage: 1}
	f := leadIntake(gruleDialect())
	w.rule(0, f.filter, "", 1)
	w.flow(f)
	return w.String()
}

// rule writes a rule that fires at a stage when a condition holds. Earlier
// rules of a stage go first.
func (w *gruleWriter) rule(stage int, when, then string, next int) {
	w.rules++
	if when != "" {
		when = " && (" + when + ")"
	}
	fmt.Fprintf(w, "rule R%d salience %d { when L.Stage == %d%s then %s L.Stage = %d; }\n", w.rules, 1000-w.rules, stage, when, then, next)
}

func (w *gruleWriter) flow(f *flow) {
	for _, s := range f.steps {
		stage := w.stage
		w.stage++
		if s.callee != nil {
			w.call(stage, s)
			continue
		}
		last := ""
		for _, b := range s.choice {
			method := "Put"
			if b.number() {
				method = "PutInt"
			}
			w.rule(stage, b.when, fmt.Sprintf("L.%s = L.%s(%d, %s);", gruleFields[intake.Statements[b.set].Column], method, b.set, b.value), w.stage)
			last = b.when
		}
		if last != "" {
			w.rule(stage, "", "", w.stage)
		}
	}
}

// call writes the rules of an executable behind the one that enters it; the
// one that skips it goes on after them.
func (w *gruleWriter) call(stage int, s step) {
	w.rule(stage, s.callee.filter, fmt.Sprintf("L.Called(%d);", s.call), stage+1)
	skip := w.rules + 1
	w.rules++
	w.flow(s.callee)
	if s.callee.filter != "" {
		fmt.Fprintf(w, "rule R%d salience %d { when L.Stage == %d then L.Skipped(%d); L.Stage = %d; }\n", skip, 1000-skip, stage, s.call, w.stage)
	}
}

func gruleDialect() *dialect {
	return &dialect{
		field:  func(column int) string { return "L." + gruleFields[column] },
		lower:  call("L.Lower"),
		trim:   call("L.Trim"),
		title:  call("L.TitleCase"),
		digits: call("L.Digits"),
		length: call("L.Length"),
		lookup: call("L.LookupCountry"),
		text:   call("L.Text"),
		contains: func(x string, list ...string) string {
			return "L.HasAny(" + x + ", " + strconv.Quote(strings.Join(list, "|")) + ")"
		},
		in: func(x string, list ...string) string {
			return "L.In(" + x + ", " + strconv.Quote(strings.Join(list, "|")) + ")"
		},
		orElse: func(x, otherwise string) string { return "L.OrElse(" + x + ", " + strconv.Quote(otherwise) + ")" },
		prefix: func(text, x string) string { return strconv.Quote(text) + " + " + x },
		join:   func(parts ...string) string { return strings.Join(parts, " + ") },
	}
}

// gruleFields are the names of the fields in gruleLead.
var gruleFields = map[int]string{
	intake.Email: "Email", intake.FirstName: "FirstName", intake.LastName: "LastName", intake.Company: "Company", intake.JobTitle: "Title",
	intake.Country: "Country", intake.Phone: "Phone", intake.LeadSource: "LeadSource", intake.Status: "Status", intake.Region: "Region",
	intake.Unsubscribed: "Unsubscribed", intake.LastMoment: "LastMoment", intake.ProductInterest: "ProductInterest", intake.Score: "Score", intake.BehaviorScore: "BehaviorScore",
	intake.DemoScore: "DemoScore", intake.Employees: "Employees", intake.WebVisits: "WebVisits", intake.EmailOpens: "EmailOpens",
}
