package data

// Limits of what is read. They are tested before memory is taken for the thing
// they limit.
const (
	maxField   = 1 << 20  // bytes of one cell or value
	maxRecord  = 4 << 20  // bytes of one row or line
	maxColumns = 4096     // columns of a CSV file, keys of a JSON object
	maxKey     = 1024     // bytes of a key of JSON
	maxID      = 255      // bytes of a lead's id
	maxDepth   = 32       // nesting of JSON
	maxShown   = 64 << 10 // bytes kept of a row over maxRecord
	chunkSize  = 64 << 10 // bytes of a batch; what it becomes, some ten times as much, still fits a core's cache
)
