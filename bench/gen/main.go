// Gen writes leads for the workload of lead-intake: the same ones for the same
// number and seed, messy on purpose.
//
//	gen -n 100000 > leads_100000.csv
package main

import (
	"bufio"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"strings"

	"campaignc/bench/intake"
	"campaignc/bench/random"
)

func main() {
	n := flag.Int("n", 1000, "how many leads")
	seed := flag.Uint64("seed", 42, "seed of the choices")
	flag.Parse()
	if err := write(os.Stdout, *n, *seed); err != nil {
		fmt.Fprintln(os.Stderr, "gen:", err)
		os.Exit(1)
	}
}

func write(out io.Writer, n int, seed uint64) error {
	buffer := bufio.NewWriterSize(out, 1<<20)
	if _, err := buffer.WriteString(intake.Header); err != nil {
		return err
	}
	g := &generator{Source: random.Source(seed)}
	for i := 1; i <= n; i++ {
		if err := writeRow(buffer, g.lead(i)); err != nil {
			return err
		}
	}
	return buffer.Flush()
}

// writeRow writes a row with quotes only where they are needed; encoding/csv
// also puts them around cells that begin with a space.
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
