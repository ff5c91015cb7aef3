package data

import (
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
	"testing/iotest"

	"campaignc/interp"

	"github.com/google/go-cmp/cmp"
)

// boundaryFiles are files in which a chunk may end at every kind of place.
var boundaryFiles = map[string]string{
	"a.csv": "\xef\xbb\xbfid,email,first_name,score,unsubscribed,x\n" +
		"1,a@x,\"Ann, \"\"Jr.\"\"\",5,false,\n\n" +
		"2,\"b\n@\r\nx\",Bob,7,true,\"\"\"\"\n" +
		"3,c@x,C\"y,7,true,z\n" +
		"   \n" +
		"4,d@x,\"Di\"x,7,\"tr\nue\",z\n" +
		"5,é@x,\x01,7,true,z\n" +
		"6,f@x,\"\",,,\"\"\n" +
		"7,g@x,Gus,1,false,\"never\nclosed\n8,h@x,Hal,1,false,\n",
	"b.csv":   "id,email\r\n1,a\r\n2,\"b\"\"\r\n\"\r\n3\r\n4,d\r5,e\r\n\r\n6,\"f\"\r\n7,g",
	"c.jsonl": "{\"id\":1,\"email\":\"a\\n\"}\n\n{\"id\":2,\"em\n{\"id\":3,\"x\":[[1]]}\r\n{\"id\":1}\nnull\n{\"id\":5,\"first name\":\"é\"}",
	"e.csv":   "\n\n\r\n\n\n\n\n\nid,email\r\n\n1,a\n2\n",
	"f.jsonl": "\n\n\n\n\n\n\n\n{\"id\":1}\r\n\n{}\n",
	"d.csv":   "id\n1\n\n2\n\"3\"\n\"4",
}

// TestChunks reads the same whatever the chunks are.
func TestChunks(t *testing.T) {
	for name, in := range boundaryFiles {
		for _, out := range []Format{CSV, JSONL} {
			want := pass(t, in, name, people(), Options{Out: out}, nil)
			if want.Error != "" || len(want.IDs) == 0 || want.Refused == 0 {
				t.Fatalf("%s: the file is of no use: %+v", name, want)
			}
			for size := 1; size <= 64; size++ {
				got := pass(t, in, name, people(), Options{Out: out, chunk: size}, nil)
				if diff := cmp.Diff(want, got); diff != "" {
					t.Fatalf("%s in chunks of %d bytes differs (-want +got):\n%s", name, size, diff)
				}
			}
		}
	}
}

// TestBatches holds that batches follow one another without a gap, whatever
// the reader gives at once.
func TestBatches(t *testing.T) {
	in := boundaryFiles["a.csv"]
	readers := map[string]func(io.Reader) io.Reader{"whole": func(r io.Reader) io.Reader { return r },
		"bytes": iotest.OneByteReader, "halves": iotest.HalfReader, "data with the error": iotest.DataErrReader}
	for name, reader := range readers {
		for _, size := range []int{1, 7, 64, chunkSize} {
			t.Run(fmt.Sprintf("%s/%d", name, size), func(t *testing.T) {
				l, err := OpenLeads(reader(strings.NewReader(in)), "x.csv", people(), Options{chunk: size})
				if err != nil {
					t.Fatal(err)
				}
				header := strings.IndexByte(in, '\n') + 1
				offset, line := int64(header), 2
				var b interp.Batch
				var got strings.Builder
				for l.Next(&b) == nil {
					if b.Base != offset || b.Line != line {
						t.Fatalf("a batch at %d, line %d, where %d, line %d, was due", b.Base, b.Line, offset, line)
					}
					offset += int64(len(b.Data))
					line += strings.Count(string(b.Data), "\n")
					got.Write(b.Data)
				}
				if got.String() != in[header:] {
					t.Errorf("the batches hold %q", got.String())
				}
				if err := l.Next(&b); err != io.EOF {
					t.Errorf("after the end: %v", err)
				}
			})
		}
	}
}

// TestReadErrors passes on what the disk says, and not as a fault of the data.
func TestReadErrors(t *testing.T) {
	broken := errors.New("the disk is on fire")
	for _, in := range []string{"", "id,em", "id,email\n1,a\n2,b"} {
		for _, name := range []string{"x.csv", "x.jsonl"} {
			l, err := OpenLeads(io.MultiReader(strings.NewReader(in), iotest.ErrReader(broken)), name, people(), Options{chunk: 4})
			var b interp.Batch
			for err == nil {
				err = l.Next(&b)
			}
			var fault *DataError
			if !errors.Is(err, broken) || errors.As(err, &fault) {
				t.Errorf("%s of %q ends with %v", name, in, err)
			}
		}
	}
	if _, err := OpenLeads(stuck{}, "x.csv", people(), Options{}); !errors.Is(err, io.ErrNoProgress) {
		t.Errorf("a reader that gives nothing ends with %v", err)
	}
}

type stuck struct{}

func (stuck) Read([]byte) (int, error) { return 0, nil }
