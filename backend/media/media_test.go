package media_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"hash/crc32"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	didban "didban.app/backend"
	"didban.app/backend/media"
)

func photo(t *testing.T, width, height int) []byte {
	t.Helper()
	img := image.NewRGBA(image.Rect(0, 0, width, height))
	for x := range width {
		for y := range height {
			img.Set(x, y, color.RGBA{uint8(x), uint8(y), 90, 255})
		}
	}
	var b bytes.Buffer
	if err := jpeg.Encode(&b, img, nil); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// withExif puts an Exif segment with a secret right after the start marker.
func withExif(jpg []byte) []byte {
	body := "Exif\x00\x00secret-place"
	segment := append([]byte{0xff, 0xe1, 0, byte(len(body) + 2)}, body...)
	return append(append([]byte{0xff, 0xd8}, segment...), jpg[2:]...)
}

func library(t *testing.T) (*media.Library, string) {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "media")
	l, err := media.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = l.Close() })
	return l, dir
}

func TestInspect_Refuses(t *testing.T) {
	var huge bytes.Buffer
	if err := png.Encode(&huge, image.NewGray(image.Rect(0, 0, 1, 1))); err != nil {
		t.Fatal(err)
	}
	bomb := huge.Bytes()
	copy(bomb[16:24], []byte{0, 0, 0x80, 0, 0, 0, 0x80, 0}) // claims 32,768 × 32,768
	binary.BigEndian.PutUint32(bomb[29:], crc32.ChecksumIEEE(bomb[12:29]))
	for _, test := range []struct {
		name    string
		content []byte
		key     string
	}{
		{"text", []byte("hello"), "media.type"},
		{"an SVG", []byte(`<svg onload="alert(1)"/>`), "media.type"},
		{"half a JPEG", photo(t, 40, 40)[:200], "media.broken"},
		{"a PNG that claims a billion pixels", bomb, "media.tooManyPixels"},
		{"empty", nil, "media.type"},
	} {
		t.Run(test.name, func(t *testing.T) {
			_, _, err := media.Inspect("x.jpg", test.content)
			var fault *didban.Error
			if !errors.As(err, &fault) || fault.Key != test.key {
				t.Fatalf("got %v, want %s", err, test.key)
			}
		})
	}
}

func TestAdd_DropsMetadata(t *testing.T) {
	l, dir := library(t)
	m, err := l.Add("a.jpg", withExif(photo(t, 80, 60)))
	if err != nil {
		t.Fatal(err)
	}
	if m.Width != 80 || m.Height != 60 || m.Type != "image/jpeg" {
		t.Fatalf("got %+v", m)
	}
	kept, err := os.ReadFile(filepath.Join(dir, m.Hash[:2], m.Hash+".jpg"))
	if err != nil {
		t.Fatal(err)
	}
	if bytes.Contains(kept, []byte("secret-place")) {
		t.Fatal("the place is still in the file")
	}
}

// Two pages may ask for the same small version at once.
func TestServe_SmallVersionAskedForTwiceAtOnce(t *testing.T) {
	l, _ := library(t)
	m, err := l.Add("a.jpg", photo(t, 1280, 800))
	if err != nil {
		t.Fatal(err)
	}
	_, thumb := media.Address(&m)
	var all sync.WaitGroup
	for range 16 {
		all.Go(func() {
			w := httptest.NewRecorder()
			l.ServeHTTP(w, httptest.NewRequest(http.MethodGet, thumb, nil))
			if _, err := jpeg.Decode(w.Body); w.Code != http.StatusOK || err != nil {
				t.Errorf("got %d, %v", w.Code, err)
			}
		})
	}
	all.Wait()
}

// XMP and IPTC tell place and name as Exif does.
func TestInspect_DropsEveryKindOfMetadata(t *testing.T) {
	jpg := photo(t, 80, 60)
	for name, head := range map[string]string{
		"XMP": "http://ns.adobe.com/xap/1.0/\x00", "IPTC": "Photoshop 3.0\x00", "Exif behind a large segment": "Exif\x00\x00",
	} {
		t.Run(name, func(t *testing.T) {
			filler := append([]byte{0xff, 0xe2, 0xff, 0xf2}, make([]byte, 0xfff0)...)
			segment := append([]byte(head), "secret-place"...)
			segment = append([]byte{0xff, 0xe1, 0, byte(len(segment) + 2)}, segment...)
			content := slices.Concat(jpg[:2], filler, filler, segment, jpg[2:])
			_, kept, err := media.Inspect("a.jpg", content)
			if err != nil {
				t.Fatal(err)
			}
			if bytes.Contains(kept, []byte("secret-place")) {
				t.Error("the place is still in the file")
			}
		})
	}
}

func TestAdd_SameFileOnce(t *testing.T) {
	l, dir := library(t)
	first, err := l.Add("a.jpg", photo(t, 80, 60))
	if err != nil {
		t.Fatal(err)
	}
	second, err := l.Add("b.jpg", photo(t, 80, 60))
	if err != nil {
		t.Fatal(err)
	}
	files, _ := filepath.Glob(filepath.Join(dir, "*", "*"))
	if first.Hash != second.Hash || len(files) != 1 {
		t.Fatalf("%s %s, files %v", first.Hash, second.Hash, files)
	}
}

func TestServe(t *testing.T) {
	l, _ := library(t)
	m, err := l.Add("a.jpg", photo(t, 1280, 800))
	if err != nil {
		t.Fatal(err)
	}
	full, thumb := media.Address(&m)
	for _, test := range []struct {
		path  string
		code  int
		width int
	}{
		{full, http.StatusOK, 1280},
		{thumb, http.StatusOK, media.ThumbWidth},
		{thumb, http.StatusOK, media.ThumbWidth}, // the kept one
		{"/media/" + strings.Repeat("0", 64) + ".jpg", http.StatusNotFound, 0},
		{"/media/" + strings.Repeat("0", 64) + "-640.jpg", http.StatusNotFound, 0},
		{"/media/../didban.db", http.StatusNotFound, 0},
		{"/media/" + m.Hash + ".jpg.part", http.StatusNotFound, 0},
	} {
		t.Run(test.path, func(t *testing.T) {
			w := httptest.NewRecorder()
			l.ServeHTTP(w, httptest.NewRequest(http.MethodGet, test.path, nil))
			if w.Code != test.code {
				t.Fatalf("got %d, want %d", w.Code, test.code)
			}
			if test.code != http.StatusOK {
				return
			}
			config, err := jpeg.DecodeConfig(w.Body)
			if err != nil || config.Width != test.width {
				t.Fatalf("got %d pixels (%v), want %d", config.Width, err, test.width)
			}
		})
	}
}

// TestVouch keeps a torn picture only where somebody vouches for exactly these bytes.
func TestVouch(t *testing.T) {
	whole := photo(t, 600, 400)
	torn := append(bytes.Clone(whole[:len(whole)*2/3]), 0xff, 0xd9) // what is left ends as a picture does
	sum := sha256.Sum256(torn)
	l, _ := library(t)
	l.Vouch([]string{strings.Repeat("0", 64)})
	if _, err := l.Add("torn.jpg", torn); !isBroken(err) {
		t.Fatalf("a torn picture that nobody vouches for: %v", err)
	}
	l.Vouch([]string{hex.EncodeToString(sum[:])})
	if m, err := l.Add("torn.jpg", torn); err != nil || m.Width != 600 || m.Height != 400 {
		t.Fatalf("a picture that somebody vouches for is %d × %d: %v", m.Width, m.Height, err)
	}
	if _, err := l.Add("torn.jpg", withExif(torn)); err != nil {
		t.Fatalf("the same picture, bared first: %v", err)
	}
	if _, err := l.Add("torn.jpg", append(bytes.Clone(whole[:len(whole)/2]), 0xff, 0xd9)); !isBroken(err) {
		t.Fatalf("other bytes than were vouched for: %v", err)
	}
}

func isBroken(err error) bool {
	var fault *didban.Error
	return errors.As(err, &fault) && fault.Key == "media.broken"
}
