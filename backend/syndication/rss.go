package syndication

import (
	"cmp"
	"encoding/xml"
	"fmt"
	"io"
	"time"
)

// homeOfNone stands for the home of a feed that has none: RSS wants an address, and
// this one is that of the news within the program.
const homeOfNone = "didban://news"

type rss struct {
	XMLName xml.Name   `xml:"rss"`
	Version string     `xml:"version,attr"`
	Content string     `xml:"xmlns:content,attr"`
	DC      string     `xml:"xmlns:dc,attr"`
	Atom    string     `xml:"xmlns:atom,attr"`
	Channel rssChannel `xml:"channel"`
}

type rssChannel struct {
	Title       string    `xml:"title"`
	Link        string    `xml:"link"`
	Description string    `xml:"description"`
	Language    string    `xml:"language"`
	Copyright   string    `xml:"copyright,omitempty"`
	Built       string    `xml:"lastBuildDate"`
	Generator   string    `xml:"generator"`
	Self        *atomLink `xml:"atom:link"`
	Items       []rssItem `xml:"item"`
}

type rssItem struct {
	Title       string        `xml:"title"`
	Link        string        `xml:"link,omitempty"`
	GUID        rssGUID       `xml:"guid"`
	Published   string        `xml:"pubDate"`
	Creator     string        `xml:"dc:creator,omitempty"` // author must be an electronic address
	Categories  []string      `xml:"category"`
	Description string        `xml:"description,omitempty"`
	Content     string        `xml:"content:encoded"`
	Enclosure   *rssEnclosure `xml:"enclosure"`
}

type rssGUID struct {
	Permanent bool   `xml:"isPermaLink,attr"`
	ID        string `xml:",chardata"`
}

type rssEnclosure struct {
	URL    string `xml:"url,attr"`
	Length int    `xml:"length,attr"`
	Type   string `xml:"type,attr"`
}

// RSS writes the feed as RSS 2.0 (rssboard.org/rss-specification), the whole text
// in content:encoded, the name of the author in dc:creator. An item has room for
// one enclosure: its first picture.
func (f Feed) RSS(w io.Writer) error {
	channel := rssChannel{
		Title: f.Title, Link: cmp.Or(f.Home, homeOfNone), Description: cmp.Or(f.Subtitle, f.Title), Language: Language,
		Copyright: f.Rights, Built: f.Updated.Format(time.RFC1123Z), Generator: generator,
	}
	if f.Self != "" {
		channel.Self = &atomLink{Rel: "self", Type: "application/rss+xml", Href: f.Self}
	}
	for _, e := range f.Entries {
		channel.Items = append(channel.Items, rssItemOf(e))
	}
	return writeXML(w, rss{
		Version: "2.0", Content: "http://purl.org/rss/1.0/modules/content/", DC: "http://purl.org/dc/elements/1.1/",
		Atom: "http://www.w3.org/2005/Atom", Channel: channel,
	})
}

func rssItemOf(e Entry) rssItem {
	item := rssItem{
		Title: e.Title, Link: e.URL, GUID: rssGUID{ID: e.ID}, Published: e.Published.Format(time.RFC1123Z),
		Creator: e.Author, Description: e.Summary, Content: e.HTML,
	}
	for _, c := range e.Categories {
		item.Categories = append(item.Categories, c.Label)
	}
	if len(e.Pictures) > 0 {
		p := e.Pictures[0]
		item.Enclosure = &rssEnclosure{URL: p.URL, Length: p.Bytes, Type: p.Type}
	}
	return item
}

func writeXML(w io.Writer, document any) error {
	if _, err := io.WriteString(w, xml.Header); err != nil {
		return fmt.Errorf("write a feed: %w", err)
	}
	out := xml.NewEncoder(w)
	out.Indent("", " ")
	if err := out.Encode(document); err != nil {
		return fmt.Errorf("write a feed: %w", err)
	}
	return nil
}
