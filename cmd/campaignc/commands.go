package main

import "github.com/alecthomas/kong"

// commandEntry is a command in the order of the help. Each command is in a file
// of its own.
type commandEntry struct {
	name, help string
	make       func() any
}

var commands = []commandEntry{
	{"check", "Find every mistake in a workspace before a lead is touched.", func() any { return &checkCommand{} }},
	{"races", "List where the order of flows decides the result.", func() any { return &racesCommand{} }},
	{"explain", "Tell the story of a code, what a campaign does, or why a lead went its way.", func() any { return &explainCommand{} }},
	{"run", "Run a campaign over leads, on a virtual clock.", func() any { return &runCommand{} }},
	{"doc", "Print build sheets: how to click the campaigns together in Marketo.", func() any { return &docCommand{} }},
	{"fmt", "Write campaigns in the one canonical form.", func() any { return &fmtCommand{} }},
	{"test", "Run the tests of a workspace.", func() any { return &testCommand{} }},
	{"plan", "Show what a run would change over the whole audience, and change nothing.", func() any { return &planCommand{} }},
	{"explore", "Find where the order of asynchronous flows makes a difference.", func() any { return &exploreCommand{} }},
}

// commandsFor are the commands that a command line needs to be read: the one
// that it begins with, or else all, for help and for suggestions. (To read the
// tags of all flags of all commands takes a tenth of a short call.)
func commandsFor(args []string) []kong.Option {
	var all []kong.Option
	for _, c := range commands {
		option := kong.DynamicCommand(c.name, c.help, "", c.make())
		if len(args) > 0 && args[0] == c.name {
			return []kong.Option{option}
		}
		all = append(all, option)
	}
	return all
}
