package dialogue

import (
	"cmp"
	"slices"

	didban "didban.app/backend"
	"didban.app/backend/gate"
	"didban.app/backend/store"
)

// RecentView are what the city answered lately, the newest answer first.
type RecentView struct {
	Items []RecentItem `json:"items"`
}

// RecentItem is a comment that was answered, with the page on which it stands.
type RecentItem struct {
	On      RefView    `json:"on"`
	Comment string     `json:"comment"`
	Text    string     `json:"text"`
	Answer  AnswerView `json:"answer"`
}

// recentShown is how many answers are told; recentLooked how many of the newest decisions are
// looked through for them, so that the call takes the same time however much was ever said.
const (
	recentShown  = 6
	recentLooked = 500
)

// Answers tells what the city answered lately: the newest answers among what was last
// published.
func (s *Dialogue) Answers() (RecentView, error) {
	return gate.Answer(s.caller, "Dialogue.Answers", func() (RecentView, error) {
		return gate.RunRead(s.caller.Settled(), recent)
	})
}

func recent(tx *store.Tx) (RecentView, error) {
	view := RecentView{Items: []RecentItem{}}
	found, err := recentlyAnswered(tx)
	if err != nil {
		return view, err
	}
	slices.SortStableFunc(found, func(a, b *didban.Comment) int { return cmp.Compare(b.Answer.Day, a.Answer.Day) })
	for _, m := range found[:min(recentShown, len(found))] {
		on, err := refView(tx, m.Subject)
		if err != nil {
			return view, err
		}
		answer, err := answerView(tx, m.Answer)
		if err != nil {
			return view, err
		}
		view.Items = append(view.Items, RecentItem{on, string(m.ID), m.Text, *answer})
	}
	return view, nil
}

// recentlyAnswered are the answered comments of the newest decisions, each once.
func recentlyAnswered(tx *store.Tx) (found []*didban.Comment, err error) {
	seen, looked := map[didban.ID]bool{}, 0
	for r, err := range store.Reverse[didban.Ruling](tx, store.RulingsByDay) {
		if looked++; looked > recentLooked {
			break
		}
		if didban.IsLeftOut(err) {
			continue
		}
		if err != nil {
			return nil, err
		}
		if r.Noun == "" || seen[r.Noun] {
			continue
		}
		seen[r.Noun] = true
		m, err := store.Get[didban.Comment](tx, r.Noun)
		if err != nil && !didban.IsLeftOut(err) {
			return nil, err
		}
		if err == nil && m.Visible() && m.Answer != nil {
			found = append(found, m)
		}
	}
	return found, nil
}
