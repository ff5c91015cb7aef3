package stdlib

import (
	"encoding/binary"
	"math/bits"
	"strings"
	"sync"
	"sync/atomic"

	"campaignc/lang"
)

// This file finds the row of a look-up table. A table is indexed once for each
// number of keys it is asked for by, when it is first asked.

// tableCache holds the indexes of the tables asked for so far. It is safe for
// concurrent use. The limit is for a process that lives through many versions
// of its workspace, each with tables of its own.
type tableCache struct {
	tables sync.Map // *lang.Table → *tableIndexes
	count  atomic.Int64
}

const tablesLimit = 256

// tableIndexes are the indexes of one table.
type tableIndexes struct {
	mu       sync.Mutex                   // held while an index is built
	keys     []atomic.Pointer[keyIndex]   // by the number of keys
	patterns atomic.Pointer[patternIndex] // of the first column
}

func (c *tableCache) of(t *lang.Table) *tableIndexes {
	if x, known := c.tables.Load(t); known {
		return x.(*tableIndexes)
	}
	if c.count.Add(1) > tablesLimit {
		c.tables.Clear()
		c.count.Store(1)
	}
	x, _ := c.tables.LoadOrStore(t, &tableIndexes{keys: make([]atomic.Pointer[keyIndex], len(t.Columns)+1)})
	return x.(*tableIndexes)
}

// byKeys is the index of the table's n leading columns.
func (x *tableIndexes) byKeys(t *lang.Table, n int) *keyIndex {
	if index := x.keys[n].Load(); index != nil {
		return index
	}
	x.mu.Lock()
	defer x.mu.Unlock()
	if index := x.keys[n].Load(); index != nil {
		return index
	}
	index := newKeyIndex(t.Rows, n)
	x.keys[n].Store(index)
	return index
}

// byPattern is the index of the patterns in the table's first column.
func (x *tableIndexes) byPattern(t *lang.Table) *patternIndex {
	if index := x.patterns.Load(); index != nil {
		return index
	}
	x.mu.Lock()
	defer x.mu.Unlock()
	if index := x.patterns.Load(); index != nil {
		return index
	}
	index := newPatternIndex(t.Rows)
	x.patterns.Store(index)
	return index
}

// keyIndex finds the first row whose leading cells match the keys. Rows that
// match anything in the same columns share a group; a table without such cells
// has one.
type keyIndex struct{ groups []keyGroup }

// keyGroup holds the rows that want a certain text in the columns of its mask
// and anything in the others.
type keyGroup struct {
	mask  uint64
	first int // row; later groups begin later
	rows  map[string]int
}

// keysLimit is how many keys a table can be asked for by.
const keysLimit = 64

// isAnything reports whether a cell among the keys matches anything.
func isAnything(cell string) bool {
	cell = strings.TrimSpace(cell)
	return cell == "" || cell == "*"
}

func newKeyIndex(rows [][]string, n int) *keyIndex {
	index := &keyIndex{}
	groups := map[uint64]int{} // mask → place in index.groups
	var key []byte
	for row, cells := range rows {
		var mask uint64
		for i, cell := range cells[:n] {
			if !isAnything(cell) {
				mask |= 1 << i
			}
		}
		at, known := groups[mask]
		if !known {
			at = len(index.groups)
			groups[mask] = at
			index.groups = append(index.groups, keyGroup{mask: mask, first: row, rows: map[string]int{}})
		}
		key = appendKey(key[:0], mask, func(i int) string { return cells[i] })
		if _, taken := index.groups[at].rows[string(key)]; !taken {
			index.groups[at].rows[string(key)] = row
		}
	}
	return index
}

// find is the first row that matches the keys; -1 when none.
func (x *keyIndex) find(keys []string) int {
	best := -1
	var buf [128]byte
	for i := range x.groups {
		g := &x.groups[i]
		if best >= 0 && g.first > best {
			break
		}
		key := appendKey(buf[:0], g.mask, func(i int) string { return keys[i] })
		if row, found := g.rows[string(key)]; found && (best < 0 || row < best) {
			best = row
		}
	}
	return best
}

// appendKey appends the texts of the mask's columns, folded, each but the last
// with its length before it, so that no two lists of texts make one key.
func appendKey(key []byte, mask uint64, text func(int) string) []byte {
	for mask != 0 {
		i := bits.TrailingZeros64(mask)
		mask &= mask - 1
		s := strings.TrimSpace(text(i))
		if mask != 0 {
			key = binary.AppendUvarint(key, uint64(len(s)))
		}
		key = appendFold(key, s)
	}
	return key
}

// columnOf is the place of the column that a look-up gives: the one named, else
// the one after the keys; -1 when there is none.
func columnOf(t *lang.Table, name string, keys int) int {
	if name == "" {
		if keys < len(t.Columns) {
			return keys
		}
		return -1
	}
	for i, c := range t.Columns {
		if c.Name == name {
			return i
		}
	}
	if c := t.Column(name); c != nil {
		return c.Index
	}
	return -1
}
