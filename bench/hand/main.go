// Hand is the workload of lead-intake written in Go by hand, with input and
// output of its own: what campaignc is measured against.
//
//	hand LEADS OUT LOG [WORKERS]
//
// It writes the same bytes as campaignc.
package main

import (
	"fmt"
	"os"
	"runtime/debug"
	"strconv"

	"campaignc/bench/intake"
	"campaignc/bench/stream"
)

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "hand:", err)
		os.Exit(1)
	}
}

func run(args []string) error {
	if len(args) != 3 && len(args) != 4 {
		return fmt.Errorf("usage: hand LEADS OUT LOG [WORKERS]")
	}
	workers := 1
	if len(args) == 4 {
		var err error
		if workers, err = strconv.Atoi(args[3]); err != nil {
			return err
		}
	}
	debug.SetGCPercent(400)
	texts := intake.NewTexts()
	files := stream.Files{In: args[0], Leads: args[1], Log: args[2]}
	return stream.Run(files, intake.Header, workers, func() stream.Worker { return &campaign{texts: texts} })
}
