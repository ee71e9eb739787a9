package private

import (
	"didban.app/backend/record"
)

// keyClock is the key of what is known of the computer's clock.
const keyClock = "clock"

// Clock is what is known of the computer's clock, Unix ms.
type Clock struct {
	// Trusted is the newest time at which the clock was believed; 0 before the first.
	Trusted int64 `json:"trusted"`
	// Change and Access are the last entries of the public record and of the access log at
	// the time when an administrator called the clock right. What comes right after them goes
	// by the clock, though their times may lie ahead of it.
	Change uint64 `json:"change,omitempty"`
	Access uint64 `json:"access,omitempty"`
	// Right is when that was; Erased when what erases by the clock ran last. 0 for never.
	Right  int64 `json:"right,omitempty"`
	Erased int64 `json:"erased,omitempty"`
}

// Clock reads what is known of the clock.
func (tx *Tx) Clock() (c Clock, err error) {
	_, err = tx.Read(&c, []byte(keyClock), record.Meta)
	return c, err
}

// PutClock keeps what is known of the clock.
func (tx *Tx) PutClock(c Clock) error { return tx.Write(c, []byte(keyClock), record.Meta) }
