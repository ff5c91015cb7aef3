package lang_test

import (
	"testing"

	"campaignc/parser"
)

// FuzzFormat formats whatever parses without errors. Minimising takes long, so
// limit it: go test -fuzz '^FuzzFormat$' -fuzzminimizetime 20x ./lang
func FuzzFormat(f *testing.F) {
	for _, seed := range formatSeeds {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, src string) {
		file, found := parser.Parse("a.camp", []byte(src))
		if len(found) > 0 {
			t.Skip()
		}
		checkFormat(t, file)
	})
}

var formatSeeds = []string{
	"camp 1\n// a\n\nworkspace \"A\" { time zone \"UTC\" } // b\n",
	"lead{email:email;x:enum(\"A\", // a\n\"B\",) \"X\"=\"A\" from \"Y\", and:string}",
	"company { a: b }\nmember {\n // c\n}\n",
	"table t from \"t.csv\"\ntable u(a: string, b) from \"u.csv\"",
	"list \"A\"; form \"B\"; channel \"C\"",
	"channel \"C\" { status \"A\" step 1\n status \"BB\" step 20 success // x\n }",
	"email \"E\" { subject \"Hi {{lead.x:default=y}}\"; text \"\"\"\n   a\n\n     b\n   \"\"\"; operational }",
	"webhook \"W\" { post \"u\" // p\n map \"a\" to b\n}\nwebhook \"V\"{}",
	"smart list \"S\" { a is 1; when fills out form \"F\" where page is \"p\" }",
	"segmentation \"S\" { segment \"A\" { a in [\"x\",\"y\"] }\n\n\nsegment \"B\" {} }",
	"folder \"F\" { token a: score = +1; program \"P\" {} }",
	"template program \"P\" { channel \"C\"; token t }\nprogram \"Q\" from template \"P\" { token t = 2026-04-02T10:00 }",
	"inactive executable campaign \"C\" { description \"d\"; schedule { run once every 7 days; limit 5 leads } }",
	"campaign \"C\" { schedule { repeat weekly on monday, friday at 09:00 until 2026-12-31; run every time; run once } }",
	"campaign \"C\" { schedule { repeat monthly on day 15 at 09:00\n repeat monthly on first monday at 09:00; repeat daily at 09:00 } }",
	"campaign \"C\" { flow { set a = b; set c += my.d; stop } }",
	"campaign \"C\" { flow { if a { stop } // x\n // y\n else if b { fail \"z\" + c }\n else { } } }",
	"campaign \"C\" { flow { execute \"X\" with parent tokens, // a\n my.b = 1 // c\n // d\n on failure { stop }\n on skip {} } }",
	"campaign \"C\" { flow { request \"Y\" with my.a = 1; wait 3 business days; wait 48 hours ending on weekdays at 09:00 } }",
	"campaign \"C\" { flow { wait until a - 2 days at 09:00\n wait up to 7 days for b is \"G\" and c } }",
	"campaign \"C\" { flow { retry 3 times every 5 minutes until a { sync lead } // x\n else { stop } } }",
	"smart list \"S\" { a is not empty and // x\n not b or (c // y\n is 3) }",
	"smart list \"S\" { all { a; any { b // x\n} } and none {} }",
	"smart list \"S\" { a between 1 and -2; a on or // x\n before today(); a not in past before 3 days }",
	"smart list \"S\" { a is f(x, y: [1, // a\n 2,], // b\n) otherwise b * -c / 2 }",
	"smart list \"S\" { member of list [\"A\"] (a is b) +5 10 percent x.y 2026-01-31 09:00 }",
	"token x: and; token y = z.or\n",
	"test \"t\" { given lead { a: 1, b: 2 }; given now 2026-01-01; given x y 3 days ago where a is b }",
	"test \"t\" { given x y fails 2 times with \"z\"\n given x y sets { a: \"b\" // c\n } ; when x y; run \"C\" }",
	"test \"t\" { after 3 days; at the end; at 2026-01-01; set a = b; expect 0 x y; expect no skipped x }",
	"test \"t\" { expect failed \"x\"; expect skipped; expect a is b; expect order \"A\", // a\n \"B\" }",
	"campaign \"C\" { flow { wait up to 1 day for run not between 1 // a\n // b\n and stop at 09:00 } }",
	"smart list \"S\" { when opened where (\nafter trim )\n}",
	"\ufefflist \"A\"\r\n\r\n\r\nlist \"B\" // x \r\n",
}
