package dialogue

import (
	didban "didban.app/backend"
	"didban.app/backend/gate"
	"didban.app/backend/private"
)

// Jobs are what forgets by the clock of what citizens sent, and of what the staff typed about
// it. The row of a submission, its events and the tag of its code stay: its holder is told what
// became of it.
func Jobs(b *gate.Backend) []private.Job {
	return []private.Job{
		{Name: "words that citizens sent", Do: func(tx *private.Tx, now int64, limit int) (bool, error) {
			return tx.ForgetWords(func(s *didban.Submission, w didban.Words) bool { return wordsOver(s, w, now) }, b.Talk.Forget, limit)
		}},
		{Name: "contacts that citizens left", Do: func(tx *private.Tx, now int64, limit int) (bool, error) {
			return tx.ForgetContacts(func(s *didban.Submission) bool { return contactOver(s, now) }, limit)
		}},
		{Name: "messages that nobody goes on with", Do: closeIdle},
		{Name: "forms of people who are gone", Do: forgetTyped},
		{Name: "pictures that citizens sent", Do: func(tx *private.Tx, now int64, limit int) (bool, error) {
			return tx.ForgetPhotos(func(s *didban.Submission) bool { return photosOver(s, now) }, limit)
		}},
	}
}

// keepPublished is how long the words are kept that stand before the public as they were
// written, ms.
const keepPublished = 7 * 24 * 60 * 60 * 1000

// wordsOver reports whether the words of a submission have been kept long enough: for an appeal
// where they went from sight or were changed, a week where the public has them whole. What
// nobody has judged stays, and what is contested or still worked on.
func wordsOver(s *didban.Submission, w didban.Words, now int64) bool {
	if s.Waits() {
		return false
	}
	if s.Message != nil {
		return now >= max(s.Message.Closed+didban.KeepMessageDays*dayMillis, s.Ended+appealMillis)
	}
	whole := s.Kind != didban.SubmitNotice && !s.Contested() && s.Shown() && w.Shown == ""
	if whole {
		return now >= s.Ended+keepPublished
	}
	return now >= s.Ended+appealMillis
}

// photosOver reports whether the originals of the pictures of a report have been kept long enough:
// as its words are, by whether the public sees all of them as they were sent.
func photosOver(s *didban.Submission, now int64) bool {
	if s.Waits() {
		return false
	}
	if !s.Contested() && s.Shown() && didban.AsSent(s.Photos) {
		return now >= s.Ended+keepPublished
	}
	return now >= s.Ended+appealMillis
}

const dayMillis = 24 * 60 * 60 * 1000

// contactOver reports whether a contact has been kept long enough: a month after its message
// was closed, and three after it was left.
func contactOver(s *didban.Submission, now int64) bool {
	if s.Message == nil {
		return true
	}
	closed := s.Message.State == didban.MessageClosed
	return now >= s.At+didban.MaxContactDays*dayMillis || closed && now >= s.Message.Closed+didban.KeepContactDays*dayMillis
}

// closeIdle closes the messages that were answered, and whose sender has said nothing since.
func closeIdle(tx *private.Tx, now int64, limit int) (more bool, err error) {
	all, err := tx.Messages()
	if err != nil {
		return false, err
	}
	n := 0
	for _, s := range all {
		if s.Message.State != didban.MessageAnswered || now < s.Message.Spoken+didban.IdleMessageDays*dayMillis {
			continue
		}
		if n++; n > limit {
			return true, nil
		}
		s.Message.State, s.Message.Closed = didban.MessageClosed, now
		if err := tx.AddEvent(s, didban.SubmissionEvent{What: didban.EventClosed, Day: didban.ErasedOn(now)}); err != nil {
			return false, err
		}
	}
	return false, nil
}

func forgetTyped(tx *private.Tx, _ int64, limit int) (more bool, err error) {
	users, err := tx.Users()
	if err != nil {
		return false, err
	}
	here := map[didban.ID]bool{}
	for _, u := range users {
		here[u.ID] = !u.Disabled
	}
	gone := func(user didban.ID) bool { return !here[user] }
	if more, err = tx.ForgetAttached(gone, limit); err != nil || more {
		return more, err
	}
	return tx.ForgetTyped(gone, limit)
}
