package exchange

import (
	"cmp"
	"net/url"
	"path"
	"strings"

	didban "didban.app/backend"
)

// readPage reads a web page that was saved or published as one article. A page
// without a date is a list of others, or a form: it is left out and told.
func (r *run) readPage(f File, data []byte) ([]*sheet, error) {
	page := r.src.Prose.Page(r.readText(f, data))
	at, ok := moment(page.Published, nil)
	if !ok {
		r.note(didban.Problem{File: f.base()}, "feed.page", 1, cmp.Or(page.Published, page.Title))
		return nil, nil
	}
	if held, err := r.held(page.Address); err != nil || held {
		r.note(didban.Problem{File: f.base()}, "feed.own", 1, page.Title)
		return nil, err
	}
	e := entry{
		row: 1, code: pageCode(page.Address, f), kicker: page.Kicker, title: page.Title, author: page.Author, source: page.Site,
		subjects: page.Subjects, published: at, body: page.HTML, origin: origin{html: true, cover: page.Picture},
	}
	e.summed(r.src.Prose.Text(page.HTML), page.Lead)
	return r.sheetOf(f, []entry{e})
}

// pageCode is the address of a page where it names one in whole, else its path.
func pageCode(address string, f File) string {
	if u, err := url.Parse(address); err == nil && (u.Host != "" || u.Scheme == "urn") {
		return identity(address, "", "")
	}
	return strings.TrimSuffix(f.Path, path.Ext(f.Path))
}
