package parser

import (
	"errors"
	"go/ast"
	goparser "go/parser"
	"go/token"
	"go/types"
	"maps"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// unguarded are the functions that may call themselves without passing enter,
// because nothing in a source sets how deep they go.
var unguarded = []string{
	"firstOf", // walks the text of a production
}

// TestGuards reads the call graph of the package and demands that every cycle
// passes enter, which refuses to go too deep: Go cannot recover from a stack
// that is exhausted.
func TestGuards(t *testing.T) {
	g := readCallGraph(t)
	for _, name := range slices.Sorted(maps.Keys(g.edges)) {
		if cycle := g.cycleFrom(name); cycle != nil && !slices.Contains(unguarded, name) {
			t.Errorf("nothing guards the recursion %s", strings.Join(cycle, " → "))
		}
	}
	for _, name := range []string{"negation", "signed", "paren", "list", "call", "phrase", "readItem"} {
		if !g.guarded[name] {
			t.Errorf("%s does not pass enter", name)
		}
	}
	if n := len(g.edges); n < 150 {
		t.Errorf("only %d functions were read", n)
	}
}

// callGraph holds, for each function of the package, the functions that it
// names before it passes enter.
type callGraph struct {
	edges   map[string][]string
	guarded map[string]bool
}

func readCallGraph(t *testing.T) *callGraph {
	t.Helper()
	paths, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	fset := token.NewFileSet()
	var files []*ast.File
	for _, path := range paths {
		if strings.HasSuffix(path, "_test.go") {
			continue
		}
		file, err := goparser.ParseFile(fset, path, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, file)
	}
	// What comes from other packages stays unknown; only our own calls count.
	info := &types.Info{Uses: map[*ast.Ident]types.Object{}}
	config := types.Config{Importer: noImports{}, Error: func(error) {}}
	_, _ = config.Check("parser", fset, files, info)
	g := &callGraph{edges: map[string][]string{}, guarded: map[string]bool{}}
	rules := ruleEdges(t)
	for _, file := range files {
		for _, d := range file.Decls {
			if f, ok := d.(*ast.FuncDecl); ok && f.Body != nil {
				g.add(f, info, rules)
			}
		}
	}
	return g
}

type noImports struct{}

func (noImports) Import(path string) (*types.Package, error) {
	return nil, errors.New("not needed: " + path)
}

// add adds the edges of one function.
func (g *callGraph) add(f *ast.FuncDecl, info *types.Info, rules map[string][]string) {
	from := f.Name.Name
	g.edges[from] = append(g.edges[from], []string{}...)
	if from == "newGrammar" || strings.HasPrefix(from, "build") {
		return // fill the tables that ruleEdges describes
	}
	ast.Inspect(f.Body, func(n ast.Node) bool {
		if call, ok := n.(*ast.CallExpr); ok {
			// readItem calls what it is given behind enter, begins calls nothing.
			if name, ok := call.Fun.(*ast.Ident); ok && (name.Name == "readItem" || name.Name == "begins") {
				g.edges[from] = append(g.edges[from], name.Name)
				return false
			}
		}
		name, ok := n.(*ast.Ident)
		if !ok || g.guarded[from] {
			return true
		}
		switch used := info.Uses[name].(type) {
		case *types.Func:
			if used.Name() == "enter" {
				g.guarded[from] = true
			}
			g.edges[from] = append(g.edges[from], used.Name())
		case *types.Var:
			if used.IsField() {
				g.edges[from] = append(g.edges[from], rules[used.Name()]...)
			}
		}
		return true
	})
}

// ruleEdges says which functions the tagged production in a field of the
// grammar calls, as the production's own text has it.
func ruleEdges(t *testing.T) map[string][]string {
	t.Helper()
	productions := map[string]string{}
	for line := range strings.SplitSeq(newGrammar().productionTexts(), "\n") {
		productions[productionName(line)] = line
	}
	edges := map[string][]string{}
	for field, production := range map[string]string{
		"channelDecl": "ChannelDecl", "field": "FieldDecl", "status": "StatusDecl", "segment": "SegmentDecl", "conditions": "Conditions",
		"handler": "Handler", "elseIf": "ElseIf", "record": "Record", "recordField": "RecordField", "row": "TestRow",
	} {
		if productions[production] == "" {
			t.Fatalf("there is no production %s", production)
		}
		edges[field] = called(reached(productions, production))
	}
	all := called(newGrammar().productionTexts())
	for _, table := range []string{"decls", "members", "stmts", "schedItems", "testItems"} {
		edges[table] = all
	}
	return edges
}

var byType = regexp.MustCompile(`\b(Decl|Member|Stmt|CondItem|SchedItem|TestItem|Attr|Expr|Cond)\b`)

func called(ebnf string) []string {
	var names []string
	for _, symbol := range byType.FindAllString(ebnf, -1) {
		names = append(names, "read"+symbol)
	}
	slices.Sort(names)
	return slices.Compact(names)
}

// cycleFrom returns a way from a function back to itself, or nil.
func (g *callGraph) cycleFrom(start string) []string {
	came := map[string]string{}
	queue := []string{start}
	for len(queue) > 0 {
		at := queue[0]
		queue = queue[1:]
		for _, next := range g.edges[at] {
			if next == start {
				path := []string{start}
				for ; at != start; at = came[at] {
					path = append(path, at)
				}
				slices.Reverse(path[1:])
				return append(path, start)
			}
			if came[next] == "" {
				came[next] = at
				queue = append(queue, next)
			}
		}
	}
	return nil
}
