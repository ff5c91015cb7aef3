package stdlib

import (
	_ "embed"
	"strings"
	"sync"
)

// This file knows under which domains organisations register theirs.

//go:embed names/public_suffix.txt
var publicSuffixList string

// suffixRule is what the public suffix list says of a domain; several may hold.
type suffixRule uint8

const (
	isSuffix    suffixRule = 1 << iota // `co.uk`: names are registered below it
	isWildcard                         // `*.ck`: below each of its subdomains
	isException                        // `!www.ck`: registered itself, against a wildcard
)

// suffixRules are the rules of names/public_suffix.txt by domain.
var suffixRules = sync.OnceValue(func() map[string]suffixRule {
	rules := make(map[string]suffixRule, strings.Count(publicSuffixList, "\n"))
	for line := range strings.Lines(publicSuffixList) {
		domain, rule := strings.TrimSuffix(line, "\n"), isSuffix
		switch {
		case strings.HasPrefix(domain, "#"):
			continue
		case strings.HasPrefix(domain, "*."):
			domain, rule = domain[2:], isWildcard
		case strings.HasPrefix(domain, "!"):
			domain, rule = domain[1:], isException
		}
		rules[domain] |= rule
	}
	return rules
})

// registeredDomain is the part of a host name in small letters that was
// registered: its public suffix, by the longest rule that fits, and one label.
// It is empty when the host is itself a public suffix. A last label that no
// rule knows is a suffix.
func registeredDomain(host string) string {
	rules := suffixRules()
	label := strings.LastIndexByte(host, '.') + 1 // where the label looked at begins
	suffix, parent := label, suffixRule(0)
	for next := len(host); ; {
		rule := rules[host[label:]]
		if rule&isException != 0 {
			suffix = next
			break
		}
		if rule&isSuffix != 0 || parent&isWildcard != 0 {
			suffix = label
		}
		if label == 0 {
			break
		}
		parent, next = rule, label
		label = strings.LastIndexByte(host[:label-1], '.') + 1
	}
	if suffix == 0 {
		return ""
	}
	return host[strings.LastIndexByte(host[:suffix-1], '.')+1:]
}
