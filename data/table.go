package data

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
)

// maxTable is the most bytes of a table's file: it is held in memory.
const maxTable = 64 << 20

// ReadTable reads a look-up table of the workspace: a CSV file with a header.
// The file must be a regular one of fsys, which comes from os.Root, so that no
// name and no link leads out of the workspace. Errors do not name the file.
func ReadTable(fsys fs.FS, name string) (header []string, rows [][]string, err error) {
	info, err := fs.Stat(fsys, name)
	if err != nil {
		return nil, nil, tableError(err)
	}
	if !info.Mode().IsRegular() {
		return nil, nil, dataError(0, "", "not a file")
	}
	if info.Size() > maxTable {
		return nil, nil, dataError(0, "", "a table of %d bytes; the limit is %d", info.Size(), maxTable)
	}
	f, err := fsys.Open(name)
	if err != nil {
		return nil, nil, tableError(err)
	}
	header, rows, err = readTable(io.LimitReader(f, maxTable), int(info.Size()))
	if cerr := f.Close(); err == nil {
		err = cerr
	}
	if err != nil {
		return nil, nil, tableError(err)
	}
	return header, rows, nil
}

// readTable reads a table of about size bytes; what is small takes little memory.
func readTable(r io.Reader, size int) ([]string, [][]string, error) {
	t, err := newRowReader(r, min(size+1, chunkSize)) // one more byte tells that it has ended
	if err != nil {
		return nil, nil, err
	}
	var rows [][]string
	for {
		cells, err := t.next()
		if err == io.EOF {
			return t.names, rows, nil
		}
		if err != nil {
			return nil, nil, err
		}
		rows = append(rows, cells)
	}
}

// tableError says what keeps a table from being read.
func tableError(err error) error {
	var fault *DataError
	if errors.As(err, &fault) {
		return fault
	}
	return fmt.Errorf("cannot be read: %w", reason(err))
}
