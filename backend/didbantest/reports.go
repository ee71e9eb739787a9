package didbantest

import (
	"fmt"
	"math/rand/v2"
	"time"

	didban "didban.app/backend"
)

// Reports generates reports of every category and state within the neighbourhoods of City,
// sent over the three years before the last of them. They are valid and the same every time;
// their units are in no City.
func Reports(n int) []didban.Noun {
	g := generator{rand.New(rand.NewPCG(137, 14)), nil, nil}
	g.zipf = rand.NewZipf(g.Rand, 1.1, 4, 20000)
	g.areas()
	out := make([]didban.Noun, n)
	for i := range out {
		out[i] = g.report(i + 1)
	}
	return out
}

// LastReport is the day after which no generated report was sent or moved.
const LastReport = didban.Day("2026-03-20")

func (g *generator) report(n int) *didban.Report {
	k := g.IntN(len(g.boxes))
	sent := LastReport.Time().AddDate(0, 0, -20-g.IntN(1000))
	r := &didban.Report{
		Meta: meta(didban.KindReport, n, fmt.Sprintf("R-%06d", n)), Category: pick(g, didban.ReportCategories),
		Severity: didban.Severity(1 + g.IntN(3)), Areas: []didban.ID{ID(didban.KindArea, 1000+k)},
		Point: didban.Position{Lon: g.boxes[k].West + g.Float64()*0.019, Lat: g.boxes[k].South + g.Float64()*0.019}.Rounded(),
		Text:  g.words(20), Day: didban.DayOf(sent), Channel: "kiosk", Salt: fmt.Sprintf("%032x", n),
	}
	r = r.Moved(didban.ReportStep{State: didban.StateReceived, Day: r.Day})
	for moves := g.IntN(9); moves > 0; moves-- {
		step, ok := g.step(r, sent)
		if !ok {
			break
		}
		r = r.Moved(step)
	}
	return r
}

// step draws one of the moves that may follow.
func (g *generator) step(r *didban.Report, sent time.Time) (didban.ReportStep, bool) {
	next := append(didban.NextReports(r, didban.ByUnit), didban.NextReports(r, didban.ByReporter)...)
	if len(next) == 0 {
		return didban.ReportStep{}, false
	}
	s := didban.ReportStep{
		State: next[min(g.IntN(len(next)), g.IntN(len(next)), g.IntN(len(next)))], Day: didban.DayOf(sent.AddDate(0, 0, 2*len(r.Steps))), Text: g.words(6) + " ۱۳۷",
	}
	switch s.State {
	case didban.StateAssigned:
		s.Unit = ID(didban.KindUnit, 1+g.IntN(20))
		return s, s.Unit != r.Unit
	case didban.StatePlanned:
		s.Due = didban.DayOf(sent.AddDate(0, 0, 30))
	case didban.StateDeclined:
		s.Rule = "empty"
	case didban.StateDuplicate:
		s.Link = didban.Ref{Kind: didban.KindReport, ID: ID(didban.KindReport, 1)}
		if s.Link.ID == r.ID {
			return didban.ReportStep{}, false
		}
	default:
	}
	return s, true
}
