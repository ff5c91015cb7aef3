// Package stdlib is the library of the campaign language: every flow step,
// trigger, filter and function, one table entry each. Checker, evaluator,
// formatter and reference read the same table:
//
//	library := stdlib.Library()             // with bodies, for interp
//	signatures, err := library.Signatures() // without, for lang.Check
//
// The tables are built anew by each call and belong to the caller.
package stdlib

// How the library is laid out, and how to add to it.
//
// A flow step stands in step_FAMILY.go, a trigger in trigger_FAMILY.go, a
// filter in filter_FAMILY.go, a function in function_FAMILY.go. What a step,
// the trigger it fires and the filter that asks for it have in common is their
// activity: its name and id in Marketo's log, its primary attribute and its
// other attributes. It is declared once, beside the step, or beside the trigger
// when no step logs it.
//
// To add an entry, write one element of the family's table. The words of its
// form must not also be read by another entry, and the second word of a filter
// must not be an operator (`is`, `in`, `on`, …), since a condition whose second
// word is one is a comparison; tests say so. Give it a Doc and an Example: the
// tests check the example, and docs/library.md is made of both
// (go test ./stdlib -run Reference -update).
//
// How the evaluator reads an entry:
//
//   - A trigger fires when an activity of its name is logged as succeeded, or
//     comes as an event. The operand named by Primary, when written, must equal
//     the activity's primary attribute; an operand with the name of an
//     attribute must equal that one; `where` asks for the rest. An attribute
//     with the name of the primary operand is the primary attribute itself,
//     so that `where page contains "/pricing"` can be said.
//   - A filter without a body is answered from the lead's history in the same
//     way: it holds when at least count activities (one unless said) within the
//     past match.
//   - A program that is left out is the one that holds the campaign; any other
//     operand that is left out matches everything.
//   - A step without a body reaches outside: a run records it and takes its
//     scripted answer. The bodies of steps that only leave a trace in the
//     activity log do nothing.
