// Check tells whether two runs had the same result.
//
//	check [-any-order] LEADS LOG OTHER_LEADS OTHER_LOG
package main

import (
	"flag"
	"fmt"
	"os"

	"campaignc/bench/content"
)

func main() {
	anyOrder := flag.Bool("any-order", false, "the second run wrote in any order")
	flag.Parse()
	if flag.NArg() != 4 {
		fmt.Fprintln(os.Stderr, "usage: check [-any-order] LEADS LOG OTHER_LEADS OTHER_LOG")
		os.Exit(2)
	}
	leads, err := content.Leads(flag.Arg(0), flag.Arg(2), *anyOrder)
	if err != nil {
		fmt.Fprintln(os.Stderr, "check: leads:", err)
		os.Exit(1)
	}
	log, err := content.Log(flag.Arg(1), flag.Arg(3), *anyOrder)
	if err != nil {
		fmt.Fprintln(os.Stderr, "check: log:", err)
		os.Exit(1)
	}
	fmt.Printf("leads: %s; log: %s\n", leads, log)
}
