package dialogue

import (
	didban "didban.app/backend"
	"didban.app/backend/store"
)

// said is the noun as it is read from now on: the one that stands there, or a new one.
func (k *carried) said(tx *store.Tx, before didban.Spoken) (didban.Spoken, error) {
	noun := before
	if noun == nil {
		var err error
		if noun, err = k.made(tx); err != nil {
			return nil, err
		}
	}
	if m, ok := noun.(*didban.Comment); ok {
		noun = k.stood(m)
	}
	if m, ok := noun.(*didban.Message); ok {
		turns := k.shownTurns()
		said := didban.Said{Turns: turns, Salt: k.w.Salt}
		said.Redacted = didban.Transcript(turns) != didban.Transcript(k.publicTurns())
		return m.Saying(said, k.ruling), nil
	}
	text := k.shownText()
	said := didban.Said{Author: k.w.Author, Text: text, Salt: k.w.Salt, Media: k.ownPhotos()}
	said.Redacted = k.home().Kind != didban.SubmitNotice && (text != k.w.Text || !didban.AsSent(k.saidOfPhotos()))
	return noun.Saying(said, k.ruling), nil
}

// made is a new noun of what was sent, without its words.
func (k *carried) made(tx *store.Tx) (noun didban.Spoken, err error) {
	head, prefix := didban.Meta{ID: k.noun.ID}, "C-"
	switch k.noun.Kind {
	case didban.KindReport:
		prefix = "R-"
	case didban.KindMessage:
		prefix = letterPrefix
	default:
	}
	if head.Code, err = freeCode(tx, k.noun.Kind, prefix, k.noun.ID); err != nil {
		return nil, err
	}
	if k.noun.Kind == didban.KindReport {
		sent := *k.s.Report
		if u, err := load[didban.Unit](tx, sent.Unit); err != nil || u == nil { // it went meanwhile
			sent.Unit = ""
		}
		r := sent.Noun(k.s, k.noun.ID)
		r.Meta = head
		for _, step := range k.photographed(k.steps) {
			r = r.Moved(step.Public())
		}
		return r, nil
	}
	if m := k.s.Message; m != nil {
		return &didban.Message{Meta: head, To: k.s.Subject, Topic: m.Topic, Area: m.Area, Channel: k.s.Channel, Told: k.s.Told, Day: k.s.Day}, nil
	}
	return &didban.Comment{
		Meta: head, Subject: k.s.Subject, Parent: k.s.Parent, To: k.s.To, Aspect: k.s.Aspect, Channel: k.s.Channel, Told: k.s.Told, Day: k.s.Day,
	}, nil
}

// stood is a comment on the page on which it stands after the decision.
func (k *carried) stood(before *didban.Comment) *didban.Comment {
	m := *before
	if k.d.From == didban.StageAppealed { // it was moved, and was right where it stood
		m.Subject, m.Parent, m.To = k.s.Subject, k.s.Parent, k.s.To
	}
	if k.d.Move != nil {
		m.Subject, m.Parent, m.To = *k.d.Move, "", ""
	}
	return &m
}

// freeCode is the code of a public noun: the short one, or the long one where that is taken.
func freeCode(tx *store.Tx, kind didban.Kind, prefix string, id didban.ID) (string, error) {
	code := didban.PublicCode(prefix, id, false)
	other, taken, err := tx.Find(kind, code)
	if err == nil && taken && other.Head().ID != id {
		code = didban.PublicCode(prefix, id, true)
	}
	return code, err
}

// shownText is the text as the public reads it after the decision.
func (k *carried) shownText() string {
	switch {
	case k.d.Action == didban.RuledRedacted:
		return redact(k.w.Text, k.d.Spans)
	case k.d.Action == didban.RuledRestored && k.w.Shown != "":
		return k.w.Shown
	}
	return k.w.Text
}

// publicTurns are what was said in a message up to the newest answer: what nobody has answered
// yet is not published.
func (k *carried) publicTurns() []didban.Turn {
	turns := k.s.TurnsOf(k.w)
	for len(turns) > 1 && turns[len(turns)-1].Answer == nil {
		turns = turns[:len(turns)-1]
	}
	return turns
}

// shownTurns are the turns of a message as the public reads them after the decision.
func (k *carried) shownTurns() []didban.Turn {
	if k.d.Action == didban.RuledRestored {
		return k.w.ShownTurns
	}
	turns := k.publicTurns()
	if k.d.Action != didban.RuledRedacted {
		return turns
	}
	out := make([]didban.Turn, len(turns))
	for i := range turns {
		out[i] = turns[i].Resaid(redact(turns[i].Said(), didban.TurnSpans(turns, i, k.d.Spans)))
	}
	return out
}
