package exchange

import didban "didban.app/backend"

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
	r.term("section", &a.Section, didban.Sections)
	r.term("form", &a.Form, didban.ArticleKinds)
	r.list("tags", "؛;|،,", &a.Tags)
	r.text("author", &a.Author)
	r.text("source", &a.Source)
	r.instant("published", &a.Published)
	r.refs("projects", didban.KindProject, &a.Projects)
	r.refs("events", didban.KindEvent, &a.Events)
	r.refs("persons", didban.KindPerson, &a.Persons)
	r.refs("areas", didban.KindArea, &a.Areas)
}
