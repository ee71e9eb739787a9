package private

import (
	"strconv"

	didban "didban.app/backend"
	"didban.app/backend/record"
)

// AddVote counts one more for a noun at a device, within an hour of Unix time.
func (tx *Tx) AddVote(noun didban.Ref, option didban.VoteOption, device string) error {
	return tx.addVotes(noun, didban.VoteCell{Option: option, Device: device, Hour: tx.Now() / (60 * 60 * 1000), Count: 1})
}

func (tx *Tx) addVotes(noun didban.Ref, c didban.VoteCell) error {
	key := record.Join(string(noun.Kind), string(noun.ID), string(c.Option), c.Device, strconv.FormatInt(c.Hour, 10))
	var n int
	if _, err := tx.Read(&n, key, bucketVote); err != nil {
		return err
	}
	return tx.Write(n+c.Count, key, bucketVote)
}

// JoinVotes counts what was said of one noun for another too, in the hours in which it was
// said.
func (tx *Tx) JoinVotes(from, to didban.Ref) error {
	cells, err := tx.Votes(from)
	for _, c := range cells {
		if err == nil {
			err = tx.addVotes(to, c)
		}
	}
	return err
}

// voteKeyParts is how many parts the key of a vote has.
const voteKeyParts = 5

// Votes are the counters of a noun.
func (tx *Tx) Votes(noun didban.Ref) (cells []didban.VoteCell, err error) {
	err = tx.walkVotes(record.Under(string(noun.Kind), string(noun.ID)), func(_ didban.ID, c didban.VoteCell) { cells = append(cells, c) })
	return cells, err
}

// VotesOf are the counters of all nouns of a kind that have any.
func (tx *Tx) VotesOf(kind didban.Kind) (map[didban.ID][]didban.VoteCell, error) {
	all := map[didban.ID][]didban.VoteCell{}
	err := tx.walkVotes(record.Under(string(kind)), func(id didban.ID, c didban.VoteCell) { all[id] = append(all[id], c) })
	return all, err
}

func (tx *Tx) walkVotes(under []byte, found func(didban.ID, didban.VoteCell)) error {
	for key, value := range record.Walk(tx.Bucket(bucketVote), under, record.Forward) {
		var c didban.VoteCell
		if !record.Decode(value, &c.Count) {
			return record.Damaged(bucketVote, string(key))
		}
		parts := record.Split(key)
		c.Option, c.Device = didban.VoteOption(parts[2]), parts[3]
		var err error
		if c.Hour, err = strconv.ParseInt(parts[4], 10, 64); err != nil {
			return record.Damaged(bucketVote, string(key))
		}
		found(didban.ID(parts[1]), c)
	}
	return nil
}
