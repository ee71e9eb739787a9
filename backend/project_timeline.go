package didban

import (
	"cmp"
	"slices"
	"time"
)

// MomentSort says what a Moment tells of.
type MomentSort string

// The sorts of a moment, in the order in which they are offered as filters.
const (
	MomentMilestone MomentSort = "milestone"
	MomentContract  MomentSort = "contract"
	MomentAmendment MomentSort = "amendment"
	MomentPayment   MomentSort = "payment"
	MomentProgress  MomentSort = "progress"
	MomentArticle   MomentSort = "article"
	MomentEvent     MomentSort = "event"
	MomentComment   MomentSort = "comment"
	MomentVersion   MomentSort = "version"
)

// Moment is one thing that happened to a project, or will. Of its figures and texts only
// those are set that its sort has.
type Moment struct {
	Sort MomentSort
	Day  Day   // in the time zone of the timeline
	At   int64 // Unix ms; 0 where only the day is known
	// Ref is the id of the article, event or comment, and the contract's number of an
	// amendment or payment.
	Ref      string
	Number   string         // of an amendment or payment
	N        int            // of a version
	Title    string         // of a milestone, contract, article, event, or what a payment was for
	Text     string         // a note, a comment, the reason of an amendment or version
	Code     string         // the kind of milestone, contract, amendment, event; the operation of a version
	State    MilestoneState // of a milestone
	Due      Day            // of a milestone
	Actor    ID             // of a version
	Role     Role           // of a version's actor
	Author   string         // of a comment; empty for an unnamed citizen
	Amount   Rial           // of a contract or payment
	Old, New int64          // of an amendment, as in Amendment
	Physical Percent        // actual, of an observation
	Finance  Percent        // actual, of an observation
}

// Around is what others say of a project. The timeline shows what it is given: only
// what is public belongs here.
type Around struct {
	Articles []*Article
	Events   []*Event
	Comments []*Comment
	Versions []Version
}

// Timeline merges what happened to a project into one list, the newest first: milestones
// (on the day they were met, or are due), contracts, amendments, payments, observed
// progress, news, events, comments and saved versions. Instants are dated in zone. Things
// without a day are left out; of one day those with an hour come first, the latest
// ahead, and the others stay in the project's order.
func Timeline(p *Project, around Around, today Day, zone *time.Location) []Moment {
	list := slices.Concat(momentsOfPlan(p, today), momentsOfMoney(p), momentsOf(around, zone))
	list = slices.DeleteFunc(list, func(m Moment) bool { return m.Day == "" })
	slices.SortStableFunc(list, func(a, b Moment) int {
		return cmp.Or(cmp.Compare(b.Day, a.Day), cmp.Compare(b.At, a.At), cmp.Compare(b.N, a.N))
	})
	return list
}

func momentsOfPlan(p *Project, today Day) []Moment {
	var out []Moment
	for _, m := range p.Milestones {
		out = append(out, Moment{
			Sort: MomentMilestone, Day: cmp.Or(m.Met, m.Due), Title: m.Title, Code: m.Sort, State: m.State(today), Due: m.Due,
		})
	}
	for _, o := range p.Progress {
		out = append(out, Moment{
			Sort: MomentProgress, Day: o.Day, Physical: o.PhysicalActual, Finance: o.FinancialActual, Text: o.Note,
		})
	}
	return out
}

func momentsOfMoney(p *Project) []Moment {
	var out []Moment
	for _, k := range p.Contracts {
		out = append(out, Moment{
			Sort: MomentContract, Day: k.Signed, Ref: k.Number, Title: k.Title, Code: k.Nature, Text: k.Contractor, Amount: k.Price,
		})
		for _, a := range k.Amendments {
			out = append(out, Moment{
				Sort: MomentAmendment, Day: a.Day, Ref: k.Number, Number: a.Number, Code: a.Kind, Title: a.Scope, Text: a.Reason,
				Old: a.Old, New: a.New,
			})
		}
		for _, y := range k.Payments {
			out = append(out, Moment{
				Sort: MomentPayment, Day: y.Day, Ref: k.Number, Number: y.Number, Title: y.For, Amount: y.Amount,
			})
		}
	}
	return out
}

func momentsOf(around Around, zone *time.Location) []Moment {
	day := func(at int64) Day { return DayOf(time.UnixMilli(at).In(zone)) }
	var out []Moment
	for _, a := range around.Articles {
		out = append(out, Moment{
			Sort: MomentArticle, Day: day(a.Published), At: a.Published, Ref: string(a.ID), Title: a.Title, Text: a.Lead, Code: a.Form,
		})
	}
	for _, e := range around.Events {
		out = append(out, Moment{
			Sort: MomentEvent, Day: day(e.Start), At: e.Start, Ref: string(e.ID), Title: e.Title, Text: e.Place, Code: e.Category,
		})
	}
	for _, c := range around.Comments {
		out = append(out, Moment{
			Sort: MomentComment, Day: c.Day, Ref: string(c.ID), Text: c.Text, Author: c.Author,
		})
	}
	for _, v := range around.Versions {
		out = append(out, Moment{
			Sort: MomentVersion, Day: day(v.At), At: v.At, N: v.N, Text: v.Why(), Code: string(v.Op), Actor: v.Actor, Role: v.Role,
		})
	}
	return out
}
