package interp

// The texts of the numbers that leads are full of: scores, counts, days. To
// look one up costs a tenth of writing it, and takes no memory of the lead's.

const smallNumbers = 1000

// smallDigits holds 000 to 999, one after the other.
var smallDigits = func() string {
	b := make([]byte, 0, 3*smallNumbers)
	for n := range smallNumbers {
		b = append(b, byte('0'+n/100), byte('0'+n/10%10), byte('0'+n%10))
	}
	return string(b)
}()

// smallText is the number in plain decimal; n lies from 0 to 999.
func smallText(n int64) string {
	at := int(n) * 3
	end := at + 3
	switch {
	case n < 10:
		at += 2
	case n < 100:
		at++
	}
	return smallDigits[at:end]
}
