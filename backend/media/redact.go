package media

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"image/jpeg"

	didban "didban.app/backend"
)

const (
	// PhotoSide is the longest side of a picture that came from outside the office, in pixels.
	PhotoSide = 1600
	// photoQuality is that of the JPEG that is made of it.
	photoQuality = 85
	// block is the side of the squares in which JPEG codes a picture, in pixels, where colours
	// have half its resolution.
	block = 16
)

// Anew makes a JPEG of a picture that came from outside the office, whatever it was: it is
// decoded, turned upright, brought to PhotoSide and encoded anew, so that nothing stays of the
// file but what is seen. It fails as Inspect does, and with photo.type for what is no JPEG, PNG
// or WebP.
func Anew(name string, content []byte) (didban.Media, []byte, error) {
	if len(content) > MaxBytes {
		return didban.Media{}, nil, fault("media.tooLarge", name)
	}
	kind := typeOf(content)
	if kind != typeJPEG && kind != typePNG && kind != typeWebP {
		return didban.Media{}, nil, fault("photo.type", name)
	}
	p, err := pictureOf(name, kind, content, nil)
	if err != nil {
		return didban.Media{}, nil, err
	}
	img, err := decode(p.content)
	if err != nil {
		return didban.Media{}, nil, fault("media.broken", name).Because(err)
	}
	out := canvas(img)
	if out.Rect.Dy() > PhotoSide { // a line that no scaling makes a picture of
		return didban.Media{}, nil, fault("media.broken", name)
	}
	return photo(out)
}

// Redact covers parts of a picture that Anew has made. What is covered is one black, and so are
// the squares of the JPEG around it, which may hold a trace of what stood there. Without a box
// the picture stays as it is.
func Redact(content []byte, boxes []didban.PhotoBox) (didban.Media, []byte, error) {
	img, err := decode(content)
	if err != nil {
		return didban.Media{}, nil, fmt.Errorf("decode a photo: %w", err)
	}
	if len(boxes) == 0 {
		return described(content, img.Bounds().Size()), content, nil
	}
	out := canvas(img)
	for _, b := range boxes {
		draw.Draw(out, squares(b), image.NewUniform(color.Black), image.Point{}, draw.Src)
	}
	return photo(out)
}

// squares are the whole squares of JPEG in which a box lies.
func squares(b didban.PhotoBox) image.Rectangle {
	up := func(n int) int { return (n + block - 1) / block * block }
	return image.Rect(b.X/block*block, b.Y/block*block, up(b.X+b.W), up(b.Y+b.H))
}

// canvas is a picture that can be drawn on, no longer than PhotoSide at any side; what shows
// through shows white.
func canvas(img image.Image) *image.RGBA {
	size := img.Bounds().Size()
	width := size.X
	if side := max(size.X, size.Y); side > PhotoSide {
		width = max(1, size.X*PhotoSide/side)
	}
	img = scaled(img, width)
	if out, ok := img.(*image.RGBA); ok {
		return out
	}
	out := image.NewRGBA(image.Rectangle{Max: img.Bounds().Size()})
	draw.Draw(out, out.Bounds(), img, img.Bounds().Min, draw.Src)
	return out
}

func photo(img *image.RGBA) (didban.Media, []byte, error) {
	var out bytes.Buffer
	if err := jpeg.Encode(&out, img, &jpeg.Options{Quality: photoQuality}); err != nil {
		return didban.Media{}, nil, fmt.Errorf("encode a photo: %w", err)
	}
	return described(out.Bytes(), img.Bounds().Size()), out.Bytes(), nil
}

func described(content []byte, size image.Point) didban.Media {
	return didban.Media{Hash: hashOf(content), Type: typeJPEG, Bytes: int64(len(content)), Width: size.X, Height: size.Y}
}
