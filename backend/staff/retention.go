package staff

import (
	"context"

	"didban.app/backend/gate"
	"didban.app/backend/private"
	"didban.app/backend/signin"
)

// jobs are what forgets by the clock. What a new kind keeps for a time has its job here.
func jobs() []private.Job {
	return []private.Job{
		{Name: "failed attempts to sign in", Do: forgetTries},
		{Name: "one-time codes that are over", Do: forgetInvites},
	}
}

// Forget does what is done by the clock once a day, the jobs of others too, and tells whether
// it might.
func Forget(ctx context.Context, b *gate.Backend, others ...private.Job) (ran bool, err error) {
	return b.Private.RunJobs(ctx, append(jobs(), others...))
}

// JobsHeld reports whether that waits for a person's word on the clock, and when it was done
// last, Unix ms.
func JobsHeld(b *gate.Backend) (held bool, last int64, err error) { return b.Private.JobsHeld() }

// forgetTries forgets failed attempts that count no more: they tell who comes here.
func forgetTries(tx *private.Tx, now int64, limit int) (more bool, err error) {
	return tx.ForgetTries(func(t private.Try) bool { return signin.Tries(t).Over(now) }, limit)
}

// keepInvites is how long it is told of a one-time code that its time is over, in ms.
const keepInvites = 30 * 24 * 60 * 60 * 1000

func forgetInvites(tx *private.Tx, now int64, limit int) (more bool, err error) {
	return tx.ForgetInvites(now-keepInvites, limit)
}
