package search

import (
	"encoding/json"
	"errors"
	"fmt"

	"github.com/blevesearch/bleve/v2"
	index "github.com/blevesearch/bleve_index_api"

	didban "didban.app/backend"
)

// lengths are numbers by text field, in the order of textFields: of terms, and of
// documents that have the field; of one document, or of all together.
//
// BM25 weighs the length of a field against the average. The sums are written with
// every batch, and each document carries its own, so that they can be taken off
// when it changes.
type lengths struct{ Terms, Docs [textFieldCount]int }

func (l *lengths) set(field, terms int) {
	l.Terms[field], l.Docs[field] = terms, min(terms, 1)
}

// mean is the average number of terms in documents that have the field.
func (l *lengths) mean(field int) float64 {
	return float64(l.Terms[field]) / float64(max(1, l.Docs[field]))
}

func (l *lengths) plus(other lengths) {
	for i := range l.Terms {
		l.Terms[i] += other.Terms[i]
		l.Docs[i] += other.Docs[i]
	}
}

func (l *lengths) minus(other lengths) {
	for i := range l.Terms {
		l.Terms[i] -= other.Terms[i]
		l.Docs[i] -= other.Docs[i]
	}
}

// lengthsOf reads the lengths of a document that is in the index; zero for one
// that is not.
func lengthsOf(reader index.IndexReader, id string) (l lengths, err error) {
	doc, err := reader.Document(id)
	if err != nil || doc == nil {
		return l, err
	}
	doc.VisitFields(func(f index.Field) {
		if f.Name() == fieldRow {
			var r row
			r, err = parseRow(string(f.Value()))
			l = r.lengths
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
