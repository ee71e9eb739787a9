package media

import (
	"encoding/binary"
	"image"
	"image/draw"
)

// Of all that Exif holds one number is wanted, so it is read here in a few lines: a
// library would parse the whole of a stranger's block for it.

// upright is the orientation of a picture that needs no turning.
const upright = 1

// orientationOf reads the tag Orientation, 1 to 8, of the first directory of an Exif
// block (TIFF 6.0, section 2; Exif 2.32, 4.6.4); upright where it says nothing.
func orientationOf(tiff []byte) int {
	order := orderOf(tiff)
	if order == nil {
		return upright
	}
	at := uint64(order.Uint32(tiff[4:]))
	if at+2 > uint64(len(tiff)) {
		return upright
	}
	const entry, orientation, short = 12, 0x0112, 3
	list := tiff[at+2:]
	for range order.Uint16(tiff[at:]) {
		if len(list) < entry {
			break
		}
		if order.Uint16(list) == orientation && order.Uint16(list[2:]) == short {
			if value := int(order.Uint16(list[8:])); value >= 1 && value <= 8 {
				return value
			}
			break
		}
		list = list[entry:]
	}
	return upright
}

func orderOf(tiff []byte) binary.ByteOrder {
	if len(tiff) < 8 {
		return nil
	}
	switch string(tiff[:4]) {
	case "II*\x00":
		return binary.LittleEndian
	case "MM\x00*":
		return binary.BigEndian
	}
	return nil
}

// orientationWebP reads the Exif chunk of a WebP file (RFC 9649, 2.7.1.5). Some
// writers put the head of a JPEG segment before the block.
func orientationWebP(in []byte) int {
	for at := 12; at+8 <= len(in); {
		length := uint64(binary.LittleEndian.Uint32(in[at+4:]))
		if length > uint64(len(in)-at-8) {
			break
		}
		body := in[at+8 : at+8+int(length)] //nolint:gosec // not more than the file
		if string(in[at:at+4]) == "EXIF" {
			if len(body) > 6 && string(body[:6]) == "Exif\x00\x00" {
				body = body[6:]
			}
			return orientationOf(body)
		}
		at += 8 + len(body) + len(body)&1
	}
	return upright
}

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
