package stdlib

import (
	"flag"
	"go/ast"
	goparser "go/parser"
	"go/token"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/net/publicsuffix"
)

const publicSuffixFile = "names/public_suffix.txt"

const publicSuffixHeader = `# Domains under which organisations register theirs: the public suffix list of
# publicsuffix.org (Mozilla Public License 2.0), by way of golang.org/x/net; made
# by a test, do not edit. "*.x" are all domains right below x, "!x.y" is none of them.
`

// names/public_suffix.txt is made of the rules that come with the tests of the
// module golang.org/x/net;
// go test ./stdlib -run PublicSuffixesAreCurrent -update makes it anew.
func TestPublicSuffixesAreCurrent(t *testing.T) {
	want := publicSuffixHeader + strings.Join(publicSuffixRules(t), "\n") + "\n"
	if flag.Lookup("update").Value.String() == "true" {
		if err := os.WriteFile(publicSuffixFile, []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	got, err := os.ReadFile(publicSuffixFile)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(strings.Split(string(got), "\n"), strings.Split(want, "\n")); diff != "" {
		t.Errorf("%s is out of date, run go test ./stdlib -run PublicSuffixesAreCurrent -update\n%.2000s", publicSuffixFile, diff)
	}
}

// publicSuffixRules are the rules, in the list's order.
func publicSuffixRules(t *testing.T) []string {
	t.Helper()
	folder, err := exec.Command("go", "list", "-f", "{{.Dir}}", "golang.org/x/net/publicsuffix").Output()
	if err != nil {
		t.Fatal(err)
	}
	file, err := goparser.ParseFile(token.NewFileSet(), filepath.Join(strings.TrimSpace(string(folder)), "table_test.go"), nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	var rules []string
	ast.Inspect(file, func(n ast.Node) bool {
		spec, ok := n.(*ast.ValueSpec)
		if !ok || spec.Names[0].Name != "rules" {
			return true
		}
		for _, e := range spec.Values[0].(*ast.CompositeLit).Elts {
			rule, err := strconv.Unquote(e.(*ast.BasicLit).Value)
			if err != nil {
				t.Fatal(err)
			}
			rules = append(rules, rule)
		}
		return false
	})
	if len(rules) < 9_000 {
		t.Fatalf("%d rules are too few for the list", len(rules))
	}
	return rules
}

// TestRegisteredDomain compares with golang.org/x/net, around every rule.
func TestRegisteredDomain(t *testing.T) {
	hosts := []string{"com", "example.com", "a.b.example.unknown", "unknown", "www.ck", "a.www.ck", "b.ck", "a.b.c.ck", "github.io"}
	for _, rule := range publicSuffixRules(t) {
		domain := strings.TrimPrefix(strings.TrimPrefix(rule, "!"), "*.")
		hosts = append(hosts, domain, "a."+domain, "a.b."+domain, "a.b.c."+domain)
		if _, parent, ok := strings.Cut(domain, "."); ok {
			hosts = append(hosts, parent, "other."+parent)
		}
	}
	for _, host := range hosts {
		want, err := publicsuffix.EffectiveTLDPlusOne(host)
		if err != nil {
			want = "" // the host is itself a public suffix
		}
		if got := registeredDomain(host); got != want {
			t.Errorf("%s: got %q, want %q", host, got, want)
		}
	}
}
