package dialogue

import (
	didban "didban.app/backend"
	"didban.app/backend/gate"
	"didban.app/backend/private"
	"didban.app/backend/store"
	"didban.app/backend/talk"
)

// StandRequest says of a report what others than its sender see there.
type StandRequest struct {
	ID    string `json:"id"`
	Visit string `json:"visit"`
	What  string `json:"what"` // still, gone; "" only asks
}

// StandView is what others say of a report, by how many and from how many devices: that it is
// the same as theirs, that it is still there, that it is gone. Mine tells that this visit has
// said one of them.
type StandView struct {
	Supports       int  `json:"supports"`
	SupportDevices int  `json:"supportDevices"`
	Still          int  `json:"still"`
	StillDevices   int  `json:"stillDevices"`
	Gone           int  `json:"gone"`
	GoneDevices    int  `json:"goneDevices"`
	Mine           bool `json:"mine"`
}

// Stand counts what somebody sees of a report, without asking who, once a visit and report; it
// moves nothing. It fails with CodeBusy "support.full" or "support.visit".
func (s *Dialogue) Stand(r StandRequest) (StandView, error) {
	return gate.Answer(s.caller, "Dialogue.Stand", func() (StandView, error) { return stand(s.caller.Settled(), r) })
}

func stand(c *gate.Caller, r StandRequest) (StandView, error) {
	report, err := publicReport(c, didban.ID(r.ID))
	if err != nil {
		return StandView{}, err
	}
	visit, option := visitOf(r.Visit), didban.VoteOption(r.What)
	switch mine := c.Talk.Mine(visit, report.ID); {
	case r.What == "" || mine: // said twice: nothing is counted twice
		return standOf(c, report, mine)
	case option != didban.VoteStill && option != didban.VoteGone:
		return StandView{}, didban.Fault(didban.CodeInvalid, "field.unknownCode", "value", r.What)
	case report.Main != "":
		return StandView{}, didban.Fault(didban.CodeGone, "send.gone")
	case c.ReadOnly || c.Actor().ID != "":
		return StandView{}, didban.Fault(didban.CodeForbidden, "send.staff")
	}
	err = supporting(c, visit, report.ID, true, func(tx *private.Tx) error { return vote(c, tx, refOf(report), option) })
	if err != nil {
		return StandView{}, err
	}
	tellQueue(c.Backend)
	return standOf(c, report, true)
}

func refOf(r *didban.Report) didban.Ref { return didban.Ref{Kind: didban.KindReport, ID: r.ID} }

// publicReport reads a report that stands before the public; CodeGone "send.gone" where none
// does.
func publicReport(c *gate.Caller, id didban.ID) (r *didban.Report, err error) {
	return r, c.Store.View(func(tx *store.Tx) error {
		r, err = store.Get[didban.Report](tx, id)
		return gone(err)
	})
}

// supporting counts what a visit says of a noun, and remembers whether it stands behind it.
func supporting(c *gate.Caller, visit string, id didban.ID, stands bool, fn func(*private.Tx) error) error {
	if !c.Talk.Take(visit, talk.Supporting, c.Now()) {
		return didban.Fault(didban.CodeBusy, "support.visit")
	}
	if err := c.Private.Update(fn); err != nil {
		c.Talk.Give(visit, talk.Supporting, c.Now())
		return err
	}
	c.Talk.Stand(visit, id, stands, c.Now())
	return nil
}

// heardOf reads what is counted here of a report.
func heardOf(c *gate.Caller, id didban.ID) (didban.Heard, error) {
	if c.Private == nil { // the data may only be read
		return didban.Heard{}, nil
	}
	cells, err := look(c, func(tx *private.Tx) ([]didban.VoteCell, error) {
		return tx.Votes(didban.Ref{Kind: didban.KindReport, ID: id})
	})
	return didban.HeardOf(cells), err
}

func standOf(c *gate.Caller, r *didban.Report, mine bool) (StandView, error) {
	heard, err := heardOf(c, r.ID)
	view := standView(r.Heard().And(heard))
	view.Mine = mine
	return view, err
}

func standView(h didban.Heard) StandView {
	return StandView{
		Supports: h.Supports.Count, SupportDevices: h.Supports.Devices, Still: h.Still.Count, StillDevices: h.Still.Devices,
		Gone: h.Gone.Count, GoneDevices: h.Gone.Devices,
	}
}

// hear adds to reports what is counted of them here. It is never asked from within a look at
// the public record.
func hear(c *gate.Caller, items []NearReport) error {
	for i := range items {
		heard, err := heardOf(c, didban.ID(items[i].ID))
		if err != nil {
			return err
		}
		items[i].Said = standView(items[i].before.And(heard))
	}
	return nil
}
