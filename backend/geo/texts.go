package geo

import (
	"bytes"
	"slices"
	"sort"
	"strings"
)

// texts tell the slots in which a piece of a word stands. A piece holds no space, so it
// stands in a text just where it stands in one of its words: the words, of which
// there are few, are looked through, and not the texts. What was written stays written, so
// that a window reads on while the city takes in new words.
type texts struct {
	joined  []byte           // all words, a line each
	starts  []int32          // of each word within joined, and the end
	numbers map[string]int32 // nil in a window, which takes in no words
	slots   [][]int32        // by word, in order; none in a window, whose projects are looked through
	used    int              // words that stand anywhere
}

func newTexts() texts { return texts{starts: []int32{0}, numbers: map[string]int32{}} }

// emptied are the words alone, for a window.
func (t *texts) emptied() texts {
	return texts{joined: slices.Clip(t.joined), starts: slices.Clip(t.starts)}
}

// of numbers the words of a text, each once.
func (t *texts) of(text string) []int32 {
	var out []int32
	for word := range strings.FieldsSeq(text) {
		n, ok := t.numbers[word]
		if !ok {
			n = int32(len(t.starts) - 1)
			t.joined = append(append(t.joined, word...), '\n')
			t.starts = append(t.starts, int32(len(t.joined)))
			t.numbers[strings.Clone(word)], t.slots = n, append(t.slots, nil)
		}
		out = append(out, n)
	}
	slices.Sort(out)
	return slices.Clone(slices.Compact(out))
}

func (t *texts) word(n int32) []byte { return t.joined[t.starts[n] : t.starts[n+1]-1] }

func (t *texts) join(slot int32, words []int32) {
	if t.numbers == nil {
		return
	}
	for _, n := range words {
		list := t.slots[n]
		if len(list) == 0 {
			t.used++
		}
		at, _ := slices.BinarySearch(list, slot)
		t.slots[n] = slices.Insert(list, at, slot)
	}
}

func (t *texts) leave(slot int32, words []int32) {
	for _, n := range words {
		list := t.slots[n]
		if at, found := slices.BinarySearch(list, slot); found {
			list = slices.Delete(list, at, at+1)
		}
		if t.slots[n] = list; len(list) == 0 {
			t.slots[n] = nil
			t.used--
		}
	}
}

// worn reports whether most of the words stand nowhere any more.
func (t *texts) worn() bool { return len(t.numbers) > 2*t.used+1000 }

// renew writes the words anew that stand anywhere, and tells the new number of each.
func (t *texts) renew() (numbers []int32) {
	old := *t
	*t = newTexts()
	t.used, numbers = old.used, make([]int32, len(old.slots))
	for n, slots := range old.slots {
		if len(slots) > 0 {
			numbers[n] = t.of(string(old.word(int32(n))))[0]
			t.slots[numbers[n]] = slots
		}
	}
	return numbers
}

// has reports whether one of some words holds a piece.
func (t *texts) has(words []int32, piece string) bool {
	return slices.ContainsFunc(words, func(n int32) bool { return bytes.Contains(t.word(n), []byte(piece)) })
}

// mask marks the slots whose text holds a piece of a word.
func (t *texts) mask(piece string, c *columns) bitset {
	out, sought := newBitset(c.size), []byte(piece)
	if t.numbers == nil {
		for e := range c.all() {
			out.put(int(e.slot), t.has(e.words, piece))
		}
		return out
	}
	for at := 0; at < len(t.joined); {
		found := bytes.Index(t.joined[at:], sought)
		if found < 0 {
			break
		}
		n := sort.Search(len(t.starts)-1, func(n int) bool { return int(t.starts[n+1]) > at+found })
		for _, slot := range t.slots[n] {
			out.set(int(slot))
		}
		at = int(t.starts[n+1])
	}
	return out
}
