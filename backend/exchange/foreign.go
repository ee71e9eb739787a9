package exchange

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"net/url"
	"path"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	didban "didban.app/backend"
	"didban.app/backend/persian"
	"didban.app/backend/typed"
)

// entry is an article of another program: one of a feed, a web page or a Markdown
// file of a site.
type entry struct {
	row       int
	code      string
	kicker    string
	title     string
	lead      string
	author    string
	source    string
	subjects  []string // sections, forms and tags, which only their names tell apart
	tags      []string // what can only be a tag
	published time.Time
	draft     bool
	body      string
	origin    origin
}

// origin is what a row of an entry has beside its cells.
type origin struct {
	html  bool   // the body is HTML, else Markdown
	cover string // the address of its main picture
	lead  string // a summary that only says what the body begins with
}

// sheetOf makes rows for the table of articles of entries. What an entry doesn't say
// and the store knows stays as it is there.
func (r *run) sheetOf(f File, entries []entry) ([]*sheet, error) {
	s := &sheet{file: f, table: named("articles", false), padded: true, sparse: true}
	for _, e := range entries {
		if err := s.record(e.row, r.cells(f, e), nil); err != nil {
			return nil, err
		}
		from := e.origin
		s.rows[len(s.rows)-1].origin = &from
	}
	if len(entries) == 0 {
		s.header = []string{"code"}
	}
	return []*sheet{s}, r.err
}

func (r *run) cells(f File, e entry) map[string]string {
	place := didban.Problem{File: f.base(), Row: e.row}
	_, stored := r.find(didban.KindArticle, typed.Latin(e.code))
	section, form, tags := r.sorts(e.subjects)
	out := map[string]string{"code": e.code, "title": r.titleOf(e, place), "body": e.body, "tags": strings.Join(slices.Concat(tags, e.tags), "؛")}
	for name, value := range map[string]string{"kicker": e.kicker, "lead": e.lead, "author": e.author, "source": e.source, "section": section, "form": form} {
		if value != "" {
			out[name] = value
		}
	}
	if section == "" && !stored {
		out["section"] = defaultSection
		r.note(place, "feed.section", 1, e.title)
	}
	if form == "" && !stored {
		out["form"] = defaultForm
		r.note(place, "feed.form", 1, e.title)
	}
	switch {
	case e.draft:
		r.note(place, "feed.draft", 1, e.title)
	case e.published.IsZero():
		r.note(place, "feed.undated", 1, e.title)
	default:
		out["published"] = e.published.Format(time.RFC3339)
	}
	return out
}

// What an article is taken for that names neither; the report says how many.
const (
	defaultSection = "social"
	defaultForm    = "news"
)

// titleLength is how many signs of a text stand for a title that is missing.
const titleLength = 80

func (r *run) titleOf(e entry, place didban.Problem) string {
	if e.title != "" {
		return e.title
	}
	text := r.src.Prose.Text(e.body)
	if text == "" {
		return ""
	}
	r.note(place, "feed.untitled", 1, text)
	if short := []rune(text); len(short) > titleLength {
		return strings.TrimSpace(string(short[:titleLength])) + "…"
	}
	return text
}

// otherNames are what sites call sections and forms beside their titles.
var otherNames = map[string]string{"گفتگو": "interview", "مصاحبه": "interview", "اخبار": "news", "عکس": "photo", "یادداشتها": "note"}

// sorts tells the section and the form that an entry names from its tags. A section
// may also be named by the field of the municipality's work of the same code, or by a
// word of a longer name.
func (r *run) sorts(subjects []string) (section, form string, tags []string) {
	for _, s := range subjects {
		if code, ok := r.codeIn(didban.VocabularySections, s); ok && section == "" {
			section = code
			continue
		}
		if code, ok := r.formNamed(s); ok && form == "" {
			form = code
			continue
		}
		if !slices.Contains(tags, s) {
			tags = append(tags, s)
		}
	}
	for i := 0; section == "" && i < len(tags); i++ {
		section = r.sectionWithin(tags[i])
	}
	return section, form, tags
}

func (r *run) formNamed(s string) (string, bool) {
	if code, ok := r.codeIn(didban.VocabularyForms, s); ok {
		return code, true
	}
	code, ok := otherNames[typed.Name(s)]
	return code, ok
}

func (r *run) sectionWithin(name string) string {
	if code, ok := r.codeIn(didban.VocabularyDomains, name); ok {
		if _, section := r.lists[didban.VocabularySections].Term(code); section {
			return code
		}
	}
	for _, word := range strings.Fields(persian.Fold(name)) {
		if code, ok := r.codeIn(didban.VocabularySections, word); ok {
			return code
		}
	}
	return ""
}

// maxCode is how many signs of an address a code may have.
const maxCode = 200

// identity makes the code of an entry, the same at every reading: its address without
// what changes by itself, else its id, which is told from those of other sites by the
// site.
func identity(id, link, site string) string {
	id = strings.TrimSpace(cmp.Or(id, link))
	u, err := url.Parse(id)
	switch {
	case err == nil && u.Host != "" && strings.HasPrefix(u.Scheme, "http"):
		id = addressCode(u)
	case id != "" && !strings.Contains(id, ":"):
		id = site + "#" + id
	}
	if utf8.RuneCountInString(id) > maxCode {
		sum := sha256.Sum256([]byte(id))
		id = string([]rune(id)[:maxCode-13]) + "-" + hex.EncodeToString(sum[:6])
	}
	return id
}

func addressCode(u *url.URL) string {
	var query []string
	for part := range strings.SplitSeq(u.RawQuery, "&") {
		if part != "" && !strings.HasPrefix(part, "utm_") && !strings.HasPrefix(part, "fbclid=") {
			query = append(query, part)
		}
	}
	out := strings.TrimPrefix(strings.ToLower(u.Host), "www.") + strings.TrimSuffix(u.Path, "/")
	if len(query) > 0 {
		out += "?" + strings.Join(query, "&")
	}
	// A fragment tells entries of one page apart, unless it counts readers.
	if u.Fragment != "" && !strings.HasPrefix(u.Fragment, "utm_") && !strings.HasPrefix(u.Fragment, "xtor=") {
		out += "#" + u.Fragment
	}
	return out
}

// siteOf is what tells the ids of a feed from those of others: its host, else its
// title, else the name of the file.
func siteOf(link, title string, f File) string {
	if u, err := url.Parse(strings.TrimSpace(link)); err == nil && u.Host != "" {
		return strings.TrimPrefix(strings.ToLower(u.Host), "www.")
	}
	return cmp.Or(title, strings.TrimSuffix(f.base(), path.Ext(f.base())))
}

// note keeps a remark, once for a file however often it is made.
func (r *run) note(place didban.Problem, key string, count int, sample string) {
	at := place.File + "\x00" + key
	n, again := r.notes[at]
	if !again {
		n = &note{place: place, sample: sample}
		n.place.Key = key
		r.notes[at] = n
		r.noted = append(r.noted, at)
	}
	n.count += count
}

type note struct {
	place  didban.Problem
	count  int
	sample string
}

// maxNoted is how many files a remark is told of one by one.
const maxNoted = 10

// tellNotes reports the remarks, after all that is wrong. A remark on more files than
// a person would read is told once for all of them.
func (r *run) tellNotes() {
	files, whole := map[string]int{}, map[string]*note{}
	for _, n := range r.notes {
		files[n.place.Key]++
	}
	var told []*note
	for _, at := range r.noted {
		n := r.notes[at]
		key := n.place.Key
		switch all := whole[key]; {
		case files[key] <= maxNoted:
			told = append(told, n)
		case all == nil:
			whole[key] = &note{place: didban.Problem{Key: key}, count: n.count, sample: n.place.File + ": " + n.sample}
			told = append(told, whole[key])
		default:
			all.count += n.count
		}
	}
	for _, n := range told {
		n.place.Args = map[string]string{"count": itoa(n.count), "sample": n.sample}
		r.report(didban.LevelWarning, n.place)
	}
}
