package parser

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/alecthomas/participle/v2/lexer"
)

// bigSource is a well-formed source of at least size bytes.
func bigSource(size int) string {
	var b strings.Builder
	b.WriteString(`lead {
  email:      email
  country:    string "Country" = "US"
  lead_score: score = 0
}
`)
	for i := 0; b.Len() < size; i++ {
		fmt.Fprintf(&b, `
// Program %[1]d takes what its form brings and hands good leads to sales.
program "Program %[1]d" {
  channel "Web Form"
  token activity_score: score = +15
  campaign "Intake %[1]d" {
    description "Everything that must be true before sales sees a lead of program %[1]d."
    smart list {
      when fills out form "Contact %[1]d"
      member of smart list "Mailable"
      country is not empty and lead_score between 1 and 100 or not (email ends with "@example.com")
    }
    flow {
      set country = lookup(countries, trim(country), default: country) // as the table has it
      if lead_score + my.activity_score * 2 >= 100 {
        set lifecycle = "MQL"
        send email "Welcome to program %[1]d, dear {{lead.First Name:default=friend}}"
      } else if title contains "manager" {
        wait 3 days
        execute "Score Activity" with parent tokens, my.points = %[1]d
          on failure { stop }
      } else {
        interesting moment milestone "Became nothing through {{campaign.name}}"
      }
    }
    schedule { run once every 7 days }
  }
}
`, i)
	}
	return b.String()
}

func BenchmarkLex(b *testing.B) {
	text := bigSource(1_000_000)
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		scan(newSource("big.camp", text))
	}
}

func BenchmarkTokens(b *testing.B) {
	text := bigSource(1_000_000)
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		lex, _ := definition{}.LexString("big.camp", text)
		if _, err := lexer.Upgrade(lex, tokComment, tokSpace); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkParse(b *testing.B) {
	for _, size := range []int{8_000, 1_000_000} {
		b.Run(fmt.Sprint(size), func(b *testing.B) {
			text := []byte(bigSource(size))
			b.SetBytes(int64(len(text)))
			b.ReportAllocs()
			for b.Loop() {
				if _, found := Parse("big.camp", text); len(found) > 0 {
					b.Fatal(found[0])
				}
			}
		})
	}
}

func BenchmarkNewGrammar(b *testing.B) {
	for b.Loop() {
		newGrammar().productionTexts() // builds all
	}
}

// BenchmarkStart reads an example with a grammar that is built anew, as a
// command does that reads one workspace and ends.
func BenchmarkStart(b *testing.B) {
	for _, example := range []string{"lead-intake", "nurture"} {
		b.Run(example, func(b *testing.B) {
			fsys := os.DirFS("../examples/" + example)
			b.ReportAllocs()
			for b.Loop() {
				for len(grammars) > 0 {
					<-grammars
				}
				if _, found, err := Workspace(fsys); err != nil || len(found) > 0 {
					b.Fatal(err, found)
				}
			}
		})
	}
}
