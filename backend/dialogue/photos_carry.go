package dialogue

import (
	"slices"

	didban "didban.app/backend"
	"didban.app/backend/gate"
	"didban.app/backend/private"
)

// publicPhotos are the pictures that a decision puts before the public: those of the report as it
// was decided, and those of the steps that were taken before anybody could read it.
func (k *carried) publicPhotos(tx *private.Tx, events []didban.SubmissionEvent) ([]publicPhoto, error) {
	if k.s.Kind != didban.SubmitReport || k.d.Action != didban.RuledPublished && k.d.Action != didban.RuledRedacted {
		return nil, nil
	}
	return publicPhotos(tx, k.s, slices.Concat(k.d.Photos, photosOf(events)))
}

// shownPhotos are the pictures of the report itself.
func (k *carried) shownPhotos() (ids []didban.ID) {
	for _, p := range k.photos {
		if !p.step {
			ids = append(ids, p.id)
		}
	}
	return ids
}

// dropFiles takes the files of pictures that have just left the record out of the media folder.
// Doing it again finds them gone.
func (k *carried) dropFiles(b *gate.Backend) error {
	if !k.takesFromSight() {
		return nil
	}
	var hashes []string
	for _, p := range k.home().Photos {
		if p.Hash != "" {
			hashes = append(hashes, p.Hash)
		}
	}
	return dropFiles(b, hashes)
}

func hashesOf(photos []publicPhoto) (out []string) {
	for _, p := range photos {
		out = append(out, p.media.Hash)
	}
	return out
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
