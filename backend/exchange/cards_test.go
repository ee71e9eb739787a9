package exchange_test

import (
	"bytes"
	"encoding/base64"
	"image"
	"image/jpeg"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	ics "github.com/arran4/golang-ical"
	"github.com/emersion/go-vcard"

	didban "didban.app/backend"
	"didban.app/backend/exchange"
)

const long = "نشست شهردار با معتمدین محله‌های بافت تاریخی؛ خواسته‌ها، پاسخ‌ها و مهلت‌ها: بخش ۱\nبخش ۲ \\ پایان\r\n\tو بس"

var tricky = &didban.Event{
	Meta:  didban.Meta{ID: "0190a1b2-c3d4-7e5f-8a6b-0123456789ab", Code: "EV-1", Version: 3, Created: 1_700_000_000_000, Updated: 1_760_000_000_000},
	Title: "جشنوارهٔ گل، گلاب; و «نان»", Start: 1_777_000_200_000, End: 1_777_010_400_000,
	Place: "محور باغ فین، کاشان", Organiser: "سازمان فرهنگی", Description: strings.Repeat(long+" ", 9),
}

// contentLines splits a file the way RFC 5545 §3.1 and RFC 6350 §3.2 read it.
func contentLines(text string) []string {
	text = strings.NewReplacer("\r\n ", "", "\r\n\t", "").Replace(text)
	return strings.Split(strings.TrimSuffix(text, "\r\n"), "\r\n")
}

// wellFolded fails for a line beyond 75 octets, a bare break or a letter cut in two.
func wellFolded(t *testing.T, text string) {
	t.Helper()
	if !strings.HasSuffix(text, "\r\n") || strings.Count(text, "\n") != strings.Count(text, "\r\n") {
		t.Error("a line does not end with CRLF")
	}
	for line := range strings.SplitSeq(text, "\r\n") {
		if len(line) > 75 || !utf8.ValidString(line) {
			t.Errorf("%d octets, whole letters %t: %q", len(line), utf8.ValidString(line), line)
		}
	}
}

func calendar(t *testing.T, e *didban.Event) string {
	t.Helper()
	var out bytes.Buffer
	if err := exchange.WriteCalendar(&out, e, &didban.Position{Lon: 51.3815, Lat: 33.9492}, "فرهنگی و هنری"); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func TestWriteCalendar_ReadBack(t *testing.T) {
	text := calendar(t, tricky)
	wellFolded(t, text)
	read, err := ics.ParseCalendar(strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	e := read.Events()[0]
	for property, want := range map[ics.ComponentProperty]string{
		ics.ComponentPropertySummary: tricky.Title, ics.ComponentPropertyLocation: tricky.Place,
		ics.ComponentPropertyDescription: strings.ReplaceAll(strings.ReplaceAll(tricky.Description, "\r\n", "\n"), "\t", " "),
		ics.ComponentPropertyCategories:  "فرهنگی و هنری", ics.ComponentPropertyUniqueId: string(tricky.ID), "SEQUENCE": "2",
	} {
		if got := e.GetProperty(property); got == nil || got.Value != want {
			t.Errorf("%s: got %+v, want %q", property, got, want)
		}
	}
	start, errStart := e.GetStartAt()
	end, errEnd := e.GetEndAt()
	if errStart != nil || errEnd != nil || start.UnixMilli() != tricky.Start || end.UnixMilli() != tricky.End {
		t.Errorf("from %v (%v) to %v (%v)", start, errStart, end, errEnd)
	}
	if calendar(t, tricky) != text {
		t.Error("the same event gave another file")
	}
	if strings.Contains(text, "METHOD") {
		t.Error("a method makes it a message, which must name its organiser's address (RFC 5546 §3.2.1)")
	}
}

func TestWriteCalendar_LeavesOutWhatIsNotKnown(t *testing.T) {
	bare := &didban.Event{Meta: tricky.Meta, Title: "نام", Start: tricky.Start}
	var out bytes.Buffer
	if err := exchange.WriteCalendar(&out, bare, nil, ""); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"DTEND", "LOCATION", "DESCRIPTION", "CONTACT", "CATEGORIES", "GEO"} {
		if strings.Contains(out.String(), name) {
			t.Errorf("%s stands in %s", name, out.String())
		}
	}
	if _, err := ics.ParseCalendar(&out); err != nil {
		t.Error(err)
	}
}

// TestContentLines_Samples takes the texts of others' calendars through our writer:
// what they say must come back, however their lines were folded.
func TestContentLines_Samples(t *testing.T) {
	root := os.Getenv("DIDBAN_CONFORMANCE")
	if root == "" {
		root = filepath.Join("..", "..", "..", "shared", "conformance")
	}
	files, err := filepath.Glob(filepath.Join(root, "ics", "*.ics"))
	if err != nil || len(files) == 0 {
		t.Skipf("no calendar samples in %s: %v", root, err)
	}
	for _, file := range files {
		raw, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		text := strings.ReplaceAll(strings.ReplaceAll(string(raw), "\r\n", "\n"), "\n", "\r\n")
		for _, line := range contentLines(text) {
			if strings.ContainsFunc(line, func(r rune) bool { return r < ' ' || r == 0x7f }) {
				continue // a control sign is made a blank
			}
			card := exchange.CalendarCard(&didban.Event{Title: "x" + line})
			wellFolded(t, card)
			if got := valueOf(contentLines(card), "SUMMARY"); got != "x"+line {
				t.Errorf("%s: got %q, want %q", filepath.Base(file), got, "x"+line)
			}
		}
	}
}

func valueOf(lines []string, name string) string {
	for _, line := range lines {
		if value, ok := strings.CutPrefix(line, name+":"); ok {
			return strings.NewReplacer(`\\`, `\`, `\;`, ";", `\,`, ",", `\n`, "\n").Replace(value)
		}
	}
	return ""
}

func TestWriteContact_ReadBack(t *testing.T) {
	c := exchange.Contact{
		Term: &didban.Trustee{
			Meta: didban.Meta{ID: tricky.ID, Updated: 1_760_000_000_000}, Phone: "۰۳۱-55000012، داخلی ۲", Email: "a@kashan.example",
			Hours: "دوشنبه‌ها ۸ تا ۱۱، چهارشنبه‌ها ۹ تا ۱۰", Office: "خیابان فاضل نراقی، ساختمان شهرداری منطقهٔ ۱؛ طبقهٔ دوم، اتاق ۲۰۴",
		},
		Person: &didban.Person{Name: "دکتر احسان گلابگیر"}, Post: &didban.Post{Title: "شهردار منطقه", Unit: "شهرداری، منطقهٔ ۱"},
		Area: "منطقهٔ ۱", City: "کاشان", Photo: smallPhoto(t),
	}
	var out bytes.Buffer
	if err := exchange.WriteContact(&out, c); err != nil {
		t.Fatal(err)
	}
	wellFolded(t, out.String())
	card, err := vcard.NewDecoder(&out).Decode()
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]string{
		vcard.FieldVersion: "4.0", vcard.FieldFormattedName: c.Person.Name, vcard.FieldTitle: c.Post.Title, vcard.FieldEmail: c.Term.Email,
		vcard.FieldNote: c.Term.Hours, vcard.FieldTelephone: "031-55000012، داخلی 2", vcard.FieldUID: "urn:uuid:" + string(tricky.ID), vcard.FieldRevision: "20251009T085320Z",
	} {
		if got := card.Value(name); got != want {
			t.Errorf("%s: got %q, want %q", name, got, want)
		}
	}
	if got := card.Address(); got == nil || got.StreetAddress == "" {
		t.Errorf("address %+v", got)
	}
	encoded, ok := strings.CutPrefix(card.Value(vcard.FieldPhoto), "data:image/jpeg;base64,")
	if photo, err := base64.StdEncoding.DecodeString(encoded); !ok || err != nil || !bytes.Equal(photo, c.Photo) {
		t.Errorf("photo came back as %d octets, want %d: %v", len(photo), len(c.Photo), err)
	}
	if short := exchange.ContactCard(c); strings.Contains(short, "UID") || strings.Contains(short, "PHOTO") || len(short) >= 800 {
		t.Errorf("%d octets for a code: %s", len(short), short)
	}
	c.Photo, out = nil, bytes.Buffer{}
	if err := exchange.WriteContact(&out, c); err != nil || strings.Contains(out.String(), "PHOTO") {
		t.Errorf("a person without a picture: %v\n%s", err, out.String())
	}
}

// smallPhoto is a picture whose base64 goes over many lines.
func smallPhoto(t *testing.T) []byte {
	t.Helper()
	img := image.NewGray(image.Rect(0, 0, 40, 40))
	for i := range img.Pix {
		img.Pix[i] = byte(i * 37)
	}
	var out bytes.Buffer
	if err := jpeg.Encode(&out, img, nil); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}
