package store

import (
	"strings"

	didban "didban.app/backend"
	"didban.app/backend/record"
)

// Pointer is a field of a stored noun that names another.
type Pointer struct {
	From  didban.Ref
	Field string // as didban.Refs has it; «body» where a text shows a picture
}

// pointing is a kind whose nouns may name one of another kind, and the index that leads
// from the named to the naming; none where all of them have to be read.
type pointing struct {
	from didban.Kind
	by   IndexName
}

// pointings say for every kind who may name its nouns. What citizens said of a noun is no
// part of it: it goes and comes back with what it is about.
var pointings = map[didban.Kind][]pointing{
	didban.KindArea: {
		{didban.KindArea, AreasByParent},
		{didban.KindPost, ""},
		{didban.KindTrustee, TrusteesByArea},
		{didban.KindProject, ProjectsByArea},
		{didban.KindEvent, ""},
		{didban.KindArticle, ArticlesByArea},
	},
	didban.KindUnit: {
		{didban.KindUnit, ""},
		{didban.KindPost, ""},
		{didban.KindProject, ProjectsByUnit},
	},
	didban.KindMedia: {
		{didban.KindPerson, ""},
		{didban.KindProject, ""},
		{didban.KindEvent, ""},
		{didban.KindArticle, ""},
	},
	didban.KindPerson: {
		{didban.KindTrustee, TrusteesByPerson},
		{didban.KindArticle, ArticlesByPerson},
	},
	didban.KindPost: {{didban.KindUnit, ""}, {didban.KindTrustee, ""}},
	didban.KindProject: {
		{didban.KindEvent, EventsByProject},
		{didban.KindArticle, ArticlesByProject},
	},
	didban.KindEvent: {{didban.KindArticle, ArticlesByEvent}},
}

// Pointing lists who names a noun, stored or not, in the order of Kinds.
func (tx *Tx) Pointing(ref didban.Ref) ([]Pointer, error) {
	var out []Pointer
	hash, err := tx.hashOf(ref)
	if err != nil {
		return nil, err
	}
	for _, way := range pointings[ref.Kind] {
		nouns := tx.all(way.from)
		if way.by != "" {
			nouns = tx.by(way.from, way.by, record.Forward, []any{string(ref.ID)})
		}
		for n, err := range nouns {
			if err != nil {
				return nil, err
			}
			out = append(out, pointers(n, ref, hash)...)
		}
	}
	return out, nil
}

// hashOf is the hash of a stored picture, by which texts show it.
func (tx *Tx) hashOf(ref didban.Ref) (string, error) {
	if ref.Kind != didban.KindMedia {
		return "", nil
	}
	n, err := tx.Load(ref.Kind, ref.ID)
	if isNotFound(err) {
		return "", nil
	}
	if err != nil {
		return "", err
	}
	return n.(*didban.Media).Hash, nil
}

func pointers(n didban.Noun, to didban.Ref, hash string) (out []Pointer) {
	from := didban.Ref{Kind: n.Kind(), ID: n.Head().ID}
	for _, ref := range didban.Refs(n) {
		if ref.To == to {
			out = append(out, Pointer{from, ref.Field})
		}
	}
	if a, ok := n.(*didban.Article); ok && hash != "" && strings.Contains(a.Body, hash) {
		out = append(out, Pointer{from, "body"})
	}
	return out
}
