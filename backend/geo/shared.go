package geo

import (
	"encoding/binary"
	"slices"

	didban "didban.app/backend"
)

// shared gives one text and one list in place of all that are alike: codes, days, names of
// firms and units, lists of areas and of flags stand in most projects, and a record that is
// read brings its own of each. What nobody shares, such as titles, is left alone.
type shared struct {
	texts   map[string]string
	days    map[string][]didban.Day
	ids     map[string][]didban.ID
	names   map[string][]string
	flags   map[string][]didban.FlagCode
	traits  map[string][]didban.Trait
	changes map[string][]didban.RecentChange
	years   map[string][]int
	key     []byte
}

// Bounds of what is remembered; beyond them it is remembered anew, so that texts that are
// gone from all projects take no room for ever.
const (
	maxTexts   = 1 << 16
	maxLists   = 1 << 13
	sharedText = 64 // bytes; longer ones are seldom alike
)

func newShared() *shared {
	return &shared{
		texts: map[string]string{}, days: map[string][]didban.Day{}, ids: map[string][]didban.ID{}, names: map[string][]string{},
		flags: map[string][]didban.FlagCode{}, traits: map[string][]didban.Trait{}, changes: map[string][]didban.RecentChange{},
		years: map[string][]int{},
	}
}

func share[S ~string](s *shared, texts ...*S) {
	for _, text := range texts {
		if *text == "" || len(*text) > sharedText {
			continue
		}
		one, ok := s.texts[string(*text)]
		if !ok {
			if len(s.texts) >= maxTexts {
				clear(s.texts)
			}
			one = string(*text)
			s.texts[one] = one
		}
		*text = S(one)
	}
}

// shareList gives the list that is alike, with nothing to spare; none may be changed.
func shareList[S ~string](s *shared, all map[string][]S, list []S) []S {
	if len(list) == 0 {
		return list
	}
	s.key = s.key[:0]
	for _, text := range list {
		s.key = append(append(s.key, text...), 0)
	}
	own, ok := all[string(s.key)]
	if !ok {
		if len(all) >= maxLists {
			clear(all)
		}
		own = slices.Clone(list)
		for i := range own {
			share(s, &own[i])
		}
		all[string(s.key)] = own
	}
	return own
}

// project shares what a project brings with it.
func (s *shared) project(f *didban.ProjectFacts) {
	share(s, &f.Unit, &f.Domain, &f.Type, &f.Status)
	share(s, &f.UnitID)
	share(s, &f.Start, &f.End, &f.Finished, &f.AsOf, &f.Promised, &f.Traces.First, &f.Traces.Worked, &f.Traces.WorkedTo)
	f.Years = s.yearsOf(f.Years)
	for i := range f.Lines {
		share(s, &f.Lines[i].Source)
	}
	for i := range f.Contracts {
		s.contract(&f.Contracts[i])
	}
	f.Traces.Seen = slices.Clone(f.Traces.Seen)
	for i := range f.Traces.Seen {
		share(s, &f.Traces.Seen[i].Day)
	}
	f.Milestones = slices.Clone(f.Milestones) // those of the record are its own
	for i := range f.Milestones {
		m := &f.Milestones[i]
		share(s, &m.Title, &m.Sort)
		share(s, &m.Due, &m.Met)
	}
	f.Saved = slices.Clone(f.Saved)
	for i := range f.Saved {
		share(s, &f.Saved[i].Day)
		share(s, &f.Saved[i].Number, &f.Saved[i].Reason)
	}
	s.signals(&f.Signals)
}

func (s *shared) yearsOf(list []int) []int {
	s.key = s.key[:0]
	for _, year := range list {
		s.key = binary.AppendVarint(s.key, int64(year))
	}
	own, ok := s.years[string(s.key)]
	if !ok {
		if len(s.years) >= maxLists {
			clear(s.years)
		}
		own = slices.Clone(list)
		s.years[string(s.key)] = own
	}
	return own
}

func (s *shared) contract(k *didban.ContractFacts) {
	share(s, &k.Number, &k.Contractor, &k.Method)
	share(s, &k.Signed)
	k.Tenderers, k.Amended = shareList(s, s.names, k.Tenderers), shareList(s, s.days, k.Amended)
	k.Repriced = slices.Clone(k.Repriced)
	for i := range k.Repriced {
		share(s, &k.Repriced[i].Day)
		share(s, &k.Repriced[i].Number, &k.Repriced[i].Reason)
	}
	for i := range k.Paid {
		share(s, &k.Paid[i].Day)
	}
}

func (s *shared) signals(f *didban.Signals) {
	share(s, &f.Start, &f.Observed, &f.Paired, &f.Reported, &f.Promise.First, &f.Promise.Now)
	share(s, &f.Dearest, &f.UncontestedAt, &f.FewestAt)
	f.Missing = shareList(s, s.names, f.Missing)
	f.Promise.Moves = slices.Clone(f.Promise.Moves)
	for i := range f.Promise.Moves {
		m := &f.Promise.Moves[i]
		share(s, &m.Day, &m.From, &m.To)
		share(s, &m.Number, &m.Reason)
	}
}

// judged shares what a project is judged to be.
func (s *shared) judged(f *didban.ProjectFacts) {
	f.Areas, f.Unassigned = shareList(s, s.ids, f.Areas), shareList(s, s.ids, f.Unassigned)
	f.Flags, f.Traits = shareList(s, s.flags, f.Flags), shareList(s, s.traits, f.Traits)
	f.RecentChanges, f.PaidIn = shareList(s, s.changes, f.RecentChanges), shareList(s, s.days, f.PaidIn)
}
