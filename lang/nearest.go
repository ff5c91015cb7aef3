package lang

import "iter"

// Nearest is the candidate that a misspelt name most likely stands for, or "":
// for data that names things of the workspace.
func Nearest(name string, candidates iter.Seq[string]) string {
	return (&speller{budget: spellBudget}).nearest(name, candidates)
}
