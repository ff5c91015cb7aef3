// Package parser turns the source of a campaign workspace into the tree of
// package lang. It is the only package that knows participle.
//
//	files, found, err := parser.Workspace(os.DirFS("acme"))
//	file, found := parser.Parse("intake.camp", src)
//
// What is being edited is kept in a Draft, which reads again only what changed:
//
//	draft := parser.NewDraft(library, lang.CheckOptions{})
//	draft.Set("intake.camp", src)
//	workspace, found := draft.Check()
//
// A parse never fails: the tree holds all that could be read, and the
// diagnostics say what could not, all of it in one go. Parse and Workspace are
// safe for concurrent use.
package parser

// How it works, from the text to the tree:
//
//   - check_text.go refuses what is no text and finds characters that a reader
//     cannot see; scan*.go cut the text into tokens that together are the text;
//     layout.go decides which newlines separate. Limits hold here, before
//     anything is built.
//   - The grammar is in the tags of package lang. grammar.go builds a participle
//     parser for each tagged production; item.go and choose.go choose among them
//     by the leading word; expressions, phrases and tests' lines are written by
//     hand (expr.go, relation.go, primary.go, phrase.go, flow.go, test_item.go).
//     syntax.go prints all of it.
//   - recover*.go go on after an error, brace.go after a forgotten brace, and
//     mend.go makes what was read usable. message.go, expect.go, habit.go and
//     unknown.go word the errors.
//   - finish.go and literal.go give strings their values and find the tokens in
//     texts.
