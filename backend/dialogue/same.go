package dialogue

import (
	"encoding/hex"

	didban "didban.app/backend"
	"didban.app/backend/gate"
	"didban.app/backend/private"
)

// isSame reports whether somebody says of a report on the screen that it is the one that they
// would send: a report that is written on another one.
func isSame(r SendRequest) bool {
	return r.Kind == string(didban.SubmitReport) && r.On == string(didban.KindReport)
}

// same counts somebody behind a report, once a visit, and gives them a code by which they follow
// it. Nobody has to judge that: there are no words in it.
func same(c *gate.Caller, r SendRequest) (ReceiptView, error) {
	if n := len(r.Once); n < minOnce || n > maxOnce {
		return ReceiptView{}, didban.Fault(didban.CodeInvalid, "field.required")
	}
	if c.Actor().ID != "" || r.Channel != "" {
		return ReceiptView{}, didban.Fault(didban.CodeForbidden, "send.staff")
	}
	if view, done, err := repeated(c, r.Once); done || err != nil {
		return view, err
	}
	main, err := publicReport(c, didban.ID(r.ID))
	if err != nil {
		return ReceiptView{}, err
	}
	if main.Main != "" {
		return ReceiptView{}, didban.Fault(didban.CodeGone, "send.gone")
	}
	visit := visitOf(r.Visit)
	if c.Talk.Mine(visit, main.ID) {
		return ReceiptView{}, didban.Fault(didban.CodeConflict, "same.twice")
	}
	known, err := knownOf(c)
	if err != nil {
		return ReceiptView{}, err
	}
	code, tag, err := drawCode(c, known, didban.TrackPublic)
	if err != nil {
		return ReceiptView{}, err
	}
	s := joined(c, main, r.Once)
	s.Tag = hex.EncodeToString(tag)
	err = supporting(c, visit, main.ID, true, func(tx *private.Tx) error {
		if id, err := tx.ByOnce(s.Once); err != nil || id != "" { // another call of the same sending was faster
			code = ""
			return err
		}
		if err := vote(c, tx, refOf(main), didban.VoteSupport); err != nil {
			return err
		}
		return writeJoined(c, tx, s, tag)
	})
	if err != nil {
		return ReceiptView{}, err
	}
	if code == "" {
		view, _, err := repeated(c, r.Once)
		return view, err
	}
	c.Talk.KeepCode(r.Once, code, c.Now())
	return receipt(c, s, code)
}

// joined is what is kept of it: what it is about and where, which the main one says already.
func joined(c *gate.Caller, main *didban.Report, once string) *didban.Submission {
	return &didban.Submission{
		Kind: didban.SubmitReport, Stage: didban.StageDecided, Subject: main.Page(), Main: main.ID, Action: didban.RuledMerged,
		Report:  &didban.ReportSent{Category: main.Category, Detail: main.Detail, Severity: main.Severity, Point: main.Point, Place: main.Place, Areas: main.Areas},
		Channel: didban.ChannelKiosk, Day: c.Today(), Once: once, Digest: didban.DigestOf(newSalt(), ""),
	}
}

// writeJoined numbers it like all that this device sends.
func writeJoined(c *gate.Caller, tx *private.Tx, s *didban.Submission, tag []byte) error {
	if err := number(c, tx, s, tag); err != nil {
		return err
	}
	return tx.AddEvent(s, didban.SubmissionEvent{What: didban.EventRuled, Day: s.Day, Action: didban.RuledMerged})
}
