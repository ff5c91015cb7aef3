package lang_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"campaignc/lang"
	"campaignc/parser"
)

// sourcesOf is the large workspace as files of one program each, and one of what
// all share. Small programs have two campaigns, others five.
func sourcesOf(programs int, small bool) map[string]string {
	head, rest, _ := strings.Cut(largeWorkspace(5*programs), `program "P0"`)
	sources := map[string]string{"shared.camp": head}
	for i, program := range strings.SplitAfter(`program "P0"`+rest, "\n}\n") {
		if program == "" {
			continue
		}
		if small {
			program = withoutExecutables(program)
		}
		sources[fmt.Sprintf("program%04d.camp", i)] = program
	}
	return sources
}

// withoutExecutables leaves out the executables of a program of the large
// workspace, its batch campaign, and the call.
func withoutExecutables(program string) string {
	intake, own, _ := strings.Cut(program, "      execute \"Prepare")
	_, own, _ = strings.Cut(own, "      if score")
	own, _, _ = strings.Cut(own, "  executable campaign")
	return intake + "      if score" + own + "}\n"
}

var (
	writeTo  = flag.String("workspace", "", "write the large workspace to this folder")
	programs = flag.Int("programs", 500, "with -workspace: of so many programs")
)

// TestWriteWorkspace writes the large workspace to a folder, to be measured with
// the command itself. 2,180 programs are 100,000 lines:
//
//	go test ./lang -run WriteWorkspace -workspace /tmp/large -programs 2180
func TestWriteWorkspace(t *testing.T) {
	if *writeTo == "" {
		t.Skip("no folder was given")
	}
	if err := os.MkdirAll(*writeTo, 0o755); err != nil {
		t.Fatal(err)
	}
	for name, text := range sourcesOf(*programs, false) {
		if err := os.WriteFile(filepath.Join(*writeTo, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// BenchmarkRecheck edits one file of a workspace of 501 and asks what is wrong
// with the whole, as an editor does after each edit; in small files with 1,003
// campaigns in all, and in larger ones with 2,503.
func BenchmarkRecheck(b *testing.B) {
	for _, small := range []bool{true, false} {
		draft := parser.NewDraft(library(b), lang.CheckOptions{})
		for name, text := range sourcesOf(500, small) {
			draft.Set(name, []byte(text))
		}
		ws, found := draft.Check()
		if found.HasErrors() || len(ws.Files) != 501 {
			b.Fatal(len(ws.Files), found[0].Message)
		}
		text := string(ws.Files[7].Source)
		b.Run(fmt.Sprint(len(ws.Campaigns), " campaigns"), func(b *testing.B) {
			b.ReportAllocs()
			before, i := processorTime(b), 0
			for b.Loop() {
				i++
				draft.Set(ws.Files[7].Path, []byte(strings.Replace(text, "wait 3 days", fmt.Sprintf("wait %d days", 3+i%9), 1)))
				draft.Check()
			}
			b.ReportMetric(float64((processorTime(b)-before).Milliseconds())/float64(b.N), "cpu-ms/op")
		})
	}
}

// processorTime is what the process has taken of all processors: on a machine
// that others use too, the time on the clock tells little.
func processorTime(b *testing.B) time.Duration {
	var usage syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &usage); err != nil {
		b.Fatal(err)
	}
	return time.Duration(usage.Utime.Nano() + usage.Stime.Nano())
}
