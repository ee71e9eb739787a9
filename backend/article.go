package didban

import "fmt"

// Article is a piece of شهرآن. Body is CommonMark text, as typed: it is made into
// sanitised HTML only when it is shown.
type Article struct {
	Meta
	Kicker    string       `json:"kicker,omitempty"` // روتیتر
	Title     string       `json:"title"`
	Lead      string       `json:"lead,omitempty"`
	Body      string       `json:"body,omitempty"`
	Section   string       `json:"section"` // a code of Sections
	Form      string       `json:"form"`    // a code of ArticleKinds
	Tags      []string     `json:"tags,omitempty"`
	Author    string       `json:"author,omitempty"`
	Source    string       `json:"source,omitempty"`
	Published int64        `json:"published"` // Unix ms; 0 is a draft that the public never sees
	Projects  []ID         `json:"projects,omitempty"`
	Events    []ID         `json:"events,omitempty"`
	Persons   []ID         `json:"persons,omitempty"`
	Areas     []ID         `json:"areas,omitempty"`
	Media     []Attachment `json:"media,omitempty"`
	Choice    int64        `json:"choice,omitempty"` // Unix ms at which the editor chose it for the front page; 0 is not chosen
}

// Kind is KindArticle.
func (*Article) Kind() Kind { return KindArticle }

// Validate checks the article.
func (a *Article) Validate() error {
	var c check
	c.head(&a.Meta)
	c.text("kicker", a.Kicker, MaxName)
	c.name("title", a.Title)
	c.text("lead", a.Lead, MaxText)
	c.text("body", a.Body, MaxBody)
	c.code("section", a.Section, Sections)
	c.code("form", a.Form, ArticleKinds)
	c.list("tags", len(a.Tags))
	for i, tag := range a.Tags {
		c.name(fmt.Sprintf("tags.%d", i), tag)
	}
	c.text("author", a.Author, MaxName)
	c.text("source", a.Source, MaxName)
	if a.Published < 0 {
		c.add("published", "field.negative")
	}
	if a.Choice < 0 {
		c.add("choice", "field.negative")
	}
	c.refs("projects", a.Projects)
	c.refs("events", a.Events)
	c.refs("persons", a.Persons)
	c.refs("areas", a.Areas)
	return c.err()
}

// Public reports whether the article is out at the instant now, Unix ms.
func (a *Article) Public(now int64) bool { return a.Published > 0 && a.Published <= now }
