package interp

// Batch is a run of consecutive input rows that one worker handles. Batches
// are read in order, run on any number of workers, and written in order.
type Batch struct {
	Data []byte // the rows' bytes; views of it live until the batch is written
	Line int    // line number of the first row, from 1
	Base int64  // byte offset of Data in the input
	Note any    // what the source tells its codecs about the batch; nobody else's business
	Want int    // about how many bytes Next shall read; 0: as many as suit the source

	Created bool // rows of Source.Create: leads that events bring
}

// Source cuts an input into batches.
type Source interface {
	// Next reads the next batch, reusing b's memory. It returns io.EOF after the
	// last one; any other error ends the run.
	Next(b *Batch) error
	// Create makes rows of leads that the input does not have: an id and nothing
	// else, reusing b's memory.
	Create(b *Batch, ids []string)
	// Codec makes a reader and writer of the rows, one for each worker.
	Codec() Codec
}

// Codec reads the rows of a batch into leads and writes leads back. It is used
// by one worker at a time.
type Codec interface {
	// Reset starts a batch.
	Reset(b *Batch)
	// Next reads the next row that can be read into l: its ID, the values of the
	// fields, defaults where a cell is blank; Changed is cleared. It reports false
	// at the end of the batch. Rows that cannot be read are kept as Rejects.
	Next(l *Lead) bool
	// Reject refuses the row that Next read last: a repeated id.
	Reject(kind, reason string)
	// AppendLead appends the row that Next read last, with the lead's changed
	// values, in the output's form.
	AppendLead(dst []byte, l *Lead) []byte
	// Refused are the ids of the rows refused since Reset but for repeated ones, as
	// far as they can be read. They are views that live as long as the batch.
	Refused() []string
	// AppendRejects appends the rows refused since Reset, in the form of the
	// rejects file, and says how many there are.
	AppendRejects(dst []byte) ([]byte, int)
}

// StateEncoder appends a lead's record. It is used by several goroutines.
type StateEncoder func(dst []byte, s *LeadState) ([]byte, error)

// LogEncoder renders activities; one for each worker.
type LogEncoder interface {
	// AppendLog appends activities of one lead, in the order given. It keeps no
	// part of their texts.
	AppendLog(dst []byte, lead string, acts []Activity) []byte
}
