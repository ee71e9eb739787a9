package search

import (
	"cmp"

	didban "didban.app/backend"
)

// What citizens wrote is found by its words as anything else is, with the answers to it, under
// the title of the page on which it stands. Its words stand in a field of their own, which is
// the last of textFields: no suggestion and no spelling is made of them, for the dictionary of
// a field holds words longer than the documents in which they stood.

// cityFields are the text fields of what the city says itself.
var cityFields = textFields[:voiceField]

// isVoice reports whether the kind is one of what citizens wrote.
func isVoice(kind didban.Kind) bool {
	return kind == didban.KindComment || kind == didban.KindReport || kind == didban.KindMessage
}

// inSight reports whether a noun may be found as it is now: what was taken from sight, or taken
// back by who wrote it, may not.
func inSight(n didban.Noun) bool {
	voice, ok := n.(interface{ Visible() bool })
	return !ok || voice.Visible()
}

// page is the noun on whose page something stands that a citizen wrote.
func page(n didban.Noun) (ref didban.Ref, ok bool) {
	switch n := n.(type) {
	case *didban.Comment:
		return n.Subject, true
	case *didban.Message:
		return n.To, true
	}
	return ref, false
}

// voiceText is what a citizen said; ok is false where the page is gone on which it stands.
func (b *builder) voiceText(n didban.Noun) (t text, ok bool, err error) {
	if ref, stands := page(n); stands {
		on, err := b.load(ref.Kind, ref.ID)
		if err != nil || on == nil {
			return t, false, err
		}
		t.heading = didban.TitleOf(on)
	}
	t.code = n.Head().Code
	switch n := n.(type) {
	case *didban.Comment:
		t.voice = lines(n.Text, answerText(n.Answer))
	case *didban.Message:
		for i := range n.Turns {
			t.voice = lines(t.voice, n.Turns[i].Said())
		}
	case *didban.Report:
		category, _ := didban.ReportCategories.Term(n.Category)
		detail, _ := didban.ReportDetails.Term(n.Detail)
		t.heading = joined(" · ", cmp.Or(detail.Fa, category.Fa), n.Place)
		t.voice = lines(n.Place, n.Text, category.Fa, detail.Fa)
		for _, s := range n.Steps {
			t.voice = lines(t.voice, s.Text)
		}
	}
	return t, true, nil
}

func answerText(a *didban.Answer) string {
	if a == nil {
		return ""
	}
	return a.Text
}

// setVoice notes the day of what a citizen wrote and the page on which it stands, and gives its
// areas.
func (b *builder) setVoice(d *document, n didban.Noun) (areas []didban.ID, err error) {
	switch n := n.(type) {
	case *didban.Report:
		d.setDay(n.Day)
		return n.Areas, nil
	case *didban.Comment:
		d.setDay(n.Day)
	case *didban.Message:
		d.setDay(n.Day)
		if n.Area != "" {
			areas = append(areas, n.Area)
		}
	}
	ref, _ := page(n)
	on, err := b.load(ref.Kind, ref.ID)
	if err != nil || on == nil {
		return nil, err
	}
	d.refs = append(d.refs, string(ref.ID))
	switch on := on.(type) {
	case *didban.Project:
		areas = append(areas, on.Areas...)
	case *didban.Event:
		areas = append(areas, on.Areas...)
	case *didban.Article:
		areas = append(areas, on.Areas...)
	case *didban.Area:
		areas = append(areas, on.ID)
	}
	return areas, nil
}
