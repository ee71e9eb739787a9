package dialogue

import (
	"slices"

	didban "didban.app/backend"
	"didban.app/backend/gate"
	"didban.app/backend/private"
)

// ofStep tells which pictures a step has by what is asked for, whether they are still in the form
// or were taken from it by the same call before.
func (at *worked) ofStep(r StepRequest, before *didban.Report) []didban.ID {
	numbered := make([]didban.Photo, len(r.Photos))
	for i := range numbered {
		numbered[i].K = didban.StepPhoto(len(before.Steps), i+1)
	}
	return mediaIDs(at.owner(), numbered)
}

// owner is of whose id those of the pictures are made.
func (at *worked) owner() didban.ID {
	if at.s != nil {
		return at.s.ID
	}
	return at.now.ID
}

// takePhotos makes of the pictures in the caller's form those of a step: the unit has said what of
// them is to be covered, and no other version of them is kept.
func (at *worked) takePhotos(c *gate.Caller, r StepRequest, before *didban.Report) error {
	if len(r.Photos) == 0 {
		return nil
	}
	at.form = formStep + r.ID
	all, err := look(c, func(tx *private.Tx) ([]private.Photo, error) { return tx.Attached(c.Actor().ID, at.form) })
	if err != nil {
		return err
	}
	if len(all) != len(r.Photos) {
		return didban.Fault(didban.CodeConflict, "photo.notFound")
	}
	answers := answersOf(r.Photos)
	if slices.ContainsFunc(answers, func(p didban.Photo) bool { return p.Answer == didban.PhotoKept }) { // it would be taken out
		return field("photos", "photo.answer")
	}
	said, err := didban.AnswerPhotos(mapped(all, func(p private.Photo) didban.Photo { return p.Photo }), answers)
	if err != nil {
		return err
	}
	for i, p := range said {
		p.K = didban.StepPhoto(len(before.Steps), i+1)
		one, err := covered(at.owner(), p, all[i].Content)
		if err != nil {
			return err
		}
		at.photos = append(at.photos, one)
	}
	return nil
}

// stepPhoto is the picture as it is kept beside the step: as the public sees it.
func (p publicPhoto) stepPhoto() private.Photo {
	return private.Photo{
		Photo:   didban.Photo{K: p.k, Width: p.media.Width, Height: p.media.Height, Answer: didban.PhotoClear, Hash: p.media.Hash},
		Content: p.content,
	}
}

// keepPhotos keeps the pictures of a step until the public has them, and empties the form.
func (at *worked) keepPhotos(tx *private.Tx, actor didban.Actor) (out []didban.Photo, err error) {
	for _, p := range at.photos {
		kept := p.stepPhoto()
		out = append(out, kept.Photo)
		if err := tx.PutPhoto(at.s.ID, kept); err != nil {
			return nil, err
		}
	}
	return out, at.detach(tx, actor)
}

func (at *worked) detach(tx *private.Tx, actor didban.Actor) error {
	if at.form == "" {
		return nil
	}
	return tx.DetachAll(actor.ID, at.form)
}

// withPhotos may write the nouns of pictures beside a step: no unit may by itself.
func withPhotos(actor didban.Actor, photos []publicPhoto) didban.Actor {
	if len(photos) > 0 {
		actor.Roles = append(slices.Clone(actor.Roles), didban.RoleSystem)
	}
	return actor
}

// photosOf are the pictures of the steps in the events of a report.
func photosOf(events []didban.SubmissionEvent) (out []didban.Photo) {
	for _, e := range events {
		out = append(out, e.Photos...)
	}
	return out
}
