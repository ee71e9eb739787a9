package search

import (
	"errors"
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"

	didban "didban.app/backend"
	"didban.app/backend/jalali"
	"didban.app/backend/persian"
)

// text is what a noun says to a reader, as it was typed. The same text is
// indexed and, when the noun is found, cut into a passage.
type text struct{ title, kicker, lead, body string }

// document is one noun as the index holds it.
type document struct {
	text
	ref                                     didban.Ref
	domain, category, status, section, form string
	areas, refs                             []string
	when, published                         int64      // Unix ms; 0 where there is none
	day                                     didban.Day // of the instant when, in Tehran
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

// load reads a noun; it returns nil where there is none.
func (b *builder) load(kind didban.Kind, id didban.ID) (didban.Noun, error) {
	n, err := b.feed.Load(kind, id)
	var fault *didban.Error
	if errors.As(err, &fault) && fault.Code == didban.CodeNotFound {
		return nil, nil // a noun that is gone is no fault here
	}
	if err != nil {
		return nil, fmt.Errorf("load %s %s: %w", kind, id, err)
	}
	return n, nil
}

// indexed reports whether nouns of the kind are found by a search at all.
func indexed(kind didban.Kind) bool {
	switch kind {
	case didban.KindProject, didban.KindEvent, didban.KindTrustee, didban.KindArticle, didban.KindArea:
		return true
	case didban.KindCity, didban.KindPlace, didban.KindMedia, didban.KindPerson, didban.KindPost,
		didban.KindComment, didban.KindUser:
	}
	return false
}

// document makes the document of a noun; it is nil for a noun that the public
// will not see however long it waits: one that is gone, or a draft.
func (b *builder) document(ref didban.Ref) (*document, error) {
	n, err := b.load(ref.Kind, ref.ID)
	if err != nil || n == nil {
		return nil, err
	}
	d := &document{ref: ref}
	var areas []didban.ID
	switch n := n.(type) {
	case *didban.Project:
		areas = n.Areas
		d.domain, d.category, d.status = n.Domain, n.Type, n.Status
		d.setDay(n.Start)
	case *didban.Event:
		areas = n.Areas
		d.category = n.Category
		d.setInstant(n.Start)
	case *didban.Article:
		if n.Published == 0 {
			return nil, nil
		}
		areas = n.Areas
		d.section, d.form, d.published = n.Section, n.Form, n.Published
		d.setInstant(n.Published)
	case *didban.Area:
		areas = []didban.ID{n.ID}
	case *didban.Trustee:
		d.setDay(n.Start)
		areas, err = b.trusteeRefs(d, n)
	}
	if err != nil {
		return nil, err
	}
	if err := b.setAreas(d, areas); err != nil {
		return nil, err
	}
	d.text, err = b.text(n)
	return d, err
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

// fields gives the document to the index; a field without a value is left out.
func (d *document) fields() map[string]any {
	out := map[string]any{}
	set := func(field, value string) {
		if value != "" {
			out[field] = value
		}
	}
	set(fieldTitle, d.title)
	set(fieldKicker, d.kicker)
	set(fieldLead, d.lead)
	set(fieldBody, d.body)
	set(fieldKind, string(d.ref.Kind))
	set(fieldDomain, d.domain)
	set(fieldType, d.category)
	set(fieldStatus, d.status)
	set(fieldSection, d.section)
	set(fieldForm, d.form)
	set(fieldOrder, head(persian.SortKey(d.title), 64))
	set(fieldName, head(strings.Join(words(d.title), " "), 200))
	out[fieldArea], out[fieldRefs] = d.areas, d.refs
	if d.published > 0 {
		out[fieldPublished] = sortable(d.published)
	}
	if d.day != "" {
		out[fieldWhen] = sortable(d.when)
		out[fieldDay] = dayNumber(d.day)
		out[fieldYear] = strconv.Itoa(jalali.FiscalYear(string(d.day)))
	}
	return out
}

func head(s string, limit int) string { return s[:min(len(s), limit)] }

// sortable writes an instant so that the order of the text is that of time.
func sortable(ms int64) string { return fmt.Sprintf("%016x", ms+1<<62) }

// dayNumber counts days from 1970.
func dayNumber(day didban.Day) float64 { return float64(day.Time().Unix() / (24 * 60 * 60)) }

// text gathers what a noun says.
func (b *builder) text(n didban.Noun) (text, error) {
	switch n := n.(type) {
	case *didban.Project:
		return projectText(n), nil
	case *didban.Event:
		return text{n.Title, n.Code, n.Description, lines(n.Place, n.Organiser, n.Audience)}, nil
	case *didban.Article:
		return text{
			title: n.Title, kicker: lines(n.Kicker, n.Code, strings.Join(n.Tags, "\n")), lead: n.Lead,
			body: lines(plain(n.Body), n.Author, n.Source),
		}, nil
	case *didban.Area:
		rank, _ := didban.AreaRanks.Term(string(n.Rank))
		return text{n.Name, lines(n.Code, n.NameEn), rank.Fa, ""}, nil
	case *didban.Trustee:
		return b.trusteeText(n)
	}
	return text{}, nil
}

func (b *builder) trusteeText(t *didban.Trustee) (text, error) {
	person, post, id, err := b.join(t)
	if err != nil {
		return text{}, err
	}
	var area didban.Area
	if id != "" {
		a, err := b.area(id)
		if err != nil {
			return text{}, err
		}
		area = *a
	}
	return text{
		title: person.Name, kicker: t.Code, lead: lines(post.Title, area.Name),
		body: lines(post.Unit, person.Bio, t.Office, t.Hours, t.Phone, t.Email),
	}, nil
}

func projectText(p *didban.Project) text {
	body := []string{
		p.Purpose, p.Scope, p.Address, p.Unit, p.Officer, p.Owner, p.Environment, p.Land, p.Changes, p.SuspendedReason,
	}
	for _, s := range p.Specs {
		body = append(body, strings.TrimSpace(s.Label+" "+s.Value+" "+s.Unit))
	}
	for i := range p.Contracts {
		c := &p.Contracts[i]
		body = append(body, c.Number, c.Title, c.Contractor)
	}
	for _, m := range p.Milestones {
		body = append(body, m.Title)
	}
	return text{p.Title, p.Code, p.Description, lines(body...)}
}

// lines joins what is not empty, a line each.
func lines(parts ...string) string {
	var b strings.Builder
	for _, part := range parts {
		if part == "" {
			continue
		}
		if b.Len() > 0 {
			b.WriteByte('\n')
		}
		b.WriteString(part)
	}
	return b.String()
}

var (
	markdownLink = regexp.MustCompile(`!?\[([^\]\n]*)\]\([^)\n]*\)`)
	markdownSign = regexp.MustCompile("(?m)^[ \t]*(?:#{1,6}|>|[-*+])[ \t]+|[*_`]{1,3}")
)

// plain takes the commonest signs of CommonMark out of a body, so that no
// passage shows them and no address is found as words.
func plain(body string) string {
	if !strings.ContainsAny(body, "[#>*_`-+") {
		return body
	}
	return markdownSign.ReplaceAllString(markdownLink.ReplaceAllString(body, "$1"), "")
}
