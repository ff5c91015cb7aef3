// Run measures campaignc against its rivals and says whether it meets its
// targets. It is started in the folder bench:
//
//	go run ./run [--quick] [--rivals LIST] [--pairs N] [--write FILE]
//
// It builds everything, makes the inputs on a memory file system, checks that
// all rivals come to the same results, and then runs campaignc and each rival
// in turn. Ratios are medians over pairs of neighbouring runs, since the two
// runs of a pair meet the same weather.
//
// Exit status: 0 all rivals agree, 1 results differ, 2 the call was wrong, 3
// something could not be built, run or written.
package main

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"slices"
	"strings"
)

// options are what the command line asks for.
type options struct {
	quick  bool
	rivals []string // by name; none: all
	pairs  int      // 0: as many as suit the rival
	write  string   // where the report goes; "": nowhere
}

// errDiffer is the error of rivals that come to other results.
var errDiffer = errors.New("the results differ")

func main() {
	o, err := parse(os.Args[1:])
	if err != nil {
		fmt.Fprintln(os.Stderr, "run:", err)
		os.Exit(2)
	}
	switch err := run(o); {
	case errors.Is(err, errDiffer):
		fmt.Fprintln(os.Stderr, "run:", err)
		os.Exit(1)
	case err != nil:
		fmt.Fprintln(os.Stderr, "run:", err)
		os.Exit(3)
	}
}

func parse(args []string) (*options, error) {
	o := &options{}
	set := flag.NewFlagSet("run", flag.ContinueOnError)
	set.BoolVar(&o.quick, "quick", false, "100,000 leads, few pairs, hand-written and idiomatic Go only")
	list := set.String("rivals", "", "the rivals to run, with commas between them: "+strings.Join(rivalNames(), ", "))
	set.IntVar(&o.pairs, "pairs", 0, "pairs of runs for each ratio; fewer for slow rivals unless given")
	set.StringVar(&o.write, "write", "", "the file that the report goes to; docs/performance.md after a full run unless given")
	if err := set.Parse(args); err != nil {
		return nil, err
	}
	if set.NArg() > 0 {
		return nil, fmt.Errorf("unknown argument %q", set.Arg(0))
	}
	if *list != "" {
		o.rivals = strings.Split(*list, ",")
	}
	for _, name := range o.rivals {
		if !slices.Contains(rivalNames(), name) {
			return nil, fmt.Errorf("no rival %q; there are %s", name, strings.Join(rivalNames(), ", "))
		}
	}
	if o.pairs < 0 {
		return nil, errors.New("--pairs is a number over 0")
	}
	return o, nil
}

// wants reports whether a rival is to be run.
func (o *options) wants(name string) bool {
	if len(o.rivals) > 0 {
		return slices.Contains(o.rivals, name)
	}
	return !o.quick || slices.Contains(quickRivals, name)
}

// pairsOf is how many pairs of runs a ratio is the median of.
func (o *options) pairsOf(usual int) int {
	switch {
	case o.pairs > 0:
		return o.pairs
	case o.quick:
		return min(usual, 3)
	}
	return usual
}
