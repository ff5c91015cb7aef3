// Hand is the workload of nurture written in Go by hand, with input and output
// of its own.
//
//	hand LEADS MEMBERS OUT LOG [WORKERS]
//
// It writes the same bytes as campaignc.
package main

import (
	"fmt"
	"os"
	"runtime/debug"
	"strconv"

	"campaignc/bench/nurture/renewal"
	"campaignc/bench/stream"
)

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "hand:", err)
		os.Exit(1)
	}
}

func run(args []string) error {
	if len(args) != 4 && len(args) != 5 {
		return fmt.Errorf("usage: hand LEADS MEMBERS OUT LOG [WORKERS]")
	}
	workers := 1
	if len(args) == 5 {
		var err error
		if workers, err = strconv.Atoi(args[4]); err != nil {
			return err
		}
	}
	debug.SetGCPercent(400)
	members, err := readMembers(args[1])
	if err != nil {
		return err
	}
	r := newRecords()
	files := stream.Files{In: args[0], Leads: args[2], Log: args[3]}
	return stream.Run(files, renewal.Header, workers, func() stream.Worker { return &campaign{records: r, members: members} })
}
