package search

import (
	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/analysis/analyzer/keyword"
	"github.com/blevesearch/bleve/v2/mapping"
)

// mappingVersion changes with every change of the mapping, of the analyzer, of
// persian.Fold or of what a document holds; an index of another version is
// rebuilt.
const mappingVersion = 1

// The fields of a document.
const (
	fieldTitle  = "title"
	fieldKicker = "kicker" // and the public code
	fieldLead   = "lead"
	fieldBody   = "body"

	fieldKind    = "kind"
	fieldDomain  = "domain"
	fieldType    = "type"
	fieldStatus  = "status"
	fieldSection = "section"
	fieldForm    = "form"
	fieldArea    = "area" // the areas and all areas around them
	fieldYear    = "year" // Jalali

	fieldDay       = "day"       // days since 1970
	fieldWhen      = "when"      // sorts by time
	fieldOrder     = "order"     // sorts by title
	fieldName      = "name"      // the words of the title, for suggestions
	fieldPublished = "published" // of an article, sorts by time
	fieldRefs      = "refs"      // the nouns whose text or rank the document borrows
)

// textFields are the fields with words, and what a word in each is worth.
var textFields = []struct {
	name  string
	boost float64
}{{fieldTitle, 6}, {fieldKicker, 3}, {fieldLead, 2}, {fieldBody, 1}}

// facetFields are counted over all hits; each facet has its field's name.
var facetFields = []string{
	fieldKind, fieldDomain, fieldStatus, fieldSection, fieldForm, fieldArea, fieldYear,
}

// newMapping describes every field; nothing is stored and nothing that is not
// named here is indexed. Documents live in the store.
func newMapping() mapping.IndexMapping {
	doc := bleve.NewDocumentStaticMapping()
	doc.AddSubDocumentMapping("_all", bleve.NewDocumentDisabledMapping())
	for _, f := range textFields {
		doc.AddFieldMappingsAt(f.name, textMapping())
	}
	for _, name := range append([]string{fieldWhen, fieldOrder}, facetFields...) {
		doc.AddFieldMappingsAt(name, keywordMapping(true))
	}
	for _, name := range []string{fieldType, fieldName, fieldPublished, fieldRefs} {
		doc.AddFieldMappingsAt(name, keywordMapping(false))
	}
	day := bleve.NewNumericFieldMapping()
	day.Store, day.DocValues, day.IncludeInAll = false, false, false
	doc.AddFieldMappingsAt(fieldDay, day)

	m := bleve.NewIndexMapping()
	m.DefaultMapping = doc
	m.DefaultAnalyzer = analyzerName
	m.IndexDynamic, m.StoreDynamic, m.DocValuesDynamic = false, false, false
	return m
}

func textMapping() *mapping.FieldMapping {
	f := bleve.NewTextFieldMapping()
	f.Analyzer = analyzerName
	f.Store, f.DocValues, f.IncludeInAll = false, false, false
	f.IncludeTermVectors = true // phrases need places
	return f
}

// keywordMapping is a field of codes; values are read back for sorting and
// counting only.
func keywordMapping(values bool) *mapping.FieldMapping {
	f := bleve.NewTextFieldMapping()
	f.Analyzer = keyword.Name
	f.Store, f.DocValues, f.IncludeInAll, f.IncludeTermVectors = false, values, false, false
	return f
}
