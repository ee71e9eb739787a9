package didban

import "time"

// VoteOption is what is counted of a noun.
type VoteOption string

// The options. Taking back is a counter of its own: no counter ever falls, so that those of
// several devices can be joined by taking the higher one of each.
const (
	VoteSupport VoteOption = "support"
	VoteBack    VoteOption = "back"  // a support that was taken back
	VoteStill   VoteOption = "still" // others say of a report that it is still there
	VoteGone    VoteOption = "gone"  // or that it is not
)

// VoteCell is how often one option was chosen at a device within an hour of Unix time.
type VoteCell struct {
	Option VoteOption
	Device string
	Hour   int64
	Count  int
}

// Day is the day in Tehran on which the hour began.
func (v VoteCell) Day() Day {
	return DayOf(time.UnixMilli(v.Hour*60*60*1000 + tehranOffset).UTC())
}

// Votes are how many said something of a noun, and from how many devices.
type Votes struct{ Count, Devices int }

// CountVotes counts those cells of a noun that say one thing; supports that were taken back are
// no part of them.
func CountVotes(cells []VoteCell, of VoteOption) (v Votes) {
	devices := map[string]int{}
	for _, c := range cells {
		switch {
		case c.Option == of:
			devices[c.Device] += c.Count
		case c.Option == VoteBack && of == VoteSupport:
			devices[c.Device] -= c.Count
		}
	}
	for _, n := range devices {
		if n > 0 {
			v.Devices++
			v.Count += n
		}
	}
	return v
}

// Heard is what others than its sender say of a report.
type Heard struct {
	Supports Votes // that it is what they would report
	Still    Votes // that it is still there
	Gone     Votes // that it is not
}

// HeardOf is what the counters of a report say.
func HeardOf(cells []VoteCell) Heard {
	return Heard{CountVotes(cells, VoteSupport), CountVotes(cells, VoteStill), CountVotes(cells, VoteGone)}
}

// Heard is what was counted of a report before it came here: no device is known of that, so
// that it counts as one.
func (r *Report) Heard() Heard {
	return Heard{Still: Votes{r.Still, min(1, r.Still)}, Gone: Votes{r.Gone, min(1, r.Gone)}}
}

// And is both together.
func (h Heard) And(more Heard) Heard {
	return Heard{h.Supports.and(more.Supports), h.Still.and(more.Still), h.Gone.and(more.Gone)}
}

func (v Votes) and(more Votes) Votes { return Votes{v.Count + more.Count, v.Devices + more.Devices} }

// The least that puts a report before its unit again that is said to be fixed: so many who say
// that it is still there, on so many days or from so many devices.
const (
	DoubtVotes = 3
	DoubtWays  = 2
)

// Doubted reports whether enough people have said since the day of a fix that it is still
// there. That is a hint to its unit; it moves nothing.
func Doubted(cells []VoteCell, fixed Day) bool {
	if fixed == "" {
		return false
	}
	votes, devices, days := 0, map[string]bool{}, map[Day]bool{}
	for _, c := range cells {
		if c.Option == VoteStill && c.Day() >= fixed {
			votes += c.Count
			devices[c.Device], days[c.Day()] = true, true
		}
	}
	return votes >= DoubtVotes && max(len(devices), len(days)) >= DoubtWays
}
