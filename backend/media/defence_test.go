package media_test

import (
	"bytes"
	"context"
	"encoding/base64"
	"encoding/binary"
	"errors"
	"hash/crc32"
	"image"
	"image/color"
	"image/gif"
	"image/jpeg"
	"io/fs"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	didban "didban.app/backend"
	"didban.app/backend/media"
)

// Pictures of one pixel, lossy and lossless.
const (
	lossyWebP    = "UklGRiIAAABXRUJQVlA4IBYAAAAwAQCdASoBAAEADsD+JaQAA3AAAAAA"
	losslessWebP = "UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA=="
)

func raw(t testing.TB, text string) []byte {
	t.Helper()
	b, err := base64.StdEncoding.DecodeString(text)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// claims is a PNG of one pixel that says it is of other measures.
func claims(t testing.TB, width, height uint32) []byte {
	out := pngOf(t, image.NewGray(image.Rect(0, 0, 1, 1)))
	binary.BigEndian.PutUint32(out[16:], width)
	binary.BigEndian.PutUint32(out[20:], height)
	binary.BigEndian.PutUint32(out[29:], crc32.ChecksumIEEE(out[12:29]))
	return out
}

func gifOf(t testing.TB) []byte {
	t.Helper()
	var b bytes.Buffer
	frame := image.NewPaletted(image.Rect(0, 0, 8, 4), color.Palette{color.Black, color.White})
	if err := gif.EncodeAll(&b, &gif.GIF{Image: []*image.Paletted{frame, frame}, Delay: []int{1, 1}}); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestInspect_RefusesHostilePictures(t *testing.T) {
	jpg := photo(t, 80, 60)
	scan := bytes.Index(jpg, []byte{0xff, 0xda})
	for _, test := range []struct {
		name    string
		content []byte
		key     string
	}{
		{"a JPEG that breaks off within its scan", jpg[:scan+40], "media.broken"},
		{"a JPEG of a thousand scans", slices.Concat(jpg[:len(jpg)-2], bytes.Repeat(jpg[scan:len(jpg)-2], 1000), jpg[len(jpg)-2:]), "media.broken"},
		{"a JPEG whose segment is longer than the file", append(bytes.Clone(jpg[:2]), 0xff, 0xe1, 0xff, 0xff, 'E'), "media.broken"},
		{"a JPEG of no width", noWidth(jpg), "media.broken"},
		{"a PNG that breaks off", pngOf(t, quarters(64, 64))[:60], "media.broken"},
		{"a PNG without an end", bytes.TrimSuffix(pngOf(t, quarters(8, 8)), chunk("IEND", nil)), "media.broken"},
		{"a PNG of measures that no machine counts", claims(t, 0x7fffffff, 0x7fffffff), "media.broken"},
		{"a PNG of one row of forty-one million", claims(t, 41_000_000, 1), "media.tooManyPixels"},
		{"a PNG of nothing", claims(t, 0, 1), "media.broken"},
		{"half a GIF", gifOf(t)[:20], "media.broken"},
		{"half a WebP", raw(t, lossyWebP)[:30], "media.broken"},
		{"a page that calls itself a picture", []byte("<html><script>alert(1)</script>"), "media.type"},
	} {
		t.Run(test.name, func(t *testing.T) {
			_, _, err := media.Inspect("x.jpg", test.content)
			var fault *didban.Error
			if !errors.As(err, &fault) || fault.Key != test.key || fault.Args["file"] != "x.jpg" {
				t.Fatalf("got %v, want %s", err, test.key)
			}
		})
	}
}

func noWidth(jpg []byte) []byte {
	out := bytes.Clone(jpg)
	frame := bytes.Index(out, []byte{0xff, 0xc0})
	copy(out[frame+7:], []byte{0, 0})
	return out
}

// What a stranger's device, program or hand wrote beside the picture goes; the
// picture stays as it was to the last bit.
func TestInspect_BaresWithoutLoss(t *testing.T) {
	const secret = "secret-place"
	part := func(marker byte, head string) []byte {
		body := head + secret
		return append([]byte{0xff, marker, 0, byte(len(body) + 2)}, body...)
	}
	jpg := photo(t, 80, 60)
	clean := pngOf(t, quarters(40, 40))
	for name, test := range map[string]struct{ content, want []byte }{
		"JPEG: profile, remark, maker's notes":  {slices.Concat(jpg[:2], part(0xe2, "ICC_PROFILE\x00"), part(0xfe, ""), part(0xe4, "any"), jpg[2:]), jpg},
		"JPEG: a second picture behind the end": {slices.Concat(jpg, jpegOf(t, quarters(8, 8), []byte(secret))), jpg},
		"JPEG: a film behind the end":           {append(bytes.Clone(jpg), "ftypmp42"+secret...), jpg},
		"JPEG: the preview of JFIF":             {slices.Concat(jpg[:2], []byte("\xff\xe0\x00\x1fJFIF\x00\x01\x01\x00\x00\x01\x00\x01\x01\x01abc"+secret), jpg[2:]), slices.Concat(jpg[:2], []byte("\xff\xe0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00"), jpg[2:])},
		"PNG: words, time, profile":             {pngOf(t, quarters(40, 40), chunk("tEXt", []byte("a\x00"+secret)), chunk("iTXt", []byte(secret)), chunk("zTXt", []byte(secret)), chunk("iCCP", []byte(secret)), chunk("tIME", []byte(secret)), chunk("prVt", []byte(secret))), clean},
		"PNG: a kept name that is too long":     {pngOf(t, quarters(40, 40), chunk("gAMA", []byte(secret))), clean},
		"PNG: something behind the end":         {append(bytes.Clone(clean), secret...), clean},
	} {
		t.Run(name, func(t *testing.T) {
			_, kept, err := media.Inspect("a", test.content)
			if err != nil {
				t.Fatal(err)
			}
			if bytes.Contains(kept, []byte(secret)) || !bytes.Equal(kept, test.want) {
				t.Errorf("kept %d bytes of %d, want the %d of the picture alone", len(kept), len(test.content), len(test.want))
			}
		})
	}
}

func TestInspect_TakesWhatOlderSitesHold(t *testing.T) {
	for name, test := range map[string]struct {
		content []byte
		want    string
	}{
		"a moving GIF": {gifOf(t), "image/png"}, "a lossy WebP": {raw(t, lossyWebP), "image/jpeg"}, "a lossless WebP": {raw(t, losslessWebP), "image/png"},
	} {
		t.Run(name, func(t *testing.T) {
			m, kept, err := media.Inspect("a", test.content)
			if err != nil || m.Type != test.want || http.DetectContentType(kept) != test.want || m.Bytes != int64(len(kept)) {
				t.Fatalf("got %+v, %v", m, err)
			}
		})
	}
}

// A logo drawn for white paper must not turn black.
func TestSmall_WhatShowsThroughShowsWhite(t *testing.T) {
	l, _ := library(t)
	m, err := l.Add("logo.png", pngOf(t, image.NewNRGBA(image.Rect(0, 0, 700, 700))))
	if err != nil {
		t.Fatal(err)
	}
	small, err := l.Small(t.Context(), m.Hash, 320)
	if err != nil {
		t.Fatal(err)
	}
	img, err := jpeg.Decode(bytes.NewReader(small))
	if err != nil {
		t.Fatal(err)
	}
	if r, g, b, _ := img.At(10, 10).RGBA(); r < 0xf000 || g < 0xf000 || b < 0xf000 {
		t.Errorf("got %x %x %x, want white", r, g, b)
	}
}

// All sizes come of one decoding, whole; a narrow picture is never blown up.
func TestSmall_EverySizeOnce(t *testing.T) {
	for _, test := range []struct {
		width int
		want  []int
	}{{1400, []int{320, 640, 1280}}, {500, []int{320, 500, 500}}, {3, []int{3, 3, 3}}} {
		l, dir := library(t)
		m, err := l.Add("a.jpg", photo(t, test.width, 90))
		if err != nil {
			t.Fatal(err)
		}
		if _, err := l.Small(t.Context(), m.Hash, 320); err != nil {
			t.Fatal(err)
		}
		if err := os.Remove(filepath.Join(dir, m.Hash[:2], m.Hash+".jpg")); err != nil {
			t.Fatal(err)
		}
		for i, width := range []int{320, 640, 1280} {
			small, err := l.Small(t.Context(), m.Hash, width)
			if err != nil {
				t.Fatalf("the %d of %d was not made with the others: %v", width, test.width, err)
			}
			if config, err := jpeg.DecodeConfig(bytes.NewReader(small)); err != nil || config.Width != test.want[i] {
				t.Errorf("the %d of %d is %d wide (%v), want %d", width, test.width, config.Width, err, test.want[i])
			}
		}
	}
}

// What a power cut left behind is no picture.
func TestServe_HalfASmallVersionIsNeverServed(t *testing.T) {
	l, dir := library(t)
	m, err := l.Add("a.jpg", photo(t, 900, 90))
	if err != nil {
		t.Fatal(err)
	}
	_, thumb := media.Address(&m)
	file := filepath.Join(dir, m.Hash[:2], filepath.Base(thumb))
	for _, left := range []string{file, file + ".part"} {
		if err := os.WriteFile(left, nil, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	w := httptest.NewRecorder()
	l.ServeHTTP(w, httptest.NewRequest(http.MethodGet, thumb, nil))
	if config, err := jpeg.DecodeConfig(w.Body); err != nil || config.Width != 640 {
		t.Fatalf("got %d, %v", config.Width, err)
	}
}

func TestSmall_NobodyWaitsForWhoHasLeft(t *testing.T) {
	l, _ := library(t)
	gone, leave := context.WithCancel(t.Context())
	leave()
	if _, err := l.Small(t.Context(), strings.Repeat("a", 64), 320); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("no picture: got %v", err)
	}
	for range 20 { // select is fair: sooner or later it sees that the reader has gone
		if _, err := l.Small(gone, strings.Repeat("a", 64), 320); errors.Is(err, context.Canceled) {
			return
		}
	}
	t.Error("somebody who has left is waited for")
}

func FuzzInspect(f *testing.F) {
	tiff := exif(binary.LittleEndian, 6)
	for _, seed := range [][]byte{
		jpegOf(f, quarters(16, 8), tiff), jpegOf(f, quarters(8, 16), exif(binary.BigEndian, 3)), pngOf(f, quarters(16, 8), chunk("eXIf", tiff)),
		claims(f, 0xffff, 0xffff), gifOf(f), raw(f, lossyWebP), raw(f, losslessWebP), []byte("%PDF-1.7"),
		[]byte("RIFF\x20\x00\x00\x00WEBPEXIF\xff\xff\xff\xff"),
		{0xff, 0xd8, 0xff, 0xff, 0xff, 0xda, 0, 2, 0xff},
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, content []byte) {
		m, kept, err := media.Inspect("a", content)
		if err != nil {
			if !errors.As(err, new(*didban.Error)) {
				t.Fatalf("an error that nobody can act on: %v", err)
			}
			return
		}
		if m.Type == "application/pdf" {
			return
		}
		img, _, err := image.Decode(bytes.NewReader(kept))
		if err != nil || img.Bounds().Size() != image.Pt(m.Width, m.Height) {
			t.Fatalf("what is kept can't be shown as it is told: %v", err)
		}
		again, same, err := media.Inspect("a", kept)
		if err != nil || again != m || !bytes.Equal(same, kept) {
			t.Fatalf("a second look changes it: %v", err)
		}
	})
}
