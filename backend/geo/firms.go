package geo

import (
	"slices"

	didban "didban.app/backend"
)

// firms are the contractors of the slots. A large city has thousands, most with few
// projects, so that a bitset for each would cost more than it tells.
type firms struct {
	names   []string // by number; of one that is free, the last that had it
	numbers map[string]int32
	uses    []int32 // in how many slots each stands
	free    []int32
	of      [][]int32 // by slot
}

func newFirms() firms { return firms{numbers: map[string]int32{}} }

func (f *firms) join(slot int32, p *didban.ProjectFacts) {
	for _, name := range p.Options(didban.FacetContractor) {
		n := f.number(name)
		f.uses[n]++
		f.of[slot] = append(f.of[slot], n)
	}
	f.of[slot] = slices.Clip(f.of[slot])
}

// number gives a name its number, a free one where there is one.
func (f *firms) number(name string) int32 {
	n, ok := f.numbers[name]
	switch {
	case ok:
		return n
	case len(f.free) > 0:
		n = f.free[len(f.free)-1]
		f.free = f.free[:len(f.free)-1]
		f.names[n] = name
	default:
		n = int32(len(f.names))
		f.names, f.uses = append(f.names, name), append(f.uses, 0)
	}
	f.numbers[name] = n
	return n
}

func (f *firms) leave(slot int32) {
	for _, n := range f.of[slot] {
		if f.uses[n]--; f.uses[n] == 0 {
			delete(f.numbers, f.names[n])
			f.free = append(f.free, n)
		}
	}
	f.of[slot] = nil
}

// mask marks the slots of any of these contractors.
func (f *firms) mask(wanted []string, size int) bitset {
	out := newBitset(size)
	for slot, list := range f.of {
		if slices.ContainsFunc(list, func(n int32) bool { return slices.Contains(wanted, f.names[n]) }) {
			out.set(slot)
		}
	}
	return out
}

// counts counts the marked slots of every contractor, by number.
func (f *firms) counts(under bitset) []int32 {
	tally := make([]int32, len(f.names))
	under.each(func(slot int) {
		for _, n := range f.of[slot] {
			tally[n]++
		}
	})
	return tally
}

// named gives what was counted by number its names.
func (f *firms) named(tally []int32) map[string]int {
	out := make(map[string]int, len(tally))
	for n, count := range tally {
		if count > 0 {
			out[f.names[n]] = int(count)
		}
	}
	return out
}
