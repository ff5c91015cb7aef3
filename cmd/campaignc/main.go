// Campaignc checks campaigns that are written as text and runs them over leads.
//
//	campaignc check WORKSPACE
//	campaignc explain E0101
//	campaignc test WORKSPACE
//	campaignc run WORKSPACE --campaign "Lead Intake" --leads leads.csv --out out.csv --log log.jsonl
//	campaignc doc WORKSPACE --target marketo
//	campaignc fmt -w WORKSPACE
//
// A workspace is a folder of .camp files, or one such file.
package main

import (
	"errors"
	"fmt"
	"os"
	"runtime/debug"
	"strings"
	_ "time/tzdata" // the same time zones on every machine

	"github.com/alecthomas/kong"
)

// The exit statuses of every command.
const (
	statusOK          = 0
	statusFound       = 1 // what the command looks for: diagnostics, a failed lead, a rejected row
	statusUsage       = 2 // the call was wrong
	statusEnvironment = 3 // file, disk, network
)

const description = `Campaigns as code: check, run and explain marketing campaigns that are written as text.

A workspace is a folder of .camp files, or one such file.

  campaignc check examples/lead-intake
  campaignc test examples/lead-intake
  campaignc run examples/lead-intake --campaign "Lead Intake" \
      --leads examples/lead-intake/leads.csv --out out.csv --log log.jsonl`

func main() {
	if len(os.Args) > 2 { // a command and what it works on
		pageInBulk()
		collectLater()
	}
	os.Exit(command(os.Args[1:], newTerminal(os.Stdout), newTerminal(os.Stderr)))
}

// command runs one command line and gives the exit status.
func command(args []string, stdout, stderr *terminal) int {
	status, done := 0, false
	var root struct {
		Version kong.VersionFlag `help:"Print the version and exit."`
	}
	options := append(commandsFor(args),
		kong.Name("campaignc"), kong.Description(description), kong.UsageOnError(),
		kong.Vars{"version": version()}, kong.Writers(stdout, stderr),
		kong.Exit(func(code int) { status, done = code, true }),
		kong.Bind(&console{out: stdout, err: stderr}),
		kong.ConfigureHelp(kong.HelpOptions{Compact: true, WrapUpperBound: 80}),
	)
	parser, err := kong.New(&root, options...)
	if err != nil {
		fmt.Fprintln(stderr, "campaignc:", err)
		return statusUsage
	}
	if len(args) == 0 {
		fmt.Fprintln(stderr, description+"\n\nCommands: check, races, explain, run, plan, test, explore, doc, fmt. `campaignc --help` says more.")
		return statusUsage
	}
	ctx, err := parser.Parse(args)
	switch {
	case done: // help or version was printed
		return orWriteError(status, stdout, stderr)
	case err != nil:
		fmt.Fprintf(stderr, "campaignc: %s\nTry `campaignc --help`.\n", callError(err))
		return statusUsage
	}
	return orWriteError(statusOf(ctx.Run(), stderr), stdout, stderr)
}

// callError says what is wrong with a call, without the command-line library's
// own words for kinds of values.
func callError(err error) string {
	s := err.Error()
	if flag, _, ok := strings.Cut(s, `: expected string value but got "EOL"`); ok {
		return flag + " needs a value"
	}
	return s
}

// orWriteError turns a failed write to standard output into a status: what the
// user asked for was not delivered.
func orWriteError(status int, stdout, stderr *terminal) int {
	if stdout.failed == nil {
		return status
	}
	fmt.Fprintln(stderr, "campaignc: write error:", stdout.failed)
	return statusEnvironment
}

// console is where a command speaks.
type console struct{ out, err *terminal }

// failure is an error with the exit status it asks for. A failure without an
// error has said already what it had to say.
type failure struct {
	status int
	err    error
}

func (f *failure) Error() string {
	if f.err == nil {
		return ""
	}
	return f.err.Error()
}

func (f *failure) Unwrap() error { return f.err }

func found() error { return &failure{status: statusFound} }
func usage(format string, args ...any) error {
	return &failure{statusUsage, fmt.Errorf(format, args...)}
}
func environment(err error) error { return &failure{statusEnvironment, err} }

func statusOf(err error, stderr *terminal) int {
	if err == nil {
		return statusOK
	}
	f := &failure{status: statusEnvironment, err: err}
	errors.As(err, &f)
	if f.err != nil {
		fmt.Fprintln(stderr, "campaignc:", f.err)
	}
	return f.status
}

// version is the module's version and the commit it was built from.
func version() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return "campaignc, unknown version"
	}
	v := "campaignc " + info.Main.Version
	for _, s := range info.Settings {
		if s.Key == "vcs.revision" && len(s.Value) >= 12 {
			v += " (" + s.Value[:12] + ")"
		}
	}
	return v
}
