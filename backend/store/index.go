package store

import (
	"bytes"
	"fmt"
	"slices"

	didban "didban.app/backend"
	"didban.app/backend/record"
)

// IndexName names a secondary index. Names are stored, so none is ever renamed.
type IndexName string

// The indexes, each with the parts of its key in brackets. An id ends every key,
// so that entries of equal parts stand in the order in which they were made.
const (
	AreasByParent       IndexName = "area.parent"       // [parent], empty for a region
	ProjectsByStatus    IndexName = "project.status"    // [status]
	ProjectsByDomain    IndexName = "project.domain"    // [domain]
	ProjectsByArea      IndexName = "project.area"      // [area]
	ProjectsByUnit      IndexName = "project.unit"      // [unit]
	EventsByStart       IndexName = "event.start"       // [start]
	EventsByProject     IndexName = "event.project"     // [project]
	TrusteesByArea      IndexName = "trustee.area"      // [area], empty where it has none
	TrusteesByPerson    IndexName = "trustee.person"    // [person]
	ArticlesByPublished IndexName = "article.published" // [published]
	ArticlesBySection   IndexName = "article.section"   // [section published]
	ArticlesByTag       IndexName = "article.tag"       // [tag published], the tag as typed
	ArticlesByProject   IndexName = "article.project"   // [project published]
	ArticlesByEvent     IndexName = "article.event"     // [event published]
	ArticlesByArea      IndexName = "article.area"      // [area published]
	ArticlesByPerson    IndexName = "article.person"    // [person published]
	MediaByHash         IndexName = "media.hash"        // [hash]
	CommentsBySubject   IndexName = "comment.subject"   // [kind id]
	ReportsByArea       IndexName = "report.area"       // [area day]
	ReportsByUnit       IndexName = "report.unit"       // [unit day], empty where it has none
	MessagesByTo        IndexName = "message.to"        // [kind id day]
	RulingsByDay        IndexName = "ruling.day"        // [day]
	RulingsByNoun       IndexName = "ruling.noun"       // [noun], of those that put one before the public or took it from sight
	RulingsAgainst      IndexName = "ruling.against"    // [ruling], of those that judge an appeal
)

// index says which keys a noun has in it.
type index struct {
	name IndexName
	kind didban.Kind
	keys func(didban.Noun) [][]any
}

// indexes are all there are; the code index stands apart because it is unique
// and every kind has it.
var indexes = []index{
	on(AreasByParent, func(a *didban.Area) [][]any { return one(a.Parent) }),
	on(ProjectsByStatus, func(p *didban.Project) [][]any { return one(p.Status) }),
	on(ProjectsByDomain, func(p *didban.Project) [][]any { return one(p.Domain) }),
	on(ProjectsByArea, func(p *didban.Project) [][]any { return each(p.Areas) }),
	on(ProjectsByUnit, func(p *didban.Project) [][]any { return each(idsOf(p.UnitID)) }),
	on(EventsByStart, func(e *didban.Event) [][]any { return one(e.Start) }),
	on(EventsByProject, func(e *didban.Event) [][]any { return one(e.Project) }),
	on(TrusteesByArea, func(t *didban.Trustee) [][]any { return one(t.Area) }),
	on(TrusteesByPerson, func(t *didban.Trustee) [][]any { return one(t.Person) }),
	on(ArticlesByPublished, func(a *didban.Article) [][]any { return one(a.Published) }),
	on(ArticlesBySection, func(a *didban.Article) [][]any { return one(a.Section, a.Published) }),
	on(ArticlesByTag, func(a *didban.Article) [][]any { return each(a.Tags, a.Published) }),
	on(ArticlesByProject, func(a *didban.Article) [][]any { return each(a.About(), a.Published) }),
	on(ArticlesByEvent, func(a *didban.Article) [][]any { return each(a.Events, a.Published) }),
	on(ArticlesByArea, func(a *didban.Article) [][]any { return each(a.Areas, a.Published) }),
	on(ArticlesByPerson, func(a *didban.Article) [][]any { return each(a.Persons, a.Published) }),
	on(MediaByHash, func(m *didban.Media) [][]any { return one(m.Hash) }),
	on(CommentsBySubject, func(c *didban.Comment) [][]any { return one(c.Subject.Kind, c.Subject.ID) }),
	on(ReportsByArea, func(r *didban.Report) [][]any { return each(r.Areas, string(r.Day)) }),
	on(ReportsByUnit, func(r *didban.Report) [][]any { return one(r.Unit, string(r.Day)) }),
	on(MessagesByTo, func(m *didban.Message) [][]any { return one(m.To.Kind, m.To.ID, string(m.Day)) }),
	on(RulingsByDay, func(r *didban.Ruling) [][]any { return one(string(r.Day)) }),
	on(RulingsByNoun, func(r *didban.Ruling) [][]any { return some(r.Noun) }),
	on(RulingsAgainst, func(r *didban.Ruling) [][]any { return some(r.Against) }),
}

// on declares an index of one kind of noun.
func on[T any, P pointer[T]](name IndexName, keys func(P) [][]any) index {
	return index{name, P(new(T)).Kind(), func(n didban.Noun) [][]any { return keys(n.(P)) }}
}

// one is a single key.
func one(parts ...any) [][]any { return [][]any{parts} }

// some is a single key of an id, none where it is empty.
func some(id didban.ID) [][]any {
	if id == "" {
		return nil
	}
	return one(id)
}

// each is a key for every value, followed by the same rest.
func each[V any](values []V, rest ...any) [][]any {
	out := make([][]any, len(values))
	for i, v := range values {
		out[i] = append([]any{v}, rest...)
	}
	return out
}

// idsOf is a list of an id, of nothing for an empty one.
func idsOf(id didban.ID) []didban.ID {
	if id == "" {
		return nil
	}
	return []didban.ID{id}
}

// codeIndex is the name under which a kind's codes are spoken of in errors.
func codeIndex(kind didban.Kind) IndexName { return IndexName(kind) + ".code" }

func findIndex(name IndexName) (index, bool) {
	i := slices.IndexFunc(indexes, func(ix index) bool { return ix.name == name })
	if i < 0 {
		return index{}, false
	}
	return indexes[i], true
}

// entries are the noun's whole keys in the index, sorted, each once.
func (ix index) entries(n didban.Noun) ([][]byte, error) {
	var out [][]byte
	for _, parts := range ix.keys(n) {
		key, err := record.Prefix(parts...)
		if err != nil {
			return nil, fmt.Errorf("index %s: %w", ix.name, err)
		}
		out = append(out, append(key, n.Head().ID...))
	}
	slices.SortFunc(out, bytes.Compare)
	return slices.CompactFunc(out, bytes.Equal), nil
}

// reindex moves the index entries of one noun from its old state to its new one;
// either may be nil.
func (tx *Tx) reindex(kind didban.Kind, before, after didban.Noun) error {
	for _, ix := range indexes {
		if ix.kind != kind {
			continue
		}
		if err := tx.reindexOne(ix, before, after); err != nil {
			return fmt.Errorf("index %s: %w", ix.name, err)
		}
	}
	return tx.recode(kind, before, after)
}

func (tx *Tx) reindexOne(ix index, before, after didban.Noun) error {
	gone, err := entriesOf(ix, before)
	if err != nil {
		return err
	}
	come, err := entriesOf(ix, after)
	if err != nil {
		return err
	}
	b := tx.file.Bucket(bucketIndex, string(ix.name))
	for _, key := range without(gone, come) {
		if err := b.Delete(key); err != nil {
			return err
		}
	}
	for _, key := range without(come, gone) {
		if err := b.Put(key, []byte{}); err != nil {
			return err
		}
	}
	return nil
}

func entriesOf(ix index, n didban.Noun) ([][]byte, error) {
	if n == nil {
		return nil, nil
	}
	return ix.entries(n)
}

// without returns the keys that are not among others; both are short.
func without(keys, others [][]byte) [][]byte {
	var out [][]byte
	for _, key := range keys {
		if !slices.ContainsFunc(others, func(o []byte) bool { return bytes.Equal(o, key) }) {
			out = append(out, key)
		}
	}
	return out
}

func (tx *Tx) recode(kind didban.Kind, before, after didban.Noun) error {
	b := tx.file.Bucket(bucketCode, string(kind))
	if before != nil && (after == nil || after.Head().Code != before.Head().Code) {
		if err := b.Delete([]byte(before.Head().Code)); err != nil {
			return fmt.Errorf("code of %s: %w", kind, err)
		}
	}
	if after == nil || before != nil && after.Head().Code == before.Head().Code {
		return nil
	}
	if err := b.Put([]byte(after.Head().Code), []byte(after.Head().ID)); err != nil {
		return fmt.Errorf("code of %s: %w", kind, err)
	}
	return nil
}
