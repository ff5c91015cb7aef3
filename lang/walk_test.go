package lang

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"reflect"
	"slices"
	"testing"
)

// everyNode has one empty node of each kind.
var everyNode = []Node{
	&File{}, &Comment{}, &Ident{}, &Str{}, &Bad{},
	&Version{}, &WorkspaceDecl{}, &LeadDecl{}, &CompanyDecl{}, &MemberDecl{}, &FieldDecl{}, &TypeExpr{}, &TableDecl{},
	&ColumnDecl{}, &ListDecl{}, &FormDecl{}, &ChannelDecl{}, &StatusDecl{}, &ChannelRef{}, &EmailDecl{}, &WebhookDecl{},
	&SmartListDecl{}, &SegmentationDecl{}, &SegmentDecl{}, &FolderDecl{}, &ProgramDecl{}, &TokenDecl{}, &CampaignDecl{},
	&Description{}, &SmartList{}, &Conditions{}, &When{}, &Filter{}, &Flow{}, &Schedule{}, &RunRule{}, &LeadLimit{}, &LimitsIgnored{}, &Recurrence{},
	&Text{}, &TextToken{}, &Number{}, &Bool{}, &Empty{}, &Moment{}, &Quantity{}, &Name{}, &Call{}, &List{}, &Paren{}, &Sign{},
	&Arith{}, &Otherwise{}, &Relation{}, &And{}, &Or{}, &Not{}, &Group{}, &Run{}, &Phrase{},
	&Block{}, &Set{}, &If{}, &ElseIf{}, &Execute{}, &Request{}, &ContextPart{}, &Handler{}, &Wait{}, &Retry{}, &Fail{}, &Stop{}, &Step{},
	&TestDecl{}, &TestIf{}, &TestRows{}, &TestRow{}, &Record{}, &RecordField{}, &GivenLead{}, &GivenNow{}, &GivenSchedules{}, &GivenPhrase{}, &TestWhen{}, &TestRun{}, &TestAfter{}, &TestAt{},
	&ExpectCount{}, &ExpectOutcome{}, &ExpectCondition{}, &ExpectOrder{}, &ExpectQualified{}, &ExpectWaiting{},
}

// TestEveryNodeIsListed reads the tree's source, so that a new kind of node
// cannot stay unknown to the tests that use everyNode.
func TestEveryNodeIsListed(t *testing.T) {
	listed := map[string]bool{}
	for _, n := range everyNode {
		listed[reflect.TypeOf(n).Elem().Name()] = true
	}
	paths, err := filepath.Glob("tree*.go")
	if err != nil || len(paths) < 4 {
		t.Fatalf("the tree's files were not found: %v %v", paths, err)
	}
	for _, path := range paths {
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(file, func(n ast.Node) bool {
			spec, ok := n.(*ast.TypeSpec)
			if ok && embedsSpan(spec) && !listed[spec.Name.Name] {
				t.Errorf("%s: %s is not in everyNode", path, spec.Name.Name)
			}
			return true
		})
	}
}

func embedsSpan(spec *ast.TypeSpec) bool {
	s, ok := spec.Type.(*ast.StructType)
	return ok && slices.ContainsFunc(s.Fields.List, func(f *ast.Field) bool {
		name, ok := f.Type.(*ast.Ident)
		return ok && len(f.Names) == 0 && name.Name == "Span"
	})
}

var nodeType = reflect.TypeFor[Node]()

// TestWalkFindsEveryPart fills each kind of node by reflection and demands
// that Walk finds exactly the nodes in its fields, in the fields' order.
func TestWalkFindsEveryPart(t *testing.T) {
	for _, empty := range everyNode {
		n := reflect.New(reflect.TypeOf(empty).Elem())
		var want []Node
		fillFields(t, n.Elem(), &want)
		node := n.Interface().(Node)
		var got []Node
		Walk(node, func(x Node) bool {
			got = append(got, x)
			return x == node
		})
		if !slices.Equal(got[1:], want) {
			t.Errorf("%T: Walk finds %d parts, its fields hold %d\n got %T\nwant %T", node, len(got)-1, len(want), got[1:], want)
		}
		if empty := appendParts(nil, empty); slices.ContainsFunc(empty, func(n Node) bool { return reflect.ValueOf(n).IsNil() }) {
			t.Errorf("%T: Walk visits an absent part", node)
		}
	}
}

// fillFields puts a node into each field that can hold one, two into each
// list, and appends them to parts.
func fillFields(t *testing.T, s reflect.Value, parts *[]Node) {
	for i := range s.NumField() {
		if f := s.Field(i); s.Type().Field(i).Type != reflect.TypeFor[Span]() && s.Type().Field(i).Name != "Comments" {
			fill(t, f, parts)
		}
	}
}

func fill(t *testing.T, f reflect.Value, parts *[]Node) {
	switch f.Kind() {
	case reflect.Interface:
		leaf := leafFor(t, f.Type())
		f.Set(reflect.ValueOf(leaf))
		*parts = append(*parts, leaf)
	case reflect.Pointer:
		f.Set(reflect.New(f.Type().Elem()))
		*parts = append(*parts, f.Interface().(Node))
	case reflect.Slice:
		f.Set(reflect.MakeSlice(f.Type(), 2, 2))
		for i := range 2 {
			fill(t, f.Index(i), parts)
		}
	case reflect.Struct:
		if p := f.Addr(); p.Type().Implements(nodeType) {
			*parts = append(*parts, p.Interface().(Node))
		} else {
			fillFields(t, f, parts)
		}
	}
}

// leafFor makes a node that the interface type can hold.
func leafFor(t *testing.T, holder reflect.Type) Node {
	for _, n := range everyNode {
		if reflect.TypeOf(n).Implements(holder) {
			return reflect.New(reflect.TypeOf(n).Elem()).Interface().(Node)
		}
	}
	t.Fatalf("no node fits %v", holder)
	return nil
}

func TestWalkNeedsNoDeepStack(t *testing.T) {
	var x Expr = &Bool{Value: true}
	const depth = 1_000_000
	for range depth {
		x = &Not{X: x}
	}
	seen := 0
	Walk(x, func(Node) bool { seen++; return true })
	if seen != depth+1 {
		t.Errorf("%d nodes visited, want %d", seen, depth+1)
	}
}
