package api

import (
	"slices"

	didban "didban.app/backend"
	"didban.app/backend/archive"
	"didban.app/backend/store"
)

// Numbers of cards on the front page.
const (
	frontChoice  = 4
	frontNewest  = 6
	frontSection = 4
	frontThisDay = 3
)

// front lays the front page out: first what leads it, then the editor's choice, the
// newest, and of each section the newest that are not on the page yet.
func (c caller) front(tx *store.Tx) (FrontView, error) {
	p := printing{c.Archive, map[didban.ID]bool{}}
	newest := c.Archive.Select(archive.Filter{}, 0, 1+frontChoice+frontNewest)
	view := FrontView{
		Total: newest.Total, Sections: []FrontSection{},
		Forms: mapped(newest.Counts[archive.FacetForm], archiveCount), Areas: mapped(newest.Counts[archive.FacetArea], archiveCount),
	}
	chosen := c.Archive.Chosen(1 + 2*frontChoice)
	lead, err := p.lead(tx, chosen, newest.IDs)
	if err != nil || lead == nil {
		return FrontView{Choice: []ArticleCard{}, Newest: []ArticleCard{}, Sections: view.Sections, OnThisDay: []ArticleCard{}, Forms: view.Forms, Areas: view.Areas}, err
	}
	view.Lead = lead
	if view.Choice, err = p.choice(tx, lead, chosen); err != nil {
		return view, err
	}
	if view.Newest, err = cardsOf(tx, p.take(newest.IDs, frontNewest)); err != nil {
		return view, err
	}
	for _, section := range tx.Terms()[didban.VocabularySections] {
		if err := p.section(tx, section.Code, newest.Counts[archive.FacetSection], &view); err != nil {
			return view, err
		}
	}
	view.OnThisDay, err = cardsOf(tx, p.take(c.Archive.OnThisDay(c.Millis(), frontThisDay+len(p.shown)), frontThisDay))
	return view, err
}

// printing is a front page while it is laid out.
type printing struct {
	archive *archive.Index
	shown   map[didban.ID]bool
}

// take gives the first that are not on the page yet, and puts them there.
func (p printing) take(ids []didban.ID, most int) []didban.ID {
	var out []didban.ID
	for _, id := range ids {
		if len(out) < most && !p.shown[id] {
			p.shown[id] = true
			out = append(out, id)
		}
	}
	return out
}

// choice is what the editor chose, no picture of it twice or that of the lead: what would
// repeat one stands further down the page.
func (p printing) choice(tx *store.Tx, lead *ArticleCard, chosen []didban.ID) ([]ArticleCard, error) {
	cards, err := cardsOf(tx, chosen)
	if err != nil {
		return nil, err
	}
	out, seen := []ArticleCard{}, map[string]bool{}
	if lead.Cover != nil {
		seen[lead.Cover.URL] = true
	}
	for _, card := range cards {
		id := didban.ID(card.ID)
		if len(out) == frontChoice || p.shown[id] || card.Cover != nil && seen[card.Cover.URL] {
			continue
		}
		if p.shown[id] = true; card.Cover != nil {
			seen[card.Cover.URL] = true
		}
		out = append(out, card)
	}
	return out, nil
}

// lead picks what opens the page; nil where there is nothing.
func (p printing) lead(tx *store.Tx, chosen, newest []didban.ID) (*ArticleCard, error) {
	list, err := articlesOf(tx, slices.Concat(firstFew(chosen, 1), firstFew(newest, 1)))
	if err != nil || len(list) == 0 {
		return nil, err
	}
	a := didban.LeadOf(list[0], list[len(list)-1])
	p.shown[a.ID] = true
	card, err := articleCard(tx, a)
	return &card, err
}

func (p printing) section(tx *store.Tx, code string, counts []archive.Count, view *FrontView) error {
	at := slices.IndexFunc(counts, func(c archive.Count) bool { return c.Value == code })
	if at < 0 {
		return nil
	}
	ids := p.archive.Newest(archive.Filter{Section: code}, frontSection+len(p.shown))
	cards, err := cardsOf(tx, p.take(ids, frontSection))
	view.Sections = append(view.Sections, FrontSection{Code: code, Count: counts[at].Count, Articles: cards})
	return err
}
