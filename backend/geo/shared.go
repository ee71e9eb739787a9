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
	texts   *didban.Texts
	days    map[string][]didban.Day
	ids     map[string][]didban.ID
	flags   map[string][]didban.FlagCode
	traits  map[string][]didban.Trait
	changes map[string][]didban.RecentChange
	years   map[string][]int
	key     []byte
}

// maxLists bounds what is remembered of each sort of lists; beyond it they are remembered
// anew, so that those that are gone from all projects take no room for ever.
const maxLists = 1 << 13

func newShared() *shared {
	return &shared{
		texts: didban.NewTexts(), days: map[string][]didban.Day{}, ids: map[string][]didban.ID{},
		flags: map[string][]didban.FlagCode{}, traits: map[string][]didban.Trait{}, changes: map[string][]didban.RecentChange{},
		years: map[string][]int{},
	}
}

func share[S ~string](s *shared, texts ...*S) {
	for _, text := range texts {
		*text = S(s.texts.Same(string(*text)))
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
	share(s, &f.Signals.Start, &f.Signals.Reported, &f.Signals.Promise.First, &f.Signals.Promise.Now)
	f.Pack(s.texts)
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

// judged shares what a project is judged to be.
func (s *shared) judged(f *didban.ProjectFacts) {
	f.Areas, f.Unassigned = shareList(s, s.ids, f.Areas), shareList(s, s.ids, f.Unassigned)
	f.Flags, f.Traits = shareList(s, s.flags, f.Flags), shareList(s, s.traits, f.Traits)
	f.RecentChanges, f.PaidIn = shareList(s, s.changes, f.RecentChanges), shareList(s, s.days, f.PaidIn)
}
