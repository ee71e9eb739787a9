package dialogue

import (
	"cmp"
	"encoding/json"
	"fmt"

	didban "didban.app/backend"
	"didban.app/backend/gate"
	"didban.app/backend/private"
	"didban.app/backend/store"
)

// sampleLetters are what the citizens of the sample city have written to posts and units, and
// what its units have ready.
type sampleLetters struct {
	Letters   []sampleLetter `json:"letters"`
	Templates []struct {
		Unit  string `json:"unit"` // a code; empty for all
		Title string `json:"title"`
		Text  string `json:"text"`
	} `json:"templates"`
}

// sampleLetter came on a day, or some days ago. One of a Day that is public was let through on
// the day after its last answer.
type sampleLetter struct {
	To      string         `json:"to"` // the code of a post or a unit
	Day     didban.Day     `json:"day"`
	Ago     int            `json:"ago"`
	Topic   string         `json:"topic"`
	Channel didban.Channel `json:"channel"`
	Text    string         `json:"text"`
	Public  bool           `json:"public"`
	Name    string         `json:"name"`
	Phone   string         `json:"phone"`
	Turns   []sampleTurn   `json:"turns"`
}

type sampleTurn struct {
	Day     didban.Day     `json:"day"`
	Ago     int            `json:"ago"`
	Ask     string         `json:"ask"` // of the citizen; else
	Text    string         `json:"text"`
	Channel didban.Channel `json:"channel"`
	Outcome string         `json:"outcome"`
	Due     didban.Day     `json:"due"`
	Why     string         `json:"why"`
}

// SeedLetters fills a sample city with what its citizens have written to posts and units, as
// JSON: some of it published, some waiting for an answer or for who judges.
func SeedLetters(b *gate.Backend, content []byte) error {
	var city sampleLetters
	if err := json.Unmarshal(content, &city); err != nil {
		return fmt.Errorf("letters of the sample city: %w", err)
	}
	s := &letterSeeder{seeder: seeder{c: b.For("").As(didban.System("sample city"))}, to: map[string]didban.Ref{}, units: map[didban.ID]didban.ID{}}
	if err := b.Store.View(s.learn); err != nil {
		return err
	}
	for _, one := range city.Letters {
		if err := s.letter(one); err != nil {
			return err
		}
	}
	if err := b.Private.Update(s.send); err != nil {
		return err
	}
	if err := b.Store.Update(didban.System("sample city"), s.publish); err != nil {
		return err
	}
	return b.Private.Update(func(tx *private.Tx) error {
		for _, t := range city.Templates {
			to, known := s.to[t.Unit]
			if t.Unit != "" && !known {
				return fmt.Errorf("letters of the sample city: no unit %q", t.Unit)
			}
			if err := tx.PutTemplate(didban.Template{ID: tx.NewID(), Unit: to.ID, Title: t.Title, Text: t.Text}); err != nil {
				return err
			}
		}
		return s.close(tx)
	})
}

// letterSeeder gathers messages as a seeder does comments.
type letterSeeder struct {
	seeder
	to       map[string]didban.Ref
	units    map[didban.ID]didban.ID // of a post or a unit
	contacts map[didban.ID]didban.Contact
}

func (s *letterSeeder) learn(tx *store.Tx) error {
	s.contacts = map[didban.ID]didban.Contact{}
	for u, err := range store.All[didban.Unit](tx) {
		if err != nil {
			return err
		}
		s.to[u.Code], s.units[u.ID] = didban.Ref{Kind: didban.KindUnit, ID: u.ID}, u.ID
	}
	for p, err := range store.All[didban.Post](tx) {
		if err != nil {
			return err
		}
		s.to[p.Code], s.units[p.ID] = didban.Ref{Kind: didban.KindPost, ID: p.ID}, p.UnitID
	}
	s.pages = s.to
	return nil
}

// at is an instant of a day, or of some days before today, Unix ms.
func (s *letterSeeder) at(day didban.Day, ago int) int64 {
	const dayLong = 24 * 60 * 60 * 1000
	if day != "" {
		return noon(day)
	}
	return s.c.Millis() - int64(ago)*dayLong - int64(len(s.sent))*60_000
}

func (s *letterSeeder) letter(l sampleLetter) error {
	sent, err := s.made(l.To, s.at(l.Day, l.Ago), l.Text, l.Channel)
	if err != nil {
		return err
	}
	sub := sent.s
	sub.Kind, sub.Stage, sub.Unit = didban.SubmitMessage, didban.StagePrivate, s.units[sub.Subject.ID]
	sub.Once = "sample-letter-" + sub.Once
	sub.N += letterNumbers
	sub.Message = &didban.MessageSent{Topic: l.Topic, Public: l.Public, Call: l.Phone != "", State: didban.MessageDelivered, Since: sub.Day}
	if l.Phone != "" {
		s.contacts[sub.ID] = didban.Contact{Name: l.Name, Phone: l.Phone}
	}
	for _, t := range l.Turns {
		s.turn(&sent, t)
	}
	s.sent = append(s.sent, sent)
	if l.Public && sub.Message.Answered > 0 {
		sub.Stage = didban.StageWaiting
		sub.Message.Judged = sub.Message.Spoken
	}
	if l.Public && l.Day != "" {
		d := didban.Decision{Action: didban.RuledPublished, Role: didban.RoleModerator, From: didban.StageWaiting, At: sub.At}
		s.decided = append(s.decided, sampleDecided{k: &carried{
			s: sub, w: sent.w, d: d, today: didban.DayOf(sub.Message.First.Time().AddDate(0, 0, 1)), noun: sub.Ref(), ruling: didban.PublicRulingID(sub.ID, 1),
		}})
	}
	return nil
}

// letterNumbers begin the numbers of the letters of the sample city, behind those of its
// comments.
const letterNumbers = 1000

func (s *letterSeeder) turn(sent *sampleSent, t sampleTurn) {
	at, m := s.at(t.Day, t.Ago), sent.s.Message
	day := gate.DayAt(at)
	if t.Ask != "" {
		m.Asked++
		m.State, m.Since = didban.MessageDelivered, day
		sent.w.Turns = append(sent.w.Turns, didban.Turn{Day: day, Text: t.Ask})
		return
	}
	a := &didban.Answer{
		Text: t.Text, Day: day, Channel: t.Channel, Outcome: didban.Outcome{Kind: didban.OutcomeKind(t.Outcome), Due: t.Due, Why: t.Why},
	}
	if sent.s.Subject.Kind == didban.KindPost {
		a.Post = sent.s.Subject.ID
	} else {
		a.Unit = sent.s.Subject.ID
	}
	m.Answered++
	m.State, m.Spoken, m.First = didban.MessageAnswered, at, cmp.Or(m.First, day)
	sent.w.Turns = append(sent.w.Turns, didban.Turn{Day: day, Answer: a})
}

func (s *letterSeeder) send(tx *private.Tx) error {
	if err := s.seeder.send(tx); err != nil {
		return err
	}
	for _, sent := range s.sent {
		if c, left := s.contacts[sent.s.ID]; left {
			if err := tx.PutContact(sent.s.ID, c); err != nil {
				return err
			}
		}
		for _, turn := range sent.w.Turns {
			what := didban.EventAsked
			if turn.Answer != nil {
				what = didban.EventReply
			}
			if err := tx.AddEvent(sent.s, didban.SubmissionEvent{What: what, Day: turn.Day}); err != nil {
				return err
			}
		}
	}
	return nil
}
