package staff

import (
	didban "didban.app/backend"
	"didban.app/backend/gate"
	"didban.app/backend/private"
	"didban.app/backend/store"
)

// VerifyRequest asks for the next stretch of a chain. Who asks goes on from stretch to stretch,
// shows how far it is, and ends it by asking no more.
type VerifyRequest struct {
	Chain string `json:"chain"` // record or access
	After uint64 `json:"after"` // the entry that was looked at last, 0 at the beginning
}

// VerifyView is how far a chain holds.
type VerifyView struct {
	Chain string `json:"chain"`
	Done  uint64 `json:"done"`  // the last entry that was looked at
	Total uint64 `json:"total"` // how many there should be
	// Broken is the first entry that does not hold, and Findings why; 0 for none so far.
	Broken   uint64          `json:"broken"`
	Findings []DamageFinding `json:"findings"`
	// Seal is that of the last entry, to be written down: a chain that was made anew
	// as a whole has another one.
	Seal string `json:"seal"`
	At   int64  `json:"at"` // of that entry, Unix ms
}

// Verify looks the next stretch of a chain over: each entry against the seal of the one before
// and, in the public record, against what it sealed.
func (s *Records) Verify(r VerifyRequest) (VerifyView, error) {
	return gate.Answer(s.caller, "Records.Verify", func() (VerifyView, error) { return verifyChain(s.caller, r) })
}

// verifyStretch is how many entries one call looks over.
const verifyStretch = 1000

func verifyChain(c *gate.Caller, r VerifyRequest) (VerifyView, error) {
	if r.Chain == chainAccess {
		return look(c, func(tx *private.Tx) (VerifyView, error) { return verifyAccess(tx, r.After) })
	}
	return gate.RunRead(c, func(tx *store.Tx) (VerifyView, error) { return verifyRecord(tx, r.After) })
}

func verifyRecord(tx *store.Tx, after uint64) (VerifyView, error) {
	view := VerifyView{Chain: chainRecord, Done: after, Total: tx.AuditEnd(), Findings: []DamageFinding{}}
	var last didban.AuditEntry
	if after > 0 {
		var err error
		if last, err = tx.AuditEntry(after); err != nil {
			return view, err
		}
	}
	for range verifyStretch {
		view.Done, view.Seal, view.At = last.Seq, last.Seal, last.At
		if last.Seq >= view.Total {
			break
		}
		next, findings := tx.CheckLink(last)
		if len(findings) > 0 {
			view.Broken = last.Seq + 1
			view.Findings = mapped(findings, func(f store.Finding) DamageFinding { return DamageFinding{f.Key, argViews(f.Args)} })
			break
		}
		last = next
	}
	return view, nil
}

func verifyAccess(tx *private.Tx, after uint64) (VerifyView, error) {
	total, err := tx.AccessEnd()
	view := VerifyView{Chain: chainAccess, Done: after, Total: total, Findings: []DamageFinding{}}
	var last didban.AccessEntry
	if err == nil && after > 0 {
		last, err = tx.AccessEntry(after)
	}
	if err != nil {
		return view, err
	}
	for range verifyStretch {
		view.Done, view.Seal, view.At = last.Seq, last.Seal, last.At
		if last.Seq >= total {
			return view, view.endsAt(tx, last)
		}
		next, err := tx.AccessEntry(last.Seq + 1)
		if err != nil || !next.Follows(last) {
			view.breakAfter(last.Seq)
			return view, nil
		}
		last = next
	}
	return view, nil
}

// endsAt holds the last entry of the access log against the log's head.
func (v *VerifyView) endsAt(tx *private.Tx, last didban.AccessEntry) error {
	ends, err := tx.IsAccessHead(last)
	if err == nil && !ends {
		v.breakAfter(last.Seq)
	}
	return err
}

func (v *VerifyView) breakAfter(seq uint64) {
	v.Broken, v.Findings = seq+1, []DamageFinding{{"check.access", argViews(map[string]string{"after": itoa(seq)})}}
}
