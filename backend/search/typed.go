package search

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"github.com/RoaringBitmap/roaring/v2"

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
	"نظر": didban.KindComment, "comment": didban.KindComment,
	"گزارش": didban.KindReport, "report": didban.KindReport,
	"پیام": didban.KindMessage, "message": didban.KindMessage,
}

// vocabularies are those whose codes may be typed by title, in either language.
var vocabularies = map[string][]string{
	fieldDomain: {didban.VocabularyDomains}, fieldStatus: {didban.VocabularyStatuses}, fieldSection: {didban.VocabularySections},
	fieldForm: {didban.VocabularyForms}, fieldType: {didban.VocabularyTypes, didban.VocabularyEventCategories},
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
func (f finder) resolve(ctx context.Context, parts []part, filters []typedFilter) ([]part, []TypedFilter, error) {
	var out []TypedFilter
	for _, typed := range filters {
		codes, err := f.codesOf(ctx, typed)
		if err != nil {
			return nil, nil, err
		}
		if len(codes) == 0 {
			parts = append(parts, part{words: askedWords(typed.raw)})
			continue
		}
		for _, code := range codes {
			out = append(out, TypedFilter{typed.field, code, typed.raw})
		}
	}
	return parts, out, nil
}

// chosenBy gathers typed filters by field: those of one field are alternatives.
func chosenBy(typed []TypedFilter) (out []choice) {
	for _, t := range typed {
		at := slices.IndexFunc(out, func(c choice) bool { return c.field == t.Field })
		if at < 0 {
			at = len(out)
			out = append(out, choice{field: t.Field})
		}
		out[at].codes = append(out[at].codes, t.Value)
	}
	return out
}

// codesOf finds what a typed value names. Blanks make no difference: who types «پایان
// یافته» means «پایان‌یافته».
func (f finder) codesOf(ctx context.Context, typed typedFilter) ([]string, error) {
	value := unspaced(typed.value)
	switch typed.field {
	case fieldKind:
		for _, name := range []string{value, persian.Stem(value), strings.TrimSuffix(value, "s")} {
			if kind, ok := kindNames[name]; ok {
				return []string{string(kind)}, nil
			}
		}
		return nil, nil
	case fieldYear:
		if year, err := strconv.Atoi(value); err == nil && len(value) == 4 {
			return []string{strconv.Itoa(year)}, nil
		}
		return nil, nil
	case fieldArea:
		return f.areasNamed(ctx, typed.value)
	case fieldStatus:
		if code, known := statusSaid(value); known {
			value = code
		}
		if value == didban.StandingSuspended {
			return []string{value}, nil
		}
	}
	return codesTitled(f.index.terms(), vocabularies[typed.field], value), nil
}

// codesTitled is the first code of some vocabularies that is called by a text, in either
// language.
func codesTitled(terms didban.Vocabularies, names []string, text string) []string {
	for _, name := range names {
		for _, t := range terms[name] {
			if text == strings.ToLower(t.Code) || text == unspaced(t.Fa) || text == unspaced(t.En) {
				return []string{t.Code}
			}
		}
	}
	return nil
}

// unspaced folds a text and leaves out all but its letters and digits.
func unspaced(text string) string { return strings.Join(words(text), "") }

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

// maxAreas bounds the areas that one typed name may mean; one that more of them bear
// narrows nothing and is taken for words.
const maxAreas = 200

// areasNamed gives the areas whose name has the words of value, side by side if it can
// be, or failing that all but the first: «محله فین» is called «فین» by some.
func (f finder) areasNamed(ctx context.Context, value string) ([]string, error) {
	named := phrase(askedWords(value))
	for i, w := range named {
		named[i].readings = append(w.readings, otherwise(w.written)...)
	}
	for ; len(named) > 0; named = named[1:] {
		for _, has := range []condition{named.inTitle(), named.words(fieldTitle)} {
			found, err := f.answer(ctx, plan{must: []condition{hasAny(fieldKind, string(didban.KindArea)), has}, order: byTitle, limit: maxAreas})
			if err != nil || found.total > maxAreas {
				return nil, err
			}
			if found.total > 0 {
				return idsOf(found.hits), nil
			}
		}
	}
	return nil, nil
}

// inTitle is met by documents with the phrase in their title.
func (p phrase) inTitle() condition {
	return func(v *view) (*roaring.Bitmap, error) { return p.in(v, fieldTitle, v.all()) }
}

func idsOf(found []match) (ids []string) {
	for _, m := range found {
		ids = append(ids, string(parseDocID(m.id()).ID))
	}
	return ids
}
