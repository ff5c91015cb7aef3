package stdlib

import (
	_ "embed"
	"strings"
	"sync"
)

// This file knows mail addresses: what a valid one is, and which domains give
// mailboxes to anyone.

// The most bytes of an address and of its part before the @ (RFC 5321).
const (
	addressLimit = 254
	localLimit   = 64
	domainLimit  = 253
	labelLimit   = 63
)

// validAddress is stricter than the standards, so that what passes can be
// mailed without surprise: one plain `local@domain` in ASCII, no quotes, no
// comments, no names, no spaces, no address literals; no `%`, `!` or leading
// `=?`, by which old systems route or decode.
func validAddress(s string) bool {
	at := strings.IndexByte(s, '@')
	return len(s) <= addressLimit && at > 0 && at <= localLimit && validLocal(s[:at]) && validDomain(s[at+1:])
}

// validLocal accepts a dot-atom.
func validLocal(s string) bool {
	if strings.HasPrefix(s, "=?") {
		return false
	}
	dot := true // as if before the first character
	for i := 0; i < len(s); i++ {
		c := s[i]
		switch {
		case c == '.':
			if dot {
				return false
			}
		case isAlphanumeric(c), strings.IndexByte("#$&'*+-/=?^_`{|}~", c) >= 0:
		default:
			return false
		}
		dot = c == '.'
	}
	return !dot
}

// validDomain accepts two or more labels of letters, digits and inner hyphens,
// the last of which is no number.
func validDomain(s string) bool {
	if len(s) > domainLimit || strings.IndexByte(s, '.') < 0 {
		return false
	}
	last := ""
	for label := range strings.SplitSeq(s, ".") {
		if !validLabel(label) {
			return false
		}
		last = label
	}
	if len(last) > 4 && strings.EqualFold(last[:4], "xn--") {
		return true
	}
	for i := 0; i < len(last); i++ {
		if c := last[i] | 0x20; c < 'a' || c > 'z' {
			return false
		}
	}
	return len(last) >= 2
}

func validLabel(s string) bool {
	if s == "" || len(s) > labelLimit || s[0] == '-' || s[len(s)-1] == '-' {
		return false
	}
	for i := 0; i < len(s); i++ {
		if !isAlphanumeric(s[i]) && s[i] != '-' {
			return false
		}
	}
	return true
}

func isAlphanumeric(c byte) bool {
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9'
}

// splitAddress parts a text at its last @; without one, all of it is the domain.
func splitAddress(s string) (local, domain string) {
	s = strings.TrimSpace(s)
	at := strings.LastIndexByte(s, '@')
	if at < 0 {
		return "", s
	}
	return s[:at], s[at+1:]
}

//go:embed names/free_mail.txt
var freeMailList string

//go:embed names/disposable_mail.txt
var disposableMailList string

var (
	freeMail       = sync.OnceValue(func() map[string]bool { return wordSet(freeMailList) })
	disposableMail = sync.OnceValue(func() map[string]bool { return wordSet(disposableMailList) })
)

// wordSet reads words separated by white space; lines that begin with # are
// comments.
func wordSet(list string) map[string]bool {
	set := map[string]bool{}
	for line := range strings.Lines(list) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		for word := range strings.FieldsSeq(line) {
			set[word] = true
		}
	}
	return set
}

// inDomains reports whether the domain of an address, or a domain it lies
// under, is in the set.
func inDomains(set map[string]bool, address string) bool {
	_, domain := splitAddress(address)
	if len(domain) > domainLimit {
		return false
	}
	for domain = lower(domain); domain != ""; {
		if set[domain] {
			return true
		}
		_, parent, found := strings.Cut(domain, ".")
		if !found {
			return false
		}
		domain = parent
	}
	return false
}

// roleNames are the local parts of mailboxes that belong to a function rather
// than a person.
var roleNames = sync.OnceValue(func() map[string]bool {
	return wordSet(`
abuse accountant accounting accounts accountspayable accountsreceivable admin administration administrator
alerts all anfrage ap ar backoffice billing booking bookings bounce bounces buchhaltung bestellung business career
careers client-services clients commercial compliance compras contabilidad contact contacto contactus contact-us
contatti contato customer customercare customerservice customer-service customers customersupport datenschutz
data-protection demo dev devnull dns donotreply do-not-reply editor editorial einkauf email employment enquiries
enquiry everyone events facturation feedback finance firma fragen frontdesk ftp geral general gdpr hallo hello help
helpdesk help-desk hostmaster hr human-resources info infos information inquiries inquiry international invest
investor investorrelations investors invoice invoices ir it it-support jobs kontakt kundenservice legal list
listserv logistics mail mailbox mailer-daemon maildaemon management manager marketing media member members
membership news newsletter newsletters no-reply no_reply noc noreply notification notifications office operations
order orders partner partners partnerships payments payroll personal poczta postbox postmaster poststelle pr
presse press privacy procurement purchase purchasing reception recruiter recruiting recruitment registration
request requests reservation reservations returns root sales salesteam secretary security sekretariat service
services shipping shop social spam staff studio subscribe subscriptions sugerencias support survey sysadmin tech
technical techsupport team test tickets training treasury unsubscribe usenet user users uucp ventas vendor vendors
vertrieb verkauf verwaltung web webadmin webinfo webmaster website welcome work www zentrale`)
})
