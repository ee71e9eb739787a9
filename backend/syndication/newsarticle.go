package syndication

import "time"

// newsArticle is a page's article in the vocabulary of schema.org, as JSON-LD.
type newsArticle struct {
	Context     string      `json:"@context"`
	Type        string      `json:"@type"`
	ID          string      `json:"@id"`
	URL         string      `json:"url,omitempty"`
	Main        string      `json:"mainEntityOfPage,omitempty"`
	Headline    string      `json:"headline"`
	Description string      `json:"description,omitempty"`
	Section     string      `json:"articleSection,omitempty"`
	Genre       string      `json:"genre,omitempty"`
	Keywords    []string    `json:"keywords,omitempty"`
	Language    string      `json:"inLanguage"`
	Published   string      `json:"datePublished"`
	Modified    string      `json:"dateModified"`
	Author      ldThing     `json:"author"`
	Publisher   ldThing     `json:"publisher"`
	PartOf      ldThing     `json:"isPartOf"`
	Source      string      `json:"creditText,omitempty"`
	Notice      string      `json:"copyrightNotice,omitempty"`
	Free        bool        `json:"isAccessibleForFree"`
	Images      []ldImage   `json:"image,omitempty"`
	Corrections []ldComment `json:"correction,omitempty"`
	About       []ldThing   `json:"about,omitempty"`
	Places      []ldThing   `json:"contentLocation,omitempty"`
}

type ldThing struct {
	Type       string `json:"@type"`
	Name       string `json:"name"`
	Identifier string `json:"identifier,omitempty"`
	Start      string `json:"startDate,omitempty"`
}

type ldImage struct {
	Type    string `json:"@type"`
	URL     string `json:"contentUrl,omitempty"`
	Caption string `json:"caption,omitempty"`
	Credit  string `json:"creditText,omitempty"`
	Name    string `json:"name,omitempty"` // what it shows
}

type ldComment struct {
	Type string `json:"@type"`
	Text string `json:"text"`
	Date string `json:"datePublished"`
}

// newsArticleOf fills in what search engines ask of a NewsArticle: headline, dates,
// author, publisher, image, and what it is about.
func newsArticleOf(p Page) newsArticle {
	out := newsArticle{
		Context: "https://schema.org", Type: "NewsArticle", ID: p.ID, URL: p.URL, Main: p.URL, Headline: p.Title,
		Description: p.Lead, Section: p.Section, Genre: p.Form, Keywords: p.Tags, Language: Language,
		Published: p.Published.Format(time.RFC3339), Modified: p.Updated.Format(time.RFC3339),
		Author: ldThing{Type: "Person", Name: p.Author}, Publisher: ldThing{Type: "GovernmentOrganization", Name: p.Publisher},
		PartOf: ldThing{Type: "Periodical", Name: p.Periodical}, Source: p.Source, Notice: p.Note, Free: true,
	}
	if p.Author == "" {
		out.Author = out.Publisher
	}
	for _, f := range append([]Figure{p.Cover}, p.Figures...) {
		if f.Source != "" {
			out.Images = append(out.Images, ldImage{Type: "ImageObject", URL: f.Address, Caption: f.Caption, Credit: f.Credit, Name: f.Alt})
		}
	}
	for _, c := range p.Corrections {
		out.Corrections = append(out.Corrections, ldComment{"CorrectionComment", c.sentence(), c.At.Format(time.RFC3339)})
	}
	for _, s := range p.About {
		out.About = append(out.About, ldThing{s.Type, s.Name, s.Code, s.Start})
	}
	for _, name := range p.Places {
		out.Places = append(out.Places, ldThing{Type: "Place", Name: name})
	}
	return out
}
