package syndication

import (
	"embed"
	"fmt"
	"html/template"
	"io"
	"strconv"
	"time"

	"didban.app/backend/jalali"
)

// Page is an article as a file of its own: nothing in it is loaded from elsewhere,
// nothing in it runs. It is read on a screen, printed, or published.
//
// Its words are in the language of the article, whatever that of the program is.
type Page struct {
	ID          string // a URN
	URL         string // where it will lie; empty where nobody knows
	Kicker      string
	Title       string
	Lead        string
	HTML        string // clean; its pictures are data
	Section     string
	Form        string
	Tags        []string
	Author      string
	Source      string
	Publisher   string // the municipality
	Periodical  string // شهرآن
	Note        string // what must be said of the data as a whole; empty where nothing
	Cover       Figure // zero where there is none
	Figures     []Figure
	Corrections []Correction
	About       []Subject
	Places      []string
	Minutes     int
	Published   time.Time // in the zone in which people read it, as all the times here
	Updated     time.Time
	Made        time.Time
}

// Figure is a picture of a page.
type Figure struct {
	Source  string // a data URI
	Address string // where it lies as a file of its own; empty where it does not
	Alt     string
	Caption string
	Credit  string
}

// Correction says what was corrected after an article had come out.
type Correction struct {
	At     time.Time
	Text   string
	Reason string
}

// Subject is something that an article speaks of.
type Subject struct {
	Type  string // of schema.org: Project, Event or Person
	Name  string
	Code  string
	Start string // of an event, RFC 3339
}

func (c Correction) sentence() string {
	if c.Reason == "" {
		return c.Text
	}
	return c.Text + " (" + c.Reason + ")"
}

//go:embed page.html index.html style.css
var files embed.FS

var templates = template.Must(template.New("").Funcs(template.FuncMap{
	"day":     longDay,
	"digits":  func(n int) string { return jalali.Digits(strconv.Itoa(n)) },
	"machine": func(t time.Time) string { return t.Format(time.RFC3339) },
	"clean":   func(s string) template.HTML { return template.HTML(s) }, //nolint:gosec // Page.HTML is clean
	"data":    func(s string) template.URL { return template.URL(s) },   //nolint:gosec // Figure.Source is our own
	"style":   style,
	"ld":      newsArticleOf,
}).ParseFS(files, "*.html"))

func style() (template.CSS, error) {
	css, err := files.ReadFile("style.css")
	return template.CSS(css), err //nolint:gosec // embedded
}

// longDay is a day as people read it: ۱۲ آبان ۱۴۰۳. It is empty for a time out of the calendar.
func longDay(t time.Time) string {
	day, ok := jalali.Of(t)
	if !ok {
		return ""
	}
	return day.Long()
}

// Write writes the page as HTML, with the article as schema.org has it in JSON-LD.
func (p Page) Write(w io.Writer) error { return execute(w, "page.html", p) }

func execute(w io.Writer, name string, data any) error {
	if err := templates.ExecuteTemplate(w, name, data); err != nil {
		return fmt.Errorf("write %s: %w", name, err)
	}
	return nil
}

// Index is the first page of a folder of feeds and articles.
type Index struct {
	Title     string
	Publisher string
	Note      string
	Feeds     []IndexFeed // the first is of everything
	Articles  []IndexLine
}

// IndexFeed is a feed in its three forms, by path from the folder.
type IndexFeed struct{ Title, RSS, Atom, JSON string }

// IndexLine is an article of the first page.
type IndexLine struct {
	Path, Kicker, Title, Lead string
	Published                 time.Time
}

// Write writes the page as HTML.
func (i Index) Write(w io.Writer) error { return execute(w, "index.html", i) }
