package main

import (
	"bytes"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"

	"campaignc/data"
)

// unpack reads a packed text back.
func unpack(t *testing.T, name string, packed []byte) string {
	t.Helper()
	var r io.Reader
	var err error
	switch packing(name) {
	case gzipEnding:
		r, err = gzip.NewReader(bytes.NewReader(packed))
	case zstdEnding:
		var d *zstd.Decoder
		if d, err = zstd.NewReader(bytes.NewReader(packed), zstd.WithDecoderConcurrency(1)); err == nil {
			defer d.Close()
		}
		r = d
	default:
		r = bytes.NewReader(packed)
	}
	if err != nil {
		t.Fatal(err)
	}
	text, err := io.ReadAll(r)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// TestPackerBytes packs one text in pieces of several sizes: the bytes are the
// same, far fewer than the text's, and say the text.
func TestPackerBytes(t *testing.T) {
	var b strings.Builder
	for i := range 40_000 {
		b.WriteString(`{"lead":"` + thousands(i) + `","activity":"Change Score"}` + "\n")
	}
	text := b.String()
	for _, name := range []string{"log.jsonl.gz", "log.jsonl.ZST"} {
		var first []byte
		for _, piece := range []int{len(text), 1 << 16, 997} {
			var out bytes.Buffer
			w, err := newPacker(name, &out)
			if err != nil {
				t.Fatal(err)
			}
			for rest := text; rest != ""; {
				n := min(piece, len(rest))
				if _, err := io.WriteString(w, rest[:n]); err != nil {
					t.Fatal(err)
				}
				rest = rest[n:]
			}
			if err := w.Close(); err != nil {
				t.Fatal(err)
			}
			if first == nil {
				first = out.Bytes()
			}
			if !bytes.Equal(first, out.Bytes()) {
				t.Errorf("%s: other bytes when written in pieces of %d", name, piece)
			}
		}
		if len(first) > len(text)/3 {
			t.Errorf("%s: %d bytes of %d", name, len(first), len(text))
		}
		if unpack(t, name, first) != text {
			t.Errorf("%s: unpacks to another text", name)
		}
	}
}

const packedCampaign = `lead {
  email: email
  points: score = 0
}
program "P" { campaign "C" { flow { set points += 5 } } }
`

// packedRun runs the campaign in a new folder, with outputs as the arguments say,
// and returns a reader of them.
func packedRun(t *testing.T, args ...string) func(name string) string {
	t.Helper()
	for name, text := range map[string]string{
		"w.camp":    packedCampaign,
		"leads.csv": "id,email,points\n1,a@x.example,1\n2,b@x.example,two\n",
	} {
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	var out bytes.Buffer
	both := &terminal{w: &out}
	args = append([]string{"run", "w.camp", "--campaign", "C", "--leads", "leads.csv", "--now", "2026-03-01T09:00:00Z", "-q"}, args...)
	if status := command(args, both, both); status != statusFound {
		t.Fatalf("%q: exit status %d: %s", args, status, out.String())
	}
	return func(name string) string {
		b, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		return unpack(t, name, b)
	}
}

// TestPackedOutputs compares what a run packs with what it writes plainly.
func TestPackedOutputs(t *testing.T) {
	t.Chdir(t.TempDir())
	outputs := []string{"out.jsonl", "log.jsonl", "rejects.csv"}
	for _, ending := range []string{"", gzipEnding, zstdEnding} {
		read := packedRun(t, "--out", outputs[0]+ending, "--log", outputs[1]+ending, "--rejects", outputs[2]+ending)
		for _, name := range outputs {
			if read(name) == "" {
				t.Errorf("%s is empty", name)
			}
			if diff := cmp.Diff(read(name), read(name+ending)); diff != "" {
				t.Errorf("%s%s differs from what is not packed (-plain +packed):\n%s", name, ending, diff)
			}
		}
	}
	if left, err := filepath.Glob(".campaignc-*"); err != nil || len(left) > 0 {
		t.Error("left behind:", left, err)
	}
}

// TestCSVLog writes the log as Marketo's extract, plainly and packed.
func TestCSVLog(t *testing.T) {
	t.Chdir(t.TempDir())
	const want = data.CSVLogHeader +
		`253d950f11ebdbeb4c2d54c57803deb6,1,2026-03-01T09:00:00Z,22,null,null,points,"{""Change Value"":""+5"",""Old Value"":""1"",""New Value"":""6""}",succeeded` + "\n"
	for _, name := range []string{"log.csv", "log.CSV.gz", "log.csv.zst"} {
		if diff := cmp.Diff(want, packedRun(t, "--log", name)(name)); diff != "" {
			t.Errorf("%s differs (-want +got):\n%s", name, diff)
		}
	}
}
