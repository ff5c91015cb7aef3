package data

import (
	"bytes"
	"io"
	"strings"
	"sync"
	"testing"

	"campaignc/interp"
)

// TestCodecsInParallel runs batches on several codecs at once, as a run does,
// and joins what they write in order.
func TestCodecsInParallel(t *testing.T) {
	for name, in := range boundaryFiles {
		want := pass(t, in, name, people(), Options{}, nil)
		ws := people()
		l, err := OpenLeads(strings.NewReader(in), name, ws, Options{chunk: 16})
		if err != nil {
			t.Fatal(err)
		}
		var out [][]byte
		var lock sync.Mutex
		var workers sync.WaitGroup
		type numbered struct {
			interp.Batch
			at int
		}
		batches := make(chan *numbered)
		for range 4 {
			c, lead := l.Codec(), interp.NewLead(ws)
			workers.Go(func() {
				for b := range batches {
					c.Reset(&b.Batch)
					var rows []byte
					for c.Next(lead) {
						rows = c.AppendLead(rows, lead)
					}
					lock.Lock()
					out[b.at] = rows
					lock.Unlock()
				}
			})
		}
		for at := 0; ; at++ {
			b := &numbered{at: at}
			if err := l.Next(&b.Batch); err == io.EOF {
				break
			} else if err != nil {
				t.Fatal(err)
			}
			lock.Lock()
			out = append(out, nil)
			lock.Unlock()
			batches <- b
		}
		close(batches)
		workers.Wait()
		got := string(l.Header()) + string(bytes.Join(out, nil))
		if !strings.Contains(want.Rejects, KindRepeated) && got != want.Out {
			t.Errorf("%s comes out as\n%s, want\n%s", name, got, want.Out)
		}
	}
}
