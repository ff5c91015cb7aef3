// Engines is the workload of lead-intake in expression languages, a script
// language and rule engines, all within the input and output of the
// hand-written rival, so that what differs is the engine.
//
//	engines NAME LEADS OUT LOG
package main

import (
	"fmt"
	"os"
	"runtime/debug"
	"slices"
	"strings"

	"campaignc/bench/intake"
	"campaignc/bench/stream"
)

// engine runs the lead that is in its state through the campaigns.
type engine interface{ run() error }

// engines make an engine on a state.
var engines = map[string]func(*state) (engine, error){
	"cel": newCEL, "expr": newExpr, "starlark": newStarlark, "opa": newOPA, "grule": newGrule,
}

func main() {
	if len(os.Args) != 5 || engines[os.Args[1]] == nil {
		var names []string
		for name := range engines {
			names = append(names, name)
		}
		slices.Sort(names)
		fmt.Fprintf(os.Stderr, "usage: engines NAME LEADS OUT LOG\nNAME is one of %s\n", strings.Join(names, ", "))
		os.Exit(2)
	}
	if err := run(os.Args[1], stream.Files{In: os.Args[2], Leads: os.Args[3], Log: os.Args[4]}); err != nil {
		fmt.Fprintf(os.Stderr, "engines: %s: %v\n", os.Args[1], err)
		os.Exit(1)
	}
}

func run(name string, files stream.Files) error {
	debug.SetGCPercent(400)
	s := &state{texts: intake.NewTexts()}
	var err error
	if s.engine, err = engines[name](s); err != nil {
		return err
	}
	return stream.Run(files, intake.Header, 1, func() stream.Worker { return s })
}
