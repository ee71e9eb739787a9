package dialogue

import (
	"encoding/json"
	"fmt"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	didban "didban.app/backend"
	"didban.app/backend/gate"
	"didban.app/backend/jalali"
	"didban.app/backend/private"
	"didban.app/backend/store"
)

// sample is what the citizens of the sample city have said: what was judged, and what waits.
type sample struct {
	Said    []sampleSaid    `json:"said"`
	Waiting []sampleWaiting `json:"waiting"`
}

type sampleSaid struct {
	On       string         `json:"on"` // the code of a project, or «city»
	Day      didban.Day     `json:"day"`
	Text     string         `json:"text"`
	Aspect   string         `json:"aspect"`
	Author   string         `json:"author"`
	Channel  didban.Channel `json:"channel"`
	Supports int            `json:"supports"`
	Action   string         `json:"action"` // published where it is empty
	Rule     string         `json:"rule"`
	Note     string         `json:"note"`
	Cut      [][2]string    `json:"cut"` // words that were taken out, and their sort
	Answer   *sampleAnswer  `json:"answer"`
	Replies  []sampleSaid   `json:"replies"`
}

type sampleAnswer struct {
	Day     didban.Day `json:"day"`
	Text    string     `json:"text"`
	Outcome string     `json:"outcome"`
	Due     didban.Day `json:"due"`
	Why     string     `json:"why"`
	Link    string     `json:"link"` // the code of a project
}

type sampleWaiting struct {
	On      string         `json:"on"`
	Text    string         `json:"text"`
	Aspect  string         `json:"aspect"`
	Author  string         `json:"author"`
	Channel didban.Channel `json:"channel"`
	Ago     int            `json:"ago"` // how many days it has waited
}

// sampleDevices are the devices from which the supports of the sample city come.
var sampleDevices = []string{"5a3b1c07", "5a3b1c08", "5a3b1c09", "5a3b1c0a"}

// Seed fills a sample city with what its citizens have said, as JSON: it goes the way that
// everything goes which somebody sends, but for the days, which are those of the file. What
// waits came on the last days before now.
func Seed(b *gate.Backend, content []byte) error {
	var city sample
	if err := json.Unmarshal(content, &city); err != nil {
		return fmt.Errorf("voices of the sample city: %w", err)
	}
	s := &seeder{c: b.For("").As(didban.System("sample city"))}
	if err := b.Store.View(s.learn); err != nil {
		return err
	}
	for _, said := range city.Said {
		if err := s.said(said, ""); err != nil {
			return err
		}
	}
	for _, w := range city.Waiting {
		s.waits(w)
	}
	if err := b.Private.Update(s.send); err != nil {
		return err
	}
	if err := b.Store.Update(didban.System("sample city"), s.publish); err != nil {
		return err
	}
	return b.Private.Update(s.close)
}

// seeder gathers what is to be written: first all that was sent, then all decisions.
type seeder struct {
	c       *gate.Caller
	pages   map[string]didban.Ref
	units   map[didban.ID]didban.ID // of a project
	first   didban.ID               // the unit that answers where none is named
	sent    []sampleSent
	decided []sampleDecided
}

type sampleSent struct {
	s *didban.Submission
	w didban.Words
}

type sampleDecided struct {
	k        *carried
	answer   *didban.Answer
	supports int
}

func (s *seeder) learn(tx *store.Tx) error {
	s.pages, s.units = map[string]didban.Ref{}, map[didban.ID]didban.ID{}
	for p, err := range store.All[didban.Project](tx) {
		if err != nil {
			return err
		}
		s.pages[p.Code], s.units[p.ID] = didban.Ref{Kind: didban.KindProject, ID: p.ID}, p.UnitID
	}
	for c, err := range store.All[didban.City](tx) {
		if err != nil {
			return err
		}
		s.pages["city"] = didban.Ref{Kind: didban.KindCity, ID: c.ID}
	}
	for u, err := range store.All[didban.Unit](tx) {
		if err != nil {
			return err
		}
		if s.first == "" {
			s.first = u.ID
		}
	}
	return nil
}

// made is a submission of an instant, Unix ms.
func (s *seeder) made(on string, at int64, text string, channel didban.Channel) (sampleSent, error) {
	page, known := s.pages[on]
	if !known {
		return sampleSent{}, fmt.Errorf("voices of the sample city: no page %q", on)
	}
	if channel == "" {
		channel = didban.ChannelKiosk
	}
	n := len(s.sent) + 1
	sub := &didban.Submission{
		ID: sampleID(at, n), Kind: didban.SubmitComment, Stage: didban.StageWaiting, Subject: page, Unit: s.units[page.ID],
		Channel: channel, Told: channel != didban.ChannelKiosk, Day: gate.DayAt(at), At: at,
		Device: sampleDevices[n%len(sampleDevices)], N: uint64(n), Once: "sample-city-" + strconv.Itoa(n),
	}
	w := didban.Words{Text: text, Salt: newSalt()}
	sub.Digest = didban.DigestOf(w.Salt, w.Text)
	return sampleSent{sub, w}, nil
}

// sampleID is a UUIDv7 of an instant, other than those of the rest.
func sampleID(at int64, n int) didban.ID {
	tail := newSalt()
	return didban.ID(fmt.Sprintf("%08x-%04x-7%03x-8%s-%s", at>>16, at&0xffff, n&0xfff, tail[:3], tail[3:15]))
}

// noon is an hour of a day at which a kiosk stands open, Unix ms.
func noon(d didban.Day) int64 {
	const hour = 11
	return time.Date(d.Time().Year(), d.Time().Month(), d.Time().Day(), hour, 0, 0, 0, jalali.Tehran()).UnixMilli()
}

func (s *seeder) said(said sampleSaid, parent didban.ID) error {
	sent, err := s.made(said.On, noon(said.Day), said.Text, said.Channel)
	if err != nil {
		return err
	}
	sent.s.Aspect, sent.s.Parent, sent.w.Author = said.Aspect, parent, said.Author
	s.sent = append(s.sent, sent)
	action := didban.RulingAction(said.Action)
	switch action {
	case "", didban.RuledHidden, didban.RuledWithdrawn: // it stood there before
		s.decide(sent, said, didban.RuledPublished, "", 1)
	case didban.RuledRejected, didban.RuledRedacted:
		s.decide(sent, said, action, said.Rule, 1)
	default:
		return fmt.Errorf("voices of the sample city: no action %q", said.Action)
	}
	if action == didban.RuledHidden || action == didban.RuledWithdrawn {
		s.decide(sent, said, action, said.Rule, 2)
	}
	for _, reply := range said.Replies {
		reply.On = said.On
		if err := s.said(reply, didban.PublicID(sent.s.ID)); err != nil {
			return err
		}
	}
	return nil
}

func (s *seeder) decide(sent sampleSent, said sampleSaid, action didban.RulingAction, rule string, n int) {
	d := didban.Decision{Action: action, Rule: rule, Role: didban.RoleModerator, From: didban.StageWaiting, At: sent.s.At}
	if rule != "" {
		d.Note = said.Note
	}
	if action == didban.RuledWithdrawn {
		d.Role = ""
	}
	if rule == didban.RuleInsult || rule == didban.RuleAccusation || rule == didban.RuleElsewhere || rule == didban.RuleEmpty {
		d.SecondRole = didban.RoleModerator
	}
	for _, cut := range said.Cut {
		at := strings.Index(said.Text, cut[0])
		if at < 0 {
			continue
		}
		from := utf8.RuneCountInString(said.Text[:at])
		d.Spans = append(d.Spans, didban.Span{From: from, To: from + utf8.RuneCountInString(cut[0]), Sort: cut[1]})
	}
	k := &carried{
		s: sent.s, w: sent.w, d: d, today: didban.DayOf(said.Day.Time().AddDate(0, 0, n)),
		noun: sent.s.Ref(), ruling: didban.PublicRulingID(sent.s.ID, n),
	}
	one := sampleDecided{k: k}
	if n == 1 {
		one.answer, one.supports = s.answerOf(said.Answer, sent.s.Unit), said.Supports
	}
	s.decided = append(s.decided, one)
}

func (s *seeder) answerOf(a *sampleAnswer, unit didban.ID) *didban.Answer {
	if a == nil {
		return nil
	}
	if unit == "" {
		unit = s.first
	}
	out := &didban.Answer{
		Text: a.Text, Unit: unit, Day: a.Day, Outcome: didban.Outcome{Kind: didban.OutcomeKind(a.Outcome), Due: a.Due, Why: a.Why},
	}
	if page, known := s.pages[a.Link]; known {
		out.Outcome.Link = &page
	}
	return out
}

func (s *seeder) waits(w sampleWaiting) {
	const day, minute = 24 * 60 * 60 * 1000, 60 * 1000
	sent, err := s.made(w.On, s.c.Millis()-int64(w.Ago)*day-int64(len(s.sent))*minute, w.Text, w.Channel)
	if err != nil {
		return
	}
	sent.s.Aspect, sent.w.Author = w.Aspect, w.Author
	s.sent = append(s.sent, sent)
}

func (s *seeder) send(tx *private.Tx) error {
	known, err := knownOf(s.c)
	if err != nil {
		return err
	}
	for _, sent := range s.sent {
		sent.s.Hints = sortsOf(spansOf(sent.w.Text, known))
		if err := tx.AddEvent(sent.s, didban.SubmissionEvent{What: didban.EventSent, Day: sent.s.Day}); err != nil {
			return err
		}
		if err := tx.PutWords(sent.s.ID, sent.w); err != nil {
			return err
		}
	}
	return nil
}

func (s *seeder) publish(tx *store.Tx) error {
	for _, one := range s.decided {
		if err := one.k.publish(tx); err != nil {
			return err
		}
		if one.answer == nil {
			continue
		}
		m, err := store.Get[didban.Comment](tx, one.k.noun.ID)
		if err != nil {
			return err
		}
		m.Answer = one.answer
		if err := tx.Put(m); err != nil {
			return err
		}
	}
	return nil
}

func (s *seeder) close(tx *private.Tx) error {
	for _, one := range s.decided {
		sub, err := tx.Submission(one.k.s.ID)
		if err != nil {
			return err
		}
		sub.Stage = didban.StageDeciding
		if err := tx.PutSubmission(sub); err != nil {
			return err
		}
		if err := one.k.close(tx); err != nil {
			return err
		}
		for n := range one.supports {
			if err := tx.AddVote(one.k.noun, didban.VoteSupport, sampleDevices[n%len(sampleDevices)]); err != nil {
				return err
			}
		}
	}
	return nil
}
