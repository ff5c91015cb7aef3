package data

import (
	"strings"
	"testing"

	"campaignc/lang"

	"github.com/google/go-cmp/cmp"
)

// TestHeaders says which headers are taken, and how the output's header reads.
func TestHeaders(t *testing.T) {
	ws := func() *lang.Workspace {
		return workspace(
			field("email", kind(lang.Email), label("E-Mail Address")),
			field("first_name", kind(lang.String)),
			field("crm", kind(lang.String), from("CRM Id")),
			field("unsubscribed", kind(lang.Boolean)),
			field("name", kind(lang.String), company, label("Company Name")),
		)
	}
	const rest = "first_name,CRM Id,unsubscribed,company.name"
	for _, test := range []struct{ name, header, out, err string }{
		{"names", "id,email,first_name", "id,email,first_name,CRM Id,unsubscribed,company.name", ""},
		{"case, spaces, _ and - do not count", " Id , EMAIL\t,First-Name", " Id , EMAIL\t,First-Name,CRM Id,unsubscribed,company.name", ""},
		{"labels", "ID,e mail address,firstName", "ID,e mail address,firstName,CRM Id,unsubscribed,company.name", ""},
		{"from", "id,email,crm_id", "id,email,crm_id,first_name,unsubscribed,company.name", ""},
		{"company by name", "id,email,Company.Name", "id,email,Company.Name,first_name,CRM Id,unsubscribed", ""},
		{"company by label", "id,email,company name", "id,email,company name,first_name,CRM Id,unsubscribed", ""},
		{"unknown columns stay", "x,id,email,\"a,b\"", "x,id,email,\"a,b\"," + rest, ""},
		{"with from the name does not count", "id,email,crm", "id,email,crm," + rest, ""},

		{"empty", "", "", "x.csv: no header: the file is empty; the first line must name the columns"},
		{"blank lines", "\n\n", "", "x.csv: no header: the file is empty; the first line must name the columns"},
		{"no id", "email,name", "", "x.csv:1: no column id; the columns are email, name; add one, or rename the column that is the leads' key to id"},
		{"no id in line 2", "\nemail", "", "x.csv:2: no column id; the columns are email; add one, or rename the column that is the leads' key to id"},
		{"many and no id", "a,b,c,d,e,f,g,h,i,j,k,l,m,n", "", "x.csv:1: no column id; the columns are a, b, c, d, e, f, g, h, i, j, k, l, and 2 more; " +
			"add one, or rename the column that is the leads' key to id"},
		{"data", "1,a@example.com,Ann,5,false", "", "x.csv:1: the header is missing: the first line looks like a lead; the first line must name the columns, id among them"},
		{"twice", "id,email,score,email", "", `x.csv:1: the header "email" of column 4 is given before, as "email" in column 2; ` +
			"headers count as the same when they differ only in case, spaces, _ and -"},
		{"id twice", "id,ID", "", `x.csv:1: the header "ID" of column 2 is given before, as "id" in column 1; ` +
			"headers count as the same when they differ only in case, spaces, _ and -"},
		{"two for one field", "id,email,e-mail address", "", `x.csv:1: the headers "email" and "e-mail address" both mean the field email; take one of them out`},
		{"blank", "id,,score", "", "x.csv:1: column 2 has no header; give it a name or take it out"},
		{"blank at the end", "id,email, ", "", "x.csv:1: column 3 has no header; give it a name or take it out"},
		{"semicolons", "id;email;score", "", "x.csv:1: the columns are not separated by commas; they are separated by semicolons: save the file with commas"},
		{"tabs", "id\temail\tscore", "", "x.csv:1: the columns are not separated by commas; they are separated by tabs: save the file with commas"},
		{"sep line", "sep=;\nid;email", "", `x.csv:1: the columns are not separated by commas; take the first line, "sep=;", out and write commas between the cells`},
		{"lone CR", "id,email\r1,a\r2,b\r", "", "x.csv:1: the file has lone carriage returns for line ends, as old Macs wrote them; save it with line feeds"},
		{"stray quote", "id,em\"ail", "", `x.csv:1: the header cannot be read: a quote inside a cell that does not begin with one; write the cell in quotes and the quote twice ("")`},
		{"open quote", "id,\"email\n1,a", "", `x.csv:1: the quote that opens on line 1 is never closed; inside quotes a quote is written twice ("")`},
		{"not UTF-8", "id,gr\xf6\xdfe", "", "x.csv:1: the header is not UTF-8 text; save the file as UTF-8"},
		{"control character", "id,a\x01b", "", "x.csv:1: the header cannot be read: the control character U+0001"},
		{"UTF-16", "\xff\xfei\x00d\x00", "", "x.csv: the file is UTF-16 text; save it as UTF-8"},
		{"UTF-16 the other way", "\xfe\xff\x00i\x00d", "", "x.csv: the file is UTF-16 text; save it as UTF-8"},
		{"UTF-16 without a mark", "i\x00d\x00,\x00", "", "x.csv: the file is UTF-16 text; save it as UTF-8"},
		{"UTF-32", "\xff\xfe\x00\x00i\x00\x00\x00", "", "x.csv: the file is UTF-32 text; save it as UTF-8"},
		{"gzip", "\x1f\x8b\x08\x00", "", "x.csv: the file is packed with gzip; unpack it, or let its name end in .gz"},
		{"zstd", "\x28\xb5\x2f\xfd\x00", "", "x.csv: the file is packed with zstd; unpack it, or let its name end in .zst"},
		{"xlsx", "PK\x03\x04\x14", "", "x.csv: the file is a spreadsheet or a zip archive; save it as CSV (UTF-8)"},
		{"suppression", "id,email,Black Listed", "", `x.csv:1: the column "Black Listed" keeps mail from leads, but the workspace does not declare it; ` +
			`add to the lead block: block_listed: boolean = false from "Black Listed"`},
		{"suppression by name", "id,email,Marketing_Suspended", "", `x.csv:1: the column "Marketing_Suspended" keeps mail from leads, but the workspace does not declare it; ` +
			`add to the lead block: marketing_suspended: boolean = false`},
		{"suppression, declared", "id,email,Un-Subscribed", "id,email,Un-Subscribed,first_name,CRM Id,company.name", ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			got := pass(t, test.header, "x.csv", ws(), Options{}, nil)
			want := outcome{Out: test.out, Error: test.err}
			if test.out != "" {
				want.Out += "\n"
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("differs (-want +got):\n%s", diff)
			}
		})
	}
}

// TestSuppressionSpellings refuses every spelling of every column that keeps
// mail from leads, unless the field of that name reads it.
func TestSuppressionSpellings(t *testing.T) {
	for _, spelling := range []string{"unsubscribed", "Unsubscribed", "UNSUBSCRIBED", "Marketing Suspended", "marketingSuspended", "Block Listed",
		"blocklisted", "blackListed", "Black_Listed", "Email Invalid", "emailInvalid", "e-mail-invalid"} {
		for _, ws := range []*lang.Workspace{
			workspace(),
			workspace(field("other", kind(lang.Boolean), label(spelling))),
			workspace(field(strings.ToLower(strings.ReplaceAll(spelling, " ", "_")), kind(lang.Boolean), company, label(spelling))),
		} {
			got := pass(t, "id,"+spelling+"\n1,true\n", "x.csv", ws, Options{}, nil)
			if !strings.Contains(got.Error, "add to the lead block: ") {
				t.Errorf("%s is read as %+v", spelling, got)
			}
		}
	}
}

// TestSuggestedLine takes the suggested line, and the file is read.
func TestSuggestedLine(t *testing.T) {
	ws := workspace(field("block_listed", kind(lang.Boolean), from("blackListed")))
	if got := pass(t, "id,blackListed\n1,true\n", "x.csv", ws, Options{}, nil); got.Error != "" || got.Out != "id,blackListed\n1,true\n" {
		t.Errorf("got %+v", got)
	}
}

// TestAmbiguousHeaders refuses a header that may mean two fields, and a column
// that would appear twice in the output.
func TestAmbiguousHeaders(t *testing.T) {
	ws := workspace(field("mail", kind(lang.Email), label("E-Mail")), field("e_mail", kind(lang.String)))
	got := pass(t, "id,email\n", "x.csv", ws, Options{}, nil)
	if want := `x.csv:1: the column "email" may mean the field mail or the field e_mail; give one of them another header with from`; got.Error != want {
		t.Errorf("got %+v", got)
	}
	ws = workspace(field("a", kind(lang.String), from("A B")), field("name", kind(lang.String), company, label("Firm")), field("firm", kind(lang.String), from("x")))
	got = pass(t, "id,firm\n", "x.csv", ws, Options{}, nil)
	if got.Error != "" || got.Out != "id,firm,A B,x\n" {
		t.Errorf("got %+v", got)
	}
	ws = workspace(field("b", kind(lang.String), from("A B")), field("a_b", kind(lang.String), from("C")), field("x", kind(lang.String), label("c-d")))
	got = pass(t, "id,x,c d\n", "x.csv", ws, Options{}, nil)
	if want := `x.csv:1: the headers "x" and "c d" both mean the field x; take one of them out`; got.Error != want {
		t.Errorf("got %+v", got)
	}
}

// TestSameHeaderTwice refuses to write what could not be read again.
func TestSameHeaderTwice(t *testing.T) {
	ws := workspace(field("e_mail", kind(lang.Email)), field("email", kind(lang.Email)))
	got := pass(t, "id\n", "x.csv", ws, Options{}, nil)
	if want := "x.csv: the fields e_mail and email would be written as columns of the same header; give one of them another header with from"; got.Error != want {
		t.Errorf("got %+v", got)
	}
}

// TestByteOrderMark drops the mark and still counts its bytes.
func TestByteOrderMark(t *testing.T) {
	got := pass(t, byteOrderMark+"id,email\n1,a\n2\n", "x.csv", workspace(), Options{}, nil)
	want := outcome{Out: "id,email\n1,a\n", IDs: []string{"1"}, Refused: 1, Rejects: "3,,16,columns,1 column where the header has 2,\"2\"\n"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("differs (-want +got):\n%s", diff)
	}
}

// TestFormats tells the format by the name, else by the first byte.
func TestFormats(t *testing.T) {
	for _, test := range []struct{ name, in, want string }{
		{"x.csv", "id\n", ""},
		{"X.CSV", "id\n", ""},
		{"x.jsonl", "{\"id\":1}\n", ""},
		{"x.ndjson", "{\"id\":1}\n", ""},
		{"/dev/stdin", "{\"id\":1}\n", ""},
		{"/dev/stdin", "id\n1\n", ""},
		{"x.csv.gz", "id\n", ""}, // unpacked by whoever opened it
		{"x.jsonl.zst", "{\"id\":1}\n", ""},
		{"x.csv.gz", "\x1f\x8b\x08", "x.csv.gz: the file is packed with gzip; unpack it, or let its name end in .gz"},
		{"x.txt.gz", "", `x.txt.gz: the ending ".txt" names no format of leads; leads are in .csv, .jsonl or .ndjson files`},
		{"x.json", "", "x.json: a .json file is one value; write one JSON object a line and name the file .jsonl"},
		{"x.xlsx", "", "x.xlsx: spreadsheet files are not read; save it as CSV (UTF-8)"},
		{"x.txt", "", `x.txt: the ending ".txt" names no format of leads; leads are in .csv, .jsonl or .ndjson files`},
	} {
		got := pass(t, test.in, test.name, workspace(), Options{}, nil)
		if got.Error != test.want || got.Refused > 0 {
			t.Errorf("%s: got %+v, want the error %q", test.name, got, test.want)
		}
	}
}
