package search

import (
	"errors"
	"fmt"
	"slices"

	"github.com/RoaringBitmap/roaring/v2"
	"github.com/blevesearch/bleve/v2/index/scorch"
	segment "github.com/blevesearch/scorch_segment_api/v2"
)

// snapshot is the index as it stands at one moment. Bleve keeps the index: its
// segments, their dictionaries, postings and files. Finding is done here, over the
// segments themselves: bleve's searchers go document by document through a field
// of facets and a sort value for each, which at a hundred thousand articles is tens
// of times the work of reading the postings of a word and crossing sets of bits.
type snapshot struct {
	segments []*view
	terms    lengths
	docs     int
}

// view is one segment, for one goroutine at a time. Its documents have numbers from 0; those that were deleted
// or replaced since are left out of every set.
type view struct {
	segment.Segment
	live    *scorch.SegmentSnapshot
	columns *columns
	file    *segmentFile       // nil for a segment that is not to be read as a file
	lists   map[[2]string]list // by field and term, once they were read
}

// snapshot gives the present state to do, and lets go of it afterwards.
func (g *generation) snapshot(do func(snapshot) error) error {
	inner, err := g.index.Advanced()
	if err != nil {
		return fmt.Errorf("read index: %w", err)
	}
	reader, err := inner.Reader()
	if err != nil {
		return fmt.Errorf("read index: %w", err)
	}
	s, err := g.views(reader)
	if err == nil {
		err = do(s)
	}
	return errors.Join(err, reader.Close())
}

func (g *generation) views(reader any) (snapshot, error) {
	now, ok := reader.(*scorch.IndexSnapshot)
	if !ok {
		return snapshot{}, fmt.Errorf("read index: a reader of type %T", reader)
	}
	s := snapshot{terms: g.lengths()}
	for _, live := range now.Segments() {
		v := &view{Segment: live.Segment(), live: live, lists: map[[2]string]list{}}
		var err error
		if v.columns, err = g.columnsOf(v); err != nil {
			return snapshot{}, err
		}
		v.file = v.columns.fileOf(v.Segment)
		s.segments = append(s.segments, v)
		s.docs += int(live.Count())
	}
	g.forget(s.segments)
	// The largest segment comes first, so that no core is left with it at the end.
	slices.SortStableFunc(s.segments, func(a, b *view) int { return b.size() - a.size() })
	return s, nil
}

// all are the documents of the segment.
func (v *view) all() *roaring.Bitmap { return v.live.DocNumbersLive() }

// size is one more than the largest number of a document.
func (v *view) size() int { return int(v.Count()) }

// list gives the postings of a term; empty where there is none.
func (v *view) list(field, term string) (l list, err error) {
	key := [2]string{field, term}
	if known, ok := v.lists[key]; ok {
		return known, nil
	}
	if v.file != nil {
		l, err = v.file.list(field, term, v.live.Deleted())
	} else {
		l, err = v.slowList(field, term)
	}
	if err == nil {
		v.lists[key] = l
	}
	return l, err
}

// docsOf gives the documents of a list. The set may be the segment's own and must
// not be changed.
func docsOf(list segment.PostingsList) *roaring.Bitmap {
	it, ok := list.Iterator(false, false, false, nil).(segment.OptimizablePostingsIterator)
	if !ok {
		return roaring.New()
	}
	if docs := it.ActualBitmap(); docs != nil {
		return docs
	}
	if doc, one := it.DocNum1Hit(); one {
		return roaring.BitmapOf(uint32(doc))
	}
	return roaring.New()
}

// docs gives the documents with a term; not to be changed.
func (v *view) docs(field, term string) (*roaring.Bitmap, error) {
	list, err := v.list(field, term)
	return list.docs, err
}

// each visits the terms of a field from start on, in order, as long as yield wants.
func (v *view) each(field, start, prefix string, yield func(term string) (bool, error)) error {
	dict, err := v.Dictionary(field)
	if err != nil {
		return fmt.Errorf("read %s: %w", field, err)
	}
	var end []byte
	if prefix != "" {
		start, end = prefix, after(prefix)
	}
	it := terms(dict, []byte(start), end)
	for {
		entry, err := it.Next()
		if err != nil {
			return fmt.Errorf("read %s: %w", field, err)
		}
		if entry == nil {
			return nil
		}
		if more, err := yield(entry.Term); err != nil || !more {
			return err
		}
	}
}

// terms walks a dictionary, without counting the documents of each term where that
// can be left.
func terms(dict segment.TermDictionary, start, end []byte) segment.DictionaryIterator {
	type uncounted interface {
		AutomatonIteratorOmitCount(a segment.Automaton, start, end []byte) segment.DictionaryIterator
	}
	if d, ok := dict.(uncounted); ok {
		return d.AutomatonIteratorOmitCount(nil, start, end)
	}
	return dict.AutomatonIterator(nil, start, end)
}

// after is the first text that does not begin with the prefix and sorts behind it.
func after(prefix string) []byte {
	out := []byte(prefix)
	for i := len(out) - 1; i >= 0; i-- {
		if out[i] < 0xff {
			out[i]++
			return out[:i+1]
		}
	}
	return nil
}
