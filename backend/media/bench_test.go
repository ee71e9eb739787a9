package media_test

import (
	"os"
	"testing"

	"didban.app/backend/media"
)

// BenchmarkSmall makes all small versions of a photo of a phone, 12 megapixels.
func BenchmarkSmall(b *testing.B) {
	dir := b.TempDir()
	l, err := media.Open(dir)
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { _ = l.Close() })
	m, err := l.Add("a.jpg", jpegOf(b, quarters(4000, 3000), nil))
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		for _, width := range []string{"320", "640", "1280"} {
			_ = os.Remove(dir + "/" + m.Hash[:2] + "/" + m.Hash + "-" + width + ".jpg")
		}
		if _, err := l.Small(b.Context(), m.Hash, 320); err != nil {
			b.Fatal(err)
		}
	}
}
