package stdlib

import (
	"strings"

	"campaignc/interp"
	"campaignc/lang"
)

// mailFunctions take mail addresses apart and judge them.
var mailFunctions = []interp.Function{
	{Function: lang.Function{
		Form:    "email_domain(x: text) text",
		Doc:     "What follows the last @ of an address, in small letters; empty without an @.",
		Example: `email_domain("Ann@Example.com") == "example.com"`,
	}, Body: emailDomain},
	{Function: lang.Function{
		Form:    "email_local(x: text) text",
		Doc:     "What stands before the last @ of an address; empty without an @.",
		Example: `email_local("ann.smith@example.com") == "ann.smith"`,
	}, Body: func(s string) string { local, _ := splitAddress(s); return local }},
	{Function: lang.Function{
		Form: "is_valid_email(x: text) boolean",
		Doc: "Whether the text is one plain mail address, such as `ann@example.com`, and nothing else. Stricter than the standards: quoted " +
			"names, comments, spaces, addresses in brackets and letters beyond ASCII are refused. Whether the mailbox exists is not asked.",
		Example: `is_valid_email("ann@example.com") and not is_valid_email("ann@example")`,
	}, Body: validAddress},
	{Function: lang.Function{
		Form: "normalize_email(x: text) text",
		Doc: "The usual form of an address: small letters, no space or invisible character at the ends, without `mailto:`, angle brackets " +
			"around it and a dot behind the domain.",
		Example: `normalize_email(" <Ann@Example.COM> ") == "ann@example.com"`,
	}, Body: normalizeEmail},
	{Function: lang.Function{
		Form: "canonical_email(x: text) text",
		Doc: "For finding one person behind two spellings: the address in its usual form without a `+tag`; at Gmail also without dots, and " +
			"googlemail.com as gmail.com. Do not mail to it.",
		Example: `canonical_email("Ann.Smith+news@googlemail.com") == "annsmith@gmail.com"`,
	}, Body: canonicalEmail},
	{Function: lang.Function{
		Form: "is_free_mail(x: text) boolean",
		Doc: "Whether an address, or a domain, is one where anyone can have a mailbox: webmail, mail services and the access providers of " +
			"homes, more than a thousand domains.",
		Marketo: "the filter `Email Address` `contains` with the domains as values",
		Example: `is_free_mail("ann@gmail.com") and not is_free_mail("ann@example.com")`,
	}, Body: func(s string) bool { return inDomains(freeMail(), s) }},
	{Function: lang.Function{
		Form:    "is_disposable_mail(x: text) boolean",
		Doc:     "Whether an address, or a domain, is one of the well-known services for mailboxes that live for minutes.",
		Marketo: "the filter `Email Address` `contains` with the domains as values",
		Example: `is_disposable_mail("ann@mailinator.com")`,
	}, Body: func(s string) bool { return inDomains(disposableMail(), s) }},
	{Function: lang.Function{
		Form:    "is_role_address(x: text) boolean",
		Doc:     "Whether an address belongs to a function rather than a person, such as info@ or sales@.",
		Example: `is_role_address("Info@example.com") and not is_role_address("ann@example.com")`,
	}, Body: func(s string) bool {
		local, _ := splitAddress(s)
		return len(local) <= localLimit && roleNames()[lower(withoutTag(local))]
	}},
}

func emailDomain(s string) string {
	at := strings.LastIndexByte(s, '@')
	if at < 0 {
		return ""
	}
	return lower(strings.TrimSpace(s[at+1:]))
}

func normalizeEmail(s string) string {
	s = trimInvisible(s)
	if len(s) > 7 && strings.EqualFold(s[:7], "mailto:") {
		s = trimInvisible(s[7:])
	}
	if strings.HasPrefix(s, "<") && strings.HasSuffix(s, ">") && len(s) > 2 {
		s = trimInvisible(s[1 : len(s)-1])
	}
	if strings.IndexByte(s, '@') >= 0 {
		s = strings.TrimSuffix(s, ".")
	}
	return lower(s)
}

func trimInvisible(s string) string {
	return strings.TrimFunc(s, isSpaceOrInvisible)
}

func withoutTag(local string) string {
	if plus := strings.IndexByte(local, '+'); plus > 0 {
		return local[:plus]
	}
	return local
}

func canonicalEmail(s string) string {
	s = normalizeEmail(s)
	at := strings.LastIndexByte(s, '@')
	if at < 0 {
		return s
	}
	local, domain := withoutTag(s[:at]), s[at+1:]
	if domain == "gmail.com" || domain == "googlemail.com" {
		local, domain = strings.ReplaceAll(local, ".", ""), "gmail.com"
	}
	if len(local) == at && domain == s[at+1:] {
		return s
	}
	return local + "@" + domain
}
