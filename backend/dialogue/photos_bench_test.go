package dialogue_test

import (
	"bytes"
	"encoding/base64"
	"image/jpeg"
	"math/rand/v2"
	"testing"

	pixels "image"

	didban "didban.app/backend"
	"didban.app/backend/dialogue"
	"didban.app/backend/private"
)

// snapshot is a photo of the largest size that a page hands over, of noise as fine as a camera's.
func snapshot(b *testing.B) []byte {
	b.Helper()
	img, noise := pixels.NewRGBA(pixels.Rect(0, 0, 1600, 1200)), rand.New(rand.NewPCG(1, 2))
	for i := range img.Pix {
		img.Pix[i] = uint8(i/4%1600/8) + uint8(noise.IntN(24))
	}
	var out bytes.Buffer
	if err := jpeg.Encode(&out, img, &jpeg.Options{Quality: 70}); err != nil {
		b.Fatal(err)
	}
	return out.Bytes()
}

// BenchmarkPhotos measures each call on pictures while 5,000 items wait and every hundredth has
// three.
func BenchmarkPhotos(b *testing.B) {
	const waiting = 5000
	h, ids := crowded(b, waiting)
	content := snapshot(b)
	for i := 0; i < waiting; i += 100 {
		h.must(h.Private.Update(func(tx *private.Tx) error {
			s, err := tx.Submission(didban.ID(ids[i]))
			h.must(err)
			for k := 1; k <= didban.MaxReportMedia; k++ {
				p := private.Photo{Photo: didban.Photo{K: k, Width: 1600, Height: 1200}, Content: content}
				s.Photos = append(s.Photos, p.Photo)
				h.must(tx.PutPhoto(s.ID, p))
			}
			return tx.PutSubmission(s)
		}))
	}
	judge, desk := h.queue("vahid"), h.queue("leila")
	text := base64.StdEncoding.EncodeToString(content)
	b.Run("Item", func(b *testing.B) {
		p95(b, 50, func(i int) { _, _ = judge.Item(dialogue.ItemRequest{ID: ids[i%50*100]}) })
	})
	b.Run("Photo", func(b *testing.B) {
		p95(b, 50, func(i int) {
			_, err := judge.Photo(dialogue.PhotoRequest{ID: ids[i%50*100], K: 1 + i%3})
			h.must(err)
		})
	})
	b.Run("Attach", func(b *testing.B) {
		b.ReportMetric(float64(len(text))/1024, "KB")
		p95(b, 20, func(int) {
			_, err := desk.Attach(dialogue.AttachRequest{Form: "report", Name: "a.jpg", Content: text})
			h.must(err)
			_, err = desk.Detach(dialogue.PhotoRequest{Form: "report", K: 1})
			h.must(err)
		})
	})
	b.Run("Attached", func(b *testing.B) {
		for range 3 {
			_, err := desk.Attach(dialogue.AttachRequest{Form: "report", Name: "a.jpg", Content: text})
			h.must(err)
		}
		p95(b, 50, func(int) { _, _ = desk.Attached(dialogue.PhotoRequest{Form: "report"}) })
	})
}
