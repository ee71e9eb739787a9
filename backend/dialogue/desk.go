package dialogue

import (
	didban "didban.app/backend"
	"didban.app/backend/gate"
	"didban.app/backend/private"
	"didban.app/backend/store"
)

// DeskView is how much of what citizens sent waits for the caller, by what they may do with it:
// all zero where they may do nothing.
type DeskView struct {
	Judges  bool     `json:"judges"`
	Seconds bool     `json:"seconds"`
	Answers bool     `json:"answers"`
	Works   bool     `json:"works"`
	Reads   bool     `json:"reads"`   // letters to a unit
	Waiting int      `json:"waiting"` // for a first decision
	Late    int      `json:"late"`    // of what is to be judged
	Held    int      `json:"held"`
	Appeals int      `json:"appeals"`
	Mine    int      `json:"mine"` // assigned to the caller
	Answer  DueCount `json:"answer"`
	Work    DueCount `json:"work"`
	Letters DueCount `json:"letters"`
}

// DueCount is how many wait, and how many of them are late.
type DueCount struct {
	Open int `json:"open"`
	Late int `json:"late"`
}

// Desk counts what waits for the caller.
func (s *Queue) Desk() (DeskView, error) {
	return gate.Answer(s.caller, "Queue.Desk", func() (DeskView, error) { return desk(s.caller.Settled()) })
}

func desk(c *gate.Caller) (DeskView, error) {
	actor := c.Actor()
	view := DeskView{
		Judges: actor.Can(didban.ActionModerate, didban.KindComment), Seconds: actor.Can(didban.ActionSecond, didban.KindComment),
		Answers: actor.Can(didban.ActionAnswer, didban.KindComment), Works: actor.Can(didban.ActionAnswer, didban.KindReport),
		Reads: actor.Can(didban.ActionAnswer, didban.KindMessage) && len(actor.Units) > 0,
	}
	if view.Judges || view.Seconds {
		if err := view.countQueue(c); err != nil {
			return view, err
		}
	}
	if view.Answers {
		if err := view.countAnswers(c); err != nil {
			return view, err
		}
	}
	if view.Reads {
		if err := view.countLetters(c); err != nil {
			return view, err
		}
	}
	if view.Works {
		return view, view.countWorks(c)
	}
	return view, nil
}

func (v *DeskView) countLetters(c *gate.Caller) error {
	return overLetters(c, func(l *lettersOf) error {
		var list LettersView
		_, err := l.choose(LettersRequest{}, &list)
		v.Letters = DueCount{Open: list.Total, Late: list.Late}
		return err
	})
}

func (v *DeskView) countQueue(c *gate.Caller) error {
	return c.Private.View(func(tx *private.Tx) error {
		office, err := tx.Setting()
		if err != nil {
			return err
		}
		open, err := tx.OpenSubmissions()
		if err != nil {
			return err
		}
		var list QueueView
		q := queueOf{tx: tx, office: office, today: c.Today(), actor: c.Actor()}
		q.page(open, &list)
		v.Late, v.Mine = list.Late, list.Mine
		for _, stage := range list.Stages {
			switch didban.Stage(stage.Code) {
			case didban.StageWaiting:
				v.Waiting = stage.Count
			case didban.StageHeld:
				v.Held = stage.Count
			case didban.StageAppealed:
				v.Appeals = stage.Count
			case didban.StageDeciding, didban.StageDecided, didban.StagePrivate:
			}
		}
		return nil
	})
}

func (v *DeskView) countAnswers(c *gate.Caller) error {
	office, err := look(c, func(tx *private.Tx) (didban.OfficeSetting, error) { return tx.Setting() })
	if err != nil {
		return err
	}
	open, err := c.Talk.Unanswered(c.Store)
	if err != nil {
		return err
	}
	return c.Store.View(func(tx *store.Tx) error {
		units, err := unitsOf(tx)
		dueOf := map[dueKey]didban.Day{} // most share a day: holidays are counted once
		for _, m := range open {
			if !speaksFor(c.Actor(), m.Unit) {
				continue
			}
			key := dueKey{m.Day, units.answerDays(m.Unit)}
			if dueOf[key] == "" {
				dueOf[key] = office.Due(key.from, key.days)
			}
			if v.Answer.Open++; c.Today() > dueOf[key] {
				v.Answer.Late++
			}
		}
		return err
	})
}

func (v *DeskView) countWorks(c *gate.Caller) error {
	rows, office, err := workRows(c)
	if err != nil {
		return err
	}
	return c.Store.View(func(tx *store.Tx) error {
		units, err := unitsOf(tx)
		if err != nil {
			return err
		}
		var list WorksView
		newWorkClock(office, c.Today(), rows).choose(rows, units, "open", &list)
		v.Work = DueCount{Open: list.Total, Late: list.Late}
		return nil
	})
}
