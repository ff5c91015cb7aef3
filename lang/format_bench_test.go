package lang_test

import (
	"strings"
	"testing"

	"campaignc/lang"
)

// flowSource is a flow of n statements in the usual mix.
func flowSource(n int) string {
	var b strings.Builder
	b.WriteString("campaign \"C\" { flow {\n")
	for range n / 4 {
		b.WriteString("set country = \"Germany\" // a comment\n")
		b.WriteString("if lead_score >= 100 and country is \"Germany\" { stop }\n")
		b.WriteString("sync lead to sfdc\n")
		b.WriteString("set greeting = \"Dear \" + first_name + \" \" + last_name + \", welcome to our webinar about \" + topic_of_it\n")
	}
	b.WriteString("} }\n")
	return b.String()
}

func BenchmarkFormat(b *testing.B) {
	file := mustParse(b, flowSource(10_000))
	b.SetBytes(int64(len(file.Source)))
	b.ReportAllocs()
	for b.Loop() {
		lang.Format(file)
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/10_000, "ns/line")
}

// TestFormatLarge formats what is long and what is deep, up to the parser's limits.
func TestFormatLarge(t *testing.T) {
	const wide, deep = 20_000, 190
	for _, tt := range []struct{ name, src string }{
		{"a long chain of conditions", "smart list \"A\" { x" + strings.Repeat(" and x", wide) + " }"},
		{"a long chain of values", "token x = 1" + strings.Repeat(" + 1", wide)},
		{"a long list", "token x = [" + strings.Repeat("1, ", wide) + "]"},
		{"a long text", "token x = \"" + strings.Repeat("x", 900_000) + "\""},
		{"a long else", "campaign \"A\" { flow { if a { stop }" + strings.Repeat(" else if a { stop }", wide/4) + " } }"},
		{"many comments", "smart list \"A\" {" + strings.Repeat("// x\n", wide) + "}"},
		{"many spaces before comments", strings.Repeat(strings.Repeat(" ", 100)+"// x\n", wide/4)},
		{"deep parentheses", "token x = " + strings.Repeat("(", deep) + "1" + strings.Repeat(")", deep)},
		{"deep lists", "token x = " + strings.Repeat("[1, ", deep) + "1" + strings.Repeat("]", deep)},
		{"deep groups", "smart list \"A\" {" + strings.Repeat("any {\n", deep/2) + "a" + strings.Repeat("}", deep/2) + "}"},
		{"deep folders", strings.Repeat("folder \"A\" { list \"B\"\n", deep/2) + strings.Repeat("}", deep/2)},
		{"deep choices", "campaign \"A\" { flow {" + strings.Repeat("if a { stop;", deep/2) + strings.Repeat("}", deep/2) + "} }"},
		{"many negations", "smart list \"A\" { " + strings.Repeat("not ", deep) + "a }"},
	} {
		t.Run(tt.name, func(t *testing.T) { checkFormat(t, mustParse(t, tt.src)) })
	}
}
