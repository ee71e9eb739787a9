package private

import (
	"bytes"

	didban "didban.app/backend"
	"didban.app/backend/record"
)

// The sorts of claim.
const (
	claimNoun = "noun"
	claimCode = "code"
)

// Claim is the open draft that has a noun, "" where it is in nobody's hands.
func (tx *Tx) Claim(ref didban.Ref) (didban.ID, error) {
	return tx.claim(claimNoun, string(ref.Kind), string(ref.ID))
}

// CodeClaim is the open draft that has taken a code for a kind, "" where it is free.
func (tx *Tx) CodeClaim(kind didban.Kind, code string) (didban.ID, error) {
	return tx.claim(claimCode, string(kind), code)
}

func (tx *Tx) claim(parts ...string) (didban.ID, error) {
	var draft didban.ID
	_, err := tx.Read(&draft, record.Join(parts...), bucketClaim)
	return draft, err
}

// PutClaim gives a noun to a draft.
func (tx *Tx) PutClaim(ref didban.Ref, draft didban.ID) error {
	return tx.Write(draft, record.Join(claimNoun, string(ref.Kind), string(ref.ID)), bucketClaim)
}

// DropClaim puts a noun back into nobody's hands.
func (tx *Tx) DropClaim(ref didban.Ref) error {
	return tx.Delete(record.Join(claimNoun, string(ref.Kind), string(ref.ID)), bucketClaim)
}

// PutCodeClaim gives a code to a draft.
func (tx *Tx) PutCodeClaim(kind didban.Kind, code string, draft didban.ID) error {
	return tx.Write(draft, record.Join(claimCode, string(kind), code), bucketClaim)
}

// DropCodeClaim frees a code.
func (tx *Tx) DropCodeClaim(kind didban.Kind, code string) error {
	return tx.Delete(record.Join(claimCode, string(kind), code), bucketClaim)
}

// FreeClaims frees every noun and code that a draft has.
func (tx *Tx) FreeClaims(draft didban.ID) error {
	var keys [][]byte
	for key, value := range record.Walk(tx.Bucket(bucketClaim), nil, record.Forward) {
		var holder didban.ID
		if record.Decode(value, &holder) && holder == draft {
			keys = append(keys, bytes.Clone(key))
		}
	}
	for _, key := range keys {
		if err := tx.Delete(key, bucketClaim); err != nil {
			return err
		}
	}
	return nil
}
