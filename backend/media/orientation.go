package media

import (
	"image"
	"image/draw"
)

// upright is the orientation of a picture that needs no turning.
const upright = 1

// turn makes a picture upright that is stored in an orientation. From 5 on, width
// and height change places.
func turn(img image.Image, orientation int) image.Image {
	if orientation == upright {
		return img
	}
	in := image.NewRGBA(image.Rectangle{Max: img.Bounds().Size()})
	draw.Draw(in, in.Bounds(), img, img.Bounds().Min, draw.Src)
	w, h := in.Rect.Dx(), in.Rect.Dy()
	size := image.Rect(0, 0, w, h)
	if orientation > 4 {
		size = image.Rect(0, 0, h, w)
	}
	out := image.NewRGBA(size)
	for y := range size.Dy() {
		for x := range size.Dx() {
			fromX, fromY := source(orientation, x, y, w, h)
			copy(out.Pix[out.PixOffset(x, y):][:4], in.Pix[in.PixOffset(fromX, fromY):])
		}
	}
	return out
}

// source is where the pixel of the upright picture lies in the stored one, w × h.
func source(orientation, x, y, w, h int) (fromX, fromY int) {
	switch orientation {
	case 2:
		return w - 1 - x, y
	case 3:
		return w - 1 - x, h - 1 - y
	case 4:
		return x, h - 1 - y
	case 5:
		return y, x
	case 6:
		return y, h - 1 - x
	case 7:
		return w - 1 - y, h - 1 - x
	case 8:
		return w - 1 - y, x
	}
	return x, y
}
