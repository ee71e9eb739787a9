package search

import (
	"github.com/RoaringBitmap/roaring/v2"

	didban "didban.app/backend"
)

// condition gives the documents of a segment that meet it; the set may be the
// segment's own and must not be changed.
type condition func(*view) (*roaring.Bitmap, error)

// hasAny is met by documents that have one of the terms in a field.
func hasAny(field string, terms ...string) condition {
	return func(v *view) (*roaring.Bitmap, error) {
		sets := make([]*roaring.Bitmap, 0, len(terms))
		for _, t := range terms {
			docs, err := v.docs(field, t)
			if err != nil {
				return nil, err
			}
			sets = append(sets, docs)
		}
		return or(sets), nil
	}
}

// hasPrefix is met by documents with a term that begins so.
func hasPrefix(field, prefix string) condition {
	return func(v *view) (*roaring.Bitmap, error) {
		var sets []*roaring.Bitmap
		err := v.each(field, "", prefix, func(term string) (bool, error) {
			docs, err := v.docs(field, term)
			sets = append(sets, docs)
			return true, err
		})
		return or(sets), err
	}
}

// someOf is met where one of the conditions is.
func someOf(list ...condition) condition {
	return func(v *view) (*roaring.Bitmap, error) {
		sets, err := v.sets(list)
		return or(sets), err
	}
}

// allOf is met where each of the conditions is.
func allOf(list ...condition) condition {
	return func(v *view) (*roaring.Bitmap, error) {
		if len(list) == 0 {
			return v.all(), nil
		}
		out, err := list[0](v)
		for _, c := range list[1:] {
			if err != nil || out.IsEmpty() {
				break
			}
			var docs *roaring.Bitmap
			if docs, err = c(v); err == nil {
				out = roaring.And(out, docs)
			}
		}
		return out, err
	}
}

// but is met where the first is and the second is not.
func but(c, not condition) condition {
	return func(v *view) (*roaring.Bitmap, error) {
		sets, err := v.sets([]condition{c, not})
		if err != nil {
			return nil, err
		}
		return roaring.AndNot(sets[0], sets[1]), nil
	}
}

func (v *view) sets(list []condition) ([]*roaring.Bitmap, error) {
	out := make([]*roaring.Bitmap, len(list))
	for i, c := range list {
		docs, err := c(v)
		if err != nil {
			return nil, err
		}
		out[i] = docs
	}
	return out, nil
}

func or(sets []*roaring.Bitmap) *roaring.Bitmap {
	if len(sets) == 1 {
		return sets[0]
	}
	return roaring.FastOr(sets...)
}

// where is met by the documents of which a column says so.
func where(met func(c *columns, doc int) bool) condition {
	return func(v *view) (*roaring.Bitmap, error) {
		var out []uint32
		for i := range v.size() {
			if met(v.columns, i) {
				out = append(out, uint32(i))
			}
		}
		return roaring.And(v.all(), roaring.BitmapOf(out...)), nil
	}
}

// between is met by days from one to another, both inclusive; an empty end is none.
func between(from, to didban.Day) condition {
	first, last := int32(noDay+1), int32(1<<31-1)
	if from != "" {
		first = dayNumber(from)
	}
	if to != "" {
		last = dayNumber(to)
	}
	return where(func(c *columns, i int) bool { return c.day[i] >= first && c.day[i] <= last })
}
