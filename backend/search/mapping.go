package search

import (
	"slices"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/mapping"
)

// mappingVersion changes with every change of the fields, of package persian or of
// what a document holds; an index of another version is rebuilt.
const mappingVersion = 12

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
	fieldVoice   = "voice" // what citizens wrote, and what was answered: see voice.go

	fieldKind    = "kind"
	fieldDomain  = "domain"
	fieldType    = "type"
	fieldStatus  = "status"
	fieldSection = "section"
	fieldForm    = "form"
	fieldArea    = "area" // the areas and all areas around them
	fieldYear    = "year" // Jalali
	fieldAuthor  = "author"
	fieldTag     = "tag"

	fieldName = "name" // the words of the title, for suggestions
	fieldRefs = "refs" // the nouns whose text or rank the document holds
	fieldRow  = "row"  // stored: its lengths and columns
)

const (
	textFieldCount = 9
	voiceField     = 8 // its place
)

// textField is a field with words, and what a word in it is worth.
type textField struct {
	name  string
	boost float64
}

// textFields are all of them.
var textFields = [textFieldCount]textField{
	{fieldTitle, 6},
	{fieldCode, 8},
	{fieldKicker, 3},
	{fieldTags, 3},
	{fieldLead, 2},
	{fieldPlaces, 2},
	{fieldPersons, 2},
	{fieldBody, 1},
	{fieldVoice, 0.5},
}

// facetFields are counted over all hits; each facet has its field's name.
var facetFields = []string{
	fieldKind, fieldDomain, fieldType, fieldStatus, fieldSection, fieldForm, fieldArea, fieldYear,
}

// articleFacets are counted where articles alone are asked for.
var articleFacets = slices.Concat(facetFields, namedFields)

// newMapping tells bleve nothing: the documents are made by document.indexed, field
// by field, and read segment by segment.
func newMapping() mapping.IndexMapping {
	m := bleve.NewIndexMapping()
	m.DefaultMapping = bleve.NewDocumentDisabledMapping()
	m.IndexDynamic, m.StoreDynamic, m.DocValuesDynamic = false, false, false
	return m
}
