package stdlib

import (
	netmail "net/mail"
	"slices"
	"strings"
	"testing"
)

func TestMailFunctions(t *testing.T) {
	runFunctionTests(t, []functionTest{
		{name: "email_domain", args: []any{"Ann@Example.com "}, want: "example.com"},
		{name: "email_domain", args: []any{`"a@b"@c.com`}, want: "c.com"},
		{name: "email_domain", args: []any{"ann"}, want: nil},
		{name: "email_domain", args: []any{"ann@"}, want: nil},
		{name: "email_local", args: []any{" ann.smith@example.com"}, want: "ann.smith"},
		{name: "email_local", args: []any{"ann"}, want: nil},
		{name: "normalize_email", args: []any{" <Ann@Example.COM> "}, want: "ann@example.com"},
		{name: "normalize_email", args: []any{"mailto:Ann@Example.COM"}, want: "ann@example.com"},
		{name: "normalize_email", args: []any{"\ufeff ann@example.com.\u200b"}, want: "ann@example.com"},
		{name: "normalize_email", args: []any{"Not an Address."}, want: "not an address."},
		{name: "normalize_email", args: []any{"<>"}, want: "<>"},
		{name: "canonical_email", args: []any{"Ann.Smith+news@googlemail.com"}, want: "annsmith@gmail.com"},
		{name: "canonical_email", args: []any{"ann.smith+news@example.com"}, want: "ann.smith@example.com"},
		{name: "canonical_email", args: []any{"+news@example.com"}, want: "+news@example.com"},
		{name: "canonical_email", args: []any{"nobody"}, want: "nobody"},
		{name: "is_free_mail", args: []any{"Ann@GMAIL.com"}, want: true},
		{name: "is_free_mail", args: []any{"gmail.com"}, want: true},
		{name: "is_free_mail", args: []any{"ann@web.de"}, want: true},
		{name: "is_free_mail", args: []any{"ann@socal.rr.com"}, want: true},
		{name: "is_free_mail", args: []any{"ann@notgmail.com"}, want: false},
		{name: "is_free_mail", args: []any{"ann@example.com"}, want: false},
		{name: "is_free_mail", args: []any{"ann@com"}, want: false},
		{name: "is_free_mail", args: []any{"ann@gmail.com.example.com"}, want: false},
		{name: "is_free_mail", args: []any{"@"}, want: false},
		{name: "is_free_mail", args: []any{strings.Repeat("a.", 500_000) + "gmail.com"}, want: false},
		{name: "is_disposable_mail", args: []any{"ann@mailinator.com"}, want: true},
		{name: "is_disposable_mail", args: []any{"ann@sub.yopmail.com"}, want: true},
		{name: "is_disposable_mail", args: []any{"ann@gmail.com"}, want: false},
		{name: "is_role_address", args: []any{"Info@example.com"}, want: true},
		{name: "is_role_address", args: []any{"sales+eu@example.com"}, want: true},
		{name: "is_role_address", args: []any{"no-reply@example.com"}, want: true},
		{name: "is_role_address", args: []any{"ann@example.com"}, want: false},
		{name: "is_role_address", args: []any{"information.desk@example.com"}, want: false},
		{name: "is_role_address", args: []any{"info"}, want: false},
	})
}

func TestValidAddress(t *testing.T) {
	valid := []string{
		"ann@example.com", "ANN@EXAMPLE.COM", "a@b.co", "ann.smith+tag@mail.example.co.uk", "o'neil@example.com", "a_b-c/d=e{f}@example.com",
		"1@2.com", "a@1.2.3.com", "a@xn--e1afmkfd.xn--p1ai", "a@xn--e1afmkfd.com", "a@example.museum",
		strings.Repeat("a", 64) + "@b.com",
		"a@" + strings.Repeat(strings.Repeat("b", 61)+".", 4) + "de",
	}
	for _, s := range valid {
		if !validAddress(s) {
			t.Errorf("%q is refused", s)
		}
	}
	invalid := []string{
		"", "a", "a@", "@b.com", "a@b@c.com", "a b@c.com", "a@b..com", "a@-b.com", "a@b-.com", "a@b.c_m", "a@[127.0.0.1]", "a@localhost", "a@b",
		"<a@b.com>", "A <a@b.com>", "a@b.com,b@c.com", "a@b.com; b@c.com", `"a b"@c.com`, `"toni@x ORCPT=admin"@y.com`, "a@b.com (comment)",
		"аdmin@example.com", "a\u202e@example.com", "a@例え.jp", strings.Repeat("a", 65) + "@b.com",
		"a@" + strings.Repeat("b", 64) + ".com", "a@" + strings.Repeat("b.", 130) + "com", "postmaster", "mailto:a@b.com", "=?utf-8?q?a?=@b.com",
		"a%40b.com@c.com", "a!b@c.com", "a@b.com ", " a@b.com", "%0d%0aBcc:x@y.com", "a@b.com\r\nBcc: x@y.com", "a\x00@b.com", "a@b.com\n",
		".a@b.com", "a.@b.com", "a..b@c.com", "a@.b.com", "a@b.com.", "a@1.2.3.4", "a@b.1", "a@b.c", "a@b.x1", "a@xn--.com-", "a\xff@b.com",
		"a@b\u200b.com", "a@b.com@", "a,b@c.com", "a:b@c.com", `a\b@c.com`, `a"b@c.com`, "(a)@b.com", "a@b,com",
	}
	for _, s := range invalid {
		if validAddress(s) {
			t.Errorf("%q passes", s)
		}
	}
}

// What passes is one address to everybody: the standard library reads it as
// itself, and it holds nothing that mail headers or SMTP give a meaning to.
func FuzzValidAddress(f *testing.F) {
	for _, s := range []string{"ann@example.com", `"a b"@c.com`, "a@b.com,b@c.com", "=?utf-8?q?a?=@b.com", "a@b.com\r\nx", "o'neil@x.co"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if !validAddress(s) {
			return
		}
		if strings.ContainsAny(s, " \t\r\n\x00<>()[],;:\\\"%!") || strings.Count(s, "@") != 1 || !isASCII(s) || len(s) > 254 {
			t.Errorf("%q passes", s)
		}
		a, err := netmail.ParseAddress(s)
		if err != nil || a.Address != s || a.Name != "" {
			t.Errorf("%q passes, but net/mail reads %v, %v", s, a, err)
		}
		if n := normalizeEmail(s); n != strings.ToLower(s) || !validAddress(n) {
			t.Errorf("%q is normalized to %q", s, n)
		}
	})
}

func FuzzNormalizeEmail(f *testing.F) {
	for _, s := range []string{" <Ann@Example.COM> ", "mailto:mailto:a@b.com", "<<a@b.c>>", "a@b.c..", "\ufeff<"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if n := normalizeEmail(s); validAddress(n) && normalizeEmail(n) != n {
			t.Errorf("%q is normalized to %q, and that to %q", s, n, normalizeEmail(n))
		}
		canonicalEmail(s)
		rootDomain(s)
	})
}

func TestMailLists(t *testing.T) {
	for name, list := range map[string]string{"free": freeMailList, "disposable": disposableMailList} {
		set := wordSet(list)
		if len(set) < 400 {
			t.Errorf("%s: %d domains", name, len(set))
		}
		var words []string
		for line := range strings.Lines(list) {
			if !strings.HasPrefix(line, "#") {
				words = append(words, strings.Fields(line)...)
			}
		}
		if len(words) != len(set) {
			t.Errorf("%s: %d domains stand twice", name, len(words)-len(set))
		}
		for _, domain := range slices.Sorted(slices.Values(words)) {
			if !validDomain(domain) || domain != strings.ToLower(domain) {
				t.Errorf("%s: %q is no domain", name, domain)
			}
		}
	}
	for domain := range freeMail() {
		if disposableMail()[domain] {
			t.Errorf("%s is both free and disposable", domain)
		}
	}
}

func TestWebFunctions(t *testing.T) {
	runFunctionTests(t, []functionTest{
		{name: "url_host", args: []any{"https://www.Example.com:8080/pricing?x=1"}, want: "www.example.com"},
		{name: "url_host", args: []any{" example.com/x "}, want: "example.com"},
		{name: "url_host", args: []any{"//example.com/x"}, want: "example.com"},
		{name: "url_host", args: []any{"HTTP://EXAMPLE.COM."}, want: "example.com"},
		{name: "url_host", args: []any{"https://user:pass@example.com/"}, want: "example.com"},
		{name: "url_host", args: []any{`https://example.com\@evil.com`}, want: "example.com"},
		{name: "url_host", args: []any{"https://example.com?u=https://evil.com"}, want: "example.com"},
		{name: "url_host", args: []any{"https://localhost:3000"}, want: "localhost"},
		{name: "url_host", args: []any{"https://[2001:DB8::1]:443/x"}, want: "2001:db8::1"},
		{name: "url_host", args: []any{"https://[::1%25eth0]/"}, want: nil},
		{name: "url_host", args: []any{"https://[zz]/"}, want: nil},
		{name: "url_host", args: []any{"https://müller.de/x"}, want: "müller.de"},
		{name: "url_host", args: []any{"ann@example.com"}, want: nil},
		{name: "url_host", args: []any{"acme"}, want: nil},
		{name: "url_host", args: []any{"Acme Inc."}, want: nil},
		{name: "url_host", args: []any{"javascript:alert(1)"}, want: nil},
		{name: "url_host", args: []any{"ftp://example.com"}, want: nil},
		{name: "url_host", args: []any{"https://a..b.com"}, want: nil},
		{name: "url_host", args: []any{"https://a:b:80/"}, want: nil},
		{name: "url_host", args: []any{"https:///x"}, want: nil},
		{name: "url_path", args: []any{"www.example.com/pricing/eu?x=1#y"}, want: "/pricing/eu"},
		{name: "url_path", args: []any{"https://example.com"}, want: "/"},
		{name: "url_path", args: []any{"https://example.com?x"}, want: "/"},
		{name: "url_path", args: []any{"not a page"}, want: nil},
		{name: "url_parameter", args: []any{"https://x.com/?a=1&UTM_Source=news+letter%21#utm_source=no", "utm_source"}, want: "news letter!"},
		{name: "url_parameter", args: []any{"https://x.com/?a=1&a=2", "a"}, want: "1"},
		{name: "url_parameter", args: []any{"https://x.com/?b", "b"}, want: nil},
		{name: "url_parameter", args: []any{"https://x.com/", "b"}, want: nil},
		{name: "url_parameter", args: []any{"?x=%zz%4", "x"}, want: "%zz%4"},
		{name: "url_parameter", args: []any{"?x=a%0d%0aBcc%3Ab%00", "x"}, want: "aBcc:b"},
		{name: "url_parameter", args: []any{"?x=%ff%c3%bc", "x"}, want: "ü"},
		{name: "url_parameter", args: []any{"?%61=1", "a"}, want: "1"},
		{name: "root_domain", args: []any{"ann@mail.example.co.uk"}, want: "example.co.uk"},
		{name: "root_domain", args: []any{"https://www.shop.example.com/x"}, want: "example.com"},
		{name: "root_domain", args: []any{"example.com"}, want: "example.com"},
		{name: "root_domain", args: []any{"co.uk"}, want: nil},
		{name: "root_domain", args: []any{"acme.github.io"}, want: "acme.github.io"},
		{name: "root_domain", args: []any{"https://127.0.0.1/"}, want: nil},
		{name: "root_domain", args: []any{"acme"}, want: nil},
		{name: "root_domain", args: []any{"ann@"}, want: nil},
		{name: "url_encode", args: []any{"R&D 100%"}, want: "R%26D%20100%25"},
		{name: "url_encode", args: []any{"ü/~-._"}, want: "%C3%BC%2F~-._"},
		{name: "url_encode", args: []any{strings.Repeat("%", textLimit/3)}, want: strings.Repeat("%25", textLimit/3)},
		{name: "url_encode", args: []any{strings.Repeat("%", textLimit/3+1)}, reason: "the text would be longer than 1 MiB"},
	})
}

func FuzzURL(f *testing.F) {
	for _, s := range []string{"https://u:p@example.com:80/a?b=c#d", "//[::1]", "a.b?%41=%zz", `\\x.y\z`, "https://:80", "[", "]:"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if host := urlHost(s); strings.ContainsAny(host, "/\\?#@ \r\n") {
			t.Errorf("the host of %q is %q", s, host)
		}
		if path := urlPath(s); strings.ContainsAny(path, "?#") {
			t.Errorf("the path of %q is %q", s, path)
		}
		if root := rootDomain(s); root != "" && !validDomain(root) {
			t.Errorf("the root of %q is %q", s, root)
		}
		if v := urlParameter("?x="+strings.NewReplacer("&", "", "#", "", "?", "").Replace(s), "x"); len(v) > len(s) {
			t.Errorf("the parameter of %q is %q", s, v)
		}
	})
}
