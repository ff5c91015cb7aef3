package stdlib

import (
	"encoding/binary"
	"errors"
	"strings"

	"campaignc/interp"
	"campaignc/lang"
)

// choiceFunctions choose.
var choiceFunctions = []interp.Function{
	{Function: lang.Function{
		Form: "spread(over: list, by: text) T",
		Doc: "Chooses one value of a list by a text, such as the lead's e-mail address: evenly, and always the same one for the same text, " +
			"without regard to case and outer space. A value that stands in the list twice gets twice as many. When the list changes, only " +
			"those move whose value is gone or who fall to a new one. Empty cells do not count.",
		Marketo: "a step with a choice `Random Sample` for each value; it draws anew each time, so ask first whether the field is empty",
		Example: `spread(["ann", "bob", "cem"], by: "lead@example.com") in ["ann", "bob", "cem"]`,
	}, Body: spreadBody},
}

var errNothingToSpread = errors.New("there is nothing to spread over: the list is empty")

// spreadBody is rendezvous hashing: each value draws a number from the text and
// itself, and the highest draw wins. The hash is part of the language's
// promise and never changes: FNV-1a of 64 bits, mixed by the end of splitmix64.
func spreadBody(_ *interp.Env, args []lang.Value) (lang.Value, error) {
	key := hashText(args[1].Text)
	best, highest := none, uint64(0)
	seen := occurrences{}
	for _, v := range args[0].List {
		if v.IsEmpty() {
			continue
		}
		hash := hashValue(v)
		draw := mix(key ^ mix(hash+seen.add(hash)))
		if best.IsEmpty() || draw > highest {
			best, highest = v, draw
		}
	}
	if best.IsEmpty() {
		return none, errNothingToSpread
	}
	return best, nil
}

// occurrences counts how often each of some hashes came, the first few without
// memory.
type occurrences struct {
	few  [32]uint64
	n    int
	many map[uint64]uint64
}

// add counts a hash and says how often it came before.
func (o *occurrences) add(hash uint64) uint64 {
	if o.many == nil && o.n < len(o.few) {
		count := uint64(0)
		for _, h := range o.few[:o.n] {
			if h == hash {
				count++
			}
		}
		o.few[o.n] = hash
		o.n++
		return count
	}
	if o.many == nil {
		o.many = map[uint64]uint64{}
		for _, h := range o.few {
			o.many[h]++
		}
	}
	count := o.many[hash]
	o.many[hash]++
	return count
}

const (
	fnvOffset = 0xcbf29ce484222325
	fnvPrime  = 0x100000001b3
)

// hashText is FNV-1a of the text, folded and without outer space.
func hashText(s string) uint64 {
	var buf [128]byte
	return hashBytes(appendFold(buf[:0], strings.TrimSpace(s)))
}

func hashBytes(b []byte) uint64 {
	h := uint64(fnvOffset)
	for _, c := range b {
		h = (h ^ uint64(c)) * fnvPrime
	}
	return h
}

func hashValue(v lang.Value) uint64 {
	if v.Kind.IsText() {
		return hashText(v.Text)
	}
	var buf [8]byte
	return hashBytes(binary.LittleEndian.AppendUint64(buf[:0], uint64(v.Num)))
}

// mix is the end of splitmix64: every bit of the result depends on every bit.
func mix(h uint64) uint64 {
	h = (h ^ h>>30) * 0xbf58476d1ce4e5b9
	h = (h ^ h>>27) * 0x94d049bb133111eb
	return h ^ h>>31
}
