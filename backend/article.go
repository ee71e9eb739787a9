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
	Section   string       `json:"section"` // a code of the vocabulary sections
	Form      string       `json:"form"`    // a code of ArticleKinds
	Tags      []string     `json:"tags,omitempty"`
	Author    string       `json:"author,omitempty"`
	Source    string       `json:"source,omitempty"`
	Published int64        `json:"published"`        // Unix ms; 0 is a draft that the public never sees
	Choice    int64        `json:"choice,omitempty"` // Unix ms at which the editor chose it; 0 is not chosen
	Projects  []ID         `json:"projects,omitempty"`
	Events    []ID         `json:"events,omitempty"`
	Persons   []ID         `json:"persons,omitempty"`
	Areas     []ID         `json:"areas,omitempty"`
	Media     []Attachment `json:"media,omitempty"`
	// Corrections are what was put right after it came out, in their order in time.
	Corrections []Correction `json:"corrections,omitempty"`
}

// Correction tells what was put right in an article that was out already, and why.
type Correction struct {
	At     int64  `json:"at"`   // Unix ms
	Text   string `json:"text"` // what was corrected
	Reason string `json:"reason"`
}

// Kind is KindArticle.
func (*Article) Kind() Kind { return KindArticle }

func (a *Article) refs(r *refList) {
	r.many("projects", KindProject, a.Projects)
	for _, id := range a.About()[len(a.Projects):] {
		r.one("body", KindProject, id)
	}
	r.many("events", KindEvent, a.Events)
	r.many("persons", KindPerson, a.Persons)
	r.many("areas", KindArea, a.Areas)
	r.media(a.Media)
}

// Validate checks the article.
func (a *Article) Validate() error {
	var c check
	c.head(&a.Meta)
	c.text("kicker", a.Kicker, MaxName)
	c.name("title", a.Title)
	c.text("lead", a.Lead, MaxText)
	c.text("body", a.Body, MaxBody)
	c.local("section", a.Section)
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
	a.corrections(&c)
	c.refs("projects", a.Projects)
	c.refs("events", a.Events)
	c.refs("persons", a.Persons)
	c.refs("areas", a.Areas)
	return c.err()
}

// corrections wants each of them with its time, its words and its reason.
func (a *Article) corrections(c *check) {
	c.list("corrections", len(a.Corrections))
	for i, one := range a.Corrections {
		at := fmt.Sprintf("corrections.%d.", i)
		if one.At <= 0 {
			c.add(at+"at", "field.required")
		}
		for field, text := range map[string]string{"text": one.Text, "reason": one.Reason} {
			if text == "" {
				c.add(at+field, "field.required")
			}
			c.text(at+field, text, MaxText)
		}
	}
}

// Mends reports whether the article says in other words what readers have read already, and
// tells of no correction more than before: whoever sends it says whether it is one.
func (a *Article) Mends(before *Article) bool {
	if len(a.Corrections) > len(before.Corrections) {
		return false
	}
	return a.Title != before.Title || a.Lead != before.Lead || a.Body != before.Body
}

// Public reports whether the article is out at the instant now, Unix ms.
func (a *Article) Public(now int64) bool { return a.Published > 0 && a.Published <= now }
