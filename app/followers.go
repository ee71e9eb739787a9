package main

import (
	"errors"
	"strconv"

	didban "didban.app/backend"
	"didban.app/backend/record"
)

// A follower keeps up with the record and is looked into in its place: what it lacks is on no
// screen. Each is held against the record where the data are looked over.
type follower struct {
	key     string // of the sentence for what differs
	holding func() (didban.Holding, error)
	renew   func() error // makes it anew while the program runs; nil where that can't be
}

func (p *Program) followers() []follower {
	return []follower{
		{"check.map", func() (didban.Holding, error) { return p.Map.Holding(), nil }, func() error { return errors.Join(p.forgetSnapshots(), p.Map.Renew(p.Store)) }},
		{"check.archive", func() (didban.Holding, error) { return p.Archive.Holding(), nil }, func() error { return errors.Join(p.forgetSnapshots(), p.Archive.Renew(p.Store)) }},
		{"check.search", p.Search.Holding, nil},
	}
}

// compareFollowers tells, a finding each, which kinds a follower holds otherwise than the
// record. One that can be made anew is.
func (p *Program) compareFollowers() (found []record.Finding, err error) {
	for _, f := range p.followers() {
		differ, err := p.differs(f)
		if err != nil {
			return nil, err
		}
		if found = append(found, differ...); len(differ) == 0 || f.renew == nil {
			continue
		}
		if err := f.renew(); err != nil {
			return nil, err
		}
		p.mu.Lock()
		pages := p.pages
		p.mu.Unlock()
		if pages != nil {
			pages.changed(Changed{Seq: p.Store.Head(), Kinds: didban.Kinds})
		}
	}
	return found, nil
}

// looks is how often a follower is looked at while the record moves on.
const looks = 3

// differs holds a follower against the record. Where the one is behind the other, or the
// record moves on meanwhile, there is nothing to compare.
func (p *Program) differs(f follower) ([]record.Finding, error) {
	for range looks {
		has, err := f.holding()
		if didban.IsBusy(err) { // it is being made anew
			return nil, nil
		}
		if err != nil {
			return nil, err
		}
		kinds := make([]didban.Kind, 0, len(has.Sums))
		for kind := range has.Sums {
			kinds = append(kinds, kind)
		}
		want, err := p.Store.Holding(kinds...)
		if err != nil {
			return nil, err
		}
		if has.Revision == want.Revision {
			return findingsOf(f.key, has, want), nil
		}
	}
	return nil, nil
}

func findingsOf(key string, has, want didban.Holding) (out []record.Finding) {
	for _, kind := range has.Differs(want) {
		out = append(out, record.Finding{Key: key, Args: map[string]string{
			"kind": string(kind), "have": strconv.Itoa(has.Sums[kind].Count), "want": strconv.Itoa(want.Sums[kind].Count),
		}})
	}
	return out
}
