package didban

import (
	"encoding/binary"
	"iter"
	"math"
	"math/bits"
	"slices"
	"strings"
)

// The facts of a project are kept for every project of the city, and most of their bytes are
// lists that a screen seldom reads: payments, tenderers, observations. A List keeps them
// packed, one after the other: numbers in as many bytes as they need, a text that many have in
// common as its number among Texts. It is read from its beginning, makes nothing while it is
// read, and what it gives is what was put in, to the last rial.

// Item is what a List can hold.
type Item[T any] interface {
	comparable
	pack(w *packer)
	unpack(r unpacker) (T, unpacker)
}

// List is a list that is kept packed. It is never changed; the zero value is empty.
type List[T Item[T]] struct {
	data  string
	texts *Texts // nil where no text is written as a number
}

// ListOf packs a list that needs nothing else to be read.
func ListOf[T Item[T]](all ...T) List[T] { return listOf(new(packer), slices.Values(all)) }

// listOf packs with a packer, which may have packed other lists before.
func listOf[T Item[T]](w *packer, all iter.Seq[T]) List[T] {
	w.buf = w.buf[:0]
	for one := range all {
		one.pack(w)
	}
	return packed[T](w)
}

// mapped gives of each what is made of it.
func mapped[A, B any](all []A, of func(*A) B) iter.Seq[B] {
	return func(yield func(B) bool) {
		for i := range all {
			if !yield(of(&all[i])) {
				return
			}
		}
	}
}

func packed[T Item[T]](w *packer) (l List[T]) {
	if len(w.buf) > 0 {
		l = List[T]{data: string(w.buf), texts: w.texts}
	}
	return l
}

// All gives what is in the list, in order.
func (l List[T]) All() iter.Seq[T] {
	return func(yield func(T) bool) {
		var one T
		for r := unpacker(l); r.data != ""; {
			if one, r = one.unpack(r); !yield(one) {
				return
			}
		}
	}
}

// Empty reports whether nothing is in the list.
func (l List[T]) Empty() bool { return l.data == "" }

// Len is how many there are; they are walked over.
func (l List[T]) Len() (n int) {
	for range l.All() {
		n++
	}
	return n
}

// With is the same list, its texts written by numbers; nil writes each where it stands. Only
// whoever owns the texts may call it.
func (l List[T]) With(texts *Texts) List[T] {
	if l.Empty() || l.texts == texts {
		return l
	}
	w := new(packer)
	if texts != nil {
		w = &texts.packer
	}
	return listOf(w, l.All())
}

// edited is the list with each as it is edited; those of which keep is false are left out.
// Texts of what is changed are written where they stand.
func (l List[T]) edited(edit func(T) (edited T, keep bool)) List[T] {
	var one T
	w, same := packer{texts: l.texts, reads: true}, true
	for r := unpacker(l); r.data != ""; {
		before := r.data
		one, r = one.unpack(r)
		edited, keep := edit(one)
		switch {
		case !keep:
			same = false
		case edited == one:
			w.buf = append(w.buf, before[:len(before)-len(r.data)]...)
		default:
			same = false
			edited.pack(&w)
		}
	}
	if same {
		return l
	}
	return packed[T](&w)
}

// GobEncode writes a list that needs nothing else to be read.
func (l List[T]) GobEncode() ([]byte, error) { return []byte(l.With(nil).data), nil }

// GobDecode reads what GobEncode wrote.
func (l *List[T]) GobDecode(data []byte) error {
	*l = List[T]{data: string(data)}
	return nil
}

// Strings gives a list of texts as such.
func Strings[S ~string](all iter.Seq[S]) (out []string) {
	for text := range all {
		out = append(out, string(text))
	}
	return out
}

// Texts numbers texts that many have in common. They are never forgotten, so there is an end
// to them. One at a time puts them in; whoever came by a list may read it meanwhile.
type Texts struct {
	numbers map[string]uint64
	pages   [maxTexts / textPage]*[textPage]string // a page stays where it is
	packer  packer                                 // writes by these numbers
}

const (
	maxTexts = 1 << 16
	textPage = 1 << 8
	// longText is the length in bytes from which a text is seldom alike another.
	longText = 128
)

// NewTexts makes an empty one.
func NewTexts() *Texts {
	t := &Texts{numbers: map[string]uint64{}}
	t.packer.texts = t
	return t
}

// Same gives the one text in place of all that are alike; one for which there is no room
// comes back as it is.
func (t *Texts) Same(text string) string {
	if n, ok := t.number(text); ok {
		return t.at(n)
	}
	return text
}

func (t *Texts) number(text string) (n uint64, ok bool) {
	if n, ok = t.numbers[text]; ok || len(text) == 0 || len(text) > longText || len(t.numbers) == maxTexts {
		return n, ok
	}
	n, text = uint64(len(t.numbers)), strings.Clone(text)
	if n%textPage == 0 {
		t.pages[n/textPage] = new([textPage]string)
	}
	t.pages[n/textPage][n%textPage] = text
	t.numbers[text] = n
	return n, true
}

func (t *Texts) at(n uint64) string { return t.pages[n/textPage][n%textPage] }

// packer writes what a List holds.
type packer struct {
	buf   []byte
	texts *Texts
	reads bool // no text is given a number
}

func (w *packer) uint(n uint64) { w.buf = binary.AppendUvarint(w.buf, n) }

// int writes small numbers short, whatever their sign.
func (w *packer) int(n int64) { w.uint(uint64(n)<<1 ^ uint64(n>>63)) }

// own writes a text that nobody shares.
func (w *packer) own(text string) {
	w.uint(uint64(len(text)) << 1)
	w.buf = append(w.buf, text...)
}

// name writes a text that many share.
func (w *packer) name(text string) {
	if w.texts != nil && !w.reads {
		if n, ok := w.texts.number(text); ok {
			w.uint(n<<1 | 1)
			return
		}
	}
	w.own(text)
}

// percent writes the few bits of a round figure first.
func (w *packer) percent(p Percent) {
	w.uint(uint64(countOf(p.Known)))
	w.uint(bits.ReverseBytes64(math.Float64bits(p.Value)))
}

// packList writes a list within another.
func packList[T Item[T]](w *packer, l List[T]) {
	start := len(w.buf)
	if l.texts == w.texts || l.texts == nil && w.reads {
		w.buf = append(w.buf, l.data...)
	} else {
		for one := range l.All() {
			one.pack(w)
		}
	}
	var size [binary.MaxVarintLen64]byte
	w.buf = slices.Insert(w.buf, start, binary.AppendUvarint(size[:0], uint64(len(w.buf)-start))...)
}

// unpacker is what is left to be read of a List.
type unpacker struct {
	data  string
	texts *Texts
}

func (r *unpacker) uint() uint64 {
	if b := r.data[0]; b < 0x80 { // as most are
		r.data = r.data[1:]
		return uint64(b)
	}
	return r.long()
}

func (r *unpacker) long() (n uint64) {
	for i, shift := 0, 0; ; i, shift = i+1, shift+7 {
		b := r.data[i]
		if n |= uint64(b&0x7f) << shift; b < 0x80 {
			r.data = r.data[i+1:]
			return n
		}
	}
}

func (r *unpacker) int() int64 {
	n := r.uint()
	return int64(n>>1) ^ -int64(n&1)
}

func (r *unpacker) text() string {
	n := r.uint()
	if n&1 == 1 {
		return r.texts.at(n >> 1)
	}
	return r.take(n >> 1)
}

func (r *unpacker) take(size uint64) string {
	out := r.data[:size]
	r.data = r.data[size:]
	return out
}

func (r *unpacker) percent() Percent {
	known := r.uint() == 1
	return Percent{Known: known, Value: math.Float64frombits(bits.ReverseBytes64(r.uint()))}
}

// unpackList reads a list within another.
func unpackList[T Item[T]](r *unpacker) List[T] {
	if data := r.take(r.uint()); data != "" {
		return List[T]{data: data, texts: r.texts}
	}
	return List[T]{}
}
