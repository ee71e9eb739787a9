package didban

import (
	"slices"
	"strconv"
)

// PhotoAnswer is what somebody says of the faces and number plates in a picture before it is
// published.
type PhotoAnswer string

// The answers.
const (
	PhotoClear   PhotoAnswer = "clear"   // there are none
	PhotoCovered PhotoAnswer = "covered" // boxes cover them
	PhotoKept    PhotoAnswer = "kept"    // the picture is not published
)

// Photo is a picture that came with a report or with one of its steps, without its bytes. Those
// stand in the private file; what the public sees is another file, which is made of them.
type Photo struct {
	K      int `json:"k"`      // its number among those of the report, from 1
	Width  int `json:"width"`  // pixels
	Height int `json:"height"` // pixels
	// Answer and Boxes are what was decided on it; empty before.
	Answer PhotoAnswer `json:"answer,omitempty"`
	Boxes  []PhotoBox  `json:"boxes,omitempty"`
	// Media is the noun that it was, where that came with the data; empty for one of PublicMediaID.
	Media ID `json:"media,omitempty"`
	// Hash is that of the file that the public sees; empty for none.
	Hash string `json:"hash,omitempty"`
}

// PhotoBox is a part of a picture in its pixels, from the upper left corner.
type PhotoBox struct {
	X int `json:"x"`
	Y int `json:"y"`
	W int `json:"w"`
	H int `json:"h"`
}

// maxBoxes is how many boxes a picture may bear.
const maxBoxes = 50

// in reports whether the box lies in a picture of a size, and covers something.
func (b PhotoBox) in(width, height int) bool {
	return b.X >= 0 && b.Y >= 0 && b.W > 0 && b.H > 0 && b.W <= width && b.H <= height && b.X <= width-b.W && b.Y <= height-b.H
}

// AnswerPhotos is the pictures with what was decided on them: each needs an answer, and one with
// something to be covered the boxes that do it. CodeInvalid "photo.answer" where one is missing,
// "photo.boxes" where the boxes don't fit.
func AnswerPhotos(photos, answers []Photo) ([]Photo, error) {
	var c check
	out := slices.Clone(photos)
	for i := range out {
		p := &out[i]
		at := slices.IndexFunc(answers, func(a Photo) bool { return a.K == p.K })
		field := "photos." + strconv.Itoa(p.K)
		if at < 0 {
			c.add(field, "photo.answer")
			continue
		}
		a := answers[at]
		p.Answer, p.Boxes = a.Answer, nil
		switch a.Answer {
		case PhotoClear, PhotoKept:
		case PhotoCovered:
			p.Boxes = slices.Clone(a.Boxes)
			fits := func(b PhotoBox) bool { return b.in(p.Width, p.Height) }
			if n := len(a.Boxes); n == 0 || n > maxBoxes || !all(a.Boxes, fits) {
				c.add(field, "photo.boxes")
			}
		default:
			c.add(field, "photo.answer")
		}
	}
	return out, c.err()
}

func all[T any](list []T, fits func(T) bool) bool {
	return !slices.ContainsFunc(list, func(v T) bool { return !fits(v) })
}

// PublicPhotos are those that the public may see.
func PublicPhotos(photos []Photo) []Photo {
	return slices.DeleteFunc(slices.Clone(photos), func(p Photo) bool { return p.Answer != PhotoClear && p.Answer != PhotoCovered })
}

// AsSent reports whether all pictures are shown as they were sent.
func AsSent(photos []Photo) bool {
	return all(photos, func(p Photo) bool { return p.Answer == PhotoClear })
}

// stepPhotos is how many numbers each step has for its pictures.
const stepPhotos = 10

// StepPhoto is the number of the n-th picture, from 1, of the step that comes after so many.
func StepPhoto(steps, n int) int { return steps*stepPhotos + n }

// OrderOf is which picture one is among those of the report, or of its step, from 1.
func OrderOf(k int) int { return max(1, k%stepPhotos) }

// OfStep reports whether a picture of that number is one of a step.
func OfStep(k int) bool { return k > stepPhotos }

// PublicMediaID is the id of the noun that a picture becomes: as PublicID, of the id of the
// submission, or of the report where nobody sent one here, with m and the decimal digits of the
// picture's number behind it.
func PublicMediaID(id ID, k int) ID { return publicID(id, "m"+strconv.Itoa(k)) }
