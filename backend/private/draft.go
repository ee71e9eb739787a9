package private

import (
	"encoding/json"
	"errors"

	didban "didban.app/backend"
	"didban.app/backend/record"
)

// Draft reads a draft; CodeGone where there is none any more.
func (tx *Tx) Draft(id didban.ID) (*didban.Draft, error) {
	var d didban.Draft
	ok, err := tx.Read(&d, []byte(id), bucketDraft)
	if err == nil && !ok {
		err = didban.Fault(didban.CodeGone, "draft.notFound", "id", string(id))
	}
	return &d, err
}

// Drafts lists all drafts, the oldest first.
func (tx *Tx) Drafts() ([]*didban.Draft, error) { return all[didban.Draft](tx, bucketDraft) }

// PutDraft keeps a draft; it makes an id where there is none.
func (tx *Tx) PutDraft(d *didban.Draft) error {
	if d.ID == "" {
		d.ID = tx.NewID()
	}
	return tx.Write(d, []byte(d.ID), bucketDraft)
}

// DropDraft takes a draft away with all that belongs to it.
func (tx *Tx) DropDraft(id didban.ID) error {
	under := record.Under(string(id))
	for _, bucket := range []string{bucketSheet, bucketEdit, bucketPage} {
		if err := tx.DeleteAll(under, bucket); err != nil {
			return err
		}
	}
	if err := tx.FreeClaims(id); err != nil {
		return err
	}
	notes, err := tx.Notes(id)
	for _, n := range notes {
		err = errors.Join(err, tx.Delete([]byte(n.ID), bucketNote))
	}
	return errors.Join(err, tx.Delete([]byte(id), bucketDraft))
}

// Sheet is a sheet as it was after an edit; what came later is made anew from the edits.
type Sheet struct {
	Ref   didban.Ref   `json:"ref"`
	Seq   uint64       `json:"seq"`
	Sheet didban.Sheet `json:"sheet"`
	// From is the public state that it was made from, where a restore took that out of the
	// record; its draft's base is negative then.
	From json.RawMessage `json:"from,omitempty"`
}

// Sheets lists the kept sheets of a draft.
func (tx *Tx) Sheets(draft didban.ID) ([]Sheet, error) {
	var out []Sheet
	for key, value := range record.Walk(tx.Bucket(bucketSheet), record.Under(string(draft)), record.Forward) {
		var s Sheet
		if !record.Decode(value, &s) {
			return nil, record.Damaged(bucketSheet, string(key))
		}
		out = append(out, s)
	}
	return out, nil
}

// PutSheet keeps a sheet of a draft.
func (tx *Tx) PutSheet(draft didban.ID, s Sheet) error {
	return tx.Write(s, record.Join(string(draft), string(s.Ref.Kind), string(s.Ref.ID)), bucketSheet)
}

// DropSheet takes a sheet out of a draft.
func (tx *Tx) DropSheet(draft didban.ID, ref didban.Ref) error {
	return tx.Delete(record.Join(string(draft), string(ref.Kind), string(ref.ID)), bucketSheet)
}

// Edit is one edit as it was kept, with what undoes it.
type Edit struct {
	Seq     uint64      `json:"seq"`
	At      int64       `json:"at"` // Unix ms
	By      didban.ID   `json:"by"`
	Page    string      `json:"page"`
	Edit    didban.Edit `json:"edit"`
	Inverse didban.Edit `json:"inverse"`
	// Step is the sequence of the first edit of the step that this one belongs to: a
	// burst in one field is one step.
	Step uint64 `json:"step"`
	// Undoes and Redoes name the step that this edit takes back or makes again; 0 for
	// an edit of a person's own.
	Undoes uint64 `json:"undoes,omitempty"`
	Redoes uint64 `json:"redoes,omitempty"`
	Unit   string `json:"unit,omitempty"` // the unit in which bare amounts were typed
}

// PutEdit keeps an edit of a draft.
func (tx *Tx) PutEdit(draft didban.ID, e Edit) error {
	return tx.Write(e, record.JoinSeq(e.Seq, string(draft)), bucketEdit)
}

// Edits lists the edits of a draft after a sequence, in order.
func (tx *Tx) Edits(draft didban.ID, after uint64) ([]Edit, error) {
	var out []Edit
	for key, value := range record.Walk(tx.Bucket(bucketEdit), record.Under(string(draft)), record.Forward) {
		if record.SeqOf(key) <= after {
			continue
		}
		var e Edit
		if !record.Decode(value, &e) || e.Seq != record.SeqOf(key) {
			return nil, record.DamagedSeq(bucketEdit, record.SeqOf(key))
		}
		out = append(out, e)
	}
	return out, nil
}

// Page is the highest number of a page's edits that is kept for a draft, 0 for none.
func (tx *Tx) Page(draft didban.ID, page string) (int, error) {
	n := 0
	_, err := tx.Read(&n, record.Join(string(draft), page), bucketPage)
	return n, err
}

// PutPage keeps the highest number of a page's edits.
func (tx *Tx) PutPage(draft didban.ID, page string, n int) error {
	return tx.Write(n, record.Join(string(draft), page), bucketPage)
}
