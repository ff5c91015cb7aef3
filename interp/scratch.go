package interp

import "unsafe"

// Scratch is memory for the texts that a lead's run makes. It is used again
// for the next lead, so a text made in it lives as long as the lead's run. The
// zero value is ready; functions append to it and take the text from where
// they began:
//
//	start := len(*b)
//	*b = append(*b, …)
//	return b.Text(start)
type Scratch []byte

// Text is what was appended since start.
func (b *Scratch) Text(start int) string {
	made := (*b)[start:]
	return unsafe.String(unsafe.SliceData(made), len(made))
}
