package hints

import (
	_ "embed"
	"slices"
	"strings"
	"sync"
)

// Class says in which way a word hurts.
type Class string

// The classes of words.
const (
	Insult Class = "insult"
	Sexual Class = "sexual"
	Ethnic Class = "ethnic"
	Menace Class = "threat"
)

// Classes are all of them.
var Classes = []Class{Insult, Sexual, Ethnic, Menace}

// Word is an entry of the list that staff edit. Text is one or several words as words.txt
// explains them.
type Word struct {
	Class Class
	Text  string
}

//go:embed words.txt
var wordsText string

// DefaultWords is the list that a city begins with.
func DefaultWords() []Word {
	var out []Word
	for line := range strings.Lines(wordsText) {
		class, text, ok := strings.Cut(strings.TrimSpace(line), ": ")
		if ok && !strings.HasPrefix(line, "#") {
			out = append(out, Word{Class(class), text})
		}
	}
	return out
}

var defaultLexicon = sync.OnceValue(func() *lexicon { return newLexicon(DefaultWords()) })

// lexicon is a list made ready for looking words up.
type lexicon struct {
	// begin are the phrases by each form of their first word.
	begin map[string][]*phrase
	// single are the words that are entries by themselves.
	single map[string]*phrase
	// singles are the keys of single in the order of the list.
	singles []string
}

// phrase is an entry, word by word.
type phrase struct {
	word  Word
	slots []slot
}

// slot is one word of a phrase: any of some forms.
type slot []form

// form is a folded word, repeats squeezed, and what ending it takes.
type form struct {
	s      string
	ending ending
}

type ending uint8

const (
	anyEnding ending = iota
	someones         // it must be of a person
	noEnding
)

func newLexicon(words []Word) *lexicon {
	l := &lexicon{begin: map[string][]*phrase{}, single: map[string]*phrase{}}
	for _, w := range words {
		for _, p := range phrasesOf(w) {
			l.put(p)
		}
	}
	return l
}

func (l *lexicon) put(p *phrase) {
	if len(p.slots) == 0 {
		return
	}
	for _, f := range p.slots[0] {
		if len(p.slots) == 1 && f.ending != someones && l.single[f.s] == nil {
			l.single[f.s] = p
			l.singles = append(l.singles, f.s)
		}
		l.begin[f.s] = append(l.begin[f.s], p)
	}
}

// phrasesOf reads an entry. One word with half-spaces in it is also the words that blanks in
// their places make, and two words that nothing of their endings tells apart are also one.
func phrasesOf(w Word) []*phrase {
	fields := strings.Fields(w.Text)
	whole := &phrase{word: w}
	for _, field := range fields {
		whole.slots = append(whole.slots, slotOf(field))
	}
	out := []*phrase{whole}
	switch {
	case len(fields) == 1 && !strings.Contains(fields[0], "|"):
		for _, parted := range partings(fields[0])[1:] {
			loose := &phrase{word: w}
			for _, part := range parted {
				loose.slots = append(loose.slots, slotOf(part))
			}
			out = append(out, loose)
		}
	case len(fields) == 2 && !strings.Contains(w.Text, "~"):
		out = append(out, &phrase{word: w, slots: []slot{joinedSlot(whole.slots[0], whole.slots[1])}})
	}
	return out
}

// partings are the ways to part a word at its half-spaces; the first parts it nowhere.
func partings(s string) [][]string {
	head, tail, has := strings.Cut(s, "\u200c")
	if !has {
		return [][]string{{s}}
	}
	var joined, parted [][]string
	for _, rest := range partings(tail) {
		joined = append(joined, append([]string{head + "\u200c" + rest[0]}, rest[1:]...))
		parted = append(parted, append([]string{head}, rest...))
	}
	return append(joined, parted...)
}

// joinedSlot is one word that two of a phrase make together.
func joinedSlot(a, b slot) slot {
	var out slot
	for _, x := range a {
		for _, y := range b {
			out = append(out, form{squeezed(x.s + y.s), y.ending})
		}
	}
	return out
}

func slotOf(field string) slot {
	var out slot
	for text := range strings.SplitSeq(field, "|") {
		f := form{s: squeezed(folded(strings.TrimRight(text, "~!")))}
		switch {
		case strings.HasSuffix(text, "~"):
			f.ending = someones
		case strings.HasSuffix(text, "!"):
			f.ending = noEnding
		}
		if f.s != "" {
			out = append(out, f)
		}
	}
	return out
}

// sounds makes one letter of those that sound alike, which who hides a word exchanges.
var sounds = map[rune]rune{'ذ': 'ز', 'ض': 'ز', 'ظ': 'ز', 'ث': 'س', 'ص': 'س', 'ط': 'ت', 'ح': 'ه', 'غ': 'ق'}

// squeezed is a word as it sounds, without the repeats of its letters.
func squeezed(s string) string { return string(slices.Compact(sounded(s))) }

func sounded(s string) []rune {
	runes := []rune(s)
	for i, r := range runes {
		if to, has := sounds[r]; has {
			runes[i] = to
		}
	}
	return runes
}

// personEndings are somebody's; nounEndings those and the others that a noun may take.
var (
	personEndings = strings.Fields("اتو اشو مان تان شان مون تون شون تونو شونو یتان یشان یتون اتان اشان اتون ایتان هایت هایتان هایشان هاتون ات اش یت یش ایت ایش ایتان ایشان ت ش تو شو")
	nounEndings   = strings.Fields("ها های هایی هاید هایید هاین هاست ید یید ین اید اند ند ای ی ایم ه ا ان ام ست است ترین تر ha haye hast a i e ye aye ataye et s")
)

// someones reports whether all forms must be somebody's.
func (s slot) someones() bool {
	return !slices.ContainsFunc(s, func(f form) bool { return f.ending != someones })
}

// takes reports whether a squeezed word is a form of the slot.
func (s slot) takes(word string) bool {
	for _, f := range s {
		rest, has := strings.CutPrefix(word, f.s)
		if has && f.ending.fits(rest) {
			return true
		}
	}
	return false
}

func (e ending) fits(rest string) bool {
	switch {
	case e == someones:
		return slices.Contains(personEndings, rest)
	case rest == "":
		return true
	case e == noEnding:
		return false
	}
	return slices.Contains(nounEndings, rest) || runeCount(rest) > 1 && slices.Contains(personEndings, rest)
}

// find gives the entry that a squeezed word is by itself.
func (l *lexicon) find(word string) *phrase {
	for cut := len(word); cut > 0; cut-- {
		p := l.single[word[:cut]]
		if p != nil && p.slots[0].takes(word) {
			return p
		}
	}
	return nil
}
