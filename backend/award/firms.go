package award

import (
	"cmp"
	"slices"

	didban "didban.app/backend"
)

// pair counts two firms; the first is the one of the lower number.
type pair struct {
	together int
	won      [2]int
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

// pair counts every two that stood for a contract.
func (s *sums) pair(a *Award) {
	for i, x := range a.bidders {
		for _, y := range a.bidders[i+1:] {
			low, high := min(x, y), max(x, y)
			p := entryOf(s.pairs, uint64(low)<<32|uint64(high))
			p.together++
			switch a.winner {
			case low:
				p.won[0]++
			case high:
				p.won[1]++
			}
		}
	}
}

// pairSums are the pairs that met more than once, the most frequent first.
func (s *sums) pairSums() (out []PairSum, of int) {
	for key, p := range s.pairs {
		if p.together < 2 {
			continue
		}
		low, high := int32(key>>32), int32(key&0xffffffff)
		out = append(out, PairSum{
			Names: [2]string{s.book.firms[low], s.book.firms[high]}, Together: p.together, Won: p.won,
			Bids: [2]int{s.holders[low].bids, s.holders[high].bids},
		})
	}
	for i := range out {
		out[i].order()
	}
	slices.SortFunc(out, func(x, y PairSum) int {
		return cmp.Or(
			cmp.Compare(y.Together, x.Together), cmp.Compare(y.Won[0]+y.Won[1], x.Won[0]+x.Won[1]),
			cmp.Compare(x.Names[0], y.Names[0]), cmp.Compare(x.Names[1], y.Names[1]),
		)
	})
	return out[:min(mostPairs, len(out))], len(out)
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
