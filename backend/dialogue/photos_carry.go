package dialogue

import (
	"fmt"
	"slices"

	didban "didban.app/backend"
	"didban.app/backend/gate"
	"didban.app/backend/private"
)

// store takes a decision to the public record: the files of its pictures come first, and those
// that no noun names any more go last.
func (k *carried) store(b *gate.Backend) error {
	if err := keepFiles(b, k.photos); err != nil {
		return fmt.Errorf("files of photos: %w", err)
	}
	if err := b.Store.Update(k.actor(), k.publish); err != nil {
		return err
	}
	return dropFiles(b, k.fileHashes())
}

// fileHashes are the files that the public had of the pictures before.
func (k *carried) fileHashes() (out []string) {
	for _, p := range k.home().Photos {
		if p.Hash != "" {
			out = append(out, p.Hash)
		}
	}
	return out
}

func hashesOf(photos []publicPhoto) (out []string) {
	for _, p := range photos {
		out = append(out, p.media.Hash)
	}
	return out
}

// saidOfPhotos is what was said of the pictures of a report that goes before the public.
func (k *carried) saidOfPhotos() []didban.Photo {
	if k.d.Action == didban.RuledRestored {
		return k.home().Photos
	}
	return k.d.Photos
}

// publicPhotos are the pictures that a decision puts before the public: those of the report as it
// was decided, and those of the steps that were taken before anybody could read it.
func (k *carried) publicPhotos(tx *private.Tx, events []didban.SubmissionEvent) ([]publicPhoto, error) {
	if k.noun.Kind != didban.KindReport {
		return nil, nil
	}
	photos := k.saidOfPhotos()
	switch k.d.Action {
	case didban.RuledPublished, didban.RuledRedacted:
		photos = slices.Concat(photos, photosOf(events))
	case didban.RuledRestored:
	default:
		return nil, nil
	}
	return publicPhotos(tx, k.home(), photos)
}

// ownPhotos are the pictures of the report itself.
func (k *carried) ownPhotos() (ids []didban.ID) {
	for _, p := range k.photos {
		if !didban.OfStep(p.k) {
			ids = append(ids, p.id)
		}
	}
	return ids
}

// photographed are steps without the pictures that are gone.
func (k *carried) photographed(steps []didban.ReportStep) []didban.ReportStep {
	gone := func(id didban.ID) bool {
		return !slices.ContainsFunc(k.photos, func(p publicPhoto) bool { return p.id == id })
	}
	return mapped(steps, func(s didban.ReportStep) didban.ReportStep {
		s.Media = slices.DeleteFunc(slices.Clone(s.Media), gone)
		return s
	})
}

// keepShownPhotos keeps the pictures of a report that are about to leave the record, as the public
// saw them where their originals are gone.
func (k *carried) keepShownPhotos(tx *private.Tx, shown []publicPhoto) error {
	if len(shown) == 0 {
		return nil
	}
	s, err := tx.Submission(k.home().ID)
	if err != nil {
		return err
	}
	for i, p := range shown {
		if err := keepShownPhoto(tx, s, i, p); err != nil {
			return err
		}
	}
	k.home().Photos = s.Photos
	return tx.PutSubmission(s)
}

func keepShownPhoto(tx *private.Tx, s *didban.Submission, n int, p publicPhoto) error {
	at := slices.IndexFunc(s.Photos, func(o didban.Photo) bool {
		return o.Media == p.id || didban.PublicMediaID(s.ID, o.K) == p.id
	})
	if at < 0 { // it came with the data
		at = len(s.Photos)
		s.Photos = append(s.Photos, didban.Photo{K: n + 1, Media: p.id})
	}
	own := &s.Photos[at]
	own.Hash = p.media.Hash
	if _, kept, err := tx.Photo(s.ID, own.K); err != nil || kept {
		return err
	}
	own.Width, own.Height, own.Answer, own.Boxes = p.media.Width, p.media.Height, didban.PhotoClear, nil
	return tx.PutPhoto(s.ID, private.Photo{Photo: *own, Content: p.content})
}

// closePhotos keeps with a submission what was decided on its pictures, and drops those of one
// that its author took back.
func (k *carried) closePhotos(tx *private.Tx, s *didban.Submission) error {
	if k.d.Action == didban.RuledWithdrawn {
		return tx.DropPhotos(s.ID)
	}
	if len(k.d.Photos) == 0 {
		return nil
	}
	s.Photos = slices.Clone(k.d.Photos)
	for i := range s.Photos {
		for _, p := range k.photos {
			if p.k == s.Photos[i].K {
				s.Photos[i].Hash = p.media.Hash
			}
		}
	}
	return nil
}
