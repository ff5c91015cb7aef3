// Package content tells whether two runs had the same result: the same leads
// and the same activities, whatever they look like in the files.
//
// Files that are the same bytes are the same. Otherwise leads are compared as
// the cells that CSV says, activities as the values that JSON says; a key whose
// value is null counts as left out. Order counts, unless the caller says that
// it does not: then rows and records are compared as sums of their hashes.
package content
