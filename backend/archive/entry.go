package archive

import (
	"slices"
	"strings"
	"time"

	didban "didban.app/backend"
	"didban.app/backend/jalali"
	"didban.app/backend/persian"
)

// Facet names what articles are sorted by.
type Facet string

// The facets.
const (
	FacetSection Facet = "section"
	FacetForm    Facet = "form"
	FacetAuthor  Facet = "author"
	FacetTag     Facet = "tag"
	FacetArea    Facet = "area"
)

// Facets are all facets.
var Facets = []Facet{FacetSection, FacetForm, FacetAuthor, FacetTag, FacetArea}

// number is the number of an option, or of a spelling of one.
type number = uint32

// entry is one published article, without its text.
type entry struct {
	id        didban.ID
	version   int
	published int64 // Unix ms
	choice    int64 // Unix ms; 0 is not chosen
	day       day
	section   number
	form      number
	author    number   // a spelling; 0 where it has none
	tags      []number // spellings, each of another option
	named     []number // areas that the article names
	around    []number // these and all around them
}

// option is one choice within a facet. Its code is a code of a vocabulary, the id of
// an area, or the folded name of an author or tag.
type option struct {
	facet Facet
	code  string
}

// spelling is a name as somebody typed it.
type spelling struct {
	text string
	of   number // its option
}

// book numbers options and spellings in the order in which they come up; nothing is
// ever taken out. Number 0 of both is nothing.
type book struct {
	options   []option
	numbered  map[option]number
	spellings []spelling
	spelled   map[option]number // code being the text as typed
}

func newBook() book {
	return book{
		options: make([]option, 1), numbered: map[option]number{}, spellings: make([]spelling, 1), spelled: map[option]number{},
	}
}

// clip gives the book as it is to readers, who must not look into its maps.
func (b *book) clip() book {
	return book{options: slices.Clip(b.options), spellings: slices.Clip(b.spellings)}
}

func (b *book) number(facet Facet, code string) number {
	key := option{facet, code}
	n, ok := b.numbered[key]
	if !ok {
		n = number(len(b.options))
		b.options, b.numbered[key] = append(b.options, key), n
	}
	return n
}

func (b *book) numbers(facet Facet, ids []didban.ID) []number {
	out := make([]number, len(ids))
	for i, id := range ids {
		out[i] = b.number(facet, string(id))
	}
	return out
}

// named is what all spellings of a name have in common; blanks tell no names apart, as in
// the search.
func named(text string) string { return strings.Join(strings.Fields(persian.Fold(text)), " ") }

// spell numbers a name; one that folds to nothing is none.
func (b *book) spell(facet Facet, text string) number {
	key := option{facet, text}
	n, ok := b.spelled[key]
	if ok {
		return n
	}
	folded := named(text)
	if folded == "" {
		return 0
	}
	n = number(len(b.spellings))
	b.spellings, b.spelled[key] = append(b.spellings, spelling{text, b.number(facet, folded)}), n
	return n
}

// enter makes the entry of an article; nil for one that is gone.
func (b *book) enter(a *didban.Article) *entry {
	if a == nil {
		return nil
	}
	date, _ := jalali.Of(time.UnixMilli(a.Published).In(jalali.Tehran()))
	return &entry{
		id: a.ID, version: a.Version, published: a.Published, choice: a.Choice, day: dayOf(date),
		section: b.number(FacetSection, a.Section), form: b.number(FacetForm, a.Form),
		author: b.spell(FacetAuthor, a.Author), tags: b.tags(a.Tags), named: b.numbers(FacetArea, a.Areas),
	}
}

// tags numbers tags; of those that are one tag in two spellings, the first counts.
func (b *book) tags(list []string) []number {
	var out []number
	for _, text := range list {
		n := b.spell(FacetTag, text)
		same := func(m number) bool { return b.spellings[m].of == b.spellings[n].of }
		if n != 0 && !slices.ContainsFunc(out, same) {
			out = append(out, n)
		}
	}
	return out
}
