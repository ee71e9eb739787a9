package didban

import (
	"slices"
	"strings"
)

// Op is what happened to a noun.
type Op string

// The operations.
const (
	OpPut    Op = "put"
	OpDelete Op = "delete"
	// OpErase takes the words of a noun out of the record, those of its past too.
	OpErase Op = "erase"
)

// Change is one row of the change feed, which search, the map and every other
// follower read from their own checkpoint. Sequences start at 1 and have no gaps.
type Change struct {
	Seq     uint64 `json:"seq"`
	At      int64  `json:"at"` // Unix ms
	Kind    Kind   `json:"kind"`
	ID      ID     `json:"id"`
	Op      Op     `json:"op"`
	Version int    `json:"version"`
}

// Version (نسخه) describes one saved state of a noun; the state itself is read
// with it from the store. It names nobody: who bears the ids is known to the private
// file alone.
type Version struct {
	Kind   Kind   `json:"kind"`
	ID     ID     `json:"id"`
	N      int    `json:"n"` // from 1
	Op     Op     `json:"op"`
	At     int64  `json:"at"`              // Unix ms
	Actor  ID     `json:"actor,omitempty"` // who published it; empty for the program
	Role   Role   `json:"role"`
	Reason string `json:"reason,omitempty"`
	Seq    uint64 `json:"seq"`
	// Gone tells of an erasure that nothing of the noun is left.
	Gone bool `json:"gone,omitempty"`
	// Draft is what it was published from, Authors who wrote in that, Reasons why fields
	// changed.
	Draft   ID            `json:"draft,omitempty"`
	Authors []ID          `json:"authors,omitempty"`
	Reasons []FieldReason `json:"reasons,omitempty"`
}

// TookBack reports whether the version left nothing of the noun.
func (v Version) TookBack() bool { return v.Op == OpDelete || v.Gone }

// Why is the reason of a version as one text, each sentence once: the actor's word and
// the reasons of its fields. The audit record seals it.
func (v Version) Why() string {
	var lines []string
	add := func(text string) {
		if text != "" && !slices.Contains(lines, text) {
			lines = append(lines, text)
		}
	}
	add(v.Reason)
	for _, r := range v.Reasons {
		add(r.Text)
	}
	return strings.Join(lines, "\n")
}
