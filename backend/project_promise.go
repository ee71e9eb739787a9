package didban

import (
	"cmp"
	"slices"
)

// Promise is the ledger of one project's ends: the one first promised, the one that stands
// now, and how it was moved from the first to the last.
type Promise struct {
	First Day        // the end first promised; empty where none was ever named
	Now   Day        // the planned end as it stands
	Moves List[Move] // in order; one that bears no day stands last
}

// Move is one time that the end was put off.
type Move struct {
	Day      Day // empty where it was not written down
	From, To Day // the ends before and after, empty where only the days given are known
	Days     int // by how many days
	// Amendment tells that an amendment gave the time; Number is its number.
	Amendment bool
	Number    string
	Reason    string // of the amendment, or of the saved version
	N         int    // the saved version that told it; 0 where an amendment did
}

// Stood is what of a saved state of a project tells of its promises and its money.
type Stood struct {
	N      int // the version
	Day    Day // on which it was saved
	Reason string

	End, OriginalEnd Day
	Extended         []Day           // the days of amendments that gave more time
	Revised          Rial            // the budget as it stood
	Values           map[string]Rial // of contracts by number, after their amendments
	Prices           map[string]Rial // of contracts by number, as they were signed

	Suspended       bool
	SuspendedReason string
}

// Stood takes from a project what Stood holds, as its version n left it on a day.
func (p *Project) Stood(n int, day Day, reason string) Stood {
	s := Stood{
		N: n, Day: day, Reason: reason, End: p.End, OriginalEnd: p.OriginalEnd, Extended: p.extensions(),
		Revised: p.Money().Revised, Values: map[string]Rial{}, Prices: map[string]Rial{},
		Suspended: p.Suspended, SuspendedReason: p.SuspendedReason,
	}
	for i := range p.Contracts {
		k := &p.Contracts[i]
		s.Values[k.Number], s.Prices[k.Number] = k.Value(), k.Price
	}
	return s
}

// extensions are the days on which amendments gave contracts more time, none twice.
func (p *Project) extensions() (days []Day) {
	for i := range p.Contracts {
		for _, a := range p.Contracts[i].Amendments {
			if a.Extends() && !slices.Contains(days, a.Day) {
				days = append(days, a.Day)
			}
		}
	}
	return days
}

// Extends reports whether the amendment gave the contract more time.
func (a Amendment) Extends() bool { return a.Kind == "duration" && a.New > a.Old }

// Promise works the ledger out of the project and its saved states, the oldest first, of
// which the last is the present one; without them from the project alone.
//
// The end first promised is what the first state that names an end calls so. A later one can
// only bring it forward, by naming an earlier first promise: what was promised once can't be
// softened afterwards. A move is a day on which amendments gave more time, and a saved state
// whose end is later than that of the one before where no amendment, new since, tells why.
// A move that was taken back, so that the end stands again where it stood before, counts no
// more. An end later than the first promise was moved once at least.
func (p *Project) Promise(past ...Stood) Promise {
	if len(past) == 0 {
		past = []Stood{p.Stood(0, "", "")}
	}
	out := Promise{Now: p.End}
	for _, s := range past {
		if out.First == "" {
			out.First = cmp.Or(s.OriginalEnd, s.End)
		}
		out.First = earlier(out.First, s.OriginalEnd)
	}
	moves := slices.Concat(p.givenTime(), unexplained(past, p.extensions()))
	slices.SortStableFunc(moves, func(a, b Move) int { return cmp.Compare(a.Day, b.Day) })
	if len(moves) == 0 && out.First != "" && out.Now > out.First {
		moves = []Move{{From: out.First, To: out.Now, Reason: p.Changes}}
	}
	if len(moves) == 1 && moves[0].From == "" && out.Now > out.First {
		moves[0].From, moves[0].To = out.First, out.Now
	}
	for i := range moves {
		if m := &moves[i]; m.From != "" {
			m.Days, _ = DaysBetween(m.From, m.To)
		}
	}
	out.Moves = ListOf(moves...)
	return out
}

// givenTime gives one move for each day on which amendments gave more time: by the most days
// that one of them gave.
func (p *Project) givenTime() (moves []Move) {
	for i := range p.Contracts {
		for _, a := range p.Contracts[i].Amendments {
			if !a.Extends() {
				continue
			}
			m := Move{Day: a.Day, Days: int(a.New - a.Old), Amendment: true, Number: a.Number, Reason: a.Reason}
			at := slices.IndexFunc(moves, func(other Move) bool { return other.Day == a.Day })
			switch {
			case at < 0:
				moves = append(moves, m)
			case moves[at].Days < m.Days:
				moves[at] = m
			}
		}
	}
	return moves
}

// unexplained gives the moves of which no amendment tells. Every amendment that stands today
// explains one change: that of the version in which it came, or the next one after it.
func unexplained(past []Stood, standing []Day) (moves []Move) {
	told, free := []Day{}, 0
	end := Day("")
	for i, s := range past {
		for _, day := range s.Extended {
			if slices.Contains(told, day) {
				continue
			}
			told = append(told, day)
			if i > 0 && slices.Contains(standing, day) {
				free++
			}
		}
		switch {
		case s.End == "":
			continue
		case end != "" && s.End > end && free > 0:
			free--
		case end != "" && s.End > end:
			moves = append(moves, Move{Day: s.Day, From: end, To: s.End, Reason: s.Reason, N: s.N})
		case s.End < end:
			moves = slices.DeleteFunc(moves, func(m Move) bool { return m.From >= s.End })
		}
		end = s.End
	}
	return moves
}

// Unamended counts the moves of which no amendment tells.
func (p Promise) Unamended() (n int) {
	for m := range p.Moves.All() {
		n += countOf(!m.Amendment)
	}
	return n
}
