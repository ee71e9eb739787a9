package search

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	bdoc "github.com/blevesearch/bleve/v2/document"
	index "github.com/blevesearch/bleve_index_api"

	didban "didban.app/backend"
	"didban.app/backend/jalali"
	"didban.app/backend/persian"
)

// document is one noun as the index holds it.
type document struct {
	text
	ref                                     didban.Ref
	version                                 int
	domain, category, status, section, form string
	areas, refs                             []string
	author                                  string
	labels                                  []string    // the tags of an article
	when, published                         int64       // Unix ms; 0 where there is none
	day                                     didban.Day  // of the instant when, in Tehran
	amount                                  didban.Rial // 0 where it is not known
}

// builder makes documents of nouns and looks up what they borrow from others.
// One serves one batch: it remembers the areas it has met.
type builder struct {
	feed  didban.Feed
	areas map[didban.ID]*didban.Area
}

func newBuilder(feed didban.Feed) *builder {
	return &builder{feed, map[didban.ID]*didban.Area{}}
}

// load reads a noun; it returns nil where there is none, or none in sight.
func (b *builder) load(kind didban.Kind, id didban.ID) (didban.Noun, error) {
	n, err := b.feed.Load(kind, id)
	if didban.IsLeftOut(err) {
		return nil, nil // a noun that is gone is no fault here
	}
	if err != nil {
		return nil, fmt.Errorf("load %s %s: %w", kind, id, err)
	}
	if !inSight(n) {
		return nil, nil
	}
	return n, nil
}

// indexed reports whether nouns of the kind are found by a search at all.
func indexed(kind didban.Kind) bool {
	switch kind {
	case didban.KindProject, didban.KindEvent, didban.KindTrustee, didban.KindArticle, didban.KindArea,
		didban.KindComment, didban.KindReport, didban.KindMessage:
		return true
	default:
		return false // they are found by those that name them
	}
}

// document makes the document of a noun; it is nil for one that is gone.
func (b *builder) document(ref didban.Ref) (*document, error) {
	n, err := b.load(ref.Kind, ref.ID)
	if err != nil || n == nil {
		return nil, err
	}
	d := &document{ref: ref, version: n.Head().Version}
	var ok bool
	if d.text, ok, err = b.text(n); err != nil || !ok {
		return nil, err
	}
	var areas []didban.ID
	switch n := n.(type) {
	case *didban.Project:
		areas = n.Areas
		d.domain, d.category, d.status = n.Domain, n.Type, n.Standing()
		d.amount = n.Amount()
		d.setDay(n.Start)
	case *didban.Event:
		areas = n.Areas
		d.category = n.Category
		d.setInstant(n.Start)
	case *didban.Article:
		areas = n.Areas
		d.section, d.form, d.published = n.Section, n.Form, n.Published
		d.author, d.labels = n.Author, n.Tags
		d.refs = append(d.refs, n.Live()...)
		d.setInstant(n.Published)
	case *didban.Area:
		areas = []didban.ID{n.ID}
	case *didban.Trustee:
		d.setDay(n.Start)
		areas, err = b.trusteeRefs(d, n)
	case *didban.Comment, *didban.Message, *didban.Report:
		areas, err = b.setVoice(d, n)
	}
	if err != nil {
		return nil, err
	}
	if err := b.setAreas(d, areas); err != nil {
		return nil, err
	}
	return d, b.addPlaces(d)
}

// addPlaces lets a document be found by the names of its areas, but an area only
// by those around it: its own name is its title.
func (b *builder) addPlaces(d *document) error {
	for _, id := range d.areas {
		if d.ref.Kind == didban.KindArea && id == string(d.ref.ID) {
			continue
		}
		a, err := b.area(didban.ID(id))
		if err != nil {
			return err
		}
		d.places = lines(d.places, a.Name)
	}
	return nil
}

// trusteeRefs notes whom a trustee's document borrows from and returns its area.
func (b *builder) trusteeRefs(d *document, t *didban.Trustee) ([]didban.ID, error) {
	d.refs = append(d.refs, string(t.Person), string(t.Post))
	_, post, area, err := b.join(t)
	if err != nil || area == "" {
		return nil, err
	}
	if post.Area != "" && post.Area != area {
		d.refs = append(d.refs, string(post.Area))
	}
	return []didban.ID{area}, nil
}

// join reads the person and post of a trustee, empty where they are gone, and
// tells the area: its own, else the post's.
func (b *builder) join(t *didban.Trustee) (person didban.Person, post didban.Post, area didban.ID, err error) {
	n, err := b.load(didban.KindPerson, t.Person)
	if err != nil {
		return person, post, "", err
	}
	if p, ok := n.(*didban.Person); ok {
		person = *p
	}
	n, err = b.load(didban.KindPost, t.Post)
	if err != nil {
		return person, post, "", err
	}
	if p, ok := n.(*didban.Post); ok {
		post = *p
	}
	area = t.Area
	if area == "" {
		area = post.Area
	}
	return person, post, area, nil
}

func (b *builder) area(id didban.ID) (*didban.Area, error) {
	if a, ok := b.areas[id]; ok {
		return a, nil
	}
	n, err := b.load(didban.KindArea, id)
	if err != nil {
		return nil, err
	}
	a, ok := n.(*didban.Area)
	if !ok {
		a = &didban.Area{}
	}
	b.areas[id] = a
	return a, nil
}

// setAreas gives the document its areas and those around them. All of them are
// borrowed from: when one moves, so does the document.
func (b *builder) setAreas(d *document, ids []didban.ID) error {
	var fault error
	parent := func(id didban.ID) didban.ID {
		a, err := b.area(id)
		if err != nil {
			fault = err
			return ""
		}
		return a.Parent
	}
	seen := map[didban.ID]bool{}
	for _, id := range ids {
		for _, up := range didban.Ancestry(id, parent) {
			if !seen[up] {
				seen[up] = true
				d.areas = append(d.areas, string(up))
			}
		}
	}
	d.refs = append(d.refs, d.areas...)
	return fault
}

func (d *document) setInstant(ms int64) {
	d.when = ms
	d.day = didban.DayOf(time.UnixMilli(ms).In(jalali.Tehran()))
}

func (d *document) setDay(day didban.Day) {
	if day.Valid() {
		d.day, d.when = day, day.Time().UnixMilli()
	}
}

// codes gives the values of the fields that are no text; a field without a value
// is left out.
func (d *document) codes() map[string][]string {
	out := map[string][]string{}
	set := func(field string, values ...string) {
		for _, v := range values {
			if v != "" {
				out[field] = append(out[field], v)
			}
		}
	}
	set(fieldKind, string(d.ref.Kind))
	set(fieldDomain, d.domain)
	set(fieldType, d.category)
	set(fieldStatus, d.status)
	set(fieldSection, d.section)
	set(fieldForm, d.form)
	if d.title != "" {
		set(fieldName, names(d.title)...)
	}
	set(fieldArea, d.areas...)
	set(fieldAuthor, nameTerms(d.author)...)
	set(fieldTag, nameTerms(d.labels...)...)
	set(fieldRefs, d.refs...)
	if year := jalali.FiscalYear(string(d.day)); year > 0 {
		set(fieldYear, strconv.Itoa(year))
	}
	return out
}

// maxName is how much of a title is suggested by its beginning, in bytes: more than
// a person types before choosing.
const maxName = 64

// names writes a title for suggestions: its words, and once more with the
// half-spaces as blanks where that makes a difference.
func names(title string) []string {
	joined := head(strings.Join(words(title), " "), maxName)
	parted := head(strings.Join(words(strings.Map(blankHalfSpace, title)), " "), maxName)
	if parted == joined {
		return []string{joined}
	}
	return []string{joined, parted}
}

func blankHalfSpace(r rune) rune {
	if persian.IsHalfSpace(r) {
		return ' '
	}
	return r
}

// order is what the title sorts by.
func (d *document) order() string { return head(persian.SortKey(d.shown()), 64) }

// indexed makes the document for bleve and counts its terms.
func (d *document) indexed() (*bdoc.Document, lengths) {
	var counted lengths
	out := bdoc.NewDocument(docID(d.ref))
	for i, f := range textFields {
		value := d.field(f.name)
		if value == "" {
			continue
		}
		stream := analyzer{}.Analyze([]byte(value))
		counted.set(i, len(stream))
		out.AddField(bdoc.NewTextFieldCustom(f.name, nil, []byte(value), index.IndexField|index.IncludeTermVectors, analyzed{stream}))
	}
	for field, values := range d.codes() {
		for i, v := range values {
			out.AddField(bdoc.NewTextFieldCustom(field, []uint64{uint64(i)}, []byte(v), index.IndexField, nil))
		}
	}
	out.AddField(bdoc.NewTextFieldCustom(fieldRow, nil, []byte(d.row(counted).String()), index.StoreField, nil))
	return out, counted
}

func head(s string, limit int) string { return s[:min(len(s), limit)] }
