package content

import (
	"bufio"
	"bytes"
	"fmt"
	"hash/maphash"
	"io"
	"os"
)

// Result is how two files are the same.
type Result string

// The results.
const (
	SameBytes   Result = "same bytes"
	SameContent Result = "same content"
	SameSet     Result = "same content in another order"
)

// reader yields the records of a file in a normal form, and io.EOF.
type reader func() ([]byte, error)

// Leads compares two files of leads.
func Leads(a, b string, anyOrder bool) (Result, error) { return compare(a, b, anyOrder, rows) }

// Log compares two activity logs.
func Log(a, b string, anyOrder bool) (Result, error) { return compare(a, b, anyOrder, records) }

func compare(nameA, nameB string, anyOrder bool, open func(io.Reader) reader) (Result, error) {
	a, err := os.Open(nameA)
	if err != nil {
		return "", err
	}
	defer a.Close()
	b, err := os.Open(nameB)
	if err != nil {
		return "", err
	}
	defer b.Close()
	if same, err := sameBytes(a, b); same || err != nil {
		return SameBytes, err
	}
	for _, f := range []*os.File{a, b} {
		if _, err := f.Seek(0, io.SeekStart); err != nil {
			return "", err
		}
	}
	readA, readB := open(bufio.NewReaderSize(a, 1<<16)), open(bufio.NewReaderSize(b, 1<<16))
	if anyOrder {
		return SameSet, sameSet(nameA, readA, nameB, readB)
	}
	return SameContent, sameOrder(nameA, readA, nameB, readB)
}

func sameBytes(a, b io.Reader) (bool, error) {
	bufA, bufB := make([]byte, 1<<16), make([]byte, 1<<16)
	for {
		n, err := io.ReadFull(a, bufA)
		m, errB := io.ReadFull(b, bufB)
		if !bytes.Equal(bufA[:n], bufB[:m]) {
			return false, nil
		}
		if err == io.EOF || err == io.ErrUnexpectedEOF {
			return errB == err, nil
		}
		if err != nil || errB != nil {
			return false, fmt.Errorf("%w, %w", err, errB)
		}
	}
}

// sameOrder finds the first record that differs.
func sameOrder(nameA string, a reader, nameB string, b reader) error {
	for n := 1; ; n++ {
		x, err := a()
		if err != nil && err != io.EOF {
			return fmt.Errorf("%s: record %d: %w", nameA, n, err)
		}
		y, errB := b()
		if errB != nil && errB != io.EOF {
			return fmt.Errorf("%s: record %d: %w", nameB, n, errB)
		}
		switch {
		case err == io.EOF && errB == io.EOF:
			return nil
		case err == io.EOF || errB == io.EOF:
			return fmt.Errorf("one of %s and %s ends after %d records", nameA, nameB, n-1)
		case !bytes.Equal(x, y):
			return fmt.Errorf("record %d differs:\n%s: %s\n%s: %s", n, nameA, x, nameB, y)
		}
	}
}

// sum is a set of records.
type sum struct {
	n    int
	hash [2]uint64
}

func sameSet(nameA string, a reader, nameB string, b reader) error {
	seeds := [2]maphash.Seed{maphash.MakeSeed(), maphash.MakeSeed()}
	x, err := add(a, seeds)
	if err != nil {
		return fmt.Errorf("%s: record %d: %w", nameA, x.n, err)
	}
	y, err := add(b, seeds)
	if err != nil {
		return fmt.Errorf("%s: record %d: %w", nameB, y.n, err)
	}
	if x != y {
		return fmt.Errorf("%s with %d records and %s with %d differ", nameA, x.n, nameB, y.n)
	}
	return nil
}

func add(r reader, seeds [2]maphash.Seed) (s sum, err error) {
	for {
		record, err := r()
		if err == io.EOF {
			return s, nil
		}
		s.n++
		if err != nil {
			return s, err
		}
		for i := range seeds {
			s.hash[i] += maphash.Bytes(seeds[i], record)
		}
	}
}
