package search

import (
	"slices"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/analysis/analyzer/keyword"
	"github.com/blevesearch/bleve/v2/mapping"
	index "github.com/blevesearch/bleve_index_api"
)

// mappingVersion changes with every change of the mapping, of the analyzer, of
// package persian or of what a document holds; an index of another version is
// rebuilt.
const mappingVersion = 2

// The fields of a document.
const (
	fieldTitle   = "title"
	fieldCode    = "code"
	fieldKicker  = "kicker"
	fieldTags    = "tags"
	fieldLead    = "lead"
	fieldPlaces  = "places"  // the names of its areas and of those around them
	fieldPersons = "persons" // who wrote, built or answers for it
	fieldBody    = "body"

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
	fieldAmount    = "amount"    // sorts by money
	fieldName      = "name"      // the words of the title, for suggestions
	fieldPublished = "published" // of an article, sorts by time
	fieldMonth     = "month"     // of an article, by the common calendar
	fieldRefs      = "refs"      // the nouns whose text or rank the document borrows
	fieldLengths   = "lengths"   // stored: its terms by text field
)

const textFieldCount = 8

// textFields are the fields with words, and what a word in each is worth.
var textFields = [textFieldCount]struct {
	name  string
	boost float64
}{
	{fieldTitle, 6},
	{fieldCode, 8},
	{fieldKicker, 3},
	{fieldTags, 3},
	{fieldLead, 2},
	{fieldPlaces, 2},
	{fieldPersons, 2},
	{fieldBody, 1},
}

// facetFields are counted over all hits; each facet has its field's name.
var facetFields = []string{
	fieldKind, fieldDomain, fieldType, fieldStatus, fieldSection, fieldForm, fieldArea, fieldYear,
}

// valueFields are the fields whose values are read back, for sorting and counting.
var valueFields = append([]string{fieldWhen, fieldOrder, fieldAmount}, facetFields...)

// keywordFields are all fields of codes.
var keywordFields = append([]string{fieldName, fieldPublished, fieldMonth, fieldRefs}, valueFields...)

// newMapping describes every field to queries; nothing that is not named here can
// be asked for. Documents are made by document.indexed after the same rules.
func newMapping() mapping.IndexMapping {
	doc := bleve.NewDocumentStaticMapping()
	doc.AddSubDocumentMapping("_all", bleve.NewDocumentDisabledMapping())
	for _, f := range textFields {
		m := bleve.NewTextFieldMapping()
		m.Analyzer = analyzerName
		m.IncludeInAll = false
		doc.AddFieldMappingsAt(f.name, m)
	}
	for _, name := range keywordFields {
		m := bleve.NewTextFieldMapping()
		m.Analyzer = keyword.Name
		m.IncludeInAll = false
		doc.AddFieldMappingsAt(name, m)
	}
	doc.AddFieldMappingsAt(fieldDay, bleve.NewNumericFieldMapping())

	m := bleve.NewIndexMapping()
	m.DefaultMapping = doc
	m.DefaultAnalyzer = analyzerName
	m.ScoringModel = index.BM25Scoring
	m.IndexDynamic, m.StoreDynamic, m.DocValuesDynamic = false, false, false
	return m
}

// optionsOf says what the index keeps of a field of codes.
func optionsOf(name string) index.FieldIndexingOptions {
	if slices.Contains(valueFields, name) {
		return index.IndexField | index.DocValues
	}
	return index.IndexField
}
