package search

import (
	"cmp"
	"regexp"
	"strings"

	didban "didban.app/backend"
)

// text is what a noun says to a reader, as it was typed. The same text is
// indexed and, when the noun is found, cut into a passage.
type text struct {
	title, code, kicker, tags, lead, places, persons, body, voice string
	// heading is shown in the place of a title by what has none of its own; it is not indexed.
	heading string
}

// shown is what stands above a hit.
func (t *text) shown() string { return cmp.Or(t.title, t.heading) }

// field gives the text of one of textFields.
func (t *text) field(name string) string {
	switch name {
	case fieldTitle:
		return t.title
	case fieldCode:
		return t.code
	case fieldKicker:
		return t.kicker
	case fieldTags:
		return t.tags
	case fieldLead:
		return t.lead
	case fieldPlaces:
		return t.places
	case fieldPersons:
		return t.persons
	case fieldVoice:
		return t.voice
	}
	return t.body
}

// text gathers what a noun says; ok is false for what stands on no page any more.
func (b *builder) text(n didban.Noun) (t text, ok bool, err error) {
	if isVoice(n.Kind()) {
		return b.voiceText(n)
	}
	t, err = b.cityText(n)
	return t, err == nil, err
}

func (b *builder) cityText(n didban.Noun) (text, error) {
	switch n := n.(type) {
	case *didban.Project:
		return projectText(n), nil
	case *didban.Event:
		return text{
			title: n.Title, code: n.Code, lead: n.Description, places: n.Place, persons: n.Organiser, body: n.Audience,
		}, nil
	case *didban.Article:
		body, err := b.withLive(n.Body)
		return text{
			title: n.Title, code: n.Code, kicker: n.Kicker, tags: strings.Join(n.Tags, "\n"), lead: n.Lead,
			persons: lines(n.Author, n.Source), body: plain(body),
		}, err
	case *didban.Area:
		rank, _ := didban.AreaRanks.Term(string(n.Rank))
		return text{title: n.Name, code: n.Code, kicker: n.NameEn, lead: rank.Fa}, nil
	case *didban.Trustee:
		return b.trusteeText(n)
	}
	return text{}, nil
}

// withLive is a body with the titles of its live blocks, as a reader of its page sees them. A
// project that is not in sight is said in no word.
func (b *builder) withLive(body string) (string, error) {
	var fault error
	return didban.ReplaceLive(body, func(ref string) string {
		n, err := b.project(ref)
		fault = cmp.Or(fault, err)
		if p, ok := n.(*didban.Project); ok {
			return p.Title
		}
		return ""
	}), fault
}

// project reads a project by its id; one that is named by its code is not borrowed from.
func (b *builder) project(ref string) (didban.Noun, error) {
	if id := didban.ID(ref); id.Valid() {
		return b.load(didban.KindProject, id)
	}
	return nil, nil
}

func (b *builder) trusteeText(t *didban.Trustee) (text, error) {
	person, post, id, err := b.join(t)
	if err != nil {
		return text{}, err
	}
	var area didban.Area
	if id != "" {
		a, err := b.area(id)
		if err != nil {
			return text{}, err
		}
		area = *a
	}
	return text{
		title: person.Name, code: t.Code, lead: lines(post.Title, area.Name),
		body: lines(post.Unit, person.Bio, t.Office, t.Hours, t.Phone, t.Email),
	}, nil
}

func projectText(p *didban.Project) text {
	body := []string{p.Purpose, p.Scope, p.Environment, p.Land, p.Changes, p.SuspendedReason}
	persons := []string{p.Unit, p.Officer, p.Owner}
	for _, s := range p.Specs {
		body = append(body, strings.TrimSpace(s.Label+" "+s.Value+" "+s.Unit))
	}
	for i := range p.Contracts {
		c := &p.Contracts[i]
		body = append(body, c.Number, c.Title, methodWords(c.Method))
		persons = append(persons, c.Contractor)
		persons = append(persons, c.Tenderers...)
	}
	for _, m := range p.Milestones {
		body = append(body, m.Title)
	}
	return text{
		title: p.Title, code: p.Code, lead: p.Description, places: p.Address, persons: lines(persons...), body: lines(body...),
	}
}

// methodWords is how a contract was let, in both languages.
func methodWords(code string) string {
	method, _ := didban.ProcurementMethods.Term(code)
	return lines(method.Fa, method.En)
}

// lines joins what is not empty, a line each.
func lines(parts ...string) string { return joined("\n", parts...) }

func joined(between string, parts ...string) string {
	var b strings.Builder
	for _, part := range parts {
		if part == "" {
			continue
		}
		if b.Len() > 0 {
			b.WriteString(between)
		}
		b.WriteString(part)
	}
	return b.String()
}

var (
	markdownLink = regexp.MustCompile(`!?\[([^\]\n]*)\]\([^)\n]*\)`)
	markdownSign = regexp.MustCompile("(?m)^[ \t]*(?:#{1,6}|>|[-*+])[ \t]+|[*_`]{1,3}")
	// tableRule is the row between the head and the body of a table, tableEdge what
	// stands around a row, tableBar what parts its cells.
	tableRule = regexp.MustCompile(`(?m)^[ \t]*\|?(?:[ \t]*:?-{2,}:?[ \t]*\|)+[ \t:-]*\n?`)
	tableEdge = regexp.MustCompile(`(?m)^[ \t]*\|[ \t]*|[ \t]*\|[ \t]*$`)
	tableBar  = regexp.MustCompile(`[ \t]*\|[ \t]*`)
)

// plain takes the commonest signs of CommonMark out of a body, so that no
// passage shows them and no address is found as words.
func plain(body string) string {
	if !strings.ContainsAny(body, "[#>*_`-+|") {
		return body
	}
	if strings.Contains(body, "|") {
		body = tableBar.ReplaceAllString(tableEdge.ReplaceAllString(tableRule.ReplaceAllString(body, ""), ""), " · ")
	}
	return markdownSign.ReplaceAllString(markdownLink.ReplaceAllString(body, "$1"), "")
}
