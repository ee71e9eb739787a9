package dialogue

import (
	"slices"

	didban "didban.app/backend"
)

// answerPhotos takes into a decision that publishes a report what was said of its pictures: each
// needs an answer, so none is published with others. One that does not show all of them as they
// were sent took something out.
func (j *judged) answerPhotos(d *didban.Decision, r DecideRequest) error {
	if len(j.s.Photos) == 0 || d.Action != didban.RuledPublished && d.Action != didban.RuledRedacted {
		return nil
	}
	if len(r.IDs) > 1 {
		return didban.Fault(didban.CodeInvalid, "queue.photosBatch")
	}
	photos, err := didban.AnswerPhotos(j.s.Photos, answersOf(r.Photos))
	if err != nil {
		return err
	}
	d.Photos = photos
	asRedacted(d)
	return nil
}

// asRedacted calls a publication what it is, where pictures are shown otherwise than they came.
func asRedacted(d *didban.Decision) {
	if d.Action == didban.RuledPublished && !didban.AsSent(d.Photos) {
		d.Action, d.Rule = didban.RuledRedacted, didban.RulePersonal
	}
}

// unanswered keeps the pictures from sight of which a decision says nothing: who agreed to no
// rejection has not looked for faces.
func unanswered(d *didban.Decision, s *didban.Submission) {
	if len(d.Photos) > 0 || len(s.Photos) == 0 || d.Action != didban.RuledPublished {
		return
	}
	d.Photos = slices.Clone(s.Photos)
	for i := range d.Photos {
		d.Photos[i].Answer = didban.PhotoKept
	}
}

// photosBefore are the pictures of a submission as who judges it sees them: with what the first of
// two has decided on them.
func photosBefore(s *didban.Submission) []didban.Photo {
	if s.Decision != nil && len(s.Decision.Photos) > 0 {
		return s.Decision.Photos
	}
	return s.Photos
}

// takesPhoto reports whether a decision covers something in a picture, or publishes one not.
func (r DecideRequest) takesPhoto() bool {
	return slices.ContainsFunc(r.Photos, func(a PhotoAnswer) bool { return didban.PhotoAnswer(a.Answer) != didban.PhotoClear })
}

// The sorts of what is taken out of pictures, beside those of words.
const (
	sortOfBox   = "photo"   // a part of a picture
	sortOfPhoto = "picture" // a whole one
)

// countPhotos adds to the redactions of a ruling what was taken out of pictures.
func countPhotos(list []didban.Redaction, photos []didban.Photo) []didban.Redaction {
	for _, p := range photos {
		if p.Answer == didban.PhotoKept {
			list = countRedaction(list, sortOfPhoto)
		}
		for range p.Boxes {
			list = countRedaction(list, sortOfBox)
		}
	}
	return list
}
