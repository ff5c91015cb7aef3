package lang

import "testing"

// What could not be read at a place is said once, whatever else was found there.
func TestSortSaysOneCauseOnce(t *testing.T) {
	at := Span{Pos: Position{Filename: "a.camp", Offset: 4, Line: 1, Column: 5}}
	elsewhere := Span{Pos: Position{Filename: "a.camp", Offset: 9, Line: 1, Column: 10}}
	ds := Diagnostics{
		{Code: CodeUnknownPhrase, Span: at, Message: "no step reads so"},
		{Code: CodeUnknownName, Span: elsewhere, Message: "no field"},
		{Code: CodeSyntax, Span: at, Message: "unknown word"},
		{Code: CodeUnknownName, Span: elsewhere, Message: "no field"},
		{Code: CodeType, Span: elsewhere, Message: "another type"},
	}.Sort()
	var got []Code
	for _, d := range ds {
		got = append(got, d.Code)
	}
	if len(got) != 3 || got[0] != CodeSyntax || got[1] != CodeUnknownName || got[2] != CodeType {
		t.Errorf("kept %v", got)
	}
}
