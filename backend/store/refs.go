package store

import (
	"fmt"

	didban "didban.app/backend"
)

// reference is one field of a noun that points at another noun.
type reference struct {
	field string
	to    didban.Ref
}

// Broken is a reference to a noun that is not, or no longer, there.
type Broken struct {
	From  didban.Ref `json:"from"`
	Field string     `json:"field"`
	To    didban.Ref `json:"to"`
}

// refs lists every reference a noun makes: the one place that says which noun
// may point where.
func refs(n didban.Noun) []reference {
	var r references
	switch n := n.(type) {
	case *didban.Area:
		r.one("parent", didban.KindArea, n.Parent)
	case *didban.Project:
		r.many("areas", didban.KindArea, n.Areas)
		r.media(n.Media)
	case *didban.Event:
		r.many("areas", didban.KindArea, n.Areas)
		r.one("project", didban.KindProject, n.Project)
		r.media(n.Media)
	case *didban.Person:
		r.one("photo", didban.KindMedia, n.Photo)
	case *didban.Post:
		r.one("area", didban.KindArea, n.Area)
	case *didban.Trustee:
		r.one("person", didban.KindPerson, n.Person)
		r.one("post", didban.KindPost, n.Post)
		r.one("area", didban.KindArea, n.Area)
	case *didban.Article:
		r.many("projects", didban.KindProject, n.Projects)
		r.many("events", didban.KindEvent, n.Events)
		r.many("persons", didban.KindPerson, n.Persons)
		r.many("areas", didban.KindArea, n.Areas)
		r.media(n.Media)
	case *didban.Comment:
		r.one("subject", n.Subject.Kind, n.Subject.ID)
		r.one("parent", didban.KindComment, n.Parent)
	}
	return r
}

type references []reference

func (r *references) one(field string, kind didban.Kind, id didban.ID) {
	if id != "" {
		*r = append(*r, reference{field, didban.Ref{Kind: kind, ID: id}})
	}
}

func (r *references) many(field string, kind didban.Kind, ids []didban.ID) {
	for i, id := range ids {
		r.one(fmt.Sprintf("%s.%d", field, i), kind, id)
	}
}

func (r *references) media(list []didban.Attachment) {
	for i, a := range list {
		r.one(fmt.Sprintf("media.%d.media", i), didban.KindMedia, a.Media)
	}
}

// checkRefs refuses a noun that points at what does not exist in the
// transaction's own state.
func (tx *Tx) checkRefs(n didban.Noun) error {
	var missing didban.Errors
	for _, ref := range refs(n) {
		if tx.exists(ref.to) {
			continue
		}
		e := didban.Fault(didban.CodeInvalid, "ref.missing", "kind", string(ref.to.Kind), "id", string(ref.to.ID))
		e.Field = ref.field
		missing = append(missing, e)
	}
	if missing == nil {
		return nil
	}
	return missing
}

// exists reports whether a noun is stored, without reading it.
func (tx *Tx) exists(ref didban.Ref) bool {
	b := tx.file.Bucket(bucketNoun, string(ref.Kind))
	return b != nil && b.Get([]byte(ref.ID)) != nil
}

// Broken lists every reference to a noun that is not there. Put makes none;
// deleting a noun that others point at does. It reads every noun.
func (tx *Tx) Broken() ([]Broken, error) {
	var out []Broken
	for _, kind := range didban.Kinds {
		for n, err := range tx.all(kind) {
			if err != nil {
				return nil, err
			}
			for _, ref := range refs(n) {
				if !tx.exists(ref.to) {
					out = append(out, Broken{didban.Ref{Kind: kind, ID: n.Head().ID}, ref.field, ref.to})
				}
			}
		}
	}
	return out, nil
}
