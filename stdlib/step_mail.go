package stdlib

import (
	"slices"
	"strings"

	"campaignc/interp"
	"campaignc/lang"
)

// Mail, alerts and interesting moments. A run records them and sends nothing.

var sendEmail = activity{name: "Send Email", id: 6, primary: "email"}

var sendAlert = activity{
	name: "Send Alert", id: 38, primary: "email",
	logged: []lang.Attribute{says("recipient", "Send to Owner"), says("addresses", "Send to List")},
}

var interestingMoment = activity{
	name: "Interesting Moment", id: 46, primary: "type",
	logged: []lang.Attribute{says("description", "Description")},
	known:  []lang.Attribute{source},
}

var mailSteps = []interp.Step{
	sendEmail.step(lang.Entry{
		Form: "send email <email>", Effect: lang.Outbound, CanSkip: true,
		Reads: []string{"field:email", "field:unsubscribed", "field:marketing_suspended", "field:block_listed", "field:email_invalid"},
		Doc: "Sends an e-mail to the lead. It is skipped when the lead has no address, is block listed or its address is invalid; " +
			"unless the mail is operational, also when the lead unsubscribed, marketing to it is suspended, or the workspace's " +
			"communication limits are reached.",
		Example: `send email "Welcome"`,
	}, mail),
	sendAlert.step(lang.Entry{
		Form: "send alert <email> [to <recipient:owner|account_owner>] [to <addresses:text>]", Effect: lang.Outbound, Tokens: true,
		Doc: "Sends an e-mail about the lead to its sales owner or account owner, to addresses separated by commas or semicolons, " +
			"or to both; to the sales owner when nothing is said. It goes to staff, so what keeps mail from the lead does not matter.",
		Example: `send alert "New MQL" to owner to "ops@acme.example"`,
	}, recorded),
	interestingMoment.step(lang.Entry{
		Form: "interesting moment <type:milestone|email|web> <description:text>", Effect: lang.Local, Tokens: true,
		Doc:     "Records a moment that sales should see, with a description.",
		Example: `interesting moment milestone "Became MQL through {{campaign.name}}"`,
	}, recorded),
}

// suppressions are the fields that keep mail from a lead, in the order in which
// they are given as the reason.
var suppressions = []struct {
	field    string
	reason   string
	ordinary bool // operational mail is sent all the same
}{
	{"block_listed", "block listed", false},
	{"email_invalid", "e-mail address invalid", false},
	{"unsubscribed", "unsubscribed", true},
	{"marketing_suspended", "marketing suspended", true},
}

// mail decides whether a lead gets the e-mail.
func mail(c *interp.Call) interp.Outcome {
	email := c.Object(0).(*lang.EmailAsset)
	lead := c.Lead()
	address := c.Field("email")
	if address == nil || strings.TrimSpace(lead.Text[address.Index]) == "" {
		return interp.Skip("no e-mail address")
	}
	for _, s := range suppressions {
		if s.ordinary && email.Operational {
			continue
		}
		if f := c.Field(s.field); f != nil && lead.Value(f).Num == 1 {
			return interp.Skip(s.reason)
		}
	}
	if !email.Operational && !c.Campaign().AllMail {
		return withinLimits(c)
	}
	return interp.Done()
}

// withinLimits skips mail beyond the workspace's communication limits. (Marketo:
// they count by days of the subscription's time zone, and neither count nor
// block operational mail.)
func withinLimits(c *interp.Call) interp.Outcome {
	limits := c.Workspace().MailLimits
	today := c.Zone().Day(c.Now())
	for _, l := range []struct {
		most, days int64
		reason     string
	}{{limits.Day, 1, "communication limit per day reached"}, {limits.Week, 7, "communication limit per 7 days reached"}} {
		if l.most > 0 && c.Before(c.Zone().Of(today-l.days+1, 0), ordinary(c.Workspace())) >= l.most {
			return interp.Skip(l.reason)
		}
	}
	return interp.Done()
}

// ordinary tells ordinary mail from operational, by the asset or, in a history,
// by its name. Mail that the workspace does not know is ordinary.
func ordinary(ws *lang.Workspace) func(lang.Object, string) bool {
	return func(about lang.Object, name string) bool {
		if email, ok := about.(*lang.EmailAsset); ok {
			return !email.Operational
		}
		i := slices.IndexFunc(ws.Emails, func(e *lang.EmailAsset) bool { return strings.EqualFold(e.Name, name) })
		return i < 0 || !ws.Emails[i].Operational
	}
}
