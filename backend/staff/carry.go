package staff

import (
	"encoding/json"
	"fmt"
	"slices"

	didban "didban.app/backend"
	"didban.app/backend/gate"
	"didban.app/backend/private"
	"didban.app/backend/store"
)

// CarryOver lets the office go on over a public record that was restored from a backup, and
// tells its log of it with both ends. A draft whose public state is not in that record any more
// keeps it: it shows as a conflict until somebody has settled it. before is the record until
// now, nil where it can't be read; the report gets the counts.
func CarryOver(office *private.File, before, restored *store.Store, report *gate.RestoreReport) error {
	if before == nil {
		return carry(office, nil, restored, report)
	}
	return before.View(func(was *store.Tx) error { return carry(office, was, restored, report) })
}

func carry(office *private.File, was *store.Tx, restored *store.Store, report *gate.RestoreReport) error {
	return office.Update(func(tx *private.Tx) error {
		return restored.View(func(is *store.Tx) error {
			drafts, err := tx.Drafts()
			if err != nil {
				return err
			}
			for _, d := range drafts {
				if !d.State.Live() {
					continue
				}
				report.Drafts++
				if report.Order.Office == gate.OfficeBackup {
					continue // it is of the same moment as the record
				}
				stale, err := rebaseDraft(tx, was, is, d)
				if err != nil {
					return err
				}
				if stale {
					report.Stale++
				}
			}
			from := ""
			if was != nil {
				from = sealedEnd(was)
			}
			return tx.Log(report.Order.By, didban.AccessRestored, report.Order.File, Ends(from, sealedEnd(is)))
		})
	})
}

// rebaseDraft marks the sheets of a draft whose base is not in the record any more.
func rebaseDraft(tx *private.Tx, was, is *store.Tx, d *didban.Draft) (stale bool, err error) {
	sheets, err := tx.Sheets(d.ID)
	if err != nil {
		return false, err
	}
	for i := range d.Sheets {
		head := &d.Sheets[i]
		same, err := sameVersion(was, is, head.Ref, head.Base)
		if err != nil {
			return stale, err
		}
		if same {
			continue
		}
		at := slices.IndexFunc(sheets, func(s private.Sheet) bool { return s.Ref == head.Ref })
		if at < 0 {
			return stale, didban.Fault(didban.CodeDamaged, "draft.damaged", "id", string(d.ID))
		}
		if err := keepFrom(tx, was, d.ID, sheets[at], head.Base); err != nil {
			return stale, err
		}
		head.Base, stale = -head.Base, true
	}
	if !stale {
		return false, nil
	}
	return true, tx.PutDraft(d)
}

// sameVersion reports whether both records have the same version of a noun. What is new, and
// what an earlier restore took out, has none.
func sameVersion(was, is *store.Tx, ref didban.Ref, n int) (bool, error) {
	if n <= 0 {
		return true, nil
	}
	now, err := versionOf(is, ref, n)
	if err != nil || now.N == 0 || was == nil {
		return now.N != 0, err
	}
	then, err := versionOf(was, ref, n)
	return then.Seq == now.Seq && then.At == now.At, err
}

// versionOf is a version of a noun, the zero one where there is none.
func versionOf(tx *store.Tx, ref didban.Ref, n int) (didban.Version, error) {
	versions, err := tx.Versions(ref.Kind, ref.ID)
	at := slices.IndexFunc(versions, func(v didban.Version) bool { return v.N == n })
	if at < 0 {
		return didban.Version{}, err
	}
	return versions[at], err
}

// keepFrom keeps with a sheet the public state that it was made from, where that can be read.
func keepFrom(tx *private.Tx, was *store.Tx, draft didban.ID, s private.Sheet, base int) error {
	if was == nil {
		return nil
	}
	n, err := was.AtVersion(s.Ref.Kind, s.Ref.ID, base)
	if didban.IsLeftOut(err) {
		return nil
	}
	if err != nil {
		return err
	}
	if s.From, err = json.Marshal(n); err != nil {
		return fmt.Errorf("keep the base of %s: %w", s.Ref.Kind, err)
	}
	return tx.PutSheet(draft, s)
}

// takenOut is the state that a sheet was made from before a restore took that out of the
// record; nil for a new noun, and where nobody could keep it.
func (f *folder) takenOut(ref didban.Ref, version int) (didban.Noun, error) {
	s := f.sheet(keyOf(ref))
	if version == 0 || s == nil || s.From == nil {
		return nil, nil
	}
	n := didban.New(ref.Kind)
	if err := json.Unmarshal(s.From, n); err != nil {
		return nil, didban.Fault(didban.CodeDamaged, "draft.damaged", "id", string(f.draft.ID)).Because(err)
	}
	return n, nil
}

// RecordEnd names the end of a public record: its last change, and how the seal of that begins.
func RecordEnd(s *store.Store) (end string) {
	_ = s.View(func(tx *store.Tx) error { // an end that can't be read has no name
		end = sealedEnd(tx)
		return nil
	})
	return end
}

// sealShown is how many digits of a seal name it.
const sealShown = 12

func sealedEnd(tx *store.Tx) string {
	e, err := tx.AuditEntry(tx.AuditEnd())
	if err != nil {
		return ""
	}
	return itoa(e.Seq) + ":" + e.Seal[:min(len(e.Seal), sealShown)]
}

// Ends writes both ends of a restore as the log keeps them.
func Ends(from, to string) string { return from + "→" + to }
