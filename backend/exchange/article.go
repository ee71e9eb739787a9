package exchange

import (
	"cmp"
	"slices"
	"strconv"

	didban "didban.app/backend"
)

func readArticle(r *record) {
	code := r.key("code")
	if r.repeated(code) || !r.unique("code", code) {
		return
	}
	a, ok := r.run.make(didban.KindArticle, code, r).noun.(*didban.Article)
	if !ok {
		return
	}
	r.text("kicker", &a.Kicker)
	r.text("title", &a.Title)
	r.text("lead", &a.Lead)
	r.body(a)
	r.term("section", &a.Section, didban.VocabularySections)
	r.term("form", &a.Form, didban.VocabularyForms)
	r.list("tags", "؛;|،,", &a.Tags)
	r.text("author", &a.Author)
	r.text("source", &a.Source)
	r.instant("published", &a.Published)
	r.instant("choice", &a.Choice)
	r.refs("projects", didban.KindProject, &a.Projects)
	r.refs("events", didban.KindEvent, &a.Events)
	r.refs("persons", didban.KindPerson, &a.Persons)
	r.refs("areas", didban.KindArea, &a.Areas)
}

func correctionKey(c didban.Correction) string {
	return "corrections\x00" + strconv.FormatInt(c.At, 10)
}

// readCorrection adds what was put right in an article, or changes it: one of the
// same article and time is the same.
func readCorrection(r *record) {
	code := r.key("article")
	d := r.run.draft(didban.KindArticle, code)
	if d == nil {
		r.fault("article", "ref.unknown", "kind", string(didban.KindArticle), "code", code)
		return
	}
	var one didban.Correction
	r.instant("at", &one.At)
	a, ok := d.noun.(*didban.Article)
	if !ok || !r.claim(d, "at", correctionKey(one)) {
		return
	}
	c := upsert(&a.Corrections, one, correctionKey)
	r.text("text", &c.Text)
	r.text("reason", &c.Reason)
	slices.SortStableFunc(a.Corrections, func(x, y didban.Correction) int { return cmp.Compare(x.At, y.At) })
}
