package award

import (
	"cmp"
	"slices"

	didban "didban.app/backend"
)

// meeting is two firms in one tender, packed so that sorting brings the meetings of a pair
// together: the numbers of both, the lower first, and which of them holds the contract.
func meeting(low, high, winner int32) uint64 {
	who := uint64(0)
	switch winner {
	case low:
		who = 1
	case high:
		who = 2
	}
	return uint64(low)<<33 | uint64(high)<<2 | who
}

// holder counts one firm.
type holder struct {
	contracts, direct, bids, won int
	value                        didban.Rial
	units                        map[int32]*held
}

type held struct {
	contracts int
	value     didban.Rial
}

// hold counts a contract for the one that holds it and for those that stood for it.
func (s *sums) hold(a *Award) {
	for _, n := range a.bidders {
		s.holders[n].bids++
	}
	if a.winner == noFirm {
		return
	}
	h := &s.holders[a.winner]
	h.contracts++
	h.value = h.value.Plus(a.Value)
	if a.Contest == didban.ContestDirect {
		h.direct++
	}
	if slices.Contains(a.bidders, a.winner) {
		h.won++
	}
	if h.units == nil {
		h.units = map[int32]*held{}
	}
	u := entryOf(h.units, a.unit)
	u.contracts, u.value = u.contracts+1, u.value.Plus(a.Value)
}

// meet notes every two that stood for a contract.
func (s *sums) meet(a *Award) {
	for i, x := range a.bidders {
		for _, y := range a.bidders[i+1:] {
			s.meetings = append(s.meetings, meeting(min(x, y), max(x, y), a.winner))
		}
	}
}

// pairSums are the pairs that met more than once, the most frequent first.
func (s *sums) pairSums() (out []PairSum, of int) {
	slices.Sort(s.meetings)
	for rest := s.meetings; len(rest) > 0; {
		n := 1
		for n < len(rest) && rest[n]>>2 == rest[0]>>2 {
			n++
		}
		if n > 1 {
			out = append(out, s.pair(rest[:n]))
		}
		rest = rest[n:]
	}
	slices.SortFunc(out, func(x, y PairSum) int {
		return cmp.Or(
			cmp.Compare(y.Together, x.Together), cmp.Compare(y.Won[0]+y.Won[1], x.Won[0]+x.Won[1]),
			cmp.Compare(x.Names[0], y.Names[0]), cmp.Compare(x.Names[1], y.Names[1]),
		)
	})
	return slices.Clone(out[:min(mostPairs, len(out))]), len(out)
}

// pair sums up the meetings of two firms.
func (s *sums) pair(met []uint64) PairSum {
	low, high := int32(met[0]>>33), int32(met[0]>>2&(1<<31-1))
	p := PairSum{
		Names: [2]string{s.book.firms[low], s.book.firms[high]}, Together: len(met), Bids: [2]int{s.holders[low].bids, s.holders[high].bids},
	}
	for _, m := range met {
		if who := m & 3; who > 0 {
			p.Won[who-1]++
		}
	}
	p.order()
	return p
}

// order puts the one that won more first, else the one whose name comes first.
func (p *PairSum) order() {
	if cmp.Or(cmp.Compare(p.Won[1], p.Won[0]), cmp.Compare(p.Names[0], p.Names[1])) > 0 {
		p.Names[0], p.Names[1] = p.Names[1], p.Names[0]
		p.Won[0], p.Won[1] = p.Won[1], p.Won[0]
		p.Bids[0], p.Bids[1] = p.Bids[1], p.Bids[0]
	}
}

// winners are the contractors of more than one contract, those of most first.
func (s *sums) winners() (out []WinnerSum, of, contractors int) {
	for n := range s.holders {
		h := &s.holders[n]
		if h.contracts > 0 {
			contractors++
		}
		if h.contracts < 2 {
			continue
		}
		out = append(out, WinnerSum{
			Name: s.book.firms[n], Contracts: h.contracts, Value: h.value, Direct: h.direct, Bids: h.bids, Won: h.won,
		})
	}
	slices.SortFunc(out, func(x, y WinnerSum) int {
		return cmp.Or(cmp.Compare(y.Contracts, x.Contracts), cmp.Compare(y.Value, x.Value), cmp.Compare(x.Name, y.Name))
	})
	of, out = len(out), out[:min(mostWinners, len(out))]
	for i := range out {
		out[i].Units = s.shares(&s.holders[s.book.firm(out[i].Name)])
	}
	return out, of, contractors
}

// shares are the parts that a contractor holds of what each unit has let.
func (s *sums) shares(h *holder) (out []UnitShare) {
	for n, own := range h.units {
		share := s.units[n]
		share.Unit, share.Contracts, share.Value = s.book.units[n], own.contracts, own.value
		if share.Known = share.Of >= leastContracts && share.OfValue > 0; share.Known {
			share.Share = didban.Share(own.value, share.OfValue)
		}
		out = append(out, share)
	}
	slices.SortFunc(out, func(x, y UnitShare) int { return cmp.Or(cmp.Compare(y.Value, x.Value), cmp.Compare(x.Key(), y.Key())) })
	return out
}
