package exchange

import didban "didban.app/backend"

// readTrustee makes three nouns of a row: the person, the post, and the term of
// the one in the other.
func readTrustee(r *record) {
	var area didban.Meta
	code, postCode := r.key("code"), codeFrom(r.cell("post"))
	if name := r.cell("area"); name != "" {
		area = r.resolve("area", didban.KindArea, name)
		postCode += "-" + area.Code
	}
	if !r.unique("code", code, postCode) {
		return
	}
	person := r.person(code)
	post := r.post(postCode, area.ID)
	t, ok := r.run.make(didban.KindTrustee, code+"/"+postCode, r).noun.(*didban.Trustee)
	if !ok || person == nil || post == nil {
		return
	}
	t.Person, t.Post = person.ID, post.ID
	if _, there := r.get("area"); there {
		t.Area = area.ID
	}
	r.day("start", &t.Start)
	r.day("end", &t.End)
	r.text("phone", &t.Phone)
	r.text("email", &t.Email)
	r.text("hours", &t.Hours)
	r.text("office", &t.Office)
	r.day("verified", &t.Verified)
}

// person drafts the person of a row. Of several rows of one person the later
// ones add what they have, and clear nothing.
func (r *record) person(code string) *didban.Person {
	_, again := r.run.drafts[didban.KindPerson][code]
	p, ok := r.run.make(didban.KindPerson, code, r).noun.(*didban.Person)
	if !ok {
		return nil
	}
	r.textOr("name", &p.Name, again)
	r.textOr("bio", &p.Bio, again)
	return p
}

func (r *record) post(code string, area didban.ID) *didban.Post {
	_, again := r.run.drafts[didban.KindPost][code]
	p, ok := r.run.make(didban.KindPost, code, r).noun.(*didban.Post)
	if !ok {
		return nil
	}
	r.text("post", &p.Title)
	r.unit(&p.Unit, &p.UnitID, again)
	r.letters(&p.Letters, again)
	if _, there := r.get("area"); there {
		p.Area = area
	}
	return p
}

// textOr is text, but an empty cell keeps the field where keep is set.
func (r *record) textOr(column string, into *string, keep bool) {
	if keep && r.cell(column) == "" {
		return
	}
	r.text(column, into)
}

func (r *record) letters(into *didban.Letters, keep bool) {
	if keep && r.cell("letters") == "" {
		return
	}
	way := string(*into)
	r.term("letters", &way, didban.VocabularyLetters)
	*into = didban.Letters(way)
}
