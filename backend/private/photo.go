package private

import (
	"errors"
	"strconv"

	didban "didban.app/backend"
	"didban.app/backend/record"
)

// Photo is a picture as it was handed in, bared of everything but its pixels: the queue alone
// sees it. Width and Height are in pixels.
type Photo struct {
	Mime   string `json:"mime"`
	Width  int    `json:"width"`
	Height int    `json:"height"`
	Data   []byte `json:"data"`
}

// Photos are the pictures of a submission, in their order.
func (tx *Tx) Photos(id didban.ID) (out []Photo, err error) {
	for key, value := range record.Walk(tx.Bucket(bucketPhoto), record.Under(string(id)), record.Forward) {
		var p Photo
		if !record.Decode(value, &p) {
			return nil, record.Damaged(bucketPhoto, string(key))
		}
		out = append(out, p)
	}
	return out, nil
}

// PutPhoto keeps the k-th picture of a submission, from 0.
func (tx *Tx) PutPhoto(id didban.ID, k int, p Photo) error {
	return tx.Write(p, record.Join(string(id), strconv.Itoa(k)), bucketPhoto)
}

// DropPhotos erases the pictures of a submission; the bytes leave the file when it is
// compacted.
func (tx *Tx) DropPhotos(id didban.ID) error {
	var keys [][]byte
	for key := range record.Walk(tx.Bucket(bucketPhoto), record.Under(string(id)), record.Forward) {
		keys = append(keys, append([]byte(nil), key...))
	}
	for _, key := range keys {
		if err := errors.Join(tx.Delete(key, bucketPhoto), tx.MarkErased(1)); err != nil {
			return err
		}
	}
	return nil
}
