package stdlib

import "campaignc/interp"

var salesMailFilters = []interp.Filter{
	sendSalesEmail.filter("was sent sales email [<email:text>]",
		"Holds when a sales person sent the lead an e-mail; without a name, any.",
		`was sent sales email in past 14 days`),
	openSalesEmail.filter("opened sales email [<email:text>]",
		"Holds when the lead opened an e-mail from sales; without a name, any.",
		`opened sales email in past 14 days`),
	clickSalesEmail.filter("clicked link in sales email [<email:text>]",
		"Holds when the lead clicked a link in an e-mail from sales; without a name, in any.",
		`clicked link in sales email where link contains "/pricing"`),
	receiveSalesEmail.filter("sales email was received [<email:text>]",
		"Holds when sales received an e-mail from the lead; without a name, any.",
		`sales email was received in past 30 days`),
	replySalesEmail.filter("replied to sales email [<email:text>]",
		"Holds when the lead answered an e-mail from sales; without a name, any.",
		`replied to sales email in past 30 days`),
	bounceSalesEmail.filter("sales email bounced [<email:text>]",
		"Holds when an e-mail from sales to the lead was refused; without a name, any.",
		`sales email bounced in past 30 days`),
}
