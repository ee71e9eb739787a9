package dialogue

import (
	"strings"

	didban "didban.app/backend"
	"didban.app/backend/gate"
	"didban.app/backend/hints"
	"didban.app/backend/persian"
	"didban.app/backend/store"
)

// cityOf gathers what the city has made known of itself: what stands in its public record, and
// its list of words.
func cityOf(c *gate.Caller) (out hints.City, err error) {
	if c.Private != nil { // data that may only be read have none
		if out.Words, err = look(c, hintWords); err != nil {
			return out, err
		}
	}
	err = c.Store.View(func(tx *store.Tx) error {
		for p, err := range store.All[didban.Post](tx) {
			if err != nil {
				return err
			}
			out.Posts = append(out.Posts, p.Title, p.Unit)
		}
		for p, err := range store.All[didban.Person](tx) {
			if err != nil {
				return err
			}
			out.People = append(out.People, p.Name)
		}
		for t, err := range store.All[didban.Trustee](tx) {
			if err != nil {
				return err
			}
			out.Phones = append(out.Phones, t.Phone)
		}
		for u, err := range store.All[didban.Unit](tx) {
			if err != nil {
				return err
			}
			out.Posts, out.Phones = append(out.Posts, u.Title), append(out.Phones, u.Phone)
		}
		for a, err := range store.All[didban.Area](tx) {
			if err != nil {
				return err
			}
			out.Places = append(out.Places, a.Name)
		}
		for p, err := range store.All[didban.Place](tx) {
			if err != nil {
				return err
			}
			if p.Sort == streetSort {
				out.Streets = append(out.Streets, p.Name)
			} else {
				out.Places = append(out.Places, p.Name)
			}
		}
		return nil
	})
	return out, err
}

// streetSort is the sort of a place that is a street.
const streetSort = "street"

// mention is a post, a person or a unit of the city of which a text speaks. One of offices has
// a word and no noun.
type mention struct {
	ref  didban.Ref
	word string
	unit didban.ID // whose it is; empty where none is known
}

// offices are the words by which people speak of those who run a city, whether or not the
// record has a post of that title.
var offices = []string{
	"شهردار", "شهرداری", "شورای شهر", "عضو شورا", "اعضای شورا", "معاون", "معاونت", "مدیر", "مدیران", "مدیریت شهری",
	"مسئول", "مسئولان", "مسئولین", "رئیس", "سرپرست", "کارمند", "کارمندان", "پیمانکار", "معتمد", "فرماندار", "بخشدار",
}

// mentions finds of whom of the city a text speaks: the posts, persons and units whose titles
// stand in it, word by word, however they are spelt.
func mentions(tx *store.Tx, text string) ([]mention, error) {
	words := " " + strings.Join(strings.Fields(persian.Fold(text)), " ") + " "
	var out []mention
	says := func(title string) bool {
		folded := strings.Join(strings.Fields(persian.Fold(title)), " ")
		return folded != "" && strings.Contains(words, " "+folded+" ")
	}
	for _, word := range offices {
		if says(word) {
			out = append(out, mention{word: word})
		}
	}
	for p, err := range store.All[didban.Post](tx) {
		if err != nil {
			return nil, err
		}
		if says(p.Title) {
			out = append(out, mention{ref: didban.Ref{Kind: didban.KindPost, ID: p.ID}, unit: p.UnitID})
		}
	}
	for p, err := range store.All[didban.Person](tx) {
		if err != nil {
			return nil, err
		}
		if says(p.Name) {
			out = append(out, mention{ref: didban.Ref{Kind: didban.KindPerson, ID: p.ID}})
		}
	}
	for u, err := range store.All[didban.Unit](tx) {
		if err != nil {
			return nil, err
		}
		if says(u.Title) {
			out = append(out, mention{ref: didban.Ref{Kind: didban.KindUnit, ID: u.ID}, unit: u.ID})
		}
	}
	return out, nil
}
