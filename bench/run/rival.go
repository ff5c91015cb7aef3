package main

import (
	"fmt"
	"os/exec"
	"path/filepath"
	"strconv"
)

// program is something that runs leads: campaignc or a rival.
type program struct {
	name string
	// command is the command line that runs the leads.
	command func(j *job) []string
}

// job is one run: what is read and where the results go.
type job struct {
	workload  *workload
	leads     string
	members   string // "": none
	out, log  string
	workers   int
	campaignc string // the binary
	folder    string // of the binaries
	bench     string // the folder bench
}

// rival is what campaignc is measured against.
type rival struct {
	program
	title    string
	workload string
	binary   string // its name, if it is built
	pkg      string // the package it is built from
	dir      string // where that lies, below bench
	cgo      bool   // it links a library in C
	runtime  string // a command that must be there, if it needs one
	anyOrder bool   // it writes in any order
	large    bool   // it is also run on a million leads
	pairs    int
	target   [2]float64 // of the CPU ratio: what must be, what is aimed at; 0: none
}

// quickRivals are run by --quick.
var quickRivals = []string{"hand", "plain"}

var rivals = []*rival{
	{program: built("hand"), title: "hand-written Go", workload: "lead-intake", binary: "hand", pkg: "./hand", large: true, pairs: 15, target: [2]float64{1.25, 1.05}},
	{program: built("plain"), title: "idiomatic Go (encoding/csv, encoding/json)", workload: "lead-intake", binary: "plain", pkg: "./plain", large: true, pairs: 7, target: [2]float64{0.40}},
	{program: engine("cel"), title: "cel-go", workload: "lead-intake", binary: "engines", pkg: "./engines", pairs: 5, target: [2]float64{0.35}},
	{program: engine("expr"), title: "expr", workload: "lead-intake", binary: "engines", pkg: "./engines", pairs: 5, target: [2]float64{0.35}},
	{program: engine("starlark"), title: "starlark-go", workload: "lead-intake", binary: "engines", pkg: "./engines", pairs: 5, target: [2]float64{0.35}},
	{program: engine("opa"), title: "OPA (Rego)", workload: "lead-intake", binary: "engines", pkg: "./engines", pairs: 1},
	{program: engine("grule"), title: "grule", workload: "lead-intake", binary: "engines", pkg: "./engines", pairs: 1},
	{program: script("python", "python3", "intake.py"), title: "Python (csv, json)", workload: "lead-intake", runtime: "python3", pairs: 3, target: [2]float64{0.06}},
	{program: script("node", "node", "intake.js"), title: "Node", workload: "lead-intake", runtime: "node", pairs: 3, target: [2]float64{0.15}},
	{program: built("duckdb"), title: "DuckDB (SQL over sets)", workload: "lead-intake", binary: "duckdb", pkg: ".", dir: "duckdb", cgo: true, anyOrder: true, pairs: 3, target: [2]float64{0.20}},
	{program: built("nurture-hand"), title: "hand-written Go", workload: "nurture", binary: "nurture-hand", pkg: "./nurture/hand", pairs: 11, target: [2]float64{1.5, 1.26}},
}

func rivalNames() []string {
	names := make([]string, len(rivals))
	for i, r := range rivals {
		names[i] = r.name
	}
	return names
}

// built is a program of this module.
func built(name string) program {
	return program{name, func(j *job) []string {
		args := []string{filepath.Join(j.folder, name), j.leads}
		if j.members != "" {
			args = append(args, j.members)
		}
		args = append(args, j.out, j.log)
		if j.workers > 1 {
			args = append(args, strconv.Itoa(j.workers))
		}
		return args
	}}
}

func engine(name string) program {
	return program{name, func(j *job) []string {
		return []string{filepath.Join(j.folder, "engines"), name, j.leads, j.out, j.log}
	}}
}

func script(name, runtime, file string) program {
	return program{name, func(j *job) []string {
		return []string{runtime, filepath.Join(j.bench, "scripts", file), j.leads, j.out, j.log}
	}}
}

// campaignc is the program that is measured.
var campaignc = program{"campaignc", func(j *job) []string {
	args := []string{
		j.campaignc, "run", filepath.Join(j.bench, j.workload.name), "--campaign", j.workload.campaign, "--leads", j.leads,
		"--out", j.out, "--log", j.log, "--now", now, "--workers", strconv.Itoa(j.workers), "--quiet",
	}
	if j.members != "" {
		args = append(args, "--members", j.members)
	}
	return args
}}

// now is where the virtual clock stands in all runs.
const now = "2026-03-01T09:00:00Z"

// missing says why a rival cannot run on this machine, or "".
func (r *rival) missing() string {
	if r.runtime == "" {
		return ""
	}
	if _, err := exec.LookPath(r.runtime); err != nil {
		return r.runtime + " is not installed"
	}
	if err := exec.Command(r.runtime, "--version").Run(); err != nil {
		return fmt.Sprintf("%s --version: %v", r.runtime, err)
	}
	return ""
}
