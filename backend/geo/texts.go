package geo

import (
	"slices"
	"sort"
	"strings"
)

// vocabulary numbers the written words of what projects are searched in.
type vocabulary struct {
	words   []string
	numbers map[string]int32
}

func newVocabulary() vocabulary { return vocabulary{numbers: map[string]int32{}} }

// of numbers the words of a text, each once.
func (v *vocabulary) of(text string) []int32 {
	var out []int32
	for word := range strings.FieldsSeq(text) {
		n, ok := v.numbers[word]
		if !ok {
			n = int32(len(v.words))
			word = strings.Clone(word)
			v.numbers[word] = n
			v.words = append(v.words, word)
		}
		out = append(out, n)
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// texts tell the rows in which a piece of a word stands. A piece holds no space, so it
// stands in a text just where it stands in one of its words: the words, of which
// there are few, are looked through, and not the texts.
type texts struct {
	joined string  // all words, a line each
	starts []int32 // of each word within joined, and the end
	rows   []int32 // of all words, word by word
	ends   []int32 // where the rows of each word end
}

func newTexts(v *vocabulary, entries []*entry) texts {
	t := texts{joined: strings.Join(v.words, "\n"), starts: make([]int32, len(v.words)+1), ends: make([]int32, len(v.words))}
	for n, word := range v.words {
		t.starts[n+1] = t.starts[n] + int32(len(word)) + 1
	}
	for _, e := range entries {
		for _, n := range e.words {
			t.ends[n]++
		}
	}
	sum := int32(0)
	for n, count := range t.ends {
		t.ends[n], sum = sum, sum+count
	}
	t.rows = make([]int32, sum)
	for row, e := range entries {
		for _, n := range e.words {
			t.rows[t.ends[n]] = int32(row)
			t.ends[n]++
		}
	}
	return t
}

// mask marks the rows whose text holds a piece of a word.
func (t *texts) mask(piece string, size int) bitset {
	out := newBitset(size)
	for at := 0; at < len(t.joined); {
		found := strings.Index(t.joined[at:], piece)
		if found < 0 {
			break
		}
		n := sort.Search(len(t.ends), func(n int) bool { return int(t.starts[n+1]) > at+found })
		from := int32(0)
		if n > 0 {
			from = t.ends[n-1]
		}
		for _, row := range t.rows[from:t.ends[n]] {
			out.set(int(row))
		}
		at = int(t.starts[n+1])
	}
	return out
}
