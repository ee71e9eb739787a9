package dialogue_test

import (
	"fmt"
	"slices"
	"testing"
	"time"

	didban "didban.app/backend"
	"didban.app/backend/dialogue"
	"didban.app/backend/didbantest"
	"didban.app/backend/private"
	"didban.app/backend/store"
)

// p95 does something n times and reports the time that 95 in 100 stay below, in ms.
func p95(b *testing.B, n int, do func(i int)) {
	b.Helper()
	var took []time.Duration
	for b.Loop() {
		took = took[:0]
		for i := range n {
			start := time.Now()
			do(i)
			took = append(took, time.Since(start))
		}
	}
	slices.Sort(took)
	b.ReportMetric(float64(took[n/2].Microseconds())/1000, "p50-ms")
	b.ReportMetric(float64(took[n*95/100].Microseconds())/1000, "p95-ms")
}

var benchWords = []string{
	"چراغ", "کوچه", "خاموش", "آسفالت", "خیابان", "ترک", "درخت", "بوستان", "آب", "جوی", "زباله", "پیاده‌رو", "تابلو", "میدان", "اتوبوس",
	"ایستگاه", "بازار", "مدرسه", "شب‌ها", "هر روز", "تاریک", "خطرناک", "شکسته", "کثیف", "کم", "زیاد", "دیر", "زود",
}

// benchText is a text of about 30 words, unlike the others.
func benchText(n int) string {
	text, seed := "", uint32(n*2654435761+1)
	for range 30 {
		seed = seed*1664525 + 1013904223
		text += benchWords[int(seed>>16)%len(benchWords)] + " "
	}
	return text + fmt.Sprint(n)
}

// crowded is a hall in which so many wait.
func crowded(b *testing.B, waiting int) (*hall, []string) {
	h := newHall(b)
	ids := make([]string, 0, waiting)
	h.must(h.Private.Update(func(tx *private.Tx) error {
		for n := range waiting {
			s := &didban.Submission{
				ID: tx.NewID(), Kind: didban.SubmitComment, Stage: didban.StageWaiting, Subject: didban.Ref{Kind: didban.KindProject, ID: project},
				Channel: didban.ChannelKiosk, Day: "2026-11-22", At: tx.Now(), Device: fmt.Sprintf("%08d", n%40), N: uint64(n + 1), Unit: roads,
				Once: fmt.Sprintf("sending of a bench %d", n),
			}
			w := didban.Words{Text: benchText(n), Salt: "00112233445566778899aabbccddeeff"}
			s.Digest = didban.DigestOf(w.Salt, w.Text)
			ids = append(ids, string(s.ID))
			h.must(tx.PutWords(s.ID, w))
			h.must(tx.AddEvent(s, didban.SubmissionEvent{What: didban.EventSent, Day: s.Day}))
		}
		return nil
	}))
	return h, ids
}

func BenchmarkQueue(b *testing.B) {
	h, ids := crowded(b, 5000)
	queue := h.queue("vahid")
	b.Run("Open", func(b *testing.B) {
		p95(b, 40, func(int) {
			_, err := queue.Open(dialogue.QueueRequest{})
			h.must(err)
		})
	})
	b.Run("Desk", func(b *testing.B) {
		p95(b, 40, func(int) {
			_, err := queue.Desk()
			h.must(err)
		})
	})
	b.Run("Item", func(b *testing.B) {
		p95(b, 40, func(i int) {
			_, err := queue.Item(dialogue.ItemRequest{ID: ids[i*100]})
			h.must(err)
		})
	})
	next := 0
	b.Run("Decide", func(b *testing.B) {
		p95(b, 40, func(int) {
			_, err := queue.Decide(dialogue.DecideRequest{IDs: []string{ids[next]}, Action: "published"})
			h.must(err)
			next++
		})
	})
}

// BenchmarkDesk counts what waits for a publisher, who answers for every unit: 5,000 waiting,
// 5,000 published comments without an answer.
func BenchmarkDesk(b *testing.B) {
	h, _ := crowded(b, 4999)
	h.speaks(5000)
	p95(b, 40, func(int) {
		_, err := h.queue("maryam").Desk()
		h.must(err)
	})
}

// BenchmarkThread reads a page of a thousand comments while as many as may be wait.
func BenchmarkThread(b *testing.B) {
	h, _ := crowded(b, 4999)
	h.speaks(1000)
	p95(b, 40, func(i int) {
		_, err := h.citizen().Thread(dialogue.ThreadRequest{Kind: string(didban.KindProject), ID: string(project), Offset: i * 20 % 900})
		h.must(err)
	})
}

// speaks publishes so many comments on the project.
func (h *hall) speaks(comments int) {
	h.must(h.Store.Update(didban.System("bench"), func(tx *store.Tx) error {
		for n := range comments {
			id := didbantest.ID(didban.KindComment, 5000+n)
			ruling := &didban.Ruling{
				Meta: didban.Meta{ID: didbantest.ID(didban.KindRuling, 5000+n), Code: fmt.Sprintf("T-%d", n)}, Of: didban.SubmitComment,
				Subject: didban.Ref{Kind: didban.KindProject, ID: project}, Noun: id, Action: didban.RuledPublished, Day: "2026-11-22",
				Digest: didban.DigestOf("", fmt.Sprint(n)),
			}
			h.must(tx.Put(ruling))
			h.must(tx.Put(&didban.Comment{
				Meta: didban.Meta{ID: id, Code: fmt.Sprintf("C-%d", n)}, Subject: ruling.Subject, Channel: didban.ChannelKiosk, Day: "2026-11-22",
				Text: benchText(n % 900), Salt: "00112233445566778899aabbccddeeff", State: didban.CommentApproved, Ruling: ruling.ID,
			}))
		}
		return nil
	}))
}

func BenchmarkSend(b *testing.B) {
	for name, real := range map[string]bool{"light key": false, "real key": true} {
		b.Run(name, func(b *testing.B) {
			h, _ := crowded(b, 2000)
			if real {
				h.FollowKey = nil
			}
			p95(b, 40, func(int) {
				h.wait(5 * time.Minute)
				r := h.request(benchText(h.sent))
				if h.sent%180 == 0 {
					h.wait(24 * time.Hour)
				}
				_, err := h.citizen().Send(r)
				h.must(err)
			})
		})
	}
}
