// Gen writes leads for the workload of nurture, and what they belong to: the
// same ones for the same number and seed.
//
//	gen -n 100000 -members members.csv > leads.csv
package main

import (
	"bufio"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"

	"campaignc/bench/nurture/renewal"
	"campaignc/bench/random"
)

func main() {
	n := flag.Int("n", 1000, "how many leads")
	seed := flag.Uint64("seed", 7, "seed of the choices")
	members := flag.String("members", "members.csv", "where the memberships go")
	flag.Parse()
	if err := run(os.Stdout, *members, *n, *seed); err != nil {
		fmt.Fprintln(os.Stderr, "gen:", err)
		os.Exit(1)
	}
}

func run(out io.Writer, membersFile string, n int, seed uint64) (err error) {
	f, err := os.Create(membersFile)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	leads, members := bufio.NewWriterSize(out, 1<<20), bufio.NewWriterSize(f, 1<<20)
	_, errA := leads.WriteString(renewal.Header)
	_, errB := members.WriteString(renewal.MembersHeader)
	if err := errors.Join(errA, errB); err != nil {
		return err
	}
	g := &generator{random.Source(seed)}
	for i := 1; i <= n; i++ {
		id := strconv.Itoa(i)
		err := writeRow(leads, g.lead(id))
		for _, row := range g.memberships(id) {
			err = errors.Join(err, writeRow(members, row))
		}
		if err != nil {
			return err
		}
	}
	return errors.Join(leads.Flush(), members.Flush())
}

// writeRow writes a row with quotes only where they are needed.
func writeRow(w *bufio.Writer, cells []string) error {
	var err error
	for i, cell := range cells {
		if i > 0 {
			err = errors.Join(err, w.WriteByte(','))
		}
		if strings.ContainsAny(cell, "\",\n") {
			cell = `"` + strings.ReplaceAll(cell, `"`, `""`) + `"`
		}
		_, e := w.WriteString(cell)
		err = errors.Join(err, e)
	}
	return errors.Join(err, w.WriteByte('\n'))
}
