package didban

import "slices"

// The operations of a change of many nouns at once. For a list the word says what becomes
// of what is there already.
const (
	BulkSet    = "set"    // the field has the value, or the list these entries alone
	BulkAdd    = "add"    // the list has these entries too
	BulkRemove = "remove" // the list has these entries no more
	BulkClear  = "clear"  // the field has no value
)

// Bounds of a change of many nouns at once.
const (
	// MaxBulk is the most nouns that one draft may change.
	MaxBulk = 500
	// MaxBulkEntry is the most of them for who may not publish: a slip in more would be
	// dear to read over.
	MaxBulkEntry = 50
)

// bulkFields are the fields of which one value makes sense for many nouns: what places a
// noun in a list (its domain, section, category, state), whose it is (unit, officer, owner,
// organiser, author, credit), where it lies in the tree of areas, what it refers to
// together with others, and the days that one decision or one visit sets for many. What is
// a noun's own can't be said of many: its code, name, texts, place on the map, figures,
// rows, and the telephone of a person.
var bulkFields = map[Kind][]string{
	KindProject: {"domain", "type", "subtype", "status", "suspended", "suspendedReason", "unit", "officer", "owner", "areas", "end", "asOf"},
	KindPost:    {"unit", "area"},
	KindTrustee: {"area", "start", "end", "hours", "office", "verified"},
	KindArea:    {"rank", "parent", "source"},
	KindPlace:   {"sort", "source"},
	KindEvent:   {"category", "place", "areas", "organiser", "audience", "project"},
	KindArticle: {"section", "form", "tags", "author", "source", "projects", "events", "persons", "areas"},
	KindMedia:   {"credit", "taken"},
}

// BulkOps are the operations that may be done to a field of many nouns of a kind at once;
// none for a field that each noun has for itself. What must be there can't be cleared.
func BulkOps(kind Kind, f Field) []string {
	if !slices.Contains(bulkFields[kind], f.Name) {
		return nil
	}
	ops := []string{BulkSet}
	if f.List {
		ops = append(ops, BulkAdd, BulkRemove)
	}
	if !f.Required {
		ops = append(ops, BulkClear)
	}
	return ops
}
