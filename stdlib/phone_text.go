package stdlib

import (
	"regexp"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

// This file finds the digits of a phone number in what people type.

// phoneDigits takes the digits out of a text that is a phone number, and says
// whether a plus stands before them. Words before the number and an extension
// behind it are left out; three letters or more are read off a keypad. The
// digits are appended to dst.
func phoneDigits(dst []byte, s string) (digits []byte, plus, ok bool) {
	s = phoneStart(s)
	start := len(dst)
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case '0' <= c && c <= '9':
			dst = append(dst, c)
		case c == '+' && len(dst) == start:
			plus = true
		case strings.IndexByte(" -.()/[]", c) >= 0:
		default:
			return oddPhoneDigits(dst[:start], s)
		}
	}
	return dst, plus, len(dst)-start >= 2
}

// phoneStart is the text from its first plus or digit on.
func phoneStart(s string) string {
	i := strings.IndexFunc(s, func(r rune) bool { return isPlus(r) || unicode.IsDigit(r) })
	if i < 0 {
		return ""
	}
	return s[i:]
}

func isPlus(r rune) bool { return r == '+' || r == '＋' }

var secondNumber = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`[\\/] *x`) })

var phoneExtension = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(?i)(?:` +
		`;ext=\pN{1,20}|` +
		`[ \x{A0}\t,]*(?:e?xt(?:ensi(?:o\x{301}?|ó))?n?|доб|anexo)[:.．]?[ \x{A0}\t,-]*\pN{1,20}#?|` +
		`[ \x{A0}\t,]*(?:[x#~ｘ＃～]|int)[:.．]?[ \x{A0}\t,-]*\pN{1,9}#?|` +
		`[- ]+\pN{1,6}#|` +
		`[ \x{A0}\t]*(?:,,|;)[:.．]?[ \x{A0}\t,-]*\pN{1,15}#?|` +
		`[ \x{A0}\t]*,+[:.．]?[ \x{A0}\t,-]*\pN{1,9}#?` +
		`)$`)
})

// oddPhoneDigits is phoneDigits for texts with more than digits and the usual
// signs between them.
func oddPhoneDigits(dst []byte, s string) (digits []byte, plus, ok bool) {
	if strings.Contains(s, ";phone-context=") {
		return dst, false, false // a number that counts elsewhere alone
	}
	s, _, _ = strings.Cut(s, ";isub=")
	s = strings.TrimRightFunc(s, func(r rune) bool { return r != '#' && !unicode.IsLetter(r) && !unicode.IsNumber(r) })
	if at := secondNumber().FindStringIndex(s); at != nil {
		s = s[:at[0]]
	}
	if at := phoneExtension().FindStringIndex(s); at != nil && isPhone(s[:at[0]]) {
		s = s[:at[0]]
	}
	if !isPhone(s) {
		return dst, false, false
	}
	keypad := asciiLetters(s) >= 3
	for _, r := range s {
		switch {
		case isPlus(r):
			plus = true
		case unicode.IsDigit(r):
			dst = append(dst, '0'+digitOf(r))
		case keypad && isASCIILetter(r):
			dst = append(dst, keypadDigits[(r|0x20)-'a'])
		}
	}
	return dst, plus, true
}

// isPhone reports whether a text is pluses, three digits or more with signs
// between them, and then signs, digits and letters.
func isPhone(s string) bool {
	s = strings.TrimLeftFunc(s, isPlus)
	digits := 0
	for _, r := range s {
		switch {
		case unicode.IsDigit(r):
			digits++
		case isASCIILetter(r) && r != 'x' && digits < 3:
			return false
		case !isASCIILetter(r) && !isPhoneSign(r):
			return false
		}
	}
	return digits >= 3
}

// isPhoneSign reports whether a character may stand between a number's digits.
func isPhoneSign(r rune) bool {
	return r == 'x' || r != utf8.RuneError && strings.ContainsRune("-‐‑‒–—―−ー－／ \u00A0\u00AD\u200B\u2060　()（）［］.．[]/~⁓∼～*", r)
}

func isASCIILetter(r rune) bool { return 'a' <= r|0x20 && r|0x20 <= 'z' }

func asciiLetters(s string) int {
	n := 0
	for i := 0; i < len(s); i++ {
		if isASCIILetter(rune(s[i])) {
			n++
		}
	}
	return n
}

// keypadDigits are the digits of the letters a to z on a telephone.
const keypadDigits = "22233344455566677778889999"

// digitOf is the value of a decimal digit of any script: in Unicode, each
// script's ten lie in a row that begins with zero.
func digitOf(r rune) byte {
	if r < utf8.RuneSelf {
		return byte(r - '0')
	}
	for _, in := range unicode.Nd.R16 {
		if r >= rune(in.Lo) && r <= rune(in.Hi) {
			return byte((r - rune(in.Lo)) % 10)
		}
	}
	for _, in := range unicode.Nd.R32 {
		if r >= rune(in.Lo) && r <= rune(in.Hi) {
			return byte((r - rune(in.Lo)) % 10)
		}
	}
	return 0
}
