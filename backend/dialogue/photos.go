package dialogue

import (
	"encoding/base64"
	"errors"
	"strconv"
	"strings"

	didban "didban.app/backend"
	"didban.app/backend/gate"
	"didban.app/backend/media"
	"didban.app/backend/private"
)

// AttachRequest adds a picture to a form of the caller: report, or step:<id>.
type AttachRequest struct {
	Form    string `json:"form"`
	Name    string `json:"name"`    // of the file, to be told of it
	Content string `json:"content"` // of the file, base64
}

// PhotoRequest names a picture: of a form of the caller, or of something that was sent.
type PhotoRequest struct {
	Form string `json:"form"`
	ID   string `json:"id"` // "" for a form
	K    int    `json:"k"`
}

// PhotosView are the pictures of a form.
type PhotosView struct {
	Photos []PhotoView `json:"photos"`
}

// PhotoView is a picture with what was decided on it.
type PhotoView struct {
	K      int            `json:"k"`
	Width  int            `json:"width"`  // pixels
	Height int            `json:"height"` // pixels
	Answer string         `json:"answer"` // clear, covered, kept; "" for none yet
	Boxes  []PhotoBoxView `json:"boxes"`
}

// PhotoBoxView is a part of a picture, in its pixels from the upper left corner.
type PhotoBoxView struct {
	X int `json:"x"`
	Y int `json:"y"`
	W int `json:"w"`
	H int `json:"h"`
}

// PhotoAnswer is what somebody decides on a picture.
type PhotoAnswer struct {
	K      int            `json:"k"`
	Answer string         `json:"answer"` // clear, covered, kept
	Boxes  []PhotoBoxView `json:"boxes"`
}

// PictureView is a picture that the public can't fetch.
type PictureView struct {
	URL string `json:"url"` // a data URL
}

const (
	// maxAttached bounds what one call brings, in bytes of base64.
	maxAttached = 900 << 10
	formReport  = "report"
	formStep    = "step:"
)

// Attach adds a picture to a form; it is kept as what is typed there is. It fails with
// CodeForbidden for who neither receives nor answers, "photo.tooLarge", "photo.tooMany", and as
// media.Anew does.
func (s *Queue) Attach(r AttachRequest) (PhotosView, error) {
	return gate.Answer(s.caller, "Queue.Attach", func() (PhotosView, error) { return attach(s.caller.Settled(), r) })
}

// Attached are the pictures of a form of the caller.
func (s *Queue) Attached(r PhotoRequest) (PhotosView, error) {
	return gate.Answer(s.caller, "Queue.Attached", func() (PhotosView, error) { return attached(s.caller.Settled(), r.Form) })
}

// Detach takes a picture out of a form of the caller.
func (s *Queue) Detach(r PhotoRequest) (PhotosView, error) {
	return gate.Answer(s.caller, "Queue.Detach", func() (PhotosView, error) {
		c := s.caller.Settled()
		err := c.Private.Update(func(tx *private.Tx) error { return tx.Detach(c.Actor().ID, r.Form, r.K) })
		if err != nil {
			return PhotosView{}, err
		}
		return attached(c, r.Form)
	})
}

// Photo shows a picture that the public may not see: to whose form it is in, and of what was
// sent to who judges it. CodeNotFound "photo.notFound" where it is gone.
func (s *Queue) Photo(r PhotoRequest) (PictureView, error) {
	return gate.Answer(s.caller, "Queue.Photo", func() (PictureView, error) {
		c := s.caller.Settled()
		if r.ID != "" && !c.Actor().Can(didban.ActionSecond, didban.KindComment) {
			return PictureView{}, c.Permit(didban.ActionModerate, didban.KindReport)
		}
		content, err := look(c, func(tx *private.Tx) ([]byte, error) { return pictureOf(tx, c.Actor().ID, r) })
		return PictureView{"data:image/jpeg;base64," + base64.StdEncoding.EncodeToString(content)}, err
	})
}

func pictureOf(tx *private.Tx, user didban.ID, r PhotoRequest) ([]byte, error) {
	if r.ID != "" {
		p, ok, err := tx.Photo(didban.ID(r.ID), r.K)
		if err == nil && !ok {
			err = photoGone()
		}
		return p.Content, err
	}
	all, err := tx.Attached(user, r.Form)
	for _, p := range all {
		if p.K == r.K {
			return p.Content, nil
		}
	}
	return nil, errors.Join(err, photoGone())
}

func photoGone() error { return didban.Fault(didban.CodeNotFound, "photo.notFound") }

func attach(c *gate.Caller, r AttachRequest) (PhotosView, error) {
	if err := mayAttach(c, r.Form); err != nil {
		return PhotosView{}, err
	}
	if len(r.Content) > maxAttached {
		return PhotosView{}, didban.Fault(didban.CodeInvalid, "photo.tooLarge", "file", r.Name)
	}
	content, err := base64.StdEncoding.DecodeString(r.Content)
	if err != nil {
		return PhotosView{}, didban.Fault(didban.CodeInvalid, "photo.type", "file", r.Name).Because(err)
	}
	m, content, err := media.Anew(r.Name, content)
	if err != nil {
		return PhotosView{}, err
	}
	err = c.Private.Update(func(tx *private.Tx) error {
		all, err := tx.Attached(c.Actor().ID, r.Form)
		if err != nil {
			return err
		}
		k := 1
		for _, p := range all {
			k = max(k, p.K+1)
		}
		if len(all) >= didban.MaxReportMedia {
			return didban.Fault(didban.CodeInvalid, "photo.tooMany", "limit", strconv.Itoa(didban.MaxReportMedia))
		}
		return tx.Attach(c.Actor().ID, r.Form, private.Photo{Photo: didban.Photo{K: k, Width: m.Width, Height: m.Height}, Content: content})
	})
	if err != nil {
		return PhotosView{}, err
	}
	return attached(c, r.Form)
}

// mayAttach lets who receives add pictures to what they write down, and who answers to a step.
func mayAttach(c *gate.Caller, form string) error {
	if len(form) <= maxForm && strings.HasPrefix(form, formStep) {
		return c.Permit(didban.ActionAnswer, didban.KindReport)
	}
	if form != formReport {
		return didban.Fault(didban.CodeInvalid, "field.required")
	}
	return c.Permit(didban.ActionReceive, didban.KindReport)
}

func attached(c *gate.Caller, form string) (PhotosView, error) {
	return look(c, func(tx *private.Tx) (PhotosView, error) {
		all, err := tx.Attached(c.Actor().ID, form)
		return PhotosView{mapped(all, func(p private.Photo) PhotoView { return photoView(p.Photo) })}, err
	})
}

func photoView(p didban.Photo) PhotoView {
	return PhotoView{p.K, p.Width, p.Height, string(p.Answer), mapped(p.Boxes, func(b didban.PhotoBox) PhotoBoxView { return PhotoBoxView(b) })}
}

// answersOf reads what was decided on pictures.
func answersOf(list []PhotoAnswer) []didban.Photo {
	return mapped(list, func(a PhotoAnswer) didban.Photo {
		return didban.Photo{
			K: a.K, Answer: didban.PhotoAnswer(a.Answer), Boxes: mapped(a.Boxes, func(b PhotoBoxView) didban.PhotoBox { return didban.PhotoBox(b) }),
		}
	})
}

// takePhotos moves the pictures of a form to a report that is being sent.
func takePhotos(tx *private.Tx, s *didban.Submission, form string) error {
	if s.Kind != didban.SubmitReport || s.TakenBy == "" || form != formReport {
		return nil
	}
	all, err := tx.Attached(s.TakenBy, form)
	if err != nil {
		return err
	}
	for i, p := range all {
		p.K = i + 1
		s.Photos = append(s.Photos, p.Photo)
		if err := tx.PutPhoto(s.ID, p); err != nil {
			return err
		}
	}
	return errors.Join(tx.DetachAll(s.TakenBy, form), tx.PutSubmission(s))
}
