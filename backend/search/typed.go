package search

import (
	"context"
	"slices"
	"strconv"
	"strings"

	didban "didban.app/backend"
	"didban.app/backend/persian"
)

// typedFilter is a filter that a person typed among the words: name:value.
type typedFilter struct {
	field string
	value string
	raw   string // as it was typed
}

// TypedFilter is a filter that was read out of the text of a query.
type TypedFilter struct {
	// Field is "kind", "area", "domain", "type", "status", "section", "form" or "year".
	Field string
	// Value is a code, the id of an area or a Jalali year.
	Value string
	// Label is what was typed.
	Label string
}

// filterNames are the names that people give to the fields, folded.
var filterNames = map[string]string{
	"نوع": fieldKind, "kind": fieldKind,
	"منطقه": fieldArea, "ناحیه": fieldArea, "محله": fieldArea, "area": fieldArea, "region": fieldArea,
	"حوزه": fieldDomain, "domain": fieldDomain,
	"گونه": fieldType, "type": fieldType,
	"وضعیت": fieldStatus, "status": fieldStatus,
	"بخش": fieldSection, "section": fieldSection,
	"قالب": fieldForm, "form": fieldForm,
	"سال": fieldYear, "year": fieldYear,
}

// kindNames are the words for the nouns that are found, folded.
var kindNames = map[string]didban.Kind{
	"پروژه": didban.KindProject, "طرح": didban.KindProject, "project": didban.KindProject,
	"رویداد": didban.KindEvent, "event": didban.KindEvent,
	"معتمد": didban.KindTrustee, "trustee": didban.KindTrustee,
	"خبر": didban.KindArticle, "مطلب": didban.KindArticle, "مقاله": didban.KindArticle, "article": didban.KindArticle, "news": didban.KindArticle,
	"محله": didban.KindArea, "ناحیه": didban.KindArea, "منطقه": didban.KindArea, "area": didban.KindArea,
}

// vocabularies are the codes that may be typed by title, in either language.
var vocabularies = map[string]didban.Vocabulary{
	fieldDomain: didban.Domains, fieldStatus: didban.Statuses, fieldSection: didban.Sections, fieldForm: didban.ArticleKinds,
	fieldType: slices.Concat(didban.Types, didban.EventCategories),
}

// cutFilter takes name:value off the start of s; the value may be a quotation. An
// unknown name is no filter but a word.
func cutFilter(s string) (f typedFilter, rest string, ok bool) {
	colon := strings.IndexByte(s, ':')
	if colon < 0 {
		return f, s, false
	}
	name := persian.Fold(s[:colon])
	field, known := filterNames[name]
	if !known {
		return f, s, false
	}
	value, _, rest := cutChunk(s[colon+1:])
	if strings.TrimSpace(value) == "" {
		return f, s, false
	}
	raw := s[:len(s)-len(rest)]
	if field == fieldArea && name != "area" && name != "region" {
		value = name + " " + value // منطقه:۴ is called منطقهٔ ۴
	}
	return typedFilter{field, value, raw}, rest, true
}

// resolve turns typed filters into filters of the query; what names nothing goes
// back among the words.
func (x *Index) resolve(ctx context.Context, q *Query, parts []part, filters []typedFilter) ([]part, []TypedFilter, error) {
	var out []TypedFilter
	for _, f := range filters {
		codes, err := x.codesOf(ctx, f)
		if err != nil {
			return nil, nil, err
		}
		if len(codes) == 0 {
			parts = append(parts, part{words: askedWords(f.raw)})
			continue
		}
		for _, code := range codes {
			q.add(f.field, code)
			out = append(out, TypedFilter{f.field, code, f.raw})
		}
	}
	return parts, out, nil
}

func (q *Query) add(field, code string) {
	switch field {
	case fieldKind:
		q.Kinds = append(slices.Clone(q.Kinds), didban.Kind(code))
	case fieldArea:
		q.Areas = narrow(q.Areas, code)
	case fieldDomain:
		q.Domains = narrow(q.Domains, code)
	case fieldType:
		q.Types = narrow(q.Types, code)
	case fieldStatus:
		q.Statuses = narrow(q.Statuses, code)
	case fieldSection:
		q.Sections = narrow(q.Sections, code)
	case fieldForm:
		q.Forms = narrow(q.Forms, code)
	case fieldYear:
		q.Years = narrow(q.Years, code)
	}
}

// codesOf finds what a typed value names.
func (x *Index) codesOf(ctx context.Context, f typedFilter) ([]string, error) {
	folded := strings.Join(words(f.value), " ")
	switch f.field {
	case fieldKind:
		if kind, ok := kindNames[persian.Stem(folded)]; ok {
			return []string{string(kind)}, nil
		}
		return nil, nil
	case fieldYear:
		if year, err := strconv.Atoi(folded); err == nil && len(folded) == 4 {
			return []string{strconv.Itoa(year)}, nil
		}
		return nil, nil
	case fieldArea:
		return x.areasNamed(ctx, f.value)
	}
	for _, t := range vocabularies[f.field] {
		if folded == strings.ToLower(t.Code) || folded == strings.Join(words(t.Fa), " ") || folded == strings.Join(words(t.En), " ") {
			return []string{t.Code}, nil
		}
	}
	return nil, nil
}

// otherwise writes a number in the other way: 4 for «چهار», «چهار» for 4.
func otherwise(word string) []string {
	if n, err := strconv.ParseInt(word, 10, 64); err == nil {
		return []string{persian.Stem(persian.Fold(persian.InWords(n)))}
	}
	if n, ok := persian.ParseWords(word); ok {
		return []string{strconv.FormatInt(n, 10)}
	}
	return nil
}

// maxAreas bounds the areas that one typed name may mean.
const maxAreas = 20

// areasNamed gives the areas whose name has all the words of value, or failing
// that all but the first: «محله فین» is called «فین» by some.
func (x *Index) areasNamed(ctx context.Context, value string) ([]string, error) {
	named := askedWords(value)
	for len(named) > 0 {
		all := []condition{hasAny(fieldKind, string(didban.KindArea))}
		for _, w := range named {
			all = append(all, hasAny(fieldTitle, append(w.readings, otherwise(w.written)...)...))
		}
		found, err := x.search(ctx, plan{must: all, order: byTitle, limit: maxAreas})
		if err != nil {
			return nil, err
		}
		if found.total > 0 {
			var ids []string
			for _, m := range found.hits {
				ids = append(ids, string(parseDocID(m.id()).ID))
			}
			return ids, nil
		}
		named = named[1:]
	}
	return nil, nil
}
