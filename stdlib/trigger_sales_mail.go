package stdlib

import "campaignc/lang"

// E-mails that sales people send and receive with Sales Insight or a mail plug-in.

var (
	sendSalesEmail    = activity{name: "Send Sales Email", id: 39, primary: "email", known: []lang.Attribute{subject, sentBy, source}}
	openSalesEmail    = activity{name: "Open Sales Email", id: 40, primary: "email", known: []lang.Attribute{subject, sentBy, browser}}
	clickSalesEmail   = activity{name: "Click Sales Email", id: 41, primary: "email", known: []lang.Attribute{says("link", "Link"), subject, sentBy}}
	receiveSalesEmail = activity{name: "Receive Sales Email", id: 45, primary: "email", known: []lang.Attribute{subject, receivedBy, source}}
	bounceSalesEmail  = activity{name: "Sales Email Bounced", id: 48, primary: "email", known: bounce}
	replySalesEmail   = activity{name: "Reply to Sales Email", primary: "email", known: []lang.Attribute{subject, receivedBy, source}}
)

var (
	sentBy     = says("sent_by", "Sent By")
	receivedBy = says("received_by", "Received By")
)

var salesMailTriggers = []lang.Entry{
	sendSalesEmail.trigger("is sent sales email [<email:text>]",
		"Fires when a sales person sends the lead an e-mail; without a name, any.",
		`is sent sales email where sent_by is "dana@acme.example"`),
	openSalesEmail.trigger("opens sales email [<email:text>]",
		"Fires when the lead opens an e-mail from sales; without a name, any.",
		`opens sales email where subject contains "offer"`),
	clickSalesEmail.trigger("clicks link in sales email [<email:text>]",
		"Fires when the lead clicks a link in an e-mail from sales; without a name, any.",
		`clicks link in sales email where link contains "/pricing"`),
	receiveSalesEmail.trigger("sales email is received [<email:text>]",
		"Fires when sales receives an e-mail from the lead; without a name, any.",
		`sales email is received where received_by is "dana@acme.example"`),
	replySalesEmail.trigger("replies to sales email [<email:text>]",
		"Fires when the lead answers an e-mail from sales; without a name, any.",
		`replies to sales email where subject contains "offer"`),
	bounceSalesEmail.trigger("sales email bounces [<email:text>]",
		"Fires when an e-mail from sales to the lead is refused; without a name, any.",
		`sales email bounces`),
}
