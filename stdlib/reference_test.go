package stdlib_test

import (
	"flag"
	"os"
	"testing"

	"github.com/google/go-cmp/cmp"

	"campaignc/stdlib"
)

var update = flag.Bool("update", false, "write docs/library.md anew")

const referenceFile = "../docs/library.md"

func TestReferenceIsCurrent(t *testing.T) {
	want := stdlib.Reference(stdlib.Library())
	if *update {
		if err := os.WriteFile(referenceFile, []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	got, err := os.ReadFile(referenceFile)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, string(got)); diff != "" {
		t.Errorf("%s is out of date, run go test ./stdlib -run Reference -update\n%s", referenceFile, diff)
	}
}
