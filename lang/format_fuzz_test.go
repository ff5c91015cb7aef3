package lang_test

import (
	"testing"

	"campaignc/parser"
)

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

var formatSeeds = []string{`// intake.camp: what happens to every new lead, in order.

workspace "Acme" { time zone "Europe/Berlin" }

lead {
  email:        email
  first_name:   string   "First Name"            // the label that tokens and people use
  country:      string
  title:        string
  crm_id:       string
  lead_score:   score = 0
  lifecycle:    enum("Known", "MQL", "SQL") = "Known"
  unsubscribed: boolean = false
}

table countries from "countries.csv"             // header row: alias,name

channel "Web Form" {
  status "Visited"         step 10
  status "Filled Out Form" step 20
  status "Qualified"       step 30 success
}

list "Competitors"
form "Contact Us"

smart list "Mailable" {
  email is not empty
  not unsubscribed
}

email "Welcome" {
  from    "Acme <hello@acme.example>"
  subject "Welcome, {{lead.First Name:default=friend}}"
  text    """
    Hello {{lead.first_name:default=friend}},
    thanks for getting in touch.
    """
}

program "Website" {
  channel "Web Form"
  token activity_score: score = +15              // a My Token: {{my.activity_score}}

  campaign "Lead Intake" {
    description "Everything that must be true before sales sees a lead."
    smart list {
      when fills out form "Contact Us"           // triggers: any of them starts the campaign
      when lead is created
      member of smart list "Mailable"            // filters: all of them must hold
      not member of list "Competitors"
    }
    flow {
      execute "Standardize Country"              // done, and its writes visible, before the next line
      execute "Score Activity" with parent tokens
      if lead_score >= 100 {
        set lifecycle = "MQL"
        change program status to "Qualified"
        retry 3 times until crm_id is not empty {
          sync lead to sfdc
        } else {
          fail "not in the CRM after 3 tries"
        }
        interesting moment milestone "Became MQL through {{campaign.name}}"
      } else {
        send email "Welcome"
      }
      request "Nurture"                          // runs on its own, in parallel
    }
    schedule { run once every 7 days }           // the qualification rule
  }

  campaign "Nurture" {
    smart list {
      when campaign is requested
      lifecycle is "Known"
    }
    flow {
      wait 3 days
      send email "Welcome"
    }
  }
}

program "Operational" {
  executable campaign "Standardize Country" {
    smart list { country is not empty }
    flow { set country = lookup(countries, trim(country), default: country) }
  }
  executable campaign "Score Activity" {
    token activity_score: score = +0             // a parameter with its default
    flow { set lead_score += my.activity_score }
  }
}

test "an American spelling is repaired and scored" {
  given lead { email: "ann@example.com", country: " u.s.a. " }
  when fills out form "Contact Us"
  expect country is "United States"
  expect lead_score is 15
  expect 1 send email "Welcome"
  expect no interesting moment
  after 3 days
  expect 2 send email "Welcome"
}
`, `

camp 1
// head


workspace "Acme" { time zone "Europe/Berlin"
reject rows
// end
} // tail
lead { email: email, first: string "First Name" = "x" from "FNAME"; and: string; c: enum("a", "b", "a longer text", "another rather long text", "a third text that is long", "a fourth one") "Label"
  d: string "Other label" }
lead {email:email}
email "x" {}
email "y" { // c
 reply to "a@b.c"
 operational
 subject "hi"
 text """
   a
     b

   c"""
 html """verbatim
    as is
  """ }
program "P" { channel "W"
 token a: score = +15 // my a
 token b_long: datetime = 2026-01-01T09:00 // my b
 token c
 campaign "C" {
   smart list {
     when fills out form "X" where page is "x" and link contains "y"
     country in ["DE", // Germany
       "AT", "CH" // Switzerland
       // none
     ]
     country in ["Germany", "Austria", "Switzerland", "France", "Italy", "Spain", "Portugal", "Belgium", "Netherlands"]
     any { a is 1; b is 2 } and not none { x } or c > 3
     email is not empty and (country is "Germany" or country is "Austria" or country is "Switzerland") and not unsubscribed and score >= 100
   }
   flow {
     if a is 1 and // why
        b is 2 // why too
        and c is 3 { stop } // after
     // about else
     else { // in else
       set x = lookup(countries, trim(country), first_name + " " + last_name + " and some more text here", default: country, give: "name")
     }
     if a { stop } else if b { fail "x" } else { stop }
     execute "X" with parent tokens, my.points = 10 on failure { stop } on skip { set a = 1
       set b = 2 }
     sync lead to sfdc // sync
       // before handler
       on failure { // h
         stop } // behind
     retry 1 times every 5 minutes until crm_id is not empty { sync lead to sfdc } else { fail "no" }
     wait up to 7 days for consent is "Granted" at 09:00
     wait 48 hours ending on weekdays, saturday at 09:00
     set t = "aaaaaaaaaaaaaaaaaaaaaa" + first_name + "bbbbbbbbbbbbbbbbbbbbbbbbb" + last_name + "ccccccccccccccccccccc" + city + "d"

   }
   schedule { run once every 7 days; limit 5 leads
   repeat monthly on first monday at 09:00 until 2026-12-31
   }
 }
}
test "t" {
 given lead { email: "a" }
 given lead { email: "a", country: "a longer value of the country field", title: "Chief Executive Officer", x: 1 }
 given sync lead to sfdc fails 2 times with "locked"
 given filled out form "F" 3 days ago where page is "x"
 given call webhook "W" returns { a: 1
 long_name: 2 // c
 }
 expect order "A", "B"
 expect 0 send email "x"
 at the end
}
`}
