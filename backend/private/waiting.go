package private

import (
	"bytes"
	"sync"

	didban "didban.app/backend"
	"didban.app/backend/record"
)

// decoded keeps what waits as it was last read, each beside the bytes that it was read of: of
// thousands that wait few change between two looks at the list, and reading JSON is what costs.
// What differs in a byte is read anew, so that nothing has to tell it of a change.
type decoded struct {
	mu   sync.Mutex
	rows map[string]decodedRow
}

type decodedRow struct {
	raw []byte
	s   *didban.Submission
}

// submission is that of an id with its record, only to be read; nil for one that is damaged.
func (d *decoded) submission(id, value []byte) *didban.Submission {
	d.mu.Lock()
	defer d.mu.Unlock()
	row, known := d.rows[string(id)]
	if known && bytes.Equal(row.raw, value) {
		return row.s
	}
	s := new(didban.Submission)
	if !record.Decode(value, s) {
		return nil
	}
	if d.rows == nil {
		d.rows = map[string]decodedRow{}
	}
	d.rows[string(id)] = decodedRow{bytes.Clone(value), s}
	return s
}

// keep drops what waits no more, once that is as much as what does.
func (d *decoded) keep(waiting map[string]bool) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if len(d.rows) <= 2*len(waiting)+1 {
		return
	}
	for id := range d.rows {
		if !waiting[id] {
			delete(d.rows, id)
		}
	}
}

// waiting are those of what waits that fit.
func (tx *Tx) waiting(fits func(*didban.Submission) bool) ([]*didban.Submission, error) {
	var out []*didban.Submission
	items, here := tx.Bucket(bucketItem), map[string]bool{}
	for key := range record.Walk(tx.Bucket(bucketOpen), nil, record.Forward) {
		value := items.Get(key)
		if value == nil {
			return nil, didban.Fault(didban.CodeNotFound, "submission.notFound", "id", string(key))
		}
		s := tx.decoded.submission(key, value)
		if s == nil {
			return nil, record.Damaged(bucketItem, string(key))
		}
		here[string(key)] = true
		if fits(s) {
			out = append(out, s.Clone())
		}
	}
	tx.decoded.keep(here)
	return out, nil
}
