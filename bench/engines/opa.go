package main

import (
	"context"
	_ "embed"
	"encoding/json"
	"fmt"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/rego"
	"github.com/open-policy-agent/opa/v1/types"

	"campaignc/bench/intake"
	"campaignc/bench/words"
)

//go:embed intake.rego
var regoSource string

// opaEngine asks one prepared query for each lead and writes down the answer.
type opaEngine struct {
	state *state
	query rego.PreparedEvalQuery
}

func newOPA(s *state) (engine, error) {
	countries := map[string]any{}
	for alias, name := range intake.Countries {
		countries[alias] = name
	}
	query, err := rego.New(
		rego.Query("data.intake.answer"), rego.Module("intake.rego", regoSource), rego.Data(map[string]any{"countries": countries}),
		regoFunction("title_case", words.Title), regoFunction("only_digits", words.Digits),
	).PrepareForEval(context.Background())
	return &opaEngine{s, query}, err
}

func regoFunction(name string, f func(string) string) func(*rego.Rego) {
	decl := &rego.Function{Name: name, Decl: types.NewFunction(types.Args(types.S), types.S)}
	return rego.Function1(decl, func(_ rego.BuiltinContext, x *ast.Term) (*ast.Term, error) {
		s, ok := x.Value.(ast.String)
		if !ok {
			return nil, fmt.Errorf("%s takes a text", name)
		}
		return ast.StringTerm(f(string(s))), nil
	})
}

// regoColumns are the fields that the query reads.
var regoColumns = []int{
	intake.Email, intake.FirstName, intake.LastName, intake.Company, intake.JobTitle, intake.Country, intake.Phone, intake.Employees,
	intake.LeadSource, intake.Score, intake.BehaviorScore, intake.DemoScore, intake.Status, intake.Region, intake.Unsubscribed,
	intake.ProductInterest, intake.WebVisits, intake.EmailOpens,
}

func (e *opaEngine) run() error {
	terms := make([][2]*ast.Term, len(regoColumns))
	for i, column := range regoColumns {
		terms[i][0] = ast.StringTerm(intake.Names[column])
		if intake.Whole[column] {
			terms[i][1] = ast.IntNumberTerm(int(e.state.int(column)))
		} else {
			terms[i][1] = ast.StringTerm(e.state.Cells[column])
		}
	}
	results, err := e.query.Eval(context.Background(), rego.EvalParsedInput(ast.NewObject(terms...)))
	if err != nil || len(results) == 0 {
		return err
	}
	facts, ok := results[0].Expressions[0].Value.(map[string]any)
	if !ok {
		return fmt.Errorf("an answer of the type %T", results[0].Expressions[0].Value)
	}
	a := &answer{state: e.state, facts: facts}
	a.write()
	return a.err
}

// answer writes down the facts that a query found, in the order of the flow.
type answer struct {
	state *state
	facts map[string]any
	err   error
}

func fact[T any](a *answer, name string) T {
	v, ok := a.facts[name].(T)
	if !ok {
		a.err = fmt.Errorf("the fact %s has the type %T", name, a.facts[name])
	}
	return v
}

func (a *answer) text(name string) string { return fact[string](a, name) }
func (a *answer) bool(name string) bool   { return fact[bool](a, name) }

func (a *answer) int(name string) int64 {
	n, err := fact[json.Number](a, name).Int64()
	if err != nil {
		a.err = err
	}
	return n
}

var (
	regionRecords    = map[string]intake.Record{"NA": intake.SetRegionNA, "EMEA": intake.SetRegionEMEA, "APAC": intake.SetRegionAPAC, "ROW": intake.SetRegionROW}
	statusRecords    = map[string]intake.Record{"MQL": intake.SetMQL, "Engaged": intake.SetEngaged, "Nurture": intake.SetNurture, "Raw": intake.SetRaw}
	visitsRecords    = map[int64]intake.Record{20: intake.AddVisits10, 10: intake.AddVisits3, 5: intake.AddVisits1}
	seniorityRecords = map[int64]intake.Record{30: intake.AddChief, 20: intake.AddDirector, 10: intake.AddManager, 2: intake.AddTitle}
	staffRecords     = map[int64]intake.Record{20: intake.AddStaff1000, 10: intake.AddStaff200, 5: intake.AddStaff50}
)

func (a *answer) write() {
	s := a.state
	s.set(intake.SetEmail, a.text("email"))
	s.called(intake.CallCountry, a.bool("has_country"))
	if a.bool("has_country") {
		s.set(intake.SetCountry, a.text("country"))
		s.set(regionRecords[a.text("region")], a.text("region"))
	}
	s.called(intake.CallContact, true)
	s.set(intake.SetFirstName, a.text("first_name"))
	s.set(intake.SetLastName, a.text("last_name"))
	switch a.text("phone_rule") {
	case "na":
		s.set(intake.SetPhoneNA, "+1"+a.text("digits"))
	case "other":
		s.set(intake.SetPhone, "+"+a.text("digits"))
	case "clear":
		s.set(intake.ClearPhone, "")
	}
	s.called(intake.CallScore, true)
	a.scores()
	s.set(statusRecords[a.text("status")], a.text("status"))
	s.set(intake.SetMoment, a.text("moment"))
}

func (a *answer) scores() {
	s := a.state
	add := func(r intake.Record, column int, by int64) {
		if by != 0 {
			s.setInt(r, s.int(column)+by)
		}
	}
	s.called(intake.CallBehaviour, a.bool("behaviour"))
	if a.bool("behaviour") {
		add(visitsRecords[a.int("visits")], intake.BehaviorScore, a.int("visits"))
		opens := intake.AddOpens1
		if a.int("opens") == 15 {
			opens = intake.AddOpens5
		}
		add(opens, intake.BehaviorScore, a.int("opens"))
	}
	s.called(intake.CallDemographic, a.bool("demographic"))
	if a.bool("demographic") {
		add(seniorityRecords[a.int("seniority")], intake.DemoScore, a.int("seniority"))
		add(staffRecords[a.int("staff")], intake.DemoScore, a.int("staff"))
	}
	s.setInt(intake.SetScore, a.int("score"))
}
