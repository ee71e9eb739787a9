package main

import (
	"bytes"
	"encoding/binary"
	"image"
	"image/color"
	"testing"
)

// dump makes a window dump of 2 × 2 pixels: red, green; blue, white.
func dump(order binary.ByteOrder, change func(*xwdHeader)) []byte {
	head := xwdHeader{
		Version: xwdVersion, Format: xwdZPixmap, Depth: 24, Width: 2, Height: 2,
		BitsPerPixel: 32, BytesPerLine: 12, RedMask: 0xff0000, GreenMask: 0xff00, BlueMask: 0xff, Colours: 1,
	}
	head.HeaderSize = uint32(binary.Size(head)) + 5 // and the window's name
	if order == binary.BigEndian {
		head.ByteOrder = xwdMSBFirst
	}
	change(&head)
	// Writing to a bytes.Buffer can't fail.
	var out bytes.Buffer
	_ = binary.Write(&out, binary.BigEndian, head)
	out.WriteString("name\x00")
	out.Write(make([]byte, xwdColour))
	_ = binary.Write(&out, order, []uint32{0xff0000, 0x00ff00, 0, 0x0000ff, 0xffffff, 0})
	return out.Bytes()
}

func TestDecodeXWD_Pixels(t *testing.T) {
	for name, order := range map[string]binary.ByteOrder{"little": binary.LittleEndian, "big": binary.BigEndian} {
		t.Run(name, func(t *testing.T) {
			img, err := decodeXWD(bytes.NewReader(dump(order, func(*xwdHeader) {})))
			if err != nil {
				t.Fatal(err)
			}
			for at, want := range map[image.Point]color.RGBA{
				{0, 0}: {255, 0, 0, 255}, {1, 0}: {0, 255, 0, 255}, {0, 1}: {0, 0, 255, 255}, {1, 1}: {255, 255, 255, 255},
			} {
				if got := img.RGBAAt(at.X, at.Y); got != want {
					t.Errorf("%v: got %v, want %v", at, got, want)
				}
			}
		})
	}
}

func TestDecodeXWD_Refused(t *testing.T) {
	for name, raw := range map[string][]byte{
		"empty":         nil,
		"other version": dump(binary.LittleEndian, func(h *xwdHeader) { h.Version = 6 }),
		"16 bits":       dump(binary.LittleEndian, func(h *xwdHeader) { h.BitsPerPixel = 16 }),
		"other masks":   dump(binary.LittleEndian, func(h *xwdHeader) { h.RedMask, h.BlueMask = h.BlueMask, h.RedMask }),
		"no pixels":     dump(binary.LittleEndian, func(h *xwdHeader) { h.Width = 0 }),
		"huge":          dump(binary.LittleEndian, func(h *xwdHeader) { h.Height = 1 << 31 }),
		"short lines":   dump(binary.LittleEndian, func(h *xwdHeader) { h.BytesPerLine = 4 }),
		"cut off":       dump(binary.LittleEndian, func(h *xwdHeader) { h.Height = 3 }),
	} {
		t.Run(name, func(t *testing.T) {
			if _, err := decodeXWD(bytes.NewReader(raw)); err == nil {
				t.Error("got no error")
			}
		})
	}
}

func TestCheckPainted(t *testing.T) {
	for _, c := range []struct {
		name  string
		at    func(x, y int) color.RGBA
		blank bool
	}{
		{"one colour", func(int, int) color.RGBA { return color.RGBA{A: 255} }, true},
		{"two halves", func(x, _ int) color.RGBA { return color.RGBA{R: uint8(x / 50), A: 255} }, true},
		{"a thin line of all colours", func(x, y int) color.RGBA {
			if y > 0 {
				return color.RGBA{A: 255}
			}
			return color.RGBA{R: uint8(x + 1), A: 255}
		}, true},
		{"many colours", func(x, y int) color.RGBA { return color.RGBA{R: uint8(x), G: uint8(y), A: 255} }, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			img := image.NewRGBA(image.Rect(0, 0, 100, 100))
			for y := range 100 {
				for x := range 100 {
					img.SetRGBA(x, y, c.at(x, y))
				}
			}
			if err := checkPainted(img); (err != nil) != c.blank {
				t.Errorf("got %v, want blank %t", err, c.blank)
			}
		})
	}
}
