package search

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/RoaringBitmap/roaring/v2"

	"didban.app/backend/persian"
)

// namedFields hold names as people type them, not codes. Their terms are the name
// folded, a zero byte and the name as typed: one choice finds and counts every spelling
// of it, and is shown in the commonest one.
var namedFields = []string{fieldAuthor, fieldTag}

// maxNamed is how many names of a facet are given: more nobody chooses from.
const maxNamed = 60

func isNamed(field string) bool { return slices.Contains(namedFields, field) }

// nameKey is what all spellings of a name begin with; empty where nothing is left of it.
func nameKey(name string) string {
	folded := strings.Join(strings.Fields(persian.Fold(name)), " ")
	if folded == "" {
		return ""
	}
	return folded + "\x00"
}

// nameTerms gives the terms of names, one for those that are one name in two spellings.
func nameTerms(list ...string) []string {
	var out, seen []string
	for _, name := range list {
		key := nameKey(name)
		if key == "" || slices.Contains(seen, key) {
			continue
		}
		seen = append(seen, key)
		out = append(out, key+strings.TrimSpace(name))
	}
	return out
}

// condition is met by documents that have one of the codes, or one of the names in
// any spelling.
func (c choice) condition() condition {
	if !isNamed(c.field) {
		return hasAny(c.field, c.codes...)
	}
	var ways []condition
	for _, name := range c.codes {
		if key := nameKey(name); key != "" {
			ways = append(ways, hasPrefix(c.field, key))
		}
	}
	return someOf(ways...)
}

// nameColumn holds the names of each document of a segment in the order of the
// documents: there are thousands of names, and crossing the postings of each with what
// was found is ten times the work of walking what was found. It is read once from the
// postings and kept with the segment; three names a document take about 16 bytes.
type nameColumn struct {
	names []string
	ends  []uint32 // where the names of a document end
	of    []uint32 // the names of all documents, one behind the other, by their place in names
}

// nameColumn gives the column of a named field.
func (v *view) nameColumn(field string) (*nameColumn, error) {
	v.columns.mu.Lock()
	defer v.columns.mu.Unlock()
	if known := v.columns.names[field]; known != nil {
		return known, nil
	}
	type pair struct{ doc, name uint32 }
	var pairs []pair
	c := &nameColumn{ends: make([]uint32, v.size())}
	dict, err := v.Dictionary(field)
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", field, err)
	}
	err = v.each(field, "", "", func(name string) (bool, error) {
		// an older snapshot may still show what was deleted since
		list, err := dict.PostingsList([]byte(name), nil, nil)
		if err != nil {
			return false, fmt.Errorf("read %s: %w", field, err)
		}
		each(docsOf(list), func(doc uint32) { pairs = append(pairs, pair{doc, uint32(len(c.names))}) })
		c.names = append(c.names, name)
		return true, nil
	})
	if err != nil {
		return nil, err
	}
	slices.SortStableFunc(pairs, func(a, b pair) int { return cmp.Compare(a.doc, b.doc) })
	at := 0
	for doc := range c.ends {
		for ; at < len(pairs) && int(pairs[at].doc) == doc; at++ {
			c.of = append(c.of, pairs[at].name)
		}
		c.ends[doc] = uint32(len(c.of))
	}
	v.columns.names[field] = c
	return c, nil
}

// count counts the names of documents.
func (c *nameColumn) count(docs *roaring.Bitmap) map[string]int {
	counts := make([]int, len(c.names))
	each(docs, func(doc uint32) {
		from := uint32(0)
		if doc > 0 {
			from = c.ends[doc-1]
		}
		for _, name := range c.of[from:c.ends[doc]] {
			counts[name]++
		}
	})
	out := map[string]int{}
	for name, n := range counts {
		if n > 0 {
			out[c.names[name]] = n
		}
	}
	return out
}

// nameCounts sums the counts of the spellings of each name, the largest first.
func nameCounts(found map[string]int) []FacetCount {
	type name struct {
		FacetCount
		most int
	}
	names := map[string]name{}
	for term, n := range found {
		key, spelling, _ := strings.Cut(term, "\x00")
		one := names[key]
		if n > one.most || n == one.most && spelling < one.Code {
			one.most, one.Code = n, spelling
		}
		one.Count += n
		names[key] = one
	}
	out := make([]FacetCount, 0, len(names))
	for _, one := range names {
		out = append(out, one.FacetCount)
	}
	slices.SortFunc(out, mostFirst)
	return out[:min(maxNamed, len(out))]
}

func mostFirst(a, b FacetCount) int {
	return cmp.Or(cmp.Compare(b.Count, a.Count), cmp.Compare(a.Code, b.Code))
}
