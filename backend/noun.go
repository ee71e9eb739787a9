package didban

import (
	"fmt"
	"slices"
)

// nounGroup is the nouns to which the same roles have the same rights.
type nounGroup string

const (
	groupCity   nounGroup = "city"   // the data of the city
	groupNews   nounGroup = "news"   // شهرآن
	groupVoices nounGroup = "voices" // what citizens say
)

// nounRow is all that the house must be told of a noun: how an empty one is made, who
// has rights to it, and what it refers to.
type nounRow struct {
	kind  Kind
	empty func() Noun
	group nounGroup
	refs  func(Noun, *refList)
}

// nouns are all that are stored, a noun before those that refer to it. Kinds, New, Refs
// and the rights of the roles are made of it.
var nouns = []nounRow{
	nounAs(groupCity, func(*City, *refList) {}),
	nounAs(groupCity, (*Area).refs),
	nounAs(groupCity, func(*Place, *refList) {}),
	nounAs(groupCity, func(*Media, *refList) {}),
	nounAs(groupCity, (*Person).refs),
	nounAs(groupCity, (*Post).refs),
	nounAs(groupCity, (*Trustee).refs),
	nounAs(groupCity, (*Project).refs),
	nounAs(groupCity, (*Event).refs),
	nounAs(groupNews, (*Article).refs),
	nounAs(groupVoices, (*Comment).refs),
}

// nounAs is the row of one noun, refs being what it lists of its references.
func nounAs[T any, P interface {
	*T
	Noun
}](group nounGroup, refs func(P, *refList)) nounRow {
	return nounRow{
		kind: P(new(T)).Kind(), empty: func() Noun { return P(new(T)) }, group: group,
		refs: func(n Noun, r *refList) { refs(n.(P), r) },
	}
}

// Kinds lists every stored kind, a noun before those that refer to it.
var Kinds = kindsOf(groupCity, groupNews, groupVoices)

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
	if row := nounOf(n.Kind()); row != nil && row.group == groupVoices {
		return ActionModerate
	}
	return ActionPublish
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
	case *Comment:
		if n.State != CommentApproved {
			c.add("state", "comment.notApproved")
		}
	}
	return c.err()
}
