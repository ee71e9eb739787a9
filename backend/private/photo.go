package private

import (
	"errors"
	"slices"
	"strconv"

	didban "didban.app/backend"
	"didban.app/backend/record"
)

// Photo is the bytes of a picture that nobody but those who judge may see, and its size.
type Photo struct {
	didban.Photo
	Content []byte `json:"content"` // a JPEG
}

// Photo reads a picture of a submission; false where it is gone.
func (tx *Tx) Photo(id didban.ID, k int) (p Photo, ok bool, err error) {
	ok, err = tx.Read(&p, photoKey(k, string(id)), bucketPhoto)
	return p, ok, err
}

// PutPhoto keeps a picture of a submission under its number.
func (tx *Tx) PutPhoto(id didban.ID, p Photo) error {
	return tx.Write(p, photoKey(p.K, string(id)), bucketPhoto)
}

// DropPhotos erases the pictures of a submission; the bytes leave the file when it is compacted.
func (tx *Tx) DropPhotos(id didban.ID) error { return tx.dropPhotos(string(id)) }

// Attached are the pictures that somebody has added to a form and not sent, in their order.
func (tx *Tx) Attached(user didban.ID, form string) ([]Photo, error) {
	var out []Photo
	for key, value := range record.Walk(tx.Bucket(bucketPhoto), record.Under(string(user), form), record.Forward) {
		var p Photo
		if !record.Decode(value, &p) {
			return nil, record.Damaged(bucketPhoto, string(key))
		}
		out = append(out, p)
	}
	slices.SortFunc(out, func(a, b Photo) int { return a.K - b.K })
	return out, nil
}

// Attach adds a picture to a form.
func (tx *Tx) Attach(user didban.ID, form string, p Photo) error {
	return tx.Write(p, photoKey(p.K, string(user), form), bucketPhoto)
}

// Detach takes a picture out of a form; one that is not there is no fault.
func (tx *Tx) Detach(user didban.ID, form string, k int) error {
	return tx.dropPhoto(photoKey(k, string(user), form))
}

// DetachAll takes all pictures out of a form.
func (tx *Tx) DetachAll(user didban.ID, form string) error { return tx.dropPhotos(string(user), form) }

func (tx *Tx) dropPhotos(owner ...string) error {
	var keys [][]byte
	for key := range record.Walk(tx.Bucket(bucketPhoto), record.Under(owner...), record.Forward) {
		keys = append(keys, slices.Clone(key))
	}
	var errs []error
	for _, key := range keys {
		errs = append(errs, tx.dropPhoto(key))
	}
	return errors.Join(errs...)
}

func (tx *Tx) dropPhoto(key []byte) error {
	if !tx.Has(key, bucketPhoto) {
		return nil
	}
	return errors.Join(tx.Delete(key, bucketPhoto), tx.MarkErased(1))
}

// ForgetPhotos erases the pictures of up to limit submissions that are over, and tells whether
// there are more. Pictures of forms are not its own.
func (tx *Tx) ForgetPhotos(over func(*didban.Submission) bool, limit int) (more bool, err error) {
	var due []didban.ID
	for key := range record.Walk(tx.Bucket(bucketPhoto), nil, record.Forward) {
		parts := record.Split(key)
		id := didban.ID(parts[0])
		if len(parts) != photoParts || slices.Contains(due, id) {
			continue
		}
		s, err := tx.Submission(id)
		if err != nil {
			return false, err
		}
		if !over(s) {
			continue
		}
		if len(due) == limit {
			more = true
			break
		}
		due = append(due, id)
	}
	for _, id := range due {
		if err := tx.DropPhotos(id); err != nil {
			return false, err
		}
	}
	return more, nil
}

// ForgetAttached erases the pictures in the forms of users who are gone, up to limit, and tells
// whether there are more.
func (tx *Tx) ForgetAttached(gone func(user didban.ID) bool, limit int) (more bool, err error) {
	var due [][]byte
	for key := range record.Walk(tx.Bucket(bucketPhoto), nil, record.Forward) {
		parts := record.Split(key)
		if len(parts) == photoParts || !gone(didban.ID(parts[0])) {
			continue
		}
		if len(due) == limit {
			more = true
			break
		}
		due = append(due, slices.Clone(key))
	}
	for _, key := range due {
		if err := tx.dropPhoto(key); err != nil {
			return false, err
		}
	}
	return more, nil
}

// photoParts is how many parts the key of a submission's picture has; that of a form has one more.
const photoParts = 2

func photoKey(k int, owner ...string) []byte {
	return record.Join(append(owner, strconv.Itoa(k))...)
}

// isPhoto reports whether a picture stands under its number, of a submission or a user that is
// there.
func (tx *Tx) isPhoto(key, value []byte) bool {
	var p Photo
	parts := record.Split(key)
	owner := bucketUser
	if len(parts) == photoParts {
		owner = bucketItem
	}
	return record.Decode(value, &p) && parts[len(parts)-1] == strconv.Itoa(p.K) && tx.Has([]byte(parts[0]), owner)
}
