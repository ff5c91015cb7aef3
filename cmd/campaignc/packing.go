package main

import (
	"io"
	"path/filepath"
	"strings"

	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"
)

// The endings that pack an output.
const (
	gzipEnding = ".gz"
	zstdEnding = ".zst"
)

// packing is the ending by which an output is packed, or "".
func packing(name string) string {
	switch ext := strings.ToLower(filepath.Ext(name)); ext {
	case gzipEnding, zstdEnding:
		return ext
	}
	return ""
}

// unpackedName is the name without the ending that packs: it tells what is in
// the file.
func unpackedName(name string) string { return name[:len(name)-len(packing(name))] }

// newPacker packs what is written to w, as the ending of the name says. The
// same text gives the same bytes: the level is fixed, no clock and no name goes
// into the header, and one goroutine does the work. The fastest level is taken
// because that goroutine is the one that all workers hand their results to. It
// must be closed. It is nil for a name that packs nothing.
func newPacker(name string, w io.Writer) (io.WriteCloser, error) {
	switch packing(name) {
	case gzipEnding:
		return gzip.NewWriterLevel(w, gzip.BestSpeed)
	case zstdEnding:
		return zstd.NewWriter(w, zstd.WithEncoderLevel(zstd.SpeedFastest), zstd.WithEncoderConcurrency(1))
	}
	return nil, nil
}
