package parser

import "strings"

// nearest returns the word that a misspelt one was most likely meant to be, or
// "". The first of the nearest wins.
func nearest(word string, words []string) string {
	if len(word) > distanceMax {
		return ""
	}
	best, limit := "", max(1, len(word)/3)+1
	for _, w := range words {
		if d := distance(strings.ToLower(word), w); d < limit {
			best, limit = w, d
		}
	}
	return best
}

// distanceMax is the longest word that distance compares.
const distanceMax = 32

// distance counts the letters to insert, delete, replace or swap to make one
// word of another, neither of them longer than distanceMax.
func distance(a, b string) int {
	var rows [3][distanceMax + 1]int
	for j := range len(b) + 1 {
		rows[0][j] = j
	}
	for i := 1; i <= len(a); i++ {
		row, above, before := &rows[i%3], &rows[(i+2)%3], &rows[(i+1)%3]
		row[0] = i
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			row[j] = min(above[j]+1, row[j-1]+1, above[j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
		}
	}
	return rows[len(a)%3][len(b)]
}
