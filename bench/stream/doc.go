// Package stream moves CSV rows in and activities out as fast as hand-written Go
// can: the harness of the rivals that are not held up by their input and output.
//
//	files := stream.Files{In: "leads.csv", Leads: "out.csv", Log: "log.jsonl"}
//	err := stream.Run(files, header, 1, func() stream.Worker { return newCampaign() })
//
// A file is read in pieces that end where a row ends. Rows are cut eight bytes
// at a time into views of the piece, new texts come from an arena that is reset
// with each piece, and unchanged stretches of a row are copied as they came.
//
// It trusts its input further than campaignc does: rows with the wrong number
// of columns end the run, but nobody looks for repeated ids, text that is not
// UTF-8 or control characters.
package stream
