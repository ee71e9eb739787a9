package dialogue

import (
	"slices"

	didban "didban.app/backend"
	"didban.app/backend/gate"
	"didban.app/backend/persian"
	"didban.app/backend/private"
	"didban.app/backend/store"
)

// ThreadRequest asks for what is said on a page.
type ThreadRequest struct {
	Kind   string `json:"kind"`
	ID     string `json:"id"`
	Order  string `json:"order"` // balanced, newest, supported, answered; "" for balanced
	Offset int    `json:"offset"`
	Visit  string `json:"visit"`
	// Comment asks for one alone: the first comment of its thread with all its replies. It
	// fails with CodeGone "comment.gone" where its words can't be read.
	Comment string `json:"comment"`
}

// ThreadView is a part of what is said on a page. Total counts the first comments, Said all of
// them with their replies. Answered is the comment with the newest answer, on the first part.
type ThreadView struct {
	Subject  RefView       `json:"subject"`
	Order    string        `json:"order"`
	Total    int           `json:"total"`
	Said     int           `json:"said"`
	Offset   int           `json:"offset"`
	Items    []CommentView `json:"items"`
	Answered *CommentView  `json:"answered"`
	May      bool          `json:"may"` // write here
	Held     int           `json:"held"`
	HeldDays int           `json:"heldDays"` // since when the oldest is held, in days
}

// CommentView is a comment, or the tombstone of one that is out of sight.
type CommentView struct {
	ID       string        `json:"id"`
	Code     string        `json:"code"`
	To       string        `json:"to"` // whom a reply answers that is no answer to the first
	Author   string        `json:"author"`
	Aspect   string        `json:"aspect"`
	Channel  string        `json:"channel"`
	Told     bool          `json:"told"`
	Day      string        `json:"day"`
	Text     string        `json:"text"`
	State    string        `json:"state"`
	Redacted bool          `json:"redacted"`
	Ruling   RulingView    `json:"ruling"`
	Supports int           `json:"supports"`
	Devices  int           `json:"devices"`
	Mine     bool          `json:"mine"`
	Alike    int           `json:"alike"` // others of the same words, which are folded into it
	Answer   *AnswerView   `json:"answer"`
	Replies  []CommentView `json:"replies"`
}

// AnswerView is what the city says to a comment.
type AnswerView struct {
	Text    string      `json:"text"`
	By      RefView     `json:"by"`
	Day     string      `json:"day"`
	Channel string      `json:"channel"`
	Edited  bool        `json:"edited"`
	Ready   bool        `json:"ready"` // a template as it stands
	Outcome OutcomeView `json:"outcome"`
}

// OutcomeView is what came of it.
type OutcomeView struct {
	Kind string   `json:"kind"`
	Link *RefView `json:"link"`
	Due  string   `json:"due"`
	Why  string   `json:"why"`
}

// SupportRequest stands behind a comment, or no more.
type SupportRequest struct {
	ID    string `json:"id"`
	Visit string `json:"visit"`
	Back  bool   `json:"back"`
}

// SupportView tells how many stand behind a comment now.
type SupportView struct {
	Supports int  `json:"supports"`
	Devices  int  `json:"devices"`
	Mine     bool `json:"mine"`
}

// threadPart is how many first comments one answer holds.
const threadPart = 20

// Thread tells what is said on a page, tombstones included.
func (s *Dialogue) Thread(r ThreadRequest) (ThreadView, error) {
	return gate.Answer(s.caller, "Dialogue.Thread", func() (ThreadView, error) { return thread(s.caller.Settled(), r) })
}

// Support counts somebody behind a comment, without asking who; the same visit can take it
// back. It fails with CodeBusy "support.full" or "support.visit".
func (s *Dialogue) Support(r SupportRequest) (SupportView, error) {
	return gate.Answer(s.caller, "Dialogue.Support", func() (SupportView, error) { return support(s.caller.Settled(), r) })
}

func thread(c *gate.Caller, r ThreadRequest) (ThreadView, error) {
	subject := didban.Ref{Kind: didban.Kind(r.Kind), ID: didban.ID(r.ID)}
	order := didban.ThreadOrder(r.Order)
	if !slices.Contains(didban.ThreadOrders, order) {
		order = didban.OrderBalanced
	}
	if !slices.Contains(didban.CommentedKinds, subject.Kind) {
		return ThreadView{}, didban.Fault(didban.CodeInvalid, "comment.subject")
	}
	var t threadOf
	err := c.Store.View(func(tx *store.Tx) error { return t.read(tx, subject) })
	if err != nil {
		return ThreadView{}, gone(err)
	}
	view := ThreadView{Subject: t.subject, Order: string(order), Offset: max(0, r.Offset), May: !c.ReadOnly && c.Actor().ID == "", Items: []CommentView{}}
	if err := t.count(c, subject, &view); err != nil {
		return view, err
	}
	if r.Comment != "" {
		return t.alone(c, view, didban.ID(r.Comment), r.Visit)
	}
	first := didban.Arrange(order, t.voices())
	view.Total, view.Said = len(first), len(t.all)
	from := min(view.Offset, len(first))
	for _, v := range first[from:min(from+threadPart, len(first))] {
		view.Items = append(view.Items, t.view(c, v.ID, r.Visit))
	}
	if newest := t.newestAnswer(); newest != "" && view.Offset == 0 {
		answered := t.view(c, newest, r.Visit)
		answered.Replies = []CommentView{}
		view.Answered = &answered
	}
	return view, nil
}

// threadOf is all that is said on a page.
type threadOf struct {
	subject RefView
	all     []*didban.Comment
	byID    map[didban.ID]*didban.Comment
	replies map[didban.ID][]*didban.Comment
	rulings map[didban.ID]RulingView
	answers map[didban.ID]*AnswerView
	votes   map[didban.ID]didban.Votes
	alike   map[didban.ID][]didban.ID // of the first of those with the same words: the others
	folded  map[didban.ID]bool
}

func (t *threadOf) read(tx *store.Tx, subject didban.Ref) error {
	n, err := tx.Load(subject.Kind, subject.ID)
	if err != nil {
		return err
	}
	t.subject = RefView{string(subject.Kind), string(subject.ID), didban.TitleOf(n)}
	t.byID, t.replies = map[didban.ID]*didban.Comment{}, map[didban.ID][]*didban.Comment{}
	t.rulings, t.answers = map[didban.ID]RulingView{}, map[didban.ID]*AnswerView{}
	for m, err := range store.By[didban.Comment](tx, store.CommentsBySubject, string(subject.Kind), string(subject.ID)) {
		if didban.IsLeftOut(err) {
			continue
		}
		if err != nil {
			return err
		}
		t.all, t.byID[m.ID] = append(t.all, m), m
		if m.Parent != "" {
			t.replies[m.Parent] = append(t.replies[m.Parent], m)
		}
		if err := t.readAbout(tx, m); err != nil {
			return err
		}
	}
	t.fold()
	return nil
}

// readAbout reads what a view of a comment needs beside it.
func (t *threadOf) readAbout(tx *store.Tx, m *didban.Comment) (err error) {
	if !m.Visible() || m.Redacted {
		r, err := store.Get[didban.Ruling](tx, m.Ruling)
		if err != nil && !didban.IsLeftOut(err) {
			return err
		}
		if err == nil {
			if t.rulings[m.ID], err = rulingView(tx, r); err != nil {
				return err
			}
		}
	}
	if m.Answer != nil {
		t.answers[m.ID], err = answerView(tx, m.Answer)
	}
	return err
}

func answerView(tx *store.Tx, a *didban.Answer) (*AnswerView, error) {
	signed := didban.Ref{Kind: didban.KindPost, ID: a.Post}
	if a.Post == "" {
		signed = didban.Ref{Kind: didban.KindUnit, ID: a.Unit}
	}
	by, err := refView(tx, signed)
	view := &AnswerView{
		Text: a.Text, By: by, Day: string(a.Day), Channel: string(a.Channel), Edited: a.Edited, Ready: a.Ready,
		Outcome: OutcomeView{Kind: string(a.Outcome.Kind), Due: string(a.Outcome.Due), Why: a.Outcome.Why},
	}
	if err == nil && a.Outcome.Link != nil {
		var link RefView
		link, err = refView(tx, *a.Outcome.Link)
		view.Outcome.Link = &link
	}
	return view, err
}

// fold finds first comments of the same words, however they are spelt: the oldest stands for
// all of them, unless one of them has replies or an answer of its own.
func (t *threadOf) fold() {
	t.alike, t.folded = map[didban.ID][]didban.ID{}, map[didban.ID]bool{}
	first := map[string]didban.ID{}
	for _, m := range t.all {
		if m.Parent != "" || !m.Visible() {
			continue
		}
		key := persian.Fold(m.Text)
		same, seen := first[key]
		if !seen {
			first[key] = m.ID
			continue
		}
		if len(t.replies[m.ID]) == 0 && m.Answer == nil {
			t.alike[same] = append(t.alike[same], m.ID)
			t.folded[m.ID] = true
		}
	}
}

// count reads who stands behind what, and how many decisions on this page wait for a second
// person.
func (t *threadOf) count(c *gate.Caller, subject didban.Ref, view *ThreadView) error {
	t.votes = map[didban.ID]didban.Votes{}
	if c.Private == nil { // the data may only be read
		return nil
	}
	return c.Private.View(func(tx *private.Tx) error {
		for _, m := range t.all {
			v, err := tx.Votes(didban.Ref{Kind: didban.KindComment, ID: m.ID})
			if err != nil {
				return err
			}
			t.votes[m.ID] = didban.CountVotes(v, didban.VoteSupport)
		}
		held, err := tx.HeldSubmissions()
		for _, s := range held {
			if s.Subject != subject || s.Decision == nil {
				continue
			}
			view.Held++
			days := int((tx.Now() - s.Decision.At) / (24 * 60 * 60 * 1000))
			view.HeldDays = max(view.HeldDays, days)
		}
		return err
	})
}

// supports are those behind a comment and behind those of the same words that are folded
// into it.
func (t *threadOf) supports(m *didban.Comment) didban.Votes {
	v := t.votes[m.ID]
	for _, id := range t.alike[m.ID] {
		v.Count += t.votes[id].Count
		v.Devices = max(v.Devices, t.votes[id].Devices)
	}
	return v
}

// voices are the first comments with what their order depends on. A tombstone keeps its place
// where something hangs under it; alone it stands as one of its day.
func (t *threadOf) voices() []didban.Voice {
	var out []didban.Voice
	for _, m := range t.all {
		if _, known := t.byID[m.Parent]; known || t.folded[m.ID] {
			continue
		}
		out = append(out, didban.Voice{ID: m.ID, Day: m.Day, Aspect: m.Aspect, Supports: t.supports(m).Count, Answered: m.Answer != nil})
	}
	return out
}

// newestAnswer is the comment with the newest answer; empty for none.
func (t *threadOf) newestAnswer() (id didban.ID) {
	var day didban.Day
	for _, m := range t.all {
		if m.Answer != nil && m.Visible() && m.Answer.Day > day {
			id, day = m.ID, m.Answer.Day
		}
	}
	return id
}

func (t *threadOf) view(c *gate.Caller, id didban.ID, visit string) CommentView {
	m := t.byID[id]
	votes := t.supports(m)
	view := CommentView{
		ID: string(m.ID), Code: m.Code, Author: m.Author, Aspect: m.Aspect, Channel: string(m.Channel), Told: m.Told, Day: string(m.Day),
		Text: m.Text, State: string(m.State), Redacted: m.Redacted, Ruling: t.rulings[id], Supports: votes.Count, Devices: votes.Devices,
		Mine: c.Talk.Mine(visitOf(visit), m.ID), Alike: len(t.alike[id]), Answer: t.answers[id], Replies: []CommentView{},
	}
	if to := t.byID[m.To]; to != nil {
		view.To = to.Author
	}
	for _, reply := range t.replies[id] {
		view.Replies = append(view.Replies, t.view(c, reply.ID, visit))
	}
	return view
}

func support(c *gate.Caller, r SupportRequest) (SupportView, error) {
	if c.ReadOnly || c.Actor().ID != "" {
		return SupportView{}, didban.Fault(didban.CodeForbidden, "send.staff")
	}
	ref, visit := didban.Ref{Kind: didban.KindComment, ID: didban.ID(r.ID)}, visitOf(r.Visit)
	err := c.Store.View(func(tx *store.Tx) error {
		m, err := store.Get[didban.Comment](tx, ref.ID)
		if err == nil && !m.Visible() {
			err = didban.Fault(didban.CodeGone, "comment.gone")
		}
		return gone(err)
	})
	if err != nil {
		return SupportView{}, err
	}
	if mine := c.Talk.Mine(visit, ref.ID); mine != r.Back { // said twice: nothing is counted twice
		return supportsOf(c, ref, mine)
	}
	option := didban.VoteSupport
	if r.Back {
		option = didban.VoteBack
	}
	err = supporting(c, visit, ref.ID, !r.Back, func(tx *private.Tx) error { return vote(c, tx, ref, option) })
	if err != nil {
		return SupportView{}, err
	}
	return supportsOf(c, ref, !r.Back)
}

// vote counts one more of what is said of a noun at this device.
func vote(c *gate.Caller, tx *private.Tx, ref didban.Ref, option didban.VoteOption) error {
	device, err := deviceOf(c.Backend, tx)
	if err != nil {
		return err
	}
	t, err := take(c, tx, "support", supportBound)
	if err != nil {
		return err
	}
	if err := tx.PutDevice(device); err != nil {
		return err
	}
	if err := tx.PutThrottle("support", t); err != nil {
		return err
	}
	return tx.AddVote(ref, option, device.ID)
}

func supportsOf(c *gate.Caller, ref didban.Ref, mine bool) (SupportView, error) {
	cells, err := look(c, func(tx *private.Tx) ([]didban.VoteCell, error) { return tx.Votes(ref) })
	v := didban.CountVotes(cells, didban.VoteSupport)
	return SupportView{Supports: v.Count, Devices: v.Devices, Mine: mine}, err
}
