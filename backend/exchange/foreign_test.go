package exchange

import (
	"slices"
	"testing"
	"testing/fstest"
	"time"

	didban "didban.app/backend"
	"didban.app/backend/jalali"
)

func TestMoment(t *testing.T) {
	at := func(year int, month time.Month, day, hour, minute int, zone *time.Location) string {
		return time.Date(year, month, day, hour, minute, 0, 0, zone).UTC().Format(time.RFC3339)
	}
	tehran := jalali.Tehran()
	for text, want := range map[string]string{
		"2023-08-12T06:30:00Z":             at(2023, 8, 12, 6, 30, time.UTC),
		"2023-08-12T10:00:00.000+03:30":    at(2023, 8, 12, 6, 30, time.UTC),
		"2023-08-12 10:00":                 at(2023, 8, 12, 10, 0, tehran),
		"2023/8/12":                        at(2023, 8, 12, 0, 0, tehran),
		"۱۴۰۲/۰۵/۲۱":                       at(2023, 8, 12, 0, 0, tehran),
		"۱۴۰۲/۵/۲۱ - ۱۰:۱۵":                at(2023, 8, 12, 10, 15, tehran),
		"1402-05-21T10:15:00+03:30":        at(2023, 8, 12, 10, 15, tehran),
		"1402-02-31 08:00":                 at(2023, 5, 21, 8, 0, tehran),
		"۱۰:۱۵ ۱۴۰۲/۰۵/۲۱":                 at(2023, 8, 12, 10, 15, tehran),
		"شنبه ۲۱ مرداد ۱۴۰۲ ساعت ۱۰:۱۵":    at(2023, 8, 12, 10, 15, tehran),
		"Sat, 12 Aug 2023 10:00:00 +0330":  at(2023, 8, 12, 10, 0, tehran),
		"Sat, 12 Aug 2023 06:30:00 GMT":    at(2023, 8, 12, 6, 30, time.UTC),
		"12 Aug 23 06:30 GMT":              at(2023, 8, 12, 6, 30, time.UTC),
		"Saturday, 12-Aug-23 06:30:00 GMT": at(2023, 8, 12, 6, 30, time.UTC),
		"12 Aug 2023 06:30:00 +0000":       at(2023, 8, 12, 6, 30, time.UTC),
		"2023-08-12T06:30Z":                at(2023, 8, 12, 6, 30, time.UTC),
		"2023-08-12T06:30:00.123456789Z":   at(2023, 8, 12, 6, 30, time.UTC),
		"20230812":                         at(2023, 8, 12, 0, 0, tehran),
		"2023-13-01":                       "",
		"2023-00-10":                       "",
		"0000-00-00 00:00:00":              "",
		"9999-99-99":                       "",
		"Sat, 32 Aug 2023 06:30:00 +0000":  "",
		"2023-08-12T06:30:00+99:99":        "",
		"1692000000":                       "",
		"\u202e2023-08-12":                 at(2023, 8, 12, 0, 0, tehran),
		"تاریخ انتشار: ۲۱ مرداد ۱۴۰۲ - ۱:۱۵ ب.ظ": at(2023, 8, 12, 13, 15, tehran),
		"Sat, 12 Aug 2023 06:30:00 +0000":        at(2023, 8, 12, 6, 30, time.UTC),
		"Sat, ۱۲ Aug ۲۰۲۳ ۰۶:۳۰:۰۰ +0000":        at(2023, 8, 12, 6, 30, time.UTC),
		"August 12, 2023":                  at(2023, 8, 12, 0, 0, tehran),
		"Mon, 30 Nov -0001 00:00:00 +0000": "",
		"1402-12-31":                       "",
		"2023-02-30":                       "",
		"دیروز":                            "",
		"مرداد ۱۴۰۲":                       "",
		"۲۱ مرداد":                         "",
		"2023-08-12 25:00":                 "",
		"":                                 "",
	} {
		got := ""
		if when, ok := moment(text, nil); ok {
			got = when.UTC().Format(time.RFC3339)
		}
		if got != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
}

// What the reader of feeds takes for a year of the Middle Ages is a Jalali one.
func TestMoment_JalaliBeforeTheReader(t *testing.T) {
	wrong := time.Date(1402, 5, 21, 0, 0, 0, 0, time.UTC)
	if got, ok := moment("1402-05-21", &wrong); !ok || got.In(jalali.Tehran()).Year() != 2023 {
		t.Errorf("got %s, %v", got, ok)
	}
	if _, ok := moment("in the year 1402", &wrong); ok {
		t.Error("a wrong reading is believed")
	}
}

func TestIdentity(t *testing.T) {
	for _, test := range []struct{ name, id, link, want string }{
		{"an address", "https://www.Kashan.example/news/12/?utm_source=rss&id=7#top", "", "kashan.example/news/12?id=7#top"},
		{"a count of readers", "https://kashan.example/news/12#xtor=RSS-1", "", "kashan.example/news/12"},
		{"no id", "", "http://kashan.example/a", "kashan.example/a"},
		{"an id of the site", "12", "http://kashan.example/a", "site.example#12"},
		{"a URN", "urn:uuid:0192aaaa-bbbb-7ccc-8ddd-eeeeeeeeeeee", "", "urn:uuid:0192aaaa-bbbb-7ccc-8ddd-eeeeeeeeeeee"},
		{"letters", "https://kashan.example/%D9%BE%D9%84/", "", "kashan.example/پل"},
		{"nothing", "", "", ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := identity(test.id, test.link, "site.example"); got != test.want {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
	long := identity("https://kashan.example/"+string(make([]byte, 0))+"پ"+repeated("ا", 900), "", "")
	other := identity("https://kashan.example/پ"+repeated("ا", 901), "", "")
	if len([]rune(long)) > maxCode || long == other {
		t.Errorf("a long address: %q, %q", long, other)
	}
}

func repeated(s string, n int) string {
	out := ""
	for range n {
		out += s
	}
	return out
}

func TestBesides(t *testing.T) {
	for _, test := range []struct {
		src  string
		want []string
	}{
		{"a.png", []string{"news/a.png", "a.png"}},
		{"../images/a.png", []string{"images/a.png"}},
		{"/images/a.png?x=1", []string{"news/images/a.png", "images/a.png"}},
		{"https://k.example/u/a-300x200.png", []string{
			"news/u/a-300x200.png", "u/a-300x200.png", "news/k.example/u/a-300x200.png", "k.example/u/a-300x200.png",
			"news/u/a.png", "u/a.png", "news/k.example/u/a.png", "k.example/u/a.png",
		}},
		{"//k.example/a.png", []string{"news/a.png", "a.png", "news/k.example/a.png", "k.example/a.png"}},
		{"../../etc/passwd", nil},
		{"file:///etc/passwd", nil},
		{"javascript:x", nil},
		{"%D9%BE%D9%84.png", []string{"news/پل.png", "پل.png"}},
		{"", nil},
	} {
		got := besides(test.src, "news")
		if !slices.Equal(got, test.want) {
			t.Errorf("%q: got %q, want %q", test.src, got, test.want)
		}
	}
}

// Whatever a file of a feed holds, reading it reports and never fails.
func FuzzReadFeed(f *testing.F) {
	for _, seed := range []string{
		`<rss><channel><item><title>a</title><pubDate>1402/5/1</pubDate></item></channel></rss>`, `<feed><entry><id>x</id></entry></feed>`,
		`{"version":"https://jsonfeed.org/version/1.1","items":[{"id":1},null]}`, `<rdf:RDF><item/></rdf:RDF>`, "<rss", `<rss><channel><item><wp:postmeta/></item></channel>`,
	} {
		f.Add([]byte(seed))
	}
	src := Source{
		Find:  func(didban.Kind, string) (didban.Noun, bool, error) { return nil, false, nil },
		Areas: func() ([]*didban.Area, error) { return nil, nil },
		Units: func() ([]*didban.Unit, error) { return nil, nil },
		NewID: func() didban.ID { return "0192aaaa-bbbb-7ccc-8ddd-eeeeeeeeeeee" },
		Held:  func(didban.ID) (bool, error) { return false, nil },
		Prose: Prose{
			HTML: func(s string, _ didban.Pictures) (string, []didban.Dropped) { return s, nil },
			Text: func(s string) string { return s },
			Page: func(s string) didban.WebPage { return didban.WebPage{HTML: s} },
		},
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		tree := fstest.MapFS{"feed.xml": {Data: data}}
		if _, _, err := Read([]File{{Tree: tree, Path: "feed.xml"}}, src); err != nil {
			t.Error(err)
		}
	})
}
