package syndication

import (
	"encoding/xml"
	"io"
	"time"
)

type atomFeed struct {
	XMLName   xml.Name    `xml:"http://www.w3.org/2005/Atom feed"`
	Language  string      `xml:"xml:lang,attr"`
	ID        string      `xml:"id"`
	Title     string      `xml:"title"`
	Subtitle  string      `xml:"subtitle,omitempty"`
	Updated   string      `xml:"updated"`
	Author    atomPerson  `xml:"author"`
	Links     []atomLink  `xml:"link"`
	Rights    string      `xml:"rights,omitempty"`
	Generator string      `xml:"generator"`
	Entries   []atomEntry `xml:"entry"`
}

type atomEntry struct {
	ID         string         `xml:"id"`
	Title      string         `xml:"title"`
	Published  string         `xml:"published"`
	Updated    string         `xml:"updated"`
	Author     *atomPerson    `xml:"author"`
	Links      []atomLink     `xml:"link"`
	Categories []atomCategory `xml:"category"`
	Summary    string         `xml:"summary,omitempty"`
	Content    atomContent    `xml:"content"`
}

type atomPerson struct {
	Name string `xml:"name"`
}

type atomLink struct {
	Rel    string `xml:"rel,attr"`
	Type   string `xml:"type,attr,omitempty"`
	Href   string `xml:"href,attr"`
	Length int    `xml:"length,attr,omitempty"`
	Title  string `xml:"title,attr,omitempty"`
}

type atomCategory struct {
	Term  string `xml:"term,attr"`
	Label string `xml:"label,attr,omitempty"`
}

type atomContent struct {
	Type string `xml:"type,attr"`
	HTML string `xml:",chardata"`
}

// Atom writes the feed as Atom (RFC 4287). An entry that nobody signed has the
// author of the feed.
func (f Feed) Atom(w io.Writer) error {
	out := atomFeed{
		Language: Language, ID: f.ID, Title: f.Title, Subtitle: f.Subtitle, Updated: f.Updated.Format(time.RFC3339),
		Author: atomPerson{f.Author}, Rights: f.Rights, Generator: generator,
	}
	if f.Self != "" {
		out.Links = append(out.Links, atomLink{Rel: "self", Type: "application/atom+xml", Href: f.Self})
	}
	if f.Home != "" {
		out.Links = append(out.Links, atomLink{Rel: "alternate", Type: "text/html", Href: f.Home})
	}
	for _, e := range f.Entries {
		out.Entries = append(out.Entries, atomEntryOf(e))
	}
	return writeXML(w, out)
}

func atomEntryOf(e Entry) atomEntry {
	out := atomEntry{
		ID: e.ID, Title: e.Title, Published: e.Published.Format(time.RFC3339), Updated: e.Updated.Format(time.RFC3339),
		Summary: e.Summary, Content: atomContent{"html", e.HTML},
	}
	if e.Author != "" {
		out.Author = &atomPerson{e.Author}
	}
	if e.URL != "" {
		out.Links = append(out.Links, atomLink{Rel: "alternate", Type: "text/html", Href: e.URL})
	}
	for _, p := range e.Pictures {
		out.Links = append(out.Links, atomLink{Rel: "enclosure", Type: p.Type, Href: p.URL, Length: p.Bytes, Title: p.Title})
	}
	for _, c := range e.Categories {
		out.Categories = append(out.Categories, atomCategory(c))
	}
	return out
}
