package media_test

import (
	"bytes"
	"encoding/binary"
	"slices"
	"testing"

	didban "didban.app/backend"
	"didban.app/backend/media"
)

// dated is an Exif block with the times of a camera: when a picture was taken, when it
// was scanned, and a place beside them.
func dated(order binary.AppendByteOrder, original, digitized string) []byte {
	head := "II*\x00"
	if order == binary.BigEndian {
		head = "MM\x00*"
	}
	const inner, texts = 8 + 2 + 12 + 4, 8 + 2 + 12 + 4 + 2 + 24 + 4
	b := order.AppendUint16(order.AppendUint32([]byte(head), 8), 1)
	b = append(b, tag(order, 0x8769, 4, 1, inner)...)
	b = order.AppendUint16(order.AppendUint32(b, 0), 2)
	b = append(b, tag(order, 0x9003, 2, 20, texts)...)
	b = append(b, tag(order, 0x9004, 2, 20, texts+20)...)
	b = order.AppendUint32(b, 0)
	return append(b, original+"\x00"+digitized+"\x00secret-place"...)
}

func tag(order binary.AppendByteOrder, name, kind uint16, count, value uint32) []byte {
	b := order.AppendUint16(order.AppendUint16(nil, name), kind)
	return order.AppendUint32(order.AppendUint32(b, count), value)
}

func webpOf(exif []byte) []byte {
	body := append([]byte("WEBPEXIF"), binary.LittleEndian.AppendUint32(nil, uint32(len(exif)))...)
	body = append(body, exif...)
	return slices.Concat([]byte("RIFF"), binary.LittleEndian.AppendUint32(nil, uint32(len(body))), body)
}

func TestTaken(t *testing.T) {
	const original, digitized, none = "2024:05:17 16:20:00", "2025:01:02 03:04:05", "0000:00:00 00:00:00"
	for _, order := range []binary.AppendByteOrder{binary.LittleEndian, binary.BigEndian} {
		for name, test := range map[string]struct {
			content []byte
			want    didban.Day
		}{
			"JPEG":       {jpegOf(t, quarters(64, 32), dated(order, original, digitized)), "2024-05-17"},
			"PNG":        {pngOf(t, quarters(64, 32), chunk("eXIf", dated(order, original, digitized))), "2024-05-17"},
			"WebP":       {webpOf(dated(order, original, digitized)), "2024-05-17"},
			"scanned":    {jpegOf(t, quarters(64, 32), dated(order, none, digitized)), "2025-01-02"},
			"unset":      {jpegOf(t, quarters(64, 32), dated(order, none, none)), ""},
			"no day":     {jpegOf(t, quarters(64, 32), dated(order, "2024:02:30 16:20:00", none)), ""},
			"turned":     {jpegOf(t, quarters(64, 32), exif(order, 6)), ""},
			"cut off":    {jpegOf(t, quarters(64, 32), dated(order, original, digitized)[:60]), ""},
			"no picture": {[]byte("%PDF-1.7"), ""},
		} {
			t.Run(name, func(t *testing.T) {
				if got := media.Taken(test.content); got != test.want {
					t.Errorf("got %q, want %q", got, test.want)
				}
			})
		}
	}
}

// The day is read before a file is bared: what is kept tells neither day nor place.
func TestTaken_IsBared(t *testing.T) {
	content := jpegOf(t, quarters(64, 32), dated(binary.BigEndian, "2024:05:17 16:20:00", "2024:05:17 16:20:00"))
	_, kept, err := media.Inspect("a.jpg", content)
	if err != nil {
		t.Fatal(err)
	}
	if media.Taken(kept) != "" || bytes.Contains(kept, []byte("2024")) || bytes.Contains(kept, []byte("secret-place")) {
		t.Error("the kept file still tells when or where it was taken")
	}
}

func FuzzTaken(f *testing.F) {
	f.Add(dated(binary.LittleEndian, "2024:05:17 16:20:00", "2024:05:17 16:20:00"))
	f.Fuzz(func(t *testing.T, tiff []byte) {
		for _, content := range [][]byte{jpegOf(t, quarters(8, 8), tiff), webpOf(tiff), tiff} {
			if day := media.Taken(content); day != "" && !day.Valid() {
				t.Errorf("got %q", day)
			}
		}
	})
}
