package main

import (
	"errors"
	"fmt"
	"io"

	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"

	"campaignc/data"
)

// Limits of packed inputs. A file of a few kilobytes can be made that unpacks
// to terabytes; leads and logs come to fifty times their packed size at most.
const (
	unpackMost   = 250      // times the packed size,
	unpackFree   = 16 << 20 // beyond so many bytes
	unpackWindow = 8 << 20  // bytes that zstd may look back; what it does without --long and --ultra
)

// unpacker reads the text of a packed input. What is wrong with it is an error
// of the data, but for errors of the disk.
type unpacker struct {
	text   io.Reader
	packed *counted
	method string
	size   int64 // bytes unpacked so far
	free   func()
}

// counted counts what is read, and keeps the error that is not the end.
type counted struct {
	r    io.Reader
	size int64
	err  error
}

func (c *counted) Read(p []byte) (int, error) {
	n, err := c.r.Read(p)
	c.size += int64(n)
	if err != nil && err != io.EOF {
		c.err = err
	}
	return n, err
}

// newUnpacker reads what r holds, unpacked if the name asks for it. It must be
// closed; that leaves r open.
func newUnpacker(name string, r io.Reader) (io.ReadCloser, error) {
	u := &unpacker{packed: &counted{r: r}, free: func() {}}
	var err error
	switch packing(name) {
	case gzipEnding:
		u.method = "gzip"
		u.text, err = gzip.NewReader(u.packed)
	case zstdEnding:
		u.method = "zstd"
		var z *zstd.Decoder
		z, err = zstd.NewReader(u.packed, zstd.WithDecoderConcurrency(1), zstd.WithDecoderLowmem(true), zstd.WithDecoderMaxWindow(unpackWindow))
		if err == nil {
			u.text, u.free = z, z.Close
		}
	default:
		return io.NopCloser(r), nil
	}
	if err != nil {
		return nil, inFile(name, u.fault(err))
	}
	return u, nil
}

// inFile names the file in an error.
func inFile(name string, err error) error {
	var bad *data.DataError
	if errors.As(err, &bad) {
		bad.File = name
		return bad
	}
	return fmt.Errorf("cannot read %q: %w", name, cause(err))
}

// Read reads unpacked text.
func (u *unpacker) Read(p []byte) (int, error) {
	n, err := u.text.Read(p)
	u.size += int64(n)
	if u.size > unpackFree && u.size/unpackMost > u.packed.size {
		return n, &data.DataError{
			Message: fmt.Sprintf("it unpacks to more than %d times its size, as no file of leads or activities does", unpackMost),
			Help:    "unpack it and look at what is in it",
		}
	}
	if err != nil && err != io.EOF {
		err = u.fault(err)
	}
	return n, err
}

// fault says what is wrong with a file that cannot be unpacked.
func (u *unpacker) fault(err error) error {
	switch {
	case u.packed.err != nil:
		return u.packed.err
	case errors.Is(err, zstd.ErrWindowSizeExceeded):
		return &data.DataError{Message: "it takes too much memory to unpack", Help: "pack it again without the options --long and --ultra"}
	case u.packed.size == 0:
		return &data.DataError{Message: "the file is empty", Help: "packed with " + u.method + ", even a file of nothing is not"}
	case errors.Is(err, gzip.ErrHeader), errors.Is(err, zstd.ErrMagicMismatch):
		return &data.DataError{Message: "the file is not packed with " + u.method + ", as its name says", Help: "give it the ending of what is in it"}
	case errors.Is(err, io.ErrUnexpectedEOF), errors.Is(err, io.EOF):
		return &data.DataError{Message: "the packed file ends too soon", Help: "copy it again, whole"}
	}
	return &data.DataError{Message: "the packed file is damaged", Help: "copy it again, or pack it again"}
}

// Close gives the memory of unpacking back.
func (u *unpacker) Close() error {
	u.free()
	return nil
}
