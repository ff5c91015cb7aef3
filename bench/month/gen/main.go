// Gen writes leads of the workload month, or what happens to them in March
// 2026: the same for the same number and seed.
//
//	gen -n 100000 > leads.csv
//	gen -n 100000 -events > events.jsonl
package main

import (
	"bufio"
	"flag"
	"fmt"
	"os"

	"campaignc/bench/random"
)

func main() {
	n := flag.Int("n", 1000, "how many leads")
	events := flag.Bool("events", false, "write events instead of leads: about two for each lead")
	seed := flag.Uint64("seed", 42, "seed of the choices")
	flag.Parse()
	out := bufio.NewWriterSize(os.Stdout, 1<<20)
	r := random.Source(*seed)
	if *events {
		writeEvents(out, &r, *n)
	} else {
		writeLeads(out, &r, *n)
	}
	if err := out.Flush(); err != nil { // a failed write before this one fails here too
		fmt.Fprintln(os.Stderr, "gen:", err)
		os.Exit(1)
	}
}

var (
	countries  = []string{"Germany", "France", "United States", "Japan", ""}
	industries = []string{"Chemicals", "Pharmaceuticals", "Water", "Food", ""}
	stages     = []string{"Known", "Known", "Known", "Engaged", "Customer"}
)

func writeLeads(out *bufio.Writer, r *random.Source, n int) {
	fmt.Fprintln(out, "id,email,first_name,country,industry,employees,points,stage,last_visit")
	for i := range n {
		fmt.Fprintf(out, "%d,person.%d@company%d.example,Ann,%s,%s,%d,%d,%s,2026-02-%02dT10:00:00Z\n", i+1, i+1, r.N(5000),
			countries[r.N(len(countries))], industries[r.N(len(industries))], r.N(3000), r.N(20),
			stages[r.N(len(stages))], 1+r.N(28))
	}
}

// writeEvents writes two events a lead on average, in order of time; one in
// fifty is of somebody new.
func writeEvents(out *bufio.Writer, r *random.Source, n int) {
	const month = 31 * 24 * 60 // minutes
	total := 2 * n
	for i := range total {
		minute := int(int64(i) * month / int64(total))
		lead := 1 + r.N(n+n/50)
		fmt.Fprintf(out, `{"time":"2026-03-%02dT%02d:%02d:00Z","lead":"%d",`, 1+minute/1440, minute/60%24, minute%60, lead)
		switch k := r.N(20); {
		case k < 14:
			fmt.Fprintf(out, `"kind":"visits web page","attributes":{"page":"/page/%d"}`, r.N(50))
		case k < 16:
			fmt.Fprint(out, `"kind":"fills out form","attributes":{"form":"Contact Us","page":"/contact"}`)
		case k < 18:
			fmt.Fprintf(out, `"kind":"fills out form","attributes":{"form":"Newsletter"},"fields":{"email":"person.%d@new.example"}`, lead)
		case k < 19:
			fmt.Fprint(out, `"kind":"is added to list","attributes":{"list":"Partners"}`)
		default:
			fmt.Fprint(out, `"kind":"unsubscribes from email"`)
		}
		fmt.Fprintln(out, "}")
	}
}
