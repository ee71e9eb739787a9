package dialogue

import (
	"cmp"
	"errors"
	"slices"

	didban "didban.app/backend"
	"didban.app/backend/gate"
	"didban.app/backend/persian"
	"didban.app/backend/private"
	"didban.app/backend/store"
)

// ItemView is a submission before somebody who judges it: its words with hints, the page and
// the thread around it, what is like it, what was done with it so far.
type ItemView struct {
	QueueItem
	Author string     `json:"author"`
	Aspect string     `json:"aspect"`
	Told   bool       `json:"told"`
	Text   string     `json:"text"` // of the comment that a notice speaks of, else its own
	Spans  []SpanView `json:"spans"`
	Words  string     `json:"words"` // of a notice
	// Topic and Parts are of a message: whose words begin where in Text, in runes.
	Topic string     `json:"topic"`
	Parts []PartView `json:"parts"`
	// Report is what a report says besides its words; nil for anything else.
	Report  *SentReport  `json:"report"`
	Photos  []PhotoView  `json:"photos"` // of a report; Photo shows them
	Why     string       `json:"why"`    // the rule that a notice names
	Appeal  string       `json:"appeal"`
	Erased  bool         `json:"erased"` // its words are gone
	Seen    int64        `json:"seen"`
	May     []string     `json:"may"`     // actions
	Refusal string       `json:"refusal"` // the key of why the caller may not judge it, "" where they may
	Second  bool         `json:"second"`  // the caller may be the second
	Names   []RefView    `json:"names"`   // of whom of the city it speaks
	First   *FirstView   `json:"first"`   // what the first of two decided, or the decision that is contested
	Thread  []TurnView   `json:"thread"`  // what it answers, the first comment first
	Near    []NearView   `json:"near"`
	Others  int          `json:"others"`  // items of the same device within ten minutes
	Notices int          `json:"notices"` // open ones of the same comment, itself among them
	Events  []EventView  `json:"events"`
	Rulings []RulingView `json:"rulings"`
	// Colleagues may look at it first; none where it is decided, or the caller judges nothing.
	Colleagues []ColleagueView `json:"colleagues"`
}

// SentReport is what a report says besides its words, as it was chosen.
type SentReport struct {
	Category string  `json:"category"`
	Detail   string  `json:"detail"`
	Severity int     `json:"severity"`
	Place    string  `json:"place"`
	Lon      float64 `json:"lon"`
	Lat      float64 `json:"lat"`
}

// FirstView is a decision that somebody else made.
type FirstView struct {
	Action string     `json:"action"`
	Rule   string     `json:"rule"`
	Note   string     `json:"note"`
	By     string     `json:"by"`
	Spans  []SpanView `json:"spans"`
}

// TurnView is a comment of the thread.
type TurnView struct {
	ID     string `json:"id"`
	Author string `json:"author"`
	Day    string `json:"day"`
	Text   string `json:"text"`
	State  string `json:"state"`
}

// NearView is something that was sent and says nearly the same. Percent is how much, 50 to 100;
// of a report that lies near, 0 to 100.
type NearView struct {
	ID      string `json:"id"`
	Noun    string `json:"noun"` // the comment or report that it became, "" for none
	Percent int    `json:"percent"`
	Same    bool   `json:"same"` // so much that it is the same
	Day     string `json:"day"`
	Stage   string `json:"stage"`
	Text    string `json:"text"`
	// Of a report: how far off it is, its code where it is public, what it is about, where it stands.
	Metres   int    `json:"metres"`
	Code     string `json:"code"`
	Category string `json:"category"`
	Detail   string `json:"detail"`
	State    string `json:"state"`
}

// EventView is a step, with who took it.
type EventView struct {
	What   string `json:"what"`
	Day    string `json:"day"`
	At     int64  `json:"at"` // Unix ms
	Action string `json:"action"`
	Rule   string `json:"rule"`
	Note   string `json:"note"`
	By     string `json:"by"`
	To     string `json:"to"`    // to whom it was assigned
	State  string `json:"state"` // to which a unit or its sender moved a report
}

// NoteOnRequest is a word among the staff on what was sent.
type NoteOnRequest struct {
	ID   string `json:"id"`
	Text string `json:"text"`
}

// Item tells all about a submission, and keeps it for the caller for five minutes.
func (s *Queue) Item(r ItemRequest) (ItemView, error) {
	return gate.Answer(s.caller, "Queue.Item", func() (ItemView, error) { return item(s.caller.Settled(), didban.ID(r.ID)) })
}

// Leave frees what the caller has before them: who leaves the queue keeps nobody waiting.
func (s *Queue) Leave() (DecidedView, error) {
	return gate.Answer(s.caller, "Queue.Leave", func() (DecidedView, error) {
		c := s.caller.Settled()
		by := c.Actor().ID
		last := c.Talk.Before(by, "")
		return DecidedView{Items: []DecidedItem{}}, c.Private.Update(func(tx *private.Tx) error { return tx.FreeLock(last, "", by) })
	})
}

// Note adds a word among the staff.
func (s *Queue) Note(r NoteOnRequest) (ItemView, error) {
	return gate.Answer(s.caller, "Queue.Note", func() (ItemView, error) {
		c, id, text := s.caller.Settled(), didban.ID(r.ID), didban.CleanText(r.Text)
		if err := didban.CheckWords("text", text, 1, maxAppeal); err != nil {
			return ItemView{}, err
		}
		err := c.Private.Update(func(tx *private.Tx) error {
			s, err := tx.Submission(id)
			if err != nil {
				return err
			}
			return tx.AddEvent(s, didban.SubmissionEvent{What: didban.EventNote, Day: c.Today(), Note: text, By: c.Actor().ID})
		})
		if err != nil {
			return ItemView{}, err
		}
		return item(c, id)
	})
}

func item(c *gate.Caller, id didban.ID) (ItemView, error) {
	j, err := judge(c, id)
	if err != nil {
		return ItemView{}, err
	}
	if !j.readable(c.Actor(), c.Millis()) {
		return ItemView{}, didban.Fault(didban.CodeForbidden, "message.private")
	}
	if err := errors.Join(j.opened(c), lock(c, &j)); err != nil {
		return ItemView{}, err
	}
	known, err := knownOf(c)
	if err != nil {
		return ItemView{}, err
	}
	s, actor := j.s, c.Actor()
	view := ItemView{
		Author: j.w.Author, Aspect: s.Aspect, Told: s.Told, Text: j.text(), Why: j.w.Rule, Appeal: j.w.Appeal,
		Seen: int64(s.Last), Refusal: j.refusal(actor, c.Millis()), May: []string{}, Rulings: []RulingView{}, Parts: []PartView{}, Colleagues: []ColleagueView{},
	}
	view.Spans = spansOf(view.Text, known)
	if r := s.Report; r != nil {
		view.Report = &SentReport{r.Category, r.Detail, int(r.Severity), r.Place, r.Point.Lon, r.Point.Lat}
	}
	view.Photos = mapped(photosBefore(s), photoView)
	if s.Kind == didban.SubmitNotice {
		view.Words = j.w.Text
		if j.about != nil {
			view.Author = j.about.Said().Author
		}
	}
	if _, may := judgeRole(actor, s); may {
		view.May = mapped(s.MayDo(), func(a didban.RulingAction) string { return string(a) })
	}
	view.Second = s.Stage == didban.StageHeld && s.Decision != nil && s.Decision.By != actor.ID && view.Refusal == "" &&
		actor.Can(didban.ActionSecond, didban.KindComment)
	if err := c.Private.View(func(tx *private.Tx) error { return j.around(c, tx, &view) }); err != nil {
		return view, err
	}
	if s.Report != nil {
		if err := j.nearReports(c, &view); err != nil {
			return view, err
		}
	}
	return view, c.Store.View(func(tx *store.Tx) error { return j.publicly(tx, &view) })
}

// lock keeps a submission for who may judge it, unless somebody else has it.
func lock(c *gate.Caller, j *judged) error {
	actor := c.Actor()
	_, may := judgeRole(actor, j.s)
	if !may || len(j.s.MayDo()) == 0 || j.refusal(actor, c.Millis()) != "" {
		return nil
	}
	last := c.Talk.Before(actor.ID, j.s.ID)
	return c.Private.Update(func(tx *private.Tx) error {
		if err := tx.FreeLock(last, j.s.ID, actor.ID); err != nil {
			return err
		}
		s, err := tx.Submission(j.s.ID)
		if err != nil {
			return err
		}
		if s.Lock != nil && s.Lock.By != actor.ID && tx.Now() < s.Lock.Until {
			j.s = s
			return nil
		}
		s.Lock = &didban.Lock{By: actor.ID, Until: tx.Now() + didban.LockMillis}
		j.s = s
		return tx.PutSubmission(s)
	})
}

// tenMinutes is within which what the same device sent belongs together, ms.
const tenMinutes = 10 * 60 * 1000

// around reads what the private file tells beside the submission.
func (j *judged) around(c *gate.Caller, tx *private.Tx, view *ItemView) error {
	s := j.s
	users, err := tx.Users()
	if err != nil {
		return err
	}
	names := nameOf(users)
	if _, may := judgeRole(c.Actor(), s); may && s.Open() {
		view.Colleagues = j.colleagues(users)
	}
	office, err := tx.Setting()
	if err != nil {
		return err
	}
	q := queueOf{tx: tx, office: office, today: c.Today(), actor: c.Actor(), due: map[didban.ID]didban.Day{
		s.ID: office.Due(gate.DayAt(clockStart(s)), s.DecideDays()),
	}}
	view.QueueItem = q.item(s)
	view.By, view.Head, view.Assigned = names(holderOf(s, c.Millis())), headOf(j.w), names(s.Assigned)
	events, err := tx.Events(s.ID)
	view.Events = mapped(events, func(e didban.SubmissionEvent) EventView {
		view := EventView{What: e.What, Day: string(e.Day), At: e.At, Action: string(e.Action), Rule: e.Rule, Note: e.Note, By: names(e.By), To: names(e.To)}
		if e.Step != nil {
			view.State, view.Rule, view.Note = string(e.Step.State), e.Step.Rule, e.Step.Text
		}
		return view
	})
	if err != nil {
		return err
	}
	_, kept, err := tx.Words(s.ID)
	if err != nil {
		return err
	}
	view.Erased = !kept
	if d := s.Decision; d != nil {
		view.First = &FirstView{Action: string(d.Action), Rule: d.Rule, Note: d.Note, By: names(d.By), Spans: mapped(d.Spans, func(p didban.Span) SpanView {
			return SpanView{From: p.From, To: p.To, Sort: p.Sort, Sure: true}
		})}
	}
	return j.nearby(c, tx, view)
}

// compared is with how many of the last a text is compared.
const compared = 2000

// mostNear is how many of those that say nearly the same are shown.
const mostNear = 5

// nearby finds what says nearly the same, and counts what came from the same device about then.
func (j *judged) nearby(c *gate.Caller, tx *private.Tx, view *ItemView) error {
	view.Near = []NearView{}
	own := c.Talk.Shingles(j.s.ID, func() string { return j.w.Text })
	n := 0
	var failed error
	err := tx.Submissions(func(s *didban.Submission) bool {
		n++
		if s.Kind == didban.SubmitNotice && s.Open() && s.Ref() == j.s.Ref() {
			view.Notices++
		}
		if s.ID == j.s.ID {
			return n >= compared
		}
		if gap := s.At - j.s.At; s.Device == j.s.Device && max(gap, -gap) <= tenMinutes {
			view.Others++
		}
		if s.Kind != j.s.Kind || s.Kind != didban.SubmitComment || j.w.Text == "" { // no moderator reads a message here
			return n >= compared
		}
		likeness := own.Likeness(c.Talk.Shingles(s.ID, func() string {
			w, _, err := tx.Words(s.ID)
			failed = err
			return w.Text
		}))
		if likeness >= persian.Near {
			near := NearView{ID: string(s.ID), Percent: int(100 * likeness), Same: likeness >= persian.Same, Day: string(s.Day), Stage: string(s.Stage)}
			if s.Noun && s.Shown() {
				near.Noun = string(didban.PublicID(s.ID))
			}
			view.Near = append(view.Near, near)
		}
		return failed != nil || n >= compared
	})
	slices.SortStableFunc(view.Near, func(a, b NearView) int { return cmp.Compare(b.Percent, a.Percent) })
	view.Near = view.Near[:min(mostNear, len(view.Near))]
	for i := range view.Near {
		w, _, err := tx.Words(didban.ID(view.Near[i].ID))
		if err != nil {
			return err
		}
		view.Near[i].Text = w.Text
	}
	if err == nil {
		err = failed
	}
	return err
}

// publicly reads what the public record tells beside the submission.
func (j *judged) publicly(tx *store.Tx, view *ItemView) (err error) {
	if view.On, err = refView(tx, j.s.Subject); err != nil {
		return err
	}
	unit, err := refView(tx, didban.Ref{Kind: didban.KindUnit, ID: j.s.Unit})
	if err != nil {
		return err
	}
	if err := j.parts(tx, view); err != nil {
		return err
	}
	view.Unit, view.Names, view.Thread = unit.Title, []RefView{}, []TurnView{}
	for _, m := range j.mentions {
		named, err := refView(tx, m.ref)
		if err != nil {
			return err
		}
		named.Title = cmp.Or(named.Title, m.word)
		view.Names = append(view.Names, named)
	}
	for _, id := range []didban.ID{j.s.Parent, j.s.To} {
		m, err := load[didban.Comment](tx, id)
		if err != nil {
			return err
		}
		if m != nil {
			view.Thread = append(view.Thread, TurnView{string(m.ID), m.Author, string(m.Day), m.Text, string(m.State)})
		}
	}
	for n := range j.s.Rulings {
		r, err := load[didban.Ruling](tx, didban.PublicRulingID(j.s.ID, n+1))
		if err != nil || r == nil {
			return err
		}
		ruled, err := rulingView(tx, r)
		if err != nil {
			return err
		}
		view.Rulings = append(view.Rulings, ruled)
	}
	return nil
}
