// Package data moves leads and activities in and out of runs.
//
// Leads come from CSV or JSON Lines and go back to either:
//
//	in, err := os.Open("leads.csv")
//	leads, err := data.OpenLeads(in, "leads.csv", ws, data.Options{})
//	out, err := data.Create("out.csv")   // nothing is seen of it until Commit
//	out.Write(leads.Header())
//	...                                  // leads is an interp.Source
//	err = out.Commit()
//
// The activity log is written by a LogEncoder and read back, as the history of
// a later run, by ReadHistory; both also in the form of Marketo's bulk activity
// extract. ReadMembers reads what leads belong to when a
// run begins, ReadTable a look-up table of the workspace.
//
// Readers are strict: nothing is guessed, nothing is dropped in silence. A fault
// of one row sends that row to the rejects and leaves the others alone. A fault
// that puts the file as a whole in doubt (no header, a column given twice) is a
// *DataError, so that a caller can tell it from a disk that fails.
package data

// How it is fast. A file is read in pieces of 64 KiB that end where a record
// ends; finding that place is the only serial work. The pieces go to any number
// of codecs. A codec marks all separators of its piece at once (marks.go),
// walks the marks row by row (split.go), and hands out cells as views of the
// piece, copying only cells with doubled quotes. Writing back copies what did
// not change as it came, in the longest runs there are.
