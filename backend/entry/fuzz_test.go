package entry_test

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	didban "didban.app/backend"
	"didban.app/backend/entry"
)

// paths and rows are where fuzzed edits strike: what is there, what may come, what is not.
var (
	fuzzPaths = []string{
		"title", "description", "end", "domain", "suspended", "areas", "geometry", "budget", "budget.r1.spent", "budget.r2.year", "budget.n1.approved",
		"contracts", "contracts.r1.payments", "contracts.r1.payments.r2.amount", "contracts.r1.tenderers", "contracts.n1.payments", "contracts.n1.payments.n2.day",
		"contracts.r1.amendments", "contracts.r1.amendments.n1.kind", "contracts.r1.amendments.n1.new", "progress.r1.physicalActual", "media", "rumour", "",
	}
	fuzzRows = []string{"r1", "r2", "n1", "n2", "", "a.b"}
	fuzzOps  = []string{didban.EditSet, didban.EditCut, didban.EditAdd, didban.EditDrop, didban.EditMove, didban.EditPut, "rule"}
)

var fuzzTexts = []string{"", "x", "۱۲", "امروز", "price", "{}", `{"item":{}}`, `{"value":null}`, `{"value":[7]}`, "true", "🌊", "33.9, 51.4"}

// editsOf reads edits from bytes: four that choose, then a text up to the next NUL.
func editsOf(data []byte) (out []didban.Edit) {
	for len(data) >= 4 && len(out) < 24 {
		head, rest := data[:4], data[4:]
		text, next, _ := strings.Cut(string(rest), "\x00")
		out = append(out, didban.Edit{
			Op: fuzzOps[int(head[0])%len(fuzzOps)], Path: fuzzPaths[int(head[1])%len(fuzzPaths)], Row: fuzzRows[int(head[2])%len(fuzzRows)],
			After: fuzzRows[int(head[3])%len(fuzzRows)], Text: text, Item: text, At: int(head[2]) - 2, Cut: int(head[3]) - 2,
		})
		data = []byte(next)
	}
	return out
}

// FuzzApply holds, for any edits at all: no panic; one that is refused changes nothing;
// the sheet can always be read; a snapshot and the edits behind it make the same sheet as
// all edits; and what undoes them, in reverse, makes the sheet as it was.
func FuzzApply(f *testing.F) {
	f.Add([]byte("\x00\x02\x00\x00۱۴۰۵/۱۳/۴۰\x00\x00\x08\x00\x00۱۲٫۵ میلیارد"))
	f.Add([]byte("\x02\x07\x02\x00\x00\x00\x0a\x00\x00هزار\x00\x04\x07\x02\x01\x00\x03\x07\x02\x00\x00"))
	f.Add([]byte("\x02\x0b\x02\x00\x00\x02\x0f\x03\x00\x00\x00\x10\x00\x00امروز\x00\x03\x0b\x02\x00\x00"))
	f.Add([]byte("\x02\x11\x02\x00\x00\x00\x13\x00\x00۹۰\x00\x00\x12\x00\x00price\x00\x00\x13\x00\x00۹۰ همت"))
	f.Add([]byte("\x01\x00\x03\x03🌊\x00\x01\x02\x02\x02\xff\xfe\x00\x05\x08\x00\x00{\"value\":7,\"typed\":\"x\"}"))
	f.Add([]byte("\x02\x0b\x02\x00{\"item\":{\"payments\":[{}]},\"rows\":{\"payments\":[\"n2\"]}}\x00\x00\x10\x00\x00دیروز"))
	random := rand.New(rand.NewPCG(1405, 9))
	for range 60 { // longer ways than a few bytes lead
		var way []byte
		for range 16 {
			way = append(way, byte(random.Uint32()), byte(random.Uint32()), byte(random.Uint32()), byte(random.Uint32()))
			way = append(append(way, fuzzTexts[random.IntN(len(fuzzTexts))]...), 0)
		}
		f.Add(way)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		const kind = didban.KindProject
		edits := editsOf(data)
		s := laid(t, works())
		before := form(t, kind, s)
		var undo []didban.Edit
		snapshot, tail := clone(s), 0
		for i, e := range edits {
			now := form(t, kind, s)
			back, err := entry.Apply(kind, &s, e, toman)
			if err != nil {
				if got := form(t, kind, s); got != now {
					t.Fatalf("%+v was refused and changed\n%s\nto %s", e, now, got)
				}
				continue
			}
			undo = append(undo, back)
			if _, _, err := entry.States(kind, &s, rial); err != nil {
				t.Fatalf("after %+v: %v", e, err)
			}
			if i == len(edits)/2 {
				snapshot, tail = clone(s), i+1
			}
		}
		for _, e := range edits[tail:] {
			_, _ = entry.Apply(kind, &snapshot, e, toman) // refused here as it was there
		}
		if got, want := form(t, kind, snapshot), form(t, kind, s); got != want {
			t.Fatalf("snapshot and tail: got  %s\nwant %s", got, want)
		}
		for _, back := range slices.Backward(undo) {
			if _, err := entry.Apply(kind, &s, back, rial); err != nil {
				t.Fatalf("undo %+v: %v", back, err)
			}
		}
		if got := form(t, kind, s); got != before {
			t.Fatalf("undone: got  %s\nwant %s", got, before)
		}
	})
}
