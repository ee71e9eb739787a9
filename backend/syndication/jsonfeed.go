package syndication

import (
	"encoding/json"
	"fmt"
	"io"
	"time"
)

type jsonFeed struct {
	Version     string       `json:"version"`
	Title       string       `json:"title"`
	Home        string       `json:"home_page_url,omitempty"`
	Self        string       `json:"feed_url,omitempty"`
	Description string       `json:"description,omitempty"`
	Language    string       `json:"language"`
	Authors     []jsonAuthor `json:"authors"`
	Items       []jsonItem   `json:"items"`
}

type jsonItem struct {
	ID          string           `json:"id"`
	URL         string           `json:"url,omitempty"`
	Title       string           `json:"title"`
	Content     string           `json:"content_html"`
	Summary     string           `json:"summary,omitempty"`
	Image       string           `json:"image,omitempty"`
	Published   string           `json:"date_published"`
	Modified    string           `json:"date_modified"`
	Authors     []jsonAuthor     `json:"authors,omitempty"`
	Tags        []string         `json:"tags,omitempty"`
	Attachments []jsonAttachment `json:"attachments,omitempty"`
}

type jsonAuthor struct {
	Name string `json:"name"`
}

type jsonAttachment struct {
	URL   string `json:"url"`
	Type  string `json:"mime_type"`
	Title string `json:"title,omitempty"`
	Bytes int    `json:"size_in_bytes"`
}

// JSON writes the feed as JSON Feed 1.1 (jsonfeed.org/version/1.1).
func (f Feed) JSON(w io.Writer) error {
	out := jsonFeed{
		Version: "https://jsonfeed.org/version/1.1", Title: f.Title, Home: f.Home, Self: f.Self, Description: f.Subtitle,
		Language: Language, Authors: []jsonAuthor{{f.Author}}, Items: []jsonItem{},
	}
	for _, e := range f.Entries {
		out.Items = append(out.Items, jsonItemOf(e))
	}
	encoder := json.NewEncoder(w)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", " ")
	if err := encoder.Encode(out); err != nil {
		return fmt.Errorf("write a feed: %w", err)
	}
	return nil
}

func jsonItemOf(e Entry) jsonItem {
	out := jsonItem{
		ID: e.ID, URL: e.URL, Title: e.Title, Content: e.HTML, Summary: e.Summary,
		Published: e.Published.Format(time.RFC3339), Modified: e.Updated.Format(time.RFC3339),
	}
	if e.Author != "" {
		out.Authors = []jsonAuthor{{e.Author}}
	}
	for _, c := range e.Categories {
		out.Tags = append(out.Tags, c.Label)
	}
	for i, p := range e.Pictures {
		if i == 0 {
			out.Image = p.URL
		}
		out.Attachments = append(out.Attachments, jsonAttachment{p.URL, p.Type, p.Title, p.Bytes})
	}
	return out
}
