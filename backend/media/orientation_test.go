package media_test

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"slices"
	"testing"

	"didban.app/backend/media"
)

// exif is the smallest Exif block that turns a picture, with a secret beside it.
func exif(order binary.AppendByteOrder, orientation uint16) []byte {
	head := "II*\x00"
	if order == binary.BigEndian {
		head = "MM\x00*"
	}
	b := order.AppendUint32([]byte(head), 8)
	b = order.AppendUint16(b, 2)
	b = append(order.AppendUint32(order.AppendUint16(order.AppendUint16(b, 0x010f), 2), 12), 38, 0, 0, 0) // maker
	b = order.AppendUint32(order.AppendUint16(order.AppendUint16(b, 0x0112), 3), 1)
	b = order.AppendUint16(order.AppendUint16(b, orientation), 0)
	return append(order.AppendUint32(b, 0), "secret-place"...)
}

// quarters is a picture of four colours: red and green above blue and white.
func quarters(width, height int) image.Image {
	img := image.NewRGBA(image.Rect(0, 0, width, height))
	for x := range width {
		for y := range height {
			c := []color.RGBA{{255, 0, 0, 255}, {0, 255, 0, 255}, {0, 0, 255, 255}, {255, 255, 255, 255}}
			img.Set(x, y, c[2*(2*y/height)+2*x/width])
		}
	}
	return img
}

// letters names the colours of the corners, row by row.
func letters(img image.Image) string {
	size := img.Bounds().Size()
	out := ""
	for _, at := range []image.Point{{4, 4}, {size.X - 5, 4}, {4, size.Y - 5}, {size.X - 5, size.Y - 5}} {
		r, g, b, _ := img.At(at.X, at.Y).RGBA()
		switch {
		case r > 0x8000 && g > 0x8000 && b > 0x8000:
			out += "w"
		case r > 0x8000:
			out += "r"
		case g > 0x8000:
			out += "g"
		default:
			out += "b"
		}
	}
	return out
}

func jpegOf(t testing.TB, img image.Image, exif []byte) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := jpeg.Encode(&b, img, nil); err != nil {
		t.Fatal(err)
	}
	body := append([]byte("Exif\x00\x00"), exif...)
	segment := append(binary.BigEndian.AppendUint16([]byte{0xff, 0xe1}, uint16(len(body)+2)), body...)
	return slices.Concat(b.Bytes()[:2], segment, b.Bytes()[2:])
}

func chunk(kind string, body []byte) []byte {
	out := append(binary.BigEndian.AppendUint32(nil, uint32(len(body))), kind+string(body)...)
	return binary.BigEndian.AppendUint32(out, crc32.ChecksumIEEE(out[4:]))
}

// pngOf puts chunks behind the header.
func pngOf(t testing.TB, img image.Image, chunks ...[]byte) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		t.Fatal(err)
	}
	const header = 8 + 25
	return slices.Concat(b.Bytes()[:header], slices.Concat(chunks...), b.Bytes()[header:])
}

// A phone stores a picture as its sensor lies and says how to turn it: the saying
// goes with the metadata, so the picture must be turned.
func TestInspect_KeepsOrientation(t *testing.T) {
	want := []string{"rgbw", "rgbw", "grwb", "wbgr", "bwrg", "rbgw", "brwg", "wgbr", "gwrb", "rgbw"}
	for orientation := range uint16(10) {
		tiffs := map[string][]byte{"II": exif(binary.LittleEndian, orientation), "MM": exif(binary.BigEndian, orientation)}
		for order, tiff := range tiffs {
			for form, content := range map[string][]byte{
				"JPEG": jpegOf(t, quarters(64, 32), tiff), "PNG": pngOf(t, quarters(64, 32), chunk("eXIf", tiff)),
			} {
				t.Run(fmt.Sprint(form, order, orientation), func(t *testing.T) {
					m, kept, err := media.Inspect("a", content)
					if err != nil {
						t.Fatal(err)
					}
					img, _, err := image.Decode(bytes.NewReader(kept))
					if err != nil {
						t.Fatal(err)
					}
					if got := letters(img); got != want[orientation] {
						t.Errorf("corners %s, want %s", got, want[orientation])
					}
					if size := img.Bounds().Size(); size != image.Pt(m.Width, m.Height) || (size.X < size.Y) != (orientation > 4 && orientation < 9) {
						t.Errorf("%v pixels, told as %d × %d", size, m.Width, m.Height)
					}
					if bytes.Contains(kept, []byte("secret-place")) {
						t.Error("the place is still in the file")
					}
				})
			}
		}
	}
}
