// Package lang is the campaign language: its tree, its types, the signatures of
// its library, the checker, the formatter and the diagnostics.
//
// A workspace is checked in one call and is read-only from then on:
//
//	file, found := parser.Parse("intake.camp", source)  // package parser
//	library, err := stdlib.Library().Signatures()       // package stdlib
//	ws, more := lang.Check([]*lang.File{file}, library, lang.CheckOptions{Tables: read})
//	if found = append(found, more...).Sort(); found.HasErrors() { … }
//
// Format gives a file its canonical form. ParseValue and FormatValue read and
// write the values of data, strictly.
package lang

// How the package is laid out:
//
//   - tree*.go, walk*.go: what a file says. Names are text there; what they mean
//     is in Workspace.Info, which only the checker fills.
//   - type.go, value.go, parse_*.go, format_value.go, civil.go, quantity.go: types
//     and values.
//   - library*.go: the forms of steps, triggers, filters and functions. The
//     package knows none of them by name.
//   - check*.go: the passes of Check, in the order that check.go lists; one file
//     for each thing that is checked. All it says stands in check_messages*.go.
//   - flows.go and its neighbours (graph, forbidden, recursion, depth, token_*,
//     effects): what campaigns do together through their calls.
//   - format*.go: the formatter.
//
// Nothing recurses without a guard: a source chooses how deep its tree is, and
// Go cannot recover from an exhausted stack.
