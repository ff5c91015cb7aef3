package stdlib

import (
	"net/netip"
	"strings"
	"unicode"
	"unicode/utf8"

	"campaignc/interp"
	"campaignc/lang"
)

// webFunctions take addresses of pages apart.
var webFunctions = []interp.Function{
	{Function: lang.Function{
		Form: "url_host(x: text) text",
		Doc: "The host of a web address, with or without `https://`, in small letters; empty when the text is no web address. A name without " +
			"`https://` needs a dot.",
		Example: `url_host("https://www.Example.com:8080/pricing?x=1") == "www.example.com"`,
	}, Body: urlHost},
	{Function: lang.Function{
		Form:    "url_path(x: text) text",
		Doc:     "The path of a web address, without what follows `?` or `#`; `/` when there is none.",
		Example: `url_path("www.example.com/pricing/eu?x=1") == "/pricing/eu"`,
	}, Body: urlPath},
	{Function: lang.Function{
		Form: "url_parameter(x: text, name: text) text",
		Doc: "The value of the first parameter of that name in a web address, decoded, its name without regard to case; empty when there is " +
			"none.",
		Example: `url_parameter("https://example.com/?utm_source=news+letter&utm_medium=email", "utm_source") == "news letter"`,
	}, Body: urlParameter},
	{Function: lang.Function{
		Form: "root_domain(x: text) text",
		Doc: "The domain that an organisation registered, of a mail address, a web address or a host name; empty when there is none. For " +
			"matching leads to companies.",
		Example: `root_domain("ann@mail.example.co.uk") == "example.co.uk"`,
	}, Body: rootDomain},
	{Function: lang.Function{
		Form:    "url_encode(x: text) text",
		Doc:     "The text as it can stand in a web address as the value of a parameter.",
		Example: `url_encode("R&D 100%") == "R%26D%20100%25"`,
	}, Body: urlEncodeBody},
}

// splitURL parts a web address into its host, as written, and what follows. A
// backslash counts as a slash, as in browsers.
func splitURL(s string) (host, rest string, ok bool) {
	s = strings.TrimSpace(s)
	scheme := false
	if i := strings.Index(s, "://"); i >= 0 && isScheme(s[:i]) {
		s, scheme = s[i+3:], true
	} else if strings.HasPrefix(s, "//") {
		s, scheme = s[2:], true
	}
	end := strings.IndexAny(s, `/\?#`)
	if end < 0 {
		end = len(s)
	}
	host, rest = s[:end], s[end:]
	if at := strings.LastIndexByte(host, '@'); at >= 0 {
		if !scheme {
			return "", "", false // a mail address
		}
		host = host[at+1:]
	}
	host, ok = hostOf(host)
	return host, rest, ok && (scheme || strings.Contains(host, "."))
}

func isScheme(s string) bool { return strings.EqualFold(s, "http") || strings.EqualFold(s, "https") }

// hostOf takes `:8080` away, and the brackets of an IPv6 address.
func hostOf(s string) (string, bool) {
	colon := strings.LastIndexByte(s, ':')
	if bracket := strings.LastIndexByte(s, ']'); bracket > 0 && s[0] == '[' {
		addr, err := netip.ParseAddr(s[1:bracket])
		port := s[bracket+1:]
		return addr.String(), err == nil && addr.Zone() == "" && (port == "" || port[0] == ':' && digitsOnly(port[1:]))
	}
	if colon >= 0 {
		if !digitsOnly(s[colon+1:]) {
			return "", false
		}
		s = s[:colon]
	}
	return s, isHost(s)
}

// isHost accepts names of letters of any script, digits, hyphens, underscores
// and dots.
func isHost(s string) bool {
	if s == "" || len(s) > domainLimit || s[0] == '.' || strings.Contains(s, "..") {
		return false
	}
	for _, r := range s {
		switch {
		case r == '.' || r == '-' || r == '_':
		case r == utf8.RuneError || !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r):
			return false
		}
	}
	return true
}

func urlHost(s string) string {
	host, _, ok := splitURL(s)
	if !ok {
		return ""
	}
	return lower(strings.TrimSuffix(host, "."))
}

func urlPath(s string) string {
	_, rest, ok := splitURL(s)
	if !ok {
		return ""
	}
	if end := strings.IndexAny(rest, "?#"); end >= 0 {
		rest = rest[:end]
	}
	if rest == "" {
		return "/"
	}
	return rest
}

func urlParameter(s, name string) string {
	s, _, _ = strings.Cut(s, "#")
	_, query, _ := strings.Cut(s, "?")
	for pair := range strings.SplitSeq(query, "&") {
		key, value, _ := strings.Cut(pair, "=")
		if len(key) <= 3*len(name) && strings.EqualFold(decodeParameter(key), name) {
			return decodeParameter(value)
		}
	}
	return ""
}

// decodeParameter decodes `+` and `%41`. What is no such code stays as it is;
// control characters, which nobody sees and mail headers suffer from, are left out.
func decodeParameter(s string) string {
	if strings.IndexByte(s, '%') < 0 && strings.IndexByte(s, '+') < 0 {
		return s
	}
	b := make([]byte, 0, len(s))
	for i := 0; i < len(s); i++ {
		c := s[i]
		switch {
		case c == '+':
			c = ' '
		case c == '%' && i+2 < len(s) && isHex(s[i+1]) && isHex(s[i+2]):
			c = unhex(s[i+1])<<4 | unhex(s[i+2])
			i += 2
		}
		b = append(b, c)
	}
	visible := func(r rune) rune {
		if unicode.IsControl(r) {
			return -1
		}
		return r
	}
	return strings.Map(visible, strings.ToValidUTF8(string(b), ""))
}

func isHex(c byte) bool {
	return '0' <= c && c <= '9' || 'a' <= c|0x20 && c|0x20 <= 'f'
}

func unhex(c byte) byte {
	if c <= '9' {
		return c - '0'
	}
	return c | 0x20 - 'a' + 10
}

func rootDomain(s string) string {
	host := urlHost(s)
	if strings.IndexByte(s, '@') >= 0 && host == "" {
		host = strings.TrimSuffix(emailDomain(s), ".")
	}
	if !validDomain(host) {
		return ""
	}
	return registeredDomain(host)
}

const upperHex = "0123456789ABCDEF"

func urlEncodeBody(_ *interp.Env, args []lang.Value) (lang.Value, error) {
	s := args[0].Text
	codes := 0
	for i := 0; i < len(s); i++ {
		if !isUnreserved(s[i]) {
			codes++
		}
	}
	if codes == 0 {
		return textResult(s)
	}
	if codes > (textLimit-len(s))/2 {
		return none, errTextLimit
	}
	b := make([]byte, 0, len(s)+2*codes)
	for i := 0; i < len(s); i++ {
		if c := s[i]; isUnreserved(c) {
			b = append(b, c)
		} else {
			b = append(b, '%', upperHex[c>>4], upperHex[c&15])
		}
	}
	return textResult(string(b))
}

func isUnreserved(c byte) bool {
	return isAlphanumeric(c) || c == '-' || c == '.' || c == '_' || c == '~'
}
