package persian

import (
	"bytes"
	"compress/gzip"
	_ "embed"
	"hash/maphash"
	"io"
	"sync"
)

// packed is the lexicon: a line for each word, its classes after a blank. It is
// made by «go run ./build lexicon» of the spelling dictionary Lilak 3.3 (npm
// dictionary-fa, Apache-2.0) and holds what that dictionary tells of a word: how
// it is written, where its half-spaces stand and which endings it takes.
//
//go:embed lexicon.gz
var packed []byte

// class says which endings a word takes; a word without any is a particle, a
// conjugated verb or a compound of which the dictionary tells no more.
type class uint8

const (
	owned    class = 1 << iota // a possessive: کتابم
	counted                    // a plural in ها
	compared                   // تر and ترین
	animate                    // a plural in ان
	withYe                     // an indefinite or relative ی
	known                      // is in the lexicon at all
)

var classLetters = map[byte]class{'c': owned, 'p': counted, 't': compared, 'a': animate, 'y': withYe}

// lexeme reports whether the word is one that endings are put to, not an inflected
// form itself.
func (c class) lexeme() bool { return c&(counted|compared) != 0 }

// mass reports whether the word takes possessives but no plural: most such words
// are plurals already.
func (c class) mass() bool { return c&(owned|counted|compared) == owned }

// entry is a word of the lexicon.
type entry struct {
	word    string // folded and without half-spaces
	written string
	class   class
	// cuts end the parts of a compound in word; none for a simple word.
	cuts []byte
}

// lexicon is a hash table without growth: slots hold offsets into data, where an
// entry is its class, the number of parts, their ends, its length and its bytes, and
// then, behind their length, the bytes as they are written where these differ.
type lexicon struct {
	data  []byte
	slots []uint32
	// begun has a bit for each beginning of what stands before the last part of a compound:
	// most words begin none, and are known by it.
	begun []uint64
	seed  maphash.Seed
}

// dictionary is the lexicon, loaded when it is first asked for.
var dictionary = sync.OnceValue(loadLexicon)

// begunBits makes room for seventeen times the beginnings that there are.
const begunBits = 17

// slotBits makes the table four times as large as the words that it holds.
const slotBits = 18

func loadLexicon() *lexicon {
	zip, err := gzip.NewReader(bytes.NewReader(packed))
	if err != nil {
		panic(err) // a broken build
	}
	text, err := io.ReadAll(zip)
	if err != nil {
		panic(err)
	}
	l := &lexicon{data: make([]byte, 1, len(text)), slots: make([]uint32, 1<<slotBits), begun: make([]uint64, 1<<begunBits/64), seed: maphash.MakeSeed()}
	var f folder
	for len(text) > 0 {
		var line []byte
		line, text, _ = bytes.Cut(text, []byte{'\n'})
		word, letters, _ := bytes.Cut(line, []byte{' '})
		l.add(&f, word, letters)
	}
	return l
}

func (l *lexicon) add(f *folder, raw, letters []byte) {
	f.fold(string(raw))
	c := known
	for _, letter := range letters {
		c |= classLetters[letter]
	}
	word := f.out
	if len(word) == 0 || len(word) > 0xff || f.inflected() {
		return
	}
	at, there := l.slot(word)
	if there {
		c |= class(l.data[l.slots[at]])
		if !f.counted() || l.data[l.slots[at]+1] > 0 {
			l.data[l.slots[at]] = byte(c)
			return
		}
		// پنج‌شنبه comes behind پنجشنبه and tells its parts.
	}
	if n := len(f.cuts); n > 0 {
		for end := range string(word[:f.cuts[n-1]+1]) {
			bit := l.bit(word[:end])
			l.begun[bit/64] |= 1 << (bit % 64)
		}
	}
	l.slots[at] = uint32(len(l.data))
	l.data = append(l.data, byte(c), byte(len(f.cuts)))
	for _, cut := range f.cuts {
		l.data = append(l.data, byte(cut))
	}
	l.data = append(l.data, byte(len(word)))
	l.data = append(l.data, word...)
	if bytes.Equal(raw, word) || len(raw) > 0xff {
		raw = nil
	}
	l.data = append(l.data, byte(len(raw)))
	l.data = append(l.data, raw...)
}

// inflected reports whether the last half-space parts an ending from the word:
// the dictionary lists some such forms, with endings of their own.
func (f *folder) inflected() bool {
	n := len(f.cuts)
	return n > 0 && cutSuffixes[string(f.out[f.cuts[n-1]:])]
}

// counted reports whether the word is a compound that begins with a number.
func (f *folder) counted() bool {
	return len(f.cuts) > 0 && numerals[string(f.out[:f.cuts[0]])].value > 0
}

// bit is that of a beginning.
func (l *lexicon) bit(word []byte) uint64 { return maphash.Bytes(l.seed, word) & (1<<begunBits - 1) }

// mayBegin reports whether a compound may begin with a word and go on with others: of some that
// begin none too, but never wrongly not.
func (l *lexicon) mayBegin(word string) bool {
	bit := l.bit([]byte(word))
	return l.begun[bit/64]&(1<<(bit%64)) != 0
}

// slot is where the word stands in the table, or where it would.
func (l *lexicon) slot(word []byte) (at int, there bool) {
	const mask = 1<<slotBits - 1
	at = int(maphash.Bytes(l.seed, word) & mask)
	for l.slots[at] != 0 {
		if bytes.Equal(l.word(l.slots[at]), word) {
			return at, true
		}
		at = (at + 1) & mask
	}
	return at, false
}

func (l *lexicon) word(offset uint32) []byte {
	at := offset + 2 + uint32(l.data[offset+1])
	return l.data[at+1 : at+1+uint32(l.data[at])]
}

// class gives the class of a folded word, 0 for one that is not known.
func (l *lexicon) class(word string) class {
	at, there := l.slot([]byte(word))
	if !there {
		return 0
	}
	return class(l.data[l.slots[at]])
}

// cuts gives the bytes at which a compound parts, nil for a simple word.
func (l *lexicon) cuts(word string) []byte { return l.cutsOf([]byte(word)) }

// each gives every word of the lexicon, in no order.
func (l *lexicon) each(yield func(entry) bool) {
	for _, offset := range l.slots {
		if offset != 0 && !yield(l.entry(offset)) {
			return
		}
	}
}

func (l *lexicon) entry(offset uint32) entry {
	word := l.word(offset)
	e := entry{string(word), "", class(l.data[offset]), l.data[offset+2 : offset+2+uint32(l.data[offset+1])]}
	at := offset + 3 + uint32(len(e.cuts)) + uint32(len(word))
	e.written = string(l.data[at+1 : at+1+uint32(l.data[at])])
	if e.written == "" {
		e.written = e.word
	}
	return e
}

// cutsOf is cuts for a word in a buffer.
func (l *lexicon) cutsOf(word []byte) []byte {
	at, there := l.slot(word)
	if !there {
		return nil
	}
	offset := l.slots[at]
	return l.data[offset+2 : offset+2+uint32(l.data[offset+1])]
}
