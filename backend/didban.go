// Package didban holds the nouns of a watched city and their rules: what a
// project, a trustee or an article is, when one is valid, who may change it and
// what the public may see of it.
//
// It stands on the standard library alone and refuses to know how anything is
// stored, searched, drawn or shown: no database, no calendar but the Gregorian,
// no sentence in any language. One noun a file; this folder's listing is the
// table of contents.
//
// Units everywhere: money in whole rials (Rial), instants in Unix milliseconds
// UTC, days as ISO 8601 dates (Day), positions as WGS84 [lon, lat] in degrees,
// lengths in metres, shares in percent from 0 to 100.
package didban

import "regexp"

// ID identifies a noun for ever: a UUIDv7 (RFC 9562) in its canonical
// lower-case text form.
type ID string

var idForm = regexp.MustCompile(`^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$`)

// Valid reports whether id is a canonical UUIDv7.
func (id ID) Valid() bool { return idForm.MatchString(string(id)) }

// Kind names a sort of noun. Kinds are stored, so none is ever renamed.
type Kind string

// The kinds of noun that are stored.
const (
	KindTerms   Kind = "terms"
	KindCity    Kind = "city"
	KindArea    Kind = "area"
	KindPlace   Kind = "place"
	KindUnit    Kind = "unit"
	KindMedia   Kind = "media"
	KindProject Kind = "project"
	KindEvent   Kind = "event"
	KindPerson  Kind = "person"
	KindPost    Kind = "post"
	KindTrustee Kind = "trustee"
	KindArticle Kind = "article"
	KindComment Kind = "comment"
	KindReport  Kind = "report"
	KindRuling  Kind = "ruling"
	KindMessage Kind = "message"
	// KindUser names the right to keep the accounts; users are no nouns.
	KindUser Kind = "user"
)

// Ref points at a noun.
type Ref struct {
	Kind Kind `json:"kind"`
	ID   ID   `json:"id"`
}

// Meta is what every noun carries.
type Meta struct {
	ID ID `json:"id"`
	// Code is the public code: short, stable, unique within the kind, and what
	// an import matches rows on.
	Code string `json:"code"`
	// Version counts saved states from 1; Created and Updated are Unix ms. The
	// store sets all three.
	Version int   `json:"version"`
	Created int64 `json:"created"`
	Updated int64 `json:"updated"`
}

// Head gives access to the common fields; embedding Meta provides it.
func (m *Meta) Head() *Meta { return m }

// Noun is anything the store keeps: a pointer to one of this package's nouns.
type Noun interface {
	// Kind names the sort of noun.
	Kind() Kind
	// Head gives the fields that all nouns share.
	Head() *Meta
	// Validate returns nil or an Errors that names every offending field.
	Validate() error
}
