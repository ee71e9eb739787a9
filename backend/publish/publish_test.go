package publish_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"html"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	didban "didban.app/backend"
	"didban.app/backend/exchange"
	"didban.app/backend/gate"
	"didban.app/backend/media"
	"didban.app/backend/publish"
	"didban.app/backend/store"
)

// TestNewsLeaves looks at all that leaves one sample city, which takes a while to take in.
func TestNewsLeaves(t *testing.T) {
	d := sampleCity(t)
	for _, test := range []struct {
		name string
		run  func(*testing.T, *gate.Caller)
	}{
		{"feeds of everything, of a section, of a tag", feedsOf},
		{"feeds carry nothing of the program", feedsCarryNothing},
		{"a file of an article is taken in as its text", readBack},
		{"an article as a file", articleFile},
		{"a live block", liveBlock},
		{"a folder for a web site", publishes},
		{"a picture of the text is there once", picturesOnce},
	} {
		t.Run(test.name, func(t *testing.T) { test.run(t, d) })
	}
}

func made(t *testing.T, d *gate.Caller, path string) string {
	t.Helper()
	file := ok[gate.File](t)(publish.TakeFile(d, path))
	var out bytes.Buffer
	if err := file.Write(&out); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func feedsOf(t *testing.T, d *gate.Caller) {
	titles := func(path string) (out []string) {
		var feed struct {
			Items []struct {
				Title   string   `json:"title"`
				Content string   `json:"content_html"`
				Tags    []string `json:"tags"`
			} `json:"items"`
		}
		if err := json.Unmarshal([]byte(made(t, d, path)), &feed); err != nil {
			t.Fatal(err)
		}
		for _, item := range feed.Items {
			out = append(out, item.Title)
			tags := slices.Sorted(slices.Values(item.Tags))
			if len(slices.Compact(tags)) != len(item.Tags) { // JSON Feed's schema wants each once
				t.Errorf("%s: %q is tagged twice: %v", path, item.Title, item.Tags)
			}
			if len(item.Content) < 500 {
				t.Errorf("%s: %q has no full text: %s", path, item.Title, item.Content)
			}
		}
		return out
	}
	all, civil, tag := titles("feed/all.json"), titles("feed/section/civil.json"), titles("feed/tag/بافت تاریخی.json")
	if len(all) != 44 || len(civil) == 0 || len(civil) >= len(all) {
		t.Errorf("%d of everything, %d of the section", len(all), len(civil))
	}
	if len(tag) == 0 {
		t.Error("nothing of the tag")
	}
	if same := titles("feed/tag/بافت تاريخي.json"); !slices.Equal(tag, same) {
		t.Errorf("another spelling gives %d instead of %d", len(same), len(tag))
	}
	for _, path := range []string{"feed/section/none.rss", "feed/all.xml", "feed/all/x.rss", "feed/tag/.rss", "feed/other.rss", "article/none.html"} {
		_, err := publish.TakeFile(d, path)
		var fault *didban.Error
		if !errors.As(err, &fault) || fault.Code != didban.CodeNotFound {
			t.Errorf("%s: %v", path, err)
		}
	}
}

// What a reader elsewhere gets leads nowhere within the program, runs nothing and
// loads nothing that was not said to lie beside it.
func feedsCarryNothing(t *testing.T, d *gate.Caller) {
	text := html.UnescapeString(made(t, d, "feed/all.rss"))
	for _, wrong := range []string{`src="/`, `href="#`, "<a ", "<script", " id=", "<enclosure", "<atom:link"} {
		if strings.Contains(text, wrong) {
			t.Errorf("it holds %s", wrong)
		}
	}
	if n := strings.Count(text, `<img src="data:image/jpeg;base64,`); n == 0 || n != strings.Count(text, "<img ") || strings.Contains(text, `alt=""`) {
		t.Errorf("%d of %d pictures are within and described", n, strings.Count(text, "<img "))
	}
}

// anArticle is the newest one of everything.
func anArticle(t *testing.T, d *gate.Caller) *didban.Article {
	t.Helper()
	var out *didban.Article
	err := d.Store.View(func(tx *store.Tx) error {
		for a, err := range store.Reverse[didban.Article](tx, store.ArticlesByPublished) {
			out = a
			return err
		}
		return nil
	})
	if err != nil || out == nil {
		t.Fatal(err)
	}
	return out
}

func replace(t *testing.T, d *gate.Caller, n didban.Noun) {
	t.Helper()
	if err := d.Store.Update(didban.System("test"), func(tx *store.Tx) error { return tx.Put(n) }); err != nil {
		t.Fatal(err)
	}
}

func publishes(t *testing.T, d *gate.Caller) {
	dir := filepath.Join(t.TempDir(), "news")
	const base = "https://kashan.example/news/"
	write := func() publish.Counts { return ok[publish.Counts](t)(publish.Site(t.Context(), d, dir, base, 0)) }
	if done := write(); done.Articles != 44 || done.Feeds%3 != 0 || done.Feeds < 30 {
		t.Errorf("done %+v", done)
	}
	named := regexp.MustCompile(regexp.QuoteMeta(base) + `[^"<]+`)
	seen := 0
	for _, name := range []string{"all.rss", "all.atom", "all.json", "section/civil.rss"} {
		content := ok[[]byte](t)(os.ReadFile(filepath.Join(dir, name)))
		for _, address := range named.FindAllString(html.UnescapeString(string(content)), -1) {
			path := ok[string](t)(url.PathUnescape(strings.Trim(strings.TrimPrefix(address, base), `\`)))
			if _, err := os.Stat(filepath.Join(dir, path)); err != nil {
				t.Errorf("%s names what is not there: %v", name, err)
			}
			seen++
		}
	}
	if seen < 100 {
		t.Errorf("only %d addresses were seen", seen)
	}

	withdrawn := anArticle(t, d)
	gone := filepath.Join(dir, "article", string(withdrawn.ID)+".html")
	if err := errors.Join(os.WriteFile(filepath.Join(dir, "ours.txt"), nil, 0o600), errOf(os.Stat(gone))); err != nil {
		t.Fatal(err)
	}
	takeBack := func(tx *store.Tx) error { return tx.Delete(didban.KindArticle, withdrawn.ID) }
	if err := d.Store.Update(didban.System("test"), takeBack); err != nil {
		t.Fatal(err)
	}
	if done := write(); done.Articles != 43 {
		t.Errorf("the second time %+v", done)
	}
	if _, err := os.Stat(gone); err == nil {
		t.Error("an article that was withdrawn is still published")
	}
	if _, err := os.Stat(filepath.Join(dir, "ours.txt")); err != nil {
		t.Error("a file of somebody else was taken away")
	}
	if text := made(t, d, "feed/all.atom"); strings.Contains(text, string(withdrawn.ID)) {
		t.Error("an article that was withdrawn is in the feed")
	}
	if _, err := publish.TakeFile(d, "article/"+string(withdrawn.ID)+".html"); err == nil {
		t.Error("an article that was withdrawn has a page")
	}
	parts, _ := filepath.Glob(filepath.Join(dir, "*", "*.part"))
	if len(parts) > 0 {
		t.Errorf("left behind: %v", parts)
	}
}

func errOf[T any](_ T, err error) error { return err }

func TestSite_RefusesAFolderOfOthers(t *testing.T) {
	d, dir := emptyCity(t), t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "index.html"), []byte("my page"), 0o600); err != nil {
		t.Fatal(err)
	}
	_, err := publish.Site(t.Context(), d, dir, "", 0)
	var fault *didban.Error
	if !errors.As(err, &fault) || fault.Key != "publish.notOurs" {
		t.Errorf("got %v", err)
	}
	if list, _ := os.ReadDir(dir); len(list) != 1 {
		t.Errorf("it holds %d files", len(list))
	}
}

var ldBlock = regexp.MustCompile(`(?s)<script type="application/ld\+json">(.*?)</script>`)

// newsTerms are the terms of schema.org that a NewsArticle may carry and which of its
// page are asked for by readers of it (schema.org/NewsArticle; Google's guide «Article»).
var newsTerms = map[string]bool{
	"@context": true, "@type": true, "@id": true, "headline": true, "datePublished": true, "dateModified": true, "author": true,
	"publisher": true, "inLanguage": true, "isPartOf": true, "image": true, "articleSection": true, "isAccessibleForFree": true,
	"description": false, "url": false, "mainEntityOfPage": false, "genre": false, "keywords": false, "creditText": false,
	"copyrightNotice": false, "correction": false, "about": false, "contentLocation": false,
}

// picturesOnce holds that a picture which stands in the text is not shown below it again.
func picturesOnce(t *testing.T, d *gate.Caller) {
	a := anArticle(t, d)
	var inText *didban.Media
	err := d.Store.View(func(tx *store.Tx) error {
		for m, err := range store.All[didban.Media](tx) {
			if err == nil && m.IsPicture() && m.ID != didban.Cover(a.Media) {
				inText = m
				return nil
			}
		}
		return nil
	})
	if err != nil || inText == nil {
		t.Fatal(inText, err)
	}
	address, _ := media.Address(inText)
	changed := *a
	changed.Body += "\n\n![" + inText.Alt + "](" + address + ")\n"
	changed.Media = append(slices.Clone(a.Media), didban.Attachment{Media: inText.ID, Use: "after"})
	replace(t, d, &changed)
	plain := made(t, d, "article/"+string(a.ID)+".html")
	if n := strings.Count(plain, "<img "); n != 2 {
		t.Errorf("%d pictures in the file, want the cover and the one of the text", n)
	}
	var feed struct {
		Items []struct {
			ID      string `json:"id"`
			Content string `json:"content_html"`
		} `json:"items"`
	}
	if err := json.Unmarshal([]byte(made(t, d, "feed/all.json")), &feed); err != nil {
		t.Fatal(err)
	}
	for _, item := range feed.Items {
		if n := strings.Count(item.Content, "<img "); item.ID == "urn:uuid:"+string(a.ID) && n != 2 {
			t.Errorf("%d pictures in the feed, want 2", n)
		}
	}
}

// readBack takes the file of an article into another city: only its text is the text.
func readBack(t *testing.T, d *gate.Caller) {
	a, other, dir := anArticle(t, d), emptyCity(t), t.TempDir()
	page := made(t, d, "article/"+string(a.ID)+".html")
	if err := os.WriteFile(filepath.Join(dir, "article.html"), []byte(page), 0o600); err != nil {
		t.Fatal(err)
	}
	files := ok[[]exchange.File](t)(exchange.Paths(dir))
	var batch exchange.Batch
	err := other.Store.Update(didban.System("test"), func(tx *store.Tx) (err error) {
		batch, err = readFiles(other, tx, files)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, n := range batch.Nouns {
		if read, is := n.(*didban.Article); is {
			if !strings.Contains(read.Body, strings.TrimSpace(a.Body)[:40]) || strings.Contains(read.Body, "مرتبط با این نوشته") || strings.Contains(read.Body, "دقیقه خواندن") {
				t.Errorf("the text is now %s", read.Body)
			}
			return
		}
	}
	t.Error("nothing was taken in")
}

func articleFile(t *testing.T, d *gate.Caller) {
	a := anArticle(t, d)
	changed := *a
	changed.Title = `عنوان </script><script>alert("۱")</script>`
	changed.Corrections = []didban.Correction{{At: now().UnixMilli(), Text: "شمار درخت‌ها", Reason: "خطای ثبت"}}
	replace(t, d, &changed)
	text := made(t, d, "article/"+string(a.ID)+".html")
	blocks := ldBlock.FindAllStringSubmatch(text, -1)
	if len(blocks) != 1 || strings.Count(text, "<script") != 1 {
		t.Fatalf("%d blocks, %d scripts", len(blocks), strings.Count(text, "<script"))
	}
	var ld map[string]any
	if err := json.Unmarshal([]byte(blocks[0][1]), &ld); err != nil {
		t.Fatal(err)
	}
	for term, asked := range newsTerms {
		if _, there := ld[term]; asked && !there {
			t.Errorf("%s is missing", term)
		}
	}
	for term := range ld {
		if _, known := newsTerms[term]; !known {
			t.Errorf("%s is no term of NewsArticle", term)
		}
	}
	if ld["headline"] != changed.Title || ld["@id"] != "urn:uuid:"+string(a.ID) || ld["dateModified"] == ld["datePublished"] {
		t.Errorf("got %v", ld)
	}
	if list, _ := ld["correction"].([]any); len(list) != 1 || !strings.Contains(text, "<h2>اصلاحیه</h2>") {
		t.Errorf("corrections %v", ld["correction"])
	}
	for _, outside := range []string{`src="/`, `src="http`, `href="http`, `url(`, "<link", "onerror"} {
		if strings.Contains(text, outside) {
			t.Errorf("the page holds %s", outside)
		}
	}
	if strings.Count(text, `<img src="data:image/jpeg;base64,`) == 0 || !strings.Contains(text, "دادهٔ نمایشی است") || strings.Contains(text, "ZgotmplZ") {
		t.Error("the page lacks its picture, or what must be said of invented data")
	}
}

// liveBlock: what leaves holds a live block as text with code and day; a project that was
// withdrawn leaves no word of itself.
func liveBlock(t *testing.T, d *gate.Caller) {
	a := anArticle(t, d)
	changed, was := *a, a.Body
	changed.Body = "پیش\n\n[!project KSH-1404-017]\n\n[!project KSH-0000-000]"
	replace(t, d, &changed)
	for _, path := range []string{"article/" + string(a.ID) + ".html", "feed/all.json"} {
		text := html.UnescapeString(made(t, d, path))
		for _, want := range []string{"(کد KSH-1404-017): ", "پیشرفت فیزیکی ", "ارقام روز ۱ آذر ۱۴۰۵.", "در دیدبان خدمت نیست"} {
			if !strings.Contains(text, want) {
				t.Errorf("no %q in %s", want, path)
			}
		}
		for _, sign := range []string{"!project", "live-project", "KSH-0000-000"} {
			if strings.Contains(text, sign) {
				t.Errorf("%q in %s", sign, path)
			}
		}
	}
	again := *anArticle(t, d)
	again.Body = was
	replace(t, d, &again)
}
