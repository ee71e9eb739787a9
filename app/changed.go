package main

import (
	didban "didban.app/backend"
	"didban.app/backend/api"
)

// Changed is the program's word to an open screen that data changed.
type Changed struct {
	// Seq is the newest change that was taken in.
	Seq uint64 `json:"seq"`
	// Kinds are those of the nouns that changed; a screen reloads for those it shows.
	Kinds []didban.Kind `json:"kinds"`
	// Damaged is what the screens go on without; nil where nothing new is known of it.
	Damaged []api.Damage `json:"damaged,omitempty"`
}

// manyChanges is from how many changes at once on the kinds are not looked up: an
// import touches most of them.
const manyChanges = 1000

// teller makes what one follower calls as it goes on: each time that it has caught
// up, the screens are told of the kinds that it has taken in since the last time.
func (p *Program) teller() func(done, total uint64) {
	var last uint64
	return func(done, total uint64) {
		if done != total {
			return
		}
		p.pages.changed(Changed{Seq: done, Kinds: p.kindsSince(last, done)})
		last = done
	}
}

// kindsSince lists the kinds of the changes after one sequence up to another; all of
// them where there are many, or where they can't be read.
func (p *Program) kindsSince(after, until uint64) []didban.Kind {
	if until-after > manyChanges {
		return didban.Kinds
	}
	changes, err := p.Store.Changes(after, int(until-after))
	if err != nil {
		return didban.Kinds
	}
	seen := map[didban.Kind]bool{}
	out := []didban.Kind{}
	for _, c := range changes {
		if !seen[c.Kind] {
			seen[c.Kind] = true
			out = append(out, c.Kind)
		}
	}
	return out
}
