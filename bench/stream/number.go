package stream

// Int reads a cell as a whole number; blank is 0. Numbers of more than 18
// digits do not come up.
func Int(cell string) (n int64, ok bool) {
	digits := cell
	if cell != "" && cell[0] == '-' {
		digits = cell[1:]
	}
	for i := range len(digits) {
		d := digits[i] - '0'
		if d > 9 {
			return 0, false
		}
		n = n*10 + int64(d)
	}
	if len(digits) < len(cell) {
		n = -n
	}
	return n, true
}
