package persian

import (
	"bytes"
	"strings"
	"unicode/utf8"
)

// alphabetIndex gives each letter a byte.
var alphabetIndex = indexAlphabet()

func indexAlphabet() map[rune]byte {
	out := map[rune]byte{}
	for i, r := range []rune(alphabet) {
		out[r] = byte(i + 1)
	}
	return out
}

// spellOut writes a folded word a byte a letter; ok is false for one with other
// signs or with too many letters.
func spellOut(word string) (letters string, mask uint64, ok bool) {
	if utf8.RuneCountInString(word) > maxSpelled {
		return "", 0, false
	}
	out := make([]byte, 0, len(word)/2)
	for _, r := range word {
		b := alphabetIndex[r]
		if b == 0 {
			return "", 0, false
		}
		out = append(out, b)
		mask |= 1 << b
	}
	return string(out), mask, true
}

// The costs of slips, in tenths.
const (
	unit       = 10
	maxSlips   = 2
	maxCost    = 20
	costWeight = 8
)

// distance measures how far two words lie apart; it keeps its rows.
type distance struct {
	rows [3][maxSpelled + 2]int
}

// between is the cost of the slips that turn one word into the other: letters left
// out, put in, exchanged or swapped with the next. It stops above the limit.
func (d *distance) between(a, b string, limit int) int {
	last, row, before := &d.rows[0], &d.rows[1], &d.rows[2]
	row[0] = 0
	for j := 1; j <= len(b); j++ {
		row[j] = row[j-1] + lost(b, j-1)
	}
	for i := 1; i <= len(a); i++ {
		last, row, before = row, before, last
		row[0] = last[0] + lost(a, i-1)
		least := row[0]
		for j := 1; j <= len(b); j++ {
			cost := last[j-1] + exchanged(a, b, i, j)
			cost = min(cost, last[j]+lost(a, i-1), row[j-1]+lost(b, j-1))
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				cost = min(cost, before[j-2]+swap)
			}
			row[j] = cost
			least = min(least, cost)
		}
		if least > limit {
			return least
		}
	}
	return row[len(b)]
}

const (
	swap      = 7
	doubled   = 5
	weakLost  = 8
	firstMore = 4
)

// lost is the cost of a letter that one word has and the other has not.
func lost(word string, at int) int {
	switch {
	case at > 0 && word[at] == word[at-1]:
		return doubled
	case bytes.IndexByte(weakLetters, word[at]) >= 0:
		return weakLost + initialCost(at)
	}
	return unit + initialCost(at)
}

func initialCost(at int) int {
	if at == 0 {
		return firstMore
	}
	return 0
}

// exchanged is the cost of one letter for another.
func exchanged(a, b string, i, j int) int {
	x, y := a[i-1], b[j-1]
	if x == y {
		return 0
	}
	cost := int(exchange[x][y])
	if i == 1 && j == 1 {
		cost += firstMore
	}
	return cost
}

// weakLetters are left out and put in more easily than others.
var weakLetters = lettersOf("اویه")

// exchange holds the costs of one letter for another.
var exchange = exchangeCosts()

func exchangeCosts() (out [40][40]uint8) {
	for x := range out {
		for y := range out[x] {
			out[x][y] = unit
		}
	}
	cheaper := func(group string, cost uint8) {
		list := lettersOf(group)
		for _, x := range list {
			for _, y := range list {
				out[x][y] = min(out[x][y], cost)
			}
		}
	}
	for row := range strings.FieldsSeq("ضصثقفغعهخحجچ شسیبلاتنمکگ ظطزرذدپو") {
		keys := []rune(row)
		for i := range keys[1:] {
			cheaper(string(keys[i:i+2]), 6)
		}
	}
	for group := range strings.FieldsSeq("جچحخ دذ رزژ سش صض طظ عغ فق کگ بپتثنی") {
		cheaper(group, 7)
	}
	for group := range strings.FieldsSeq("زذضظ سصث تط حه غق اع") {
		cheaper(group, 4)
	}
	return out
}

func lettersOf(s string) []byte {
	var out []byte
	for _, r := range s {
		out = append(out, alphabetIndex[r])
	}
	return out
}
