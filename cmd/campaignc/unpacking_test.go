package main

import (
	"bytes"
	"errors"
	"io"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/klauspost/compress/zstd"
)

// packed is a text as newPacker packs it.
func packed(t *testing.T, name, text string) string {
	t.Helper()
	var b bytes.Buffer
	w, err := newPacker(name, &b)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := io.WriteString(w, text); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// farBack is zstd of a text that takes a window of 64 MiB.
func farBack(t *testing.T) string {
	t.Helper()
	var b bytes.Buffer
	w, err := zstd.NewWriter(&b, zstd.WithWindowSize(64<<20), zstd.WithSingleSegment(false), zstd.WithEncoderConcurrency(1))
	if err != nil {
		t.Fatal(err)
	}
	for range 80 {
		if _, err := w.Write(make([]byte, 1<<20)); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// TestUnpacker unpacks what is whole and says what is wrong with all else.
func TestUnpacker(t *testing.T) {
	text := strings.Repeat("1,a@example.com\n", 1000)
	bomb := strings.Repeat(" ", unpackFree+1<<20)
	gz, zst := packed(t, "x.gz", text), packed(t, "x.zst", text)
	for _, test := range []struct {
		name, in, want string // want "": the text
	}{
		{"x.csv", text, ""},
		{"x.csv.gz", gz, ""},
		{"X.CSV.ZST", zst, ""},
		{"x.csv.gz", gz[:len(gz)/2], "the packed file ends too soon; copy it again, whole"},
		{"x.csv.zst", zst[:len(zst)/2], "the packed file ends too soon; copy it again, whole"},
		{"x.csv.gz", gz[:30] + "\x00" + gz[31:], "the packed file is damaged; copy it again, or pack it again"},
		{"x.csv.zst", zst[:len(zst)-1] + "\x00", "the packed file is damaged; copy it again, or pack it again"},
		{"x.csv.gz", text, "x.csv.gz: the file is not packed with gzip, as its name says; give it the ending of what is in it"},
		{"x.csv.zst", text, "the file is not packed with zstd, as its name says; give it the ending of what is in it"},
		{"x.csv.gz", "", "x.csv.gz: the file is empty; packed with gzip, even a file of nothing is not"},
		{"x.csv.gz", packed(t, "x.gz", bomb), "it unpacks to more than 250 times its size, as no file of leads or activities does; unpack it and look at what is in it"},
		{"x.csv.zst", packed(t, "x.zst", bomb), "it unpacks to more than 250 times its size, as no file of leads or activities does; unpack it and look at what is in it"},
		{"x.csv.zst", farBack(t), "it takes too much memory to unpack; pack it again without the options --long and --ultra"},
	} {
		got, err := unpackAll(test.name, strings.NewReader(test.in))
		switch {
		case test.want == "" && (err != nil || got != text):
			t.Errorf("%s: %d bytes and %v, want the text", test.name, len(got), err)
		case test.want != "" && (err == nil || err.Error() != test.want):
			t.Errorf("%s: %v, want %s", test.name, err, test.want)
		}
	}
}

// TestUnpackerDisk passes errors of the disk on as they are.
func TestUnpackerDisk(t *testing.T) {
	broken := errors.New("the disk is gone")
	gz := packed(t, "x.gz", strings.Repeat("1,a@example.com\n", 1000))
	for _, whole := range []int{0, 20} {
		_, err := unpackAll("x.gz", io.MultiReader(strings.NewReader(gz[:whole]), iotest.ErrReader(broken)))
		if !errors.Is(err, broken) {
			t.Errorf("after %d bytes: %v", whole, err)
		}
	}
}

func unpackAll(name string, r io.Reader) (string, error) {
	u, err := newUnpacker(name, r)
	if err != nil {
		return "", err
	}
	defer u.Close()
	text, err := io.ReadAll(u)
	return string(text), err
}
