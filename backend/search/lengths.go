package search

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/search"
	index "github.com/blevesearch/bleve_index_api"

	didban "didban.app/backend"
)

// lengths are numbers of terms by text field, in the order of textFields: of one
// document, or of all together.
//
// BM25 weighs a document's length against the average. Bleve takes the number of
// different terms for the number of terms, which gives an average that is far too
// small and changes as segments merge; so the true sums are kept here. They are
// written with every batch, and each document carries its own, so that they can be
// taken off when it changes.
type lengths [textFieldCount]int

func (l *lengths) plus(other lengths) {
	for i, n := range other {
		l[i] += n
	}
}

func (l *lengths) minus(other lengths) {
	for i, n := range other {
		l[i] -= n
	}
}

// String writes the lengths for the stored field of a document.
func (l lengths) String() string {
	parts := make([]string, len(l))
	for i, n := range l {
		parts[i] = strconv.Itoa(n)
	}
	return strings.Join(parts, " ")
}

func parseLengths(s string) (l lengths, err error) {
	parts := strings.Fields(s)
	if len(parts) != len(l) {
		return l, fmt.Errorf("lengths %q", s)
	}
	for i, part := range parts {
		if l[i], err = strconv.Atoi(part); err != nil {
			return l, fmt.Errorf("lengths %q: %w", s, err)
		}
	}
	return l, nil
}

// lengthsOf reads the lengths of a document that is in the index; zero for one
// that is not.
func lengthsOf(reader index.IndexReader, id string) (l lengths, err error) {
	doc, err := reader.Document(id)
	if err != nil || doc == nil {
		return l, err
	}
	doc.VisitFields(func(f index.Field) {
		if f.Name() == fieldLengths {
			l, err = parseLengths(string(f.Value()))
		}
	})
	return l, err
}

var lengthsKey = []byte("didban.lengths")

func (l lengths) store(batch *bleve.Batch) error {
	raw, err := json.Marshal(l)
	if err != nil {
		return fmt.Errorf("write lengths: %w", err)
	}
	batch.SetInternal(lengthsKey, raw)
	return nil
}

// stats gives bleve what BM25 needs; every field that may be scored must be there.
func (l lengths) stats(docs uint64) *search.BM25Stats {
	sums := map[string]int{}
	for _, name := range append([]string{fieldDay, "_id", "*"}, keywordFields...) { // * is many terms as one
		sums[name] = int(docs)
	}
	for i, f := range textFields {
		sums[f.name] = l[i]
	}
	return &search.BM25Stats{DocCount: float64(docs), FieldCardinality: sums}
}

// lengthsOf sums the lengths that documents have in the index as it is.
func (g *generation) lengthsOf(refs []didban.Ref) (sum lengths, err error) {
	err = guard(func() error {
		inner, err := g.index.Advanced()
		if err != nil {
			return err
		}
		reader, err := inner.Reader()
		if err != nil {
			return err
		}
		for _, ref := range refs {
			l, err := lengthsOf(reader, docID(ref))
			if err != nil {
				return errors.Join(err, reader.Close())
			}
			sum.plus(l)
		}
		return reader.Close()
	})
	if err != nil {
		return sum, fmt.Errorf("read lengths: %w", err)
	}
	return sum, nil
}

// search runs a request with the true lengths.
func (g *generation) search(ctx context.Context, req *bleve.SearchRequest) (*bleve.SearchResult, error) {
	docs, err := g.index.DocCount()
	if err != nil {
		return nil, fmt.Errorf("count documents: %w", err)
	}
	return g.index.SearchInContext(context.WithValue(ctx, search.BM25StatsKey, g.lengths().stats(docs)), req)
}
