package dialogue

import (
	"cmp"
	"slices"

	didban "didban.app/backend"
	"didban.app/backend/gate"
	"didban.app/backend/private"
	"didban.app/backend/store"
)

// QueueRequest asks for what was sent: what waits for somebody, or what was decided.
type QueueRequest struct {
	Stage  string `json:"stage"` // open, held, appealed, decided; "" for open
	Kind   string `json:"kind"`  // comment, notice
	Hint   string `json:"hint"`  // a sort
	On     string `json:"on"`    // a kind of page
	Unit   string `json:"unit"`
	Device string `json:"device"`
	Late   bool   `json:"late"`
	Mine   bool   `json:"mine"` // assigned to the caller
	Offset int    `json:"offset"`
}

// QueueView is a part of what was sent, what has least time left first.
type QueueView struct {
	Items   []QueueItem   `json:"items"`
	Total   int           `json:"total"` // of what fits
	Offset  int           `json:"offset"`
	Stages  []FacetCount  `json:"stages"`
	Kinds   []FacetCount  `json:"kinds"`
	Hints   []FacetCount  `json:"hints"`
	Late    int           `json:"late"`
	Mine    int           `json:"mine"`   // assigned to the caller
	Oldest  int64         `json:"oldest"` // of what waits: when it came, Unix ms; 0 for nothing
	Pending []PendingView `json:"pending"`
}

// PendingView is a decision of the caller that can still be taken back.
type PendingView struct {
	ID     string `json:"id"`
	Action string `json:"action"`
	Until  int64  `json:"until"` // Unix ms
}

// FacetCount is how many items have a code.
type FacetCount struct {
	Code  string `json:"code"`
	Count int    `json:"count"`
}

// QueueItem is one of them in the list.
type QueueItem struct {
	ID      string   `json:"id"`
	Kind    string   `json:"kind"`
	Stage   string   `json:"stage"`
	On      RefView  `json:"on"`
	Unit    string   `json:"unit"`
	Channel string   `json:"channel"`
	Day     string   `json:"day"`
	Device  string   `json:"device"`
	Due     string   `json:"due"`
	Left    int      `json:"left"` // working days until it is due; below 0 once it is late
	Held    bool     `json:"held"`
	Hints   []string `json:"hints"`
	Head    string   `json:"head"` // the first words
	Action  string   `json:"action"`
	Rule    string   `json:"rule"`
	By      string   `json:"by"` // who has it before them, or decided first; "" for nobody
	Reply   bool     `json:"reply"`
	// Assigned is who looks at it first, To their id; "" for nobody.
	Assigned string `json:"assigned"`
	To       string `json:"to"`
	Pictures int    `json:"pictures"` // how many pictures came with it
}

// queuePart is how many items one answer holds, headRunes how many runes of each text.
const (
	queuePart = 100
	headRunes = 120
)

// Open tells what waits.
func (s *Queue) Open(r QueueRequest) (QueueView, error) {
	return gate.Answer(s.caller, "Queue.Open", func() (QueueView, error) { return queue(s.caller.Settled(), r) })
}

// urgent are the hints that put an item before all others.
var urgent = []string{"threat"}

func queue(c *gate.Caller, r QueueRequest) (QueueView, error) {
	view := QueueView{Items: []QueueItem{}, Offset: max(0, r.Offset), Pending: []PendingView{}}
	var page []*didban.Submission
	heads := map[didban.ID]string{}
	var names func(didban.ID) string
	err := c.Private.View(func(tx *private.Tx) error {
		all, err := listed(tx, r)
		if err != nil {
			return err
		}
		office, err := tx.Setting()
		if err != nil {
			return err
		}
		q := queueOf{tx: tx, r: r, office: office, today: c.Today(), actor: c.Actor()}
		page = q.page(all, &view)
		for _, s := range page {
			w, _, err := tx.Words(s.ID)
			if err != nil {
				return err
			}
			if !s.SetAside() { // whoever opens it as the second reads it, and nobody before
				heads[s.ID] = headOf(w)
			}
		}
		names, err = namesOf(tx)
		return err
	})
	if err != nil {
		return view, err
	}
	return view, c.Store.View(func(tx *store.Tx) error {
		for i, s := range page {
			item := &view.Items[i]
			item.Head, item.By, item.Assigned = heads[s.ID], names(holderOf(s, c.Millis())), names(s.Assigned)
			on, err := refView(tx, s.Subject)
			if err != nil {
				return err
			}
			unit, err := refView(tx, didban.Ref{Kind: didban.KindUnit, ID: s.Unit})
			if err != nil {
				return err
			}
			item.On, item.Unit = on, unit.Title
		}
		return nil
	})
}

// mostDecided is how many of those that were decided are looked through.
const mostDecided = 2000

// listed reads what a request may be about.
func listed(tx *private.Tx, r QueueRequest) (out []*didban.Submission, err error) {
	if r.Stage != string(didban.StageDecided) {
		return tx.OpenSubmissions()
	}
	err = tx.Submissions(func(s *didban.Submission) bool {
		if s.Stage == didban.StageDecided && s.Judgeable() && !s.Joined() {
			out = append(out, s)
		}
		return len(out) >= mostDecided
	})
	return out, err
}

// queueOf sorts and counts what waits.
type queueOf struct {
	tx     *private.Tx
	r      QueueRequest
	office didban.OfficeSetting
	today  didban.Day
	actor  didban.Actor
	due    map[didban.ID]didban.Day
}

// page fills a view, and gives the submissions that it shows.
func (q *queueOf) page(all []*didban.Submission, view *QueueView) []*didban.Submission {
	q.due = map[didban.ID]didban.Day{}
	days := map[dueKey]didban.Day{} // most share a day: holidays are counted once
	noticed := map[didban.Ref]bool{}
	stages, kinds, hints := map[string]int{}, map[string]int{}, map[string]int{}
	var out []*didban.Submission
	for _, s := range all {
		if s.Stage == didban.StageDeciding {
			q.pending(s, view)
			continue
		}
		if isWaitingNotice(s) { // those of one noun are one, the first
			if noticed[s.Ref()] {
				continue
			}
			noticed[s.Ref()] = true
		}
		key := dueKey{gate.DayAt(clockStart(s)), s.DecideDays()}
		if days[key] == "" {
			days[key] = q.office.Due(key.from, key.days)
		}
		q.due[s.ID] = days[key]
		if late := q.late(s); late {
			view.Late++
		}
		if q.isMine(s) {
			view.Mine++
		}
		if s.Open() && (view.Oldest == 0 || s.At < view.Oldest) {
			view.Oldest = s.At
		}
		stages[string(s.Stage)]++
		if !q.fits(s) {
			continue
		}
		kinds[string(s.Kind)]++
		for _, h := range s.Hints {
			hints[h]++
		}
		out = append(out, s)
	}
	view.Total, view.Stages, view.Kinds, view.Hints = len(out), counted(stages), counted(kinds), counted(hints)
	if q.r.Stage != string(didban.StageDecided) {
		slices.SortStableFunc(out, q.order)
	}
	from := min(view.Offset, len(out))
	out = out[from:min(from+queuePart, len(out))]
	for _, s := range out {
		view.Items = append(view.Items, q.item(s))
	}
	return out
}

type dueKey struct {
	from didban.Day
	days int
}

func (q *queueOf) late(s *didban.Submission) bool { return s.Open() && q.today > q.due[s.ID] }

// isMine reports whether it waits for the caller before others.
func (q *queueOf) isMine(s *didban.Submission) bool { return s.Open() && s.Assigned == q.actor.ID }

// pending lists what the caller can take back.
func (q *queueOf) pending(s *didban.Submission, view *QueueView) {
	if d := s.Decision; d != nil && (d.Second == q.actor.ID || d.Second == "" && d.By == q.actor.ID) {
		view.Pending = append(view.Pending, PendingView{string(s.ID), string(d.Action), d.At + didban.UndoMillis})
	}
}

func (q *queueOf) fits(s *didban.Submission) bool {
	r := q.r
	return (r.Stage == "" || r.Stage == "open" || r.Stage == string(s.Stage)) && (r.Kind == "" || r.Kind == string(s.Kind)) &&
		(r.Hint == "" || slices.Contains(s.Hints, r.Hint)) && (r.On == "" || r.On == string(s.Subject.Kind)) &&
		(r.Unit == "" || r.Unit == string(s.Unit)) && (r.Device == "" || r.Device == s.Device) && (!r.Late || q.late(s)) && (!r.Mine || q.isMine(s))
}

// order puts what may be a threat first, then what has least time left, then what came first.
func (q *queueOf) order(a, b *didban.Submission) int {
	return cmp.Or(isUrgent(b)-isUrgent(a), cmp.Compare(q.due[a.ID], q.due[b.ID]), cmp.Compare(a.ID, b.ID))
}

func isUrgent(s *didban.Submission) int {
	if slices.ContainsFunc(s.Hints, func(h string) bool { return slices.Contains(urgent, h) }) {
		return 1
	}
	return 0
}

func (q *queueOf) item(s *didban.Submission) QueueItem {
	item := QueueItem{
		ID: string(s.ID), Kind: string(s.Kind), Stage: string(s.Stage), Channel: string(s.Channel), Day: string(s.Day), Device: s.Device,
		Held: s.Stage == didban.StageHeld, Hints: mapped(s.Hints, func(h string) string { return h }), Action: string(s.Action), Reply: s.Parent != "", To: string(s.Assigned), Pictures: len(s.Photos),
	}
	if s.Decision != nil {
		item.Action, item.Rule = string(s.Decision.Action), s.Decision.Rule
	}
	if s.Open() {
		due := q.due[s.ID]
		item.Due, item.Left = string(due), q.office.Workdays(q.today, due)
		if q.today > due {
			item.Left = -q.office.Workdays(due, q.today)
		}
	}
	return item
}

func counted(counts map[string]int) []FacetCount {
	out := []FacetCount{}
	for code, n := range counts {
		out = append(out, FacetCount{code, n})
	}
	slices.SortFunc(out, func(a, b FacetCount) int { return cmp.Or(b.Count-a.Count, cmp.Compare(a.Code, b.Code)) })
	return out
}

// headOf is the beginning of a text, on one line.
func headOf(w didban.Words) string {
	text := []rune(w.Text)
	if len(text) > headRunes {
		text = append(text[:headRunes:headRunes], '…')
	}
	for i, r := range text {
		if r == '\n' {
			text[i] = ' '
		}
	}
	return string(text)
}

// holderOf is who has a submission before them, or was the first of two to decide.
func holderOf(s *didban.Submission, now int64) didban.ID {
	switch {
	case s.Stage == didban.StageHeld && s.Decision != nil:
		return s.Decision.By
	case s.Stage == didban.StageDecided:
		return s.Decided
	case s.Lock != nil && now < s.Lock.Until:
		return s.Lock.By
	}
	return ""
}

// namesOf tells the names of the staff.
func namesOf(tx *private.Tx) (func(didban.ID) string, error) {
	users, err := tx.Users()
	return nameOf(users), err
}

func nameOf(users []*didban.User) func(didban.ID) string {
	byID := map[didban.ID]string{}
	for _, u := range users {
		byID[u.ID] = u.Name
	}
	return func(id didban.ID) string { return byID[id] }
}
