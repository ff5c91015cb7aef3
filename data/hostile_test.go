package data

import (
	"os"
	"path/filepath"
	"testing"

	"campaignc/lang"
)

// TestHostileFiles says of each file in testdata/hostile how many leads are
// read and refused, or that the file as a whole is. Every file stands here.
func TestHostileFiles(t *testing.T) {
	ws := func() *lang.Workspace {
		return workspace(
			field("email", kind(lang.Email)),
			field("first_name", kind(lang.String)),
			field("score", kind(lang.Score), otherwise(score(0))),
			field("unsubscribed", kind(lang.Boolean), otherwise(lang.BoolValue(false))),
			field("updated_at", kind(lang.Datetime)),
		)
	}
	const refused = -1 // the whole file
	want := map[string][2]int{
		"bad_emails.csv": {30, 0}, "blank_email.csv": {2, 0}, "blank_header.csv": {refused}, "blank_id.csv": {0, 2}, "blank_lines.csv": {2, 1},
		"bools.csv": {5, 12}, "copy_end.csv": {1, 1}, "cr_only.csv": {refused}, "crlf_mixed.csv": {2, 0}, "csv_is_gzip.csv": {refused},
		"ctrl.csv": {0, 1}, "dates.csv": {3, 13}, "dup_email.csv": {3, 0}, "dup_header.csv": {refused}, "dup_header_case.csv": {refused},
		"dup_id.csv": {1, 1}, "dup_id_forms.csv": {4, 0}, "formula.csv": {17, 0}, "header_only.csv": {0, 0}, "header_spaces.csv": {1, 0},
		"html.csv": {16, 0}, "markdown.csv": {1, 0}, "no_final_newline.csv": {1, 0}, "no_header.csv": {refused}, "nul.csv": {0, 1},
		"numbers.csv": {1, 30}, "quote_bare.csv": {1, 1}, "quote_doubled.csv": {1, 0}, "quote_text_after.csv": {0, 1},
		"quote_unterminated.csv": {0, 1}, "ragged_long.csv": {1, 1}, "semicolon.csv": {refused}, "sep_line.csv": {refused},
		"suppress.csv": {refused}, "tab.csv": {refused}, "tokens.csv": {18, 0}, "torn_tail.csv": {1, 1}, "utf16be.csv": {refused},

		"big_int_id.jsonl": {2, 0}, "bom.jsonl": {1, 0}, "case_keys.jsonl": {0, 1}, "concatenated.jsonl": {0, 1}, "crlf.jsonl": {1, 0},
		"ctrl_raw.jsonl": {0, 1}, "escaped_keys.jsonl": {1, 0}, "garbage_tail.jsonl": {1, 2}, "good.jsonl": {2, 0}, "log_forge.jsonl": {1, 0},
		"missing_suppress.jsonl": {1, 0}, "nul_escape.jsonl": {0, 1}, "numbers.jsonl": {0, 18}, "scalars.jsonl": {0, 6},
		"torn_middle.jsonl": {2, 1}, "utf16.jsonl": {refused}, "wrong_types.jsonl": {0, 4},
	}
	files, err := filepath.Glob("testdata/hostile/*")
	if err != nil || len(files) != len(want) {
		t.Fatalf("%d files where %d are listed, %v", len(files), len(want), err)
	}
	for _, file := range files {
		name := filepath.Base(file)
		t.Run(name, func(t *testing.T) {
			w, ok := want[name]
			if !ok {
				t.Fatal("not in the list")
			}
			in, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			got := pass(t, string(in), name, ws(), Options{}, nil)
			if (got.Error != "") != (w[0] == refused) {
				t.Fatalf("the file as a whole: %q", got.Error)
			}
			if w[0] != refused && (len(got.IDs) != w[0] || got.Refused != w[1]) {
				t.Errorf("%d read and %d refused, want %d and %d\n%s", len(got.IDs), got.Refused, w[0], w[1], got.Rejects)
			}
		})
	}
}
