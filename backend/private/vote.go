package private

import (
	"strconv"

	didban "didban.app/backend"
	"didban.app/backend/record"
)

// VoteOption is what is counted of a noun.
type VoteOption string

// The options. Taking back is a counter of its own: no counter ever falls, so that those of
// several devices can be joined by taking the higher one of each.
const (
	VoteSupport VoteOption = "support"
	VoteBack    VoteOption = "back" // a support that was taken back
)

// AddVote counts one more for a noun at a device, within an hour of Unix time.
func (tx *Tx) AddVote(noun didban.Ref, option VoteOption, device string) error {
	hour := tx.Now() / (60 * 60 * 1000)
	key := record.Join(string(noun.Kind), string(noun.ID), string(option), device, strconv.FormatInt(hour, 10))
	var n int
	if _, err := tx.Read(&n, key, bucketVote); err != nil {
		return err
	}
	return tx.Write(n+1, key, bucketVote)
}

// voteKeyParts is how many parts the key of a vote has.
const voteKeyParts = 5

// Votes are how many stand behind a noun, and from how many devices.
type Votes struct{ Count, Devices int }

// Votes counts the supports of a noun less those taken back; struck hours are no part of it.
func (tx *Tx) Votes(noun didban.Ref) (v Votes, err error) {
	devices := map[string]int{}
	for key, value := range record.Walk(tx.Bucket(bucketVote), record.Under(string(noun.Kind), string(noun.ID)), record.Forward) {
		var n int
		if !record.Decode(value, &n) {
			return v, record.Damaged(bucketVote, string(key))
		}
		parts := record.Split(key)
		if VoteOption(parts[2]) == VoteBack {
			n = -n
		}
		devices[parts[3]] += n
	}
	for _, n := range devices {
		if n > 0 {
			v.Devices++
			v.Count += n
		}
	}
	return v, nil
}
