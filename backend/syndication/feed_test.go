package syndication_test

import (
	"bytes"
	"io"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/mmcdole/gofeed"

	"didban.app/backend/syndication"
)

var zone = time.FixedZone("Tehran", 3*3600+1800)

// sample holds what feeds stumble over: half-spaces, signs of XML, an entry that
// nobody signed.
func sample() syndication.Feed {
	day := func(n int) time.Time { return time.Date(2026, 11, n, 8, 30, 0, 0, zone) }
	return syndication.Feed{
		ID: syndication.NamedURN("01900000-0000-7000-8000-000000000001", "all"), Title: "شهرآن · شهرداری کاشان", Subtitle: "خبر & تحلیل",
		Rights: "آزاد", Author: "شهرداری کاشان", Home: "https://kashan.example/news/", Self: "https://kashan.example/news/all.rss", Updated: day(22),
		Entries: []syndication.Entry{
			{
				ID: "urn:uuid:01900000-0000-7000-8000-000000000002", URL: "https://kashan.example/news/article/2.html", Title: "می‌گویند «۲ < ۳ & ۴»",
				Summary: "چکیده & <b>", HTML: `<p>متن <strong>کامل</strong> با نیم‌فاصله &lt;script&gt; ]]&gt;</p>`, Author: "مریم کاشانی",
				Categories: []syndication.Category{{Term: "civil", Label: "عمرانی"}, {Term: "بافت تاریخی", Label: "بافت تاریخی"}},
				Published:  day(21), Updated: day(22),
				Pictures: []syndication.Picture{{URL: "https://kashan.example/news/media/a.jpg", Type: "image/jpeg", Bytes: 1234, Title: "پل"}},
			},
			{ID: "urn:uuid:01900000-0000-7000-8000-000000000003", Title: "بی‌نام", HTML: "<p>متن</p>", Published: day(20), Updated: day(20)},
		},
	}
}

func written(t *testing.T, write func(io.Writer) error) string {
	t.Helper()
	var out bytes.Buffer
	if err := write(&out); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// A reader written by others gets every field back, from each of the three forms.
func TestFeed_EveryFieldIsReadBack(t *testing.T) {
	f := sample()
	for form, write := range map[string]func(io.Writer) error{"rss": f.RSS, "atom": f.Atom, "json": f.JSON} {
		t.Run(form, func(t *testing.T) {
			got, err := gofeed.NewParser().ParseString(written(t, write))
			if err != nil {
				t.Fatal(err)
			}
			if got.FeedType != form || got.Title != f.Title || got.Description != f.Subtitle || got.FeedLink != f.Self || got.Link != f.Home {
				t.Errorf("feed %+v", got)
			}
			if form != "rss" && (len(got.Authors) != 1 || got.Authors[0].Name != f.Author) {
				t.Errorf("authors %+v", got.Authors)
			}
			if form != "json" && (got.UpdatedParsed == nil || !got.UpdatedParsed.Equal(f.Updated) || got.Copyright != f.Rights) {
				t.Errorf("updated %v, rights %q", got.UpdatedParsed, got.Copyright)
			}
			if len(got.Items) != len(f.Entries) {
				t.Fatalf("%d items", len(got.Items))
			}
			for i, e := range f.Entries {
				sameEntry(t, form, got.Items[i], e)
			}
		})
	}
}

func sameEntry(t *testing.T, form string, got *gofeed.Item, want syndication.Entry) {
	t.Helper()
	if got.GUID != want.ID || got.Link != want.URL || got.Title != want.Title || got.Content != want.HTML || got.Description != want.Summary {
		t.Errorf("got %+v, want %+v", got, want)
	}
	if got.PublishedParsed == nil || !got.PublishedParsed.Equal(want.Published) {
		t.Errorf("published %v, want %v", got.Published, want.Published)
	}
	if form != "rss" && (got.UpdatedParsed == nil || !got.UpdatedParsed.Equal(want.Updated)) {
		t.Errorf("updated %v, want %v", got.Updated, want.Updated)
	}
	var author string
	if len(got.Authors) > 0 {
		author = got.Authors[0].Name
	}
	if author != want.Author {
		t.Errorf("author %q, want %q", author, want.Author)
	}
	var labels []string
	for _, c := range want.Categories {
		labels = append(labels, c.Label)
	}
	if !slices.Equal(got.Categories, labels) {
		t.Errorf("categories %q, want %q", got.Categories, labels)
	}
	if len(got.Enclosures) != len(want.Pictures) {
		t.Fatalf("%d enclosures, want %d", len(got.Enclosures), len(want.Pictures))
	}
	for i, p := range want.Pictures {
		if e := got.Enclosures[i]; e.URL != p.URL || e.Type != p.Type || e.Length != "1234" {
			t.Errorf("enclosure %+v", e)
		}
	}
}

// A feed that lies nowhere yet claims no address, and RSS, which must have one, that
// of the program.
func TestFeed_WithoutAnAddressClaimsNone(t *testing.T) {
	f := sample()
	f.Home, f.Self, f.Entries[0].URL, f.Entries[0].Pictures = "", "", "", nil
	for form, write := range map[string]func(io.Writer) error{"rss": f.RSS, "atom": f.Atom, "json": f.JSON} {
		text := written(t, write)
		for _, known := range []string{"http://www.w3.org/2005/Atom", "http://purl.org/", "https://jsonfeed.org/"} {
			text = strings.ReplaceAll(text, known, "")
		}
		if strings.Contains(text, "http") {
			t.Errorf("%s names an address: %s", form, text)
		}
		if _, err := gofeed.NewParser().ParseString(written(t, write)); err != nil {
			t.Errorf("%s: %v", form, err)
		}
	}
	if !strings.Contains(written(t, f.RSS), "<link>didban://news</link>") {
		t.Error("RSS has no link")
	}
}

func TestNamedURN(t *testing.T) {
	// The example of RFC 9562, A.4: www.example.com within the space of DNS.
	if got := syndication.NamedURN("6ba7b810-9dad-11d1-80b4-00c04fd430c8", "www.example.com"); got != "urn:uuid:2ed6657d-e927-568b-95e1-2665a8aea6a2" {
		t.Error(got)
	}
}

func TestSlug_IsANameInAnyFileSystem(t *testing.T) {
	for _, sign := range []string{"ک", "街", "\U00010400"} {
		got := syndication.Slug(strings.Repeat(sign, 300))
		if len(got) > 200 || len(got) < 100 || !utf8.ValidString(got) {
			t.Errorf("%q: %d bytes", sign, len(got))
		}
	}
}

func TestSlug(t *testing.T) {
	for tag, want := range map[string]string{
		"بافت تاریخی": "بافت-تاریخی", "كاشان": syndication.Slug("کاشان"), "../../etc": "etc", "#": "", "A/B\\c": "a-b-c",
	} {
		if got := syndication.Slug(tag); got != want || len(got) > 200 {
			t.Errorf("%q gives %q, want %q", tag, got, want)
		}
	}
}
