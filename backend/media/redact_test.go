package media_test

import (
	"bytes"
	"errors"
	"image"
	"image/color"
	"image/jpeg"
	"net/http"
	"net/http/httptest"
	"slices"
	"testing"

	didban "didban.app/backend"
	"didban.app/backend/media"
)

// TestAnew_37 takes what hostile people send: abuse case 37.
func TestAnew_37(t *testing.T) {
	jpg := photo(t, 80, 60)
	for _, test := range []struct {
		name    string
		content []byte
		key     string
	}{
		{"50,000 × 50,000 pixels", claims(t, 50_000, 50_000), "media.tooManyPixels"},
		{"SVG", []byte(`<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>`), "photo.type"},
		{"GIF", gifOf(t), "photo.type"},
		{"PDF", []byte("%PDF-1.7\n"), "photo.type"},
		{"nothing", nil, "photo.type"},
		{"half a JPEG", jpg[:len(jpg)/2], "media.broken"},
		{"a line", pngOf(t, image.NewGray(image.Rect(0, 0, 1, 5000))), "media.broken"},
	} {
		t.Run(test.name, func(t *testing.T) {
			_, _, err := media.Anew("x", test.content)
			var fault *didban.Error
			if !errors.As(err, &fault) || fault.Key != test.key {
				t.Errorf("got %v, want %s", err, test.key)
			}
		})
	}
}

// TestAnew_Polyglot: what stands in a file beside the picture stands in none of ours.
func TestAnew_Polyglot(t *testing.T) {
	marks := [][]byte{[]byte("<script>alert(1)</script>"), []byte("PK\x03\x04secret.zip"), []byte("GPSLatitude 33.98")}
	jpg := photo(t, 80, 60)
	comment := append([]byte{0xff, 0xfe, 0, byte(2 + len(marks[0]))}, marks[0]...)
	exif := append([]byte{0xff, 0xe1, 0, byte(8 + len(marks[2]))}, append([]byte("Exif\x00\x00"), marks[2]...)...)
	hostile := slices.Concat(jpg[:2], comment, exif, jpg[2:], marks[1])
	m, out, err := media.Anew("x.jpg", hostile)
	if err != nil || m.Type != "image/jpeg" || m.Width != 80 || m.Height != 60 {
		t.Fatalf("got %+v, %v", m, err)
	}
	for _, mark := range marks {
		if bytes.Contains(out, mark) {
			t.Errorf("%q is still there", mark)
		}
	}
	if bytes.Equal(out, jpg) {
		t.Error("it was not encoded anew")
	}
}

func TestAnew_Size(t *testing.T) {
	for _, test := range []struct {
		name          string
		content       []byte
		width, height int
	}{
		{"wide", photo(t, 3200, 800), 1600, 400},
		{"tall", photo(t, 800, 3200), 400, 1600},
		{"small", photo(t, 320, 200), 320, 200},
		{"PNG", pngOf(t, quarters(64, 32)), 64, 32},
		{"WebP", raw(t, lossyWebP), 1, 1},
	} {
		m, _, err := media.Anew(test.name, test.content)
		if err != nil || m.Width != test.width || m.Height != test.height {
			t.Errorf("%s: %d × %d, %v", test.name, m.Width, m.Height, err)
		}
	}
}

// red is a picture of one colour, as Anew makes it.
func red(t *testing.T, width, height int) []byte {
	t.Helper()
	img := image.NewRGBA(image.Rect(0, 0, width, height))
	for i := range width * height {
		img.Set(i%width, i/width, color.RGBA{R: 230, G: 20, B: 20, A: 255})
	}
	_, out, err := media.Anew("red.png", pngOf(t, img))
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// isRed reports whether a pixel has some of the picture's colour.
func isRed(c color.Color) bool {
	r, g, b, _ := c.RGBA()
	return max(r, g, b)>>8 > 2
}

// TestRedact_Opaque counts pixels: in a box is none of the colour that stood there, outside it
// all of it.
func TestRedact_Opaque(t *testing.T) {
	for _, box := range []didban.PhotoBox{{X: 21, Y: 33, W: 40, H: 17}, {X: 0, Y: 0, W: 1, H: 1}, {X: 190, Y: 140, W: 10, H: 10}} {
		m, out, err := media.Redact(red(t, 200, 150), []didban.PhotoBox{box})
		if err != nil || m.Width != 200 || m.Height != 150 {
			t.Fatalf("%+v, %v", m, err)
		}
		img, err := jpeg.Decode(bytes.NewReader(out))
		if err != nil {
			t.Fatal(err)
		}
		shown, left := 0, 0
		for i := range 200 * 150 {
			x, y := i%200, i/200
			covered := x >= box.X && x < box.X+box.W && y >= box.Y && y < box.Y+box.H
			switch {
			case covered && isRed(img.At(x, y)):
				shown++
			case isRed(img.At(x, y)):
				left++
			}
		}
		if most := 200*150 - (box.W+32)*(box.H+32); shown > 0 || left < most {
			t.Errorf("%+v: %d covered pixels show, %d others do of %d at least", box, shown, left, most)
		}
	}
}

// TestRemove: a picture that is taken out is served no more, in no size, and others are.
func TestRemove(t *testing.T) {
	lib, err := media.Open(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	defer lib.Close()
	gone, err := lib.Add("a.jpg", photo(t, 800, 600))
	kept, err2 := lib.Add("b.jpg", photo(t, 900, 600))
	if err := errors.Join(err, err2); err != nil {
		t.Fatal(err)
	}
	status := func(address string) int {
		w := httptest.NewRecorder()
		lib.ServeHTTP(w, httptest.NewRequest(http.MethodGet, address, nil))
		return w.Code
	}
	full, small := media.Address(&gone)
	if status(full) != http.StatusOK || status(small) != http.StatusOK {
		t.Fatal("it is not served before")
	}
	if err := errors.Join(lib.Remove(gone.Hash), lib.Remove(gone.Hash)); err != nil {
		t.Fatal(err)
	}
	if status(full) != http.StatusNotFound || status(small) != http.StatusNotFound {
		t.Error("it is still served")
	}
	if full, _ := media.Address(&kept); status(full) != http.StatusOK {
		t.Error("another went with it")
	}
}
