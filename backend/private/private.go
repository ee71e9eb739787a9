package private

import (
	"errors"

	didban "didban.app/backend"
	"didban.app/backend/record"
)

// Tx is one look at the file, or one change of it. It belongs to one goroutine and
// ends with the function that it was given to. What it returns may be kept.
type Tx struct {
	*record.Tx
	now int64
}

// Now is the instant of the transaction, Unix ms.
func (tx *Tx) Now() int64 { return tx.now }

// NewID makes a new identifier.
func (tx *Tx) NewID() didban.ID { return record.NewID() }

// all reads every record of a bucket.
func all[T any](tx *Tx, bucket string) ([]*T, error) {
	var out []*T
	for key, value := range record.Walk(tx.Bucket(bucket), nil, record.Forward) {
		v := new(T)
		if !record.Decode(value, v) {
			return nil, record.Damaged(bucket, string(key))
		}
		out = append(out, v)
	}
	return out, nil
}

func firstError(errs ...error) error {
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return errors.Join(errs...)
}
