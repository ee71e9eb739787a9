package private

import (
	"context"
	"errors"
	"fmt"

	didban "didban.app/backend"
	"didban.app/backend/record"
)

// A Job forgets what was kept long enough at now, Unix ms: limit rows at most, so that nobody
// waits long for the file. It tells whether there is more, and marks the file (MarkErased)
// where the bytes must go too.
type Job struct {
	Name string
	Do   func(tx *Tx, now int64, limit int) (more bool, err error)
}

// jobLimit is how many rows a job takes in one transaction.
const jobLimit = 200

// RunJobs does each job to its end, and keeps when that was. By a clock that is over a week
// from the last run nothing is done until a person has called it right: ran is false then.
// One job that fails keeps no other from its work.
func (f *File) RunJobs(ctx context.Context, jobs []Job) (ran bool, err error) {
	held, _, err := f.JobsHeld()
	if err != nil || held {
		return false, err
	}
	err = f.Update(func(tx *Tx) error {
		clock, err := tx.Clock()
		if err != nil {
			return err
		}
		clock.Erased = tx.Now()
		return tx.PutClock(clock)
	})
	if err != nil {
		return false, err
	}
	var errs []error
	for _, job := range jobs {
		if err := f.runJob(ctx, job); err != nil {
			errs = append(errs, fmt.Errorf("%s: %w", job.Name, err))
		}
	}
	return true, errors.Join(errs...)
}

func (f *File) runJob(ctx context.Context, job Job) error {
	for more := true; more; {
		if err := ctx.Err(); err != nil {
			return err
		}
		err := f.Update(func(tx *Tx) (err error) {
			more, err = job.Do(tx, tx.Now(), jobLimit)
			return err
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// JobsHeld reports whether the jobs wait for a person's word on the clock, and when they ran
// last, Unix ms.
func (f *File) JobsHeld() (held bool, last int64, err error) {
	err = f.View(func(tx *Tx) error {
		clock, err := tx.Clock()
		held, last = !didban.MayErase(clock.Erased, clock.Right, tx.Now()), clock.Erased
		return err
	})
	return held, last, err
}

// forget takes up to limit records of a bucket away that are over.
func forget[T any](tx *Tx, bucket string, over func(T) bool, limit int) (more bool, err error) {
	n := 0
	for key, value := range record.Walk(tx.Bucket(bucket), nil, record.Forward) {
		var v T
		if !record.Decode(value, &v) {
			return false, record.Damaged(bucket, string(key))
		}
		if !over(v) {
			continue
		}
		if n++; n > limit {
			return true, nil
		}
		if err := tx.Delete(key, bucket); err != nil {
			return false, err
		}
	}
	return false, nil
}
