package staff_test

import (
	"encoding/binary"
	"slices"
	"strings"
	"testing"

	didban "didban.app/backend"
	"didban.app/backend/didbantest"
	"didban.app/backend/staff"
)

// photoOf is a picture of a camera that tells when it was taken.
func photoOf(t *testing.T, taken string) []byte {
	t.Helper()
	order := binary.BigEndian
	entry := func(tag, kind uint16, count, value uint32) []byte {
		b := order.AppendUint16(order.AppendUint16(nil, tag), kind)
		return order.AppendUint32(order.AppendUint32(b, count), value)
	}
	tiff := slices.Concat([]byte("MM\x00*\x00\x00\x00\x08\x00\x01"), entry(0x8769, 4, 1, 26), make([]byte, 4),
		[]byte("\x00\x01"), entry(0x9003, 2, 20, 44), make([]byte, 4), []byte(taken+"\x00"))
	chunk := append(order.AppendUint32(nil, uint32(len(tiff))), "eXIf"+string(tiff)+"\x00\x00\x00\x00"...) // nobody reads its checksum
	picture := smallPicture(t)
	const header = 8 + 25
	return slices.Concat(picture[:header], chunk, picture[header:])
}

func uploads(name string, content []byte) func(*desk) (any, error) {
	return func(d *desk) (any, error) {
		view, err := staff.Upload(d.caller, d.marks["draft"], name, content)
		d.marks["picture"] = view.ID
		return view, err
	}
}

func tellsMedia(d *desk) (any, error) {
	return call(d.drafts.Media(staff.DraftRequest{Draft: d.marks["draft"]}))
}

// TestUpload_OffersTheDay: the day that a camera wrote is offered beside the sheet, and
// stands in no field of it.
func TestUpload_OffersTheDay(t *testing.T) {
	for name, test := range map[string]struct{ taken, want string }{
		"taken":      {"2026:05:17 16:20:00", `"taken":"2026-05-17"`},
		"wrong time": {"2031:05:17 16:20:00", `"taken":""`},
	} {
		t.Run(name, func(t *testing.T) {
			o := newOffice(t)
			o.run(
				row{who: "sara", with: begin("draft", "event")},
				row{who: "sara", with: uploads("شب.png", photoOf(t, test.taken)), comes: []string{`"taken":""`, `"known":""`}},
				row{who: "sara", with: opens, comes: []string{test.want}, not: []string{`"path":"taken","text":"۱۴`}},
			)
		})
	}
}

// TestUpload_KnownFile: the same file is told by its digest and used again, whether the
// draft or the public has it.
func TestUpload_KnownFile(t *testing.T) {
	o := newOffice(t)
	content := smallPicture(t)
	o.run(
		row{who: "sara", with: begin("draft", "person")},
		row{who: "sara", with: uploads("a.png", content), comes: []string{`"known":""`}},
		row{who: "sara", with: uploads("b.png", content), comes: []string{`"known":""`}}, // nothing names it yet
		row{who: "sara", with: typing("draft", "person", "photo", "‹picture›")},
		row{who: "sara", with: uploads("c.png", content), comes: []string{`"known":"draft"`}},
	)
	public := &didban.Media{Hash: hashOf(t, o, content), Type: "image/png", Bytes: 9, Alt: "گذری با آجرفرش"}
	public.Code = "M-1"
	o.put(public)
	o.marks["draft"] = ""
	o.run(
		row{who: "reza", with: begin("draft", "event")},
		row{who: "reza", with: uploads("d.png", content), comes: []string{`"known":"public"`, `"title":"گذری با آجرفرش"`, `"sheet":""`}},
		row{who: "reza", with: opens, not: []string{"گذری با آجرفرش"}},
	)
}

func hashOf(t *testing.T, o *office, content []byte) string {
	t.Helper()
	m, err := o.Media.Add("x.png", content)
	o.must(err)
	return m.Hash
}

// TestDrafts_Media: where a public picture is used, by name or in a body, is told with it.
func TestDrafts_Media(t *testing.T) {
	o := newOffice(t)
	city := didbantest.City(4, 4)
	o.put(city...)
	m := &didban.Media{Hash: strings.Repeat("ab", 32), Type: "image/png", Bytes: 9, Alt: "گذری با آجرفرش", Focus: &didban.Focus{X: 0.25, Y: 0.5}}
	m.Code = "M-77"
	o.put(m)
	var named, shown string
	for _, n := range city {
		switch n := n.(type) {
		case *didban.Project:
			if named == "" {
				n.Media, named = append(n.Media, didban.Attachment{Media: m.ID, Use: "after"}), n.Title
				o.put(n)
			}
		case *didban.Article:
			if shown == "" {
				n.Body, shown = n.Body+"\n\n![گذر](/media/"+m.Hash+".png)\n", n.Title
				o.put(n)
			}
		}
	}
	o.marks["media"] = string(m.ID)
	o.run(
		row{who: "hossein", with: func(d *desk) (any, error) {
			view, err := d.drafts.Open(staff.DraftOpenRequest{Kind: "media", ID: d.marks["media"]})
			d.marks["draft"] = view.ID
			return view, err
		}},
		row{who: "hossein", with: tellsMedia, comes: []string{`"focus":"۲۵٪، ۵۰٪"`, `"title":"` + named + `"`, `"title":"` + shown + `"`}},
		row{who: "", with: tellsMedia, says: "session session.signedOut"},
	)
}
