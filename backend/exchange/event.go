package exchange

import didban "didban.app/backend"

func readEvent(r *record) {
	code := r.key("code")
	if !r.unique("code", code) {
		return
	}
	e, ok := r.run.make(didban.KindEvent, code, r).noun.(*didban.Event)
	if !ok {
		return
	}
	r.text("title", &e.Title)
	r.term("category", &e.Category, didban.VocabularyEventCategories)
	r.instant("start", &e.Start)
	r.instant("end", &e.End)
	r.text("place", &e.Place)
	r.refs("areas", didban.KindArea, &e.Areas)
	r.text("organiser", &e.Organiser)
	r.text("audience", &e.Audience)
	r.whole("capacity", &e.Capacity)
	r.text("description", &e.Description)
	r.ref("project", didban.KindProject, &e.Project)
	r.point(&e.Geometry)
	r.geometry(&e.Geometry)
}
