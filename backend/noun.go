package didban

import (
	"cmp"
	"fmt"
	"slices"
)

// nounGroup is the nouns to which the same roles have the same rights.
type nounGroup string

const (
	groupTerms  nounGroup = "terms"  // the lists of codes
	groupCity   nounGroup = "city"   // the data of the city
	groupNews   nounGroup = "news"   // شهرآن
	groupVoices nounGroup = "voices" // what citizens say
)

// nounRow is all that the house must be told of a noun beside its own file.
type nounRow struct {
	kind   Kind
	empty  func() Noun
	group  nounGroup         // who has rights to it
	prefix string            // begins its codes until there are some to count on
	fields []Field           // Fields
	title  func(Noun) string // TitleOf
	refs   func(Noun, *refList)
}

// nouns are all that are stored, a noun before those that refer to it. Kinds, New, Fields,
// Refs and the rights of the roles are made of it. A new noun is a row here, and a file.
var nouns = []nounRow{
	nounAs(groupTerms, "", termsFields, (*TermList).title, nil),
	nounAs(groupCity, "", cityFields, func(c *City) string { return c.Name }, nil),
	nounAs(groupCity, "A-", areaFields, func(a *Area) string { return a.Name }, (*Area).refs),
	nounAs(groupCity, "P-", placeFields, func(p *Place) string { return p.Name }, nil),
	nounAs(groupCity, "U-", unitFields, func(u *Unit) string { return u.Title }, (*Unit).refs),
	nounAs(groupCity, "M-", mediaFields, func(m *Media) string { return cmp.Or(m.Caption, m.Alt) }, nil),
	nounAs(groupCity, "N-", personFields, func(p *Person) string { return p.Name }, (*Person).refs),
	nounAs(groupCity, "S-", postFields, func(p *Post) string { return p.Title }, (*Post).refs),
	nounAs(groupCity, "T-", trusteeFields, func(*Trustee) string { return "" }, (*Trustee).refs), // by its person and post
	nounAs(groupCity, "K-", projectFields, func(p *Project) string { return p.Title }, (*Project).refs),
	nounAs(groupCity, "E-", eventFields, func(e *Event) string { return e.Title }, (*Event).refs),
	nounAs(groupNews, "Q-", articleFields, func(a *Article) string { return a.Title }, (*Article).refs),
	nounAs(groupVoices, "", rulingFields, func(r *Ruling) string { return r.Code }, nil),
	nounAs(groupVoices, "", commentFields, func(c *Comment) string { return c.Code }, (*Comment).refs),
	nounAs(groupVoices, "R-", reportFields, (*Report).title, (*Report).refs),
	nounAs(groupVoices, "", messageFields, func(m *Message) string { return m.Code }, (*Message).refs),
}

// nounAs is the row of one noun; refs is nil for one that refers to nothing.
func nounAs[T any, P interface {
	*T
	Noun
}](group nounGroup, prefix string, fields []Field, title func(P) string, refs func(P, *refList)) nounRow {
	return nounRow{
		kind: P(new(T)).Kind(), empty: func() Noun { return P(new(T)) }, group: group, prefix: prefix, fields: fields,
		title: func(n Noun) string { return title(n.(P)) },
		refs: func(n Noun, r *refList) {
			if refs != nil {
				refs(n.(P), r)
			}
		},
	}
}

// Fields lists the fields of a kind in the order in which they are read: what forms,
// differences and history are made of. What the store sets (id, version, created,
// updated) is left out; a test holds the rest to the type. It is nil for a kind that is
// not stored, and must not be changed.
func Fields(kind Kind) []Field {
	if row := nounOf(kind); row != nil {
		return row.fields
	}
	return nil
}

// TitleOf is what a noun is called by what stands in itself; empty for a term, which is
// called by its person and post.
func TitleOf(n Noun) string {
	if row := nounOf(n.Kind()); row != nil {
		return row.title(n)
	}
	return ""
}

// CodePrefix begins the codes of a kind of which there are none to count on; empty for one
// whose codes are not counted.
func CodePrefix(kind Kind) string {
	if row := nounOf(kind); row != nil {
		return row.prefix
	}
	return ""
}

// Kinds lists every stored kind, a noun before those that refer to it.
var Kinds = kindsOf(groupTerms, groupCity, groupNews, groupVoices)

func kindsOf(groups ...nounGroup) []Kind {
	var out []Kind
	for _, n := range nouns {
		if slices.Contains(groups, n.group) {
			out = append(out, n.kind)
		}
	}
	return out
}

// nounOf is the row of a kind, nil for one that is not stored.
func nounOf(kind Kind) *nounRow {
	for i := range nouns {
		if nouns[i].kind == kind {
			return &nouns[i]
		}
	}
	return nil
}

// New returns an empty noun of the kind, or nil for a kind that is not stored.
func New(kind Kind) Noun {
	if row := nounOf(kind); row != nil {
		return row.empty()
	}
	return nil
}

// Reference is one field of a noun that points at another noun.
type Reference struct {
	Field string // areas.0
	To    Ref
}

// Refs lists every reference that a noun makes, in the order of its fields.
func Refs(n Noun) []Reference {
	var out refList
	if row := nounOf(n.Kind()); row != nil {
		row.refs(n, &out)
	}
	return out
}

type refList []Reference

func (r *refList) one(field string, kind Kind, id ID) {
	if id != "" {
		*r = append(*r, Reference{field, Ref{Kind: kind, ID: id}})
	}
}

func (r *refList) many(field string, kind Kind, ids []ID) {
	for i, id := range ids {
		r.one(fmt.Sprintf("%s.%d", field, i), kind, id)
	}
}

func (r *refList) media(list []Attachment) {
	for i, a := range list {
		r.one(fmt.Sprintf("media.%d.media", i), KindMedia, a.Media)
	}
}

// Transition is the right that somebody needs to make a change of the public record:
// before is nil for a noun that is new there, after for one that is taken back. It is
// never ActionEdit, so that a role which may only edit can't reach the public.
func Transition(before, after Noun) Action {
	n := after
	if n == nil {
		n = before
	}
	if stepTaken(before, after) {
		return ActionAnswer
	}
	if row := nounOf(n.Kind()); row != nil && row.group == groupVoices {
		if onlyAnswered(before, after) {
			return ActionAnswer
		}
		return ActionModerate
	}
	return ActionPublish
}

// onlyAnswered reports whether a change of a comment leaves everything but its answer.
func onlyAnswered(before, after Noun) bool {
	b, was := before.(*Comment)
	a, is := after.(*Comment)
	if !was || !is || b == nil || a == nil || b.Answer == a.Answer {
		return false
	}
	old, next := *b, *a
	old.Answer, next.Answer, old.Meta, next.Meta = nil, nil, Meta{}, Meta{Code: a.Code}
	old.Code = b.Code
	return old == next
}

// Publishable returns why a noun may not stand in the public record at the instant now,
// Unix ms; nil where it may. All that is in the record is public, so no reader asks.
func Publishable(n Noun, now int64) error {
	var c check
	switch n := n.(type) {
	case *Article:
		if n.Published <= 0 || n.Published > now {
			c.add("published", "article.notYet")
		}
	case *Report:
		if last := n.Last().Day; last.Valid() && tehranMidnight(last.Time().UnixMilli()) > now {
			c.add("steps", "report.notYet")
		}
	}
	return c.err()
}
