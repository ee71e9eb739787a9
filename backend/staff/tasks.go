package staff

import (
	"cmp"
	"slices"
	"strings"

	didban "didban.app/backend"
	"didban.app/backend/gate"
	"didban.app/backend/persian"
	"didban.app/backend/private"
	"didban.app/backend/roster"
	"didban.app/backend/store"
)

// TasksRequest asks for tasks: those of the caller, of the people of their units, or all.
type TasksRequest struct {
	Whose string `json:"whose"` // me, unit, all
}

// TaskRequest is a new task. For is empty for the caller's own; Kind and About name the
// noun that it is about, empty for none.
type TaskRequest struct {
	What  string `json:"what"`
	For   string `json:"for"`
	Due   string `json:"due"` // an ISO day
	Kind  string `json:"kind"`
	About string `json:"about"`
}

// TaskDoneRequest calls a task done, or opens it again.
type TaskDoneRequest struct {
	ID   string `json:"id"`
	Done bool   `json:"done"`
}

// TasksView are the tasks: the open ones by their due day, those without one after them,
// and what was done in the last week at the end. Open counts the open ones.
type TasksView struct {
	Tasks []TaskView `json:"tasks"`
	Open  int        `json:"open"`
}

// TaskView is one task. Left is how many days are left until it is due, negative when they
// are past; it means nothing without Due.
type TaskView struct {
	ID     string     `json:"id"`
	What   string     `json:"what"`
	For    PersonView `json:"for"`
	By     PersonView `json:"by"`
	Mine   bool       `json:"mine"` // to be done by the caller
	Due    string     `json:"due"`
	Left   int        `json:"left"`
	Made   int64      `json:"made"` // Unix ms
	Done   bool       `json:"done"`
	May    bool       `json:"may"` // call it done
	Kind   string     `json:"kind"`
	About  string     `json:"about"`
	Title  string     `json:"title"`  // of what it is about
	Public bool       `json:"public"` // what it is about still is
}

// ColleaguesView is who may be given work, by name.
type ColleaguesView struct {
	People []PersonView `json:"people"`
}

// mostTasks is how many tasks are shown at once.
const mostTasks = 200

// Tasks lists what somebody is to do.
func (s *Bench) Tasks(r TasksRequest) (TasksView, error) {
	return gate.Answer(s.caller, "Bench.Tasks", func() (TasksView, error) { return tasks(s.caller, r.Whose) })
}

// Task gives somebody a task.
func (s *Bench) Task(r TaskRequest) (TasksView, error) {
	return gate.Answer(s.caller, "Bench.Task", func() (TasksView, error) { return newTask(s.caller, r) })
}

// TaskDone calls a task done, or opens it again.
func (s *Bench) TaskDone(r TaskDoneRequest) (TasksView, error) {
	return gate.Answer(s.caller, "Bench.TaskDone", func() (TasksView, error) { return taskDone(s.caller, r) })
}

// Colleagues lists who may be given work.
func (s *Bench) Colleagues() (ColleaguesView, error) {
	return gate.Answer(s.caller, "Bench.Colleagues", func() (ColleaguesView, error) { return look(s.caller, colleagues) })
}

func colleagues(tx *private.Tx) (ColleaguesView, error) {
	users, err := tx.Users()
	users = slices.DeleteFunc(users, func(u *didban.User) bool { return u.Disabled })
	slices.SortFunc(users, func(a, b *didban.User) int {
		return cmp.Compare(persian.SortKey(a.Name), persian.SortKey(b.Name))
	})
	return ColleaguesView{mapped(users, func(u *didban.User) PersonView { return PersonView{ID: string(u.ID), Name: u.Name} })}, err
}

func tasks(c *gate.Caller, whose string) (TasksView, error) {
	c = c.Settled()
	return look(c, func(tx *private.Tx) (TasksView, error) {
		return gate.RunRead(c, func(public *store.Tx) (TasksView, error) { return taskViews(c, tx, public, whose) })
	})
}

func taskViews(c *gate.Caller, tx *private.Tx, public *store.Tx, whose string) (TasksView, error) {
	view := TasksView{Tasks: []TaskView{}}
	all, err := tx.Tasks()
	if err != nil {
		return view, err
	}
	here, err := whoseTasks(c, tx, whose)
	if err != nil {
		return view, err
	}
	person, err := names(tx)
	if err != nil {
		return view, err
	}
	all = slices.DeleteFunc(all, func(t *didban.Task) bool { return !here(t) })
	slices.SortStableFunc(all, byUrgency)
	for _, t := range all {
		if t.Done == 0 {
			view.Open++
		}
		if len(view.Tasks) == mostTasks {
			continue
		}
		one, err := taskView(c, public, t, person)
		if err != nil {
			return view, err
		}
		view.Tasks = append(view.Tasks, one)
	}
	return view, nil
}

// whoseTasks tells the tasks that are asked for: for or from oneself, of the people of one's
// units, or everybody's.
func whoseTasks(c *gate.Caller, tx *private.Tx, whose string) (func(*didban.Task) bool, error) {
	mine, err := scopeOf(c, tx)
	if err != nil {
		return nil, err
	}
	here, err := whosePeople(c, tx, whose, mine)
	return func(t *didban.Task) bool { return here(t.For) || here(t.By) }, err
}

// byUrgency puts what is open before what is done, then the nearest day first.
func byUrgency(a, b *didban.Task) int {
	last := func(t *didban.Task) string { return cmp.Or(string(t.Due), "9999") }
	return cmp.Or(
		cmp.Compare(min(a.Done, 1), min(b.Done, 1)), cmp.Compare(b.Done, a.Done), cmp.Compare(last(a), last(b)), cmp.Compare(a.Made, b.Made),
	)
}

func taskView(c *gate.Caller, public *store.Tx, t *didban.Task, person func(didban.ID) PersonView) (TaskView, error) {
	view := TaskView{
		ID: string(t.ID), What: t.What, For: person(t.For), By: person(t.By), Mine: t.For == c.Actor().ID,
		Due: string(t.Due), Made: t.Made, Done: t.Done != 0, May: t.MaySettle(c.Actor()),
	}
	view.Left, _ = didban.DaysBetween(c.Today(), t.Due)
	if t.About == nil {
		return view, nil
	}
	view.Kind, view.About = string(t.About.Kind), string(t.About.ID)
	n, err := public.Load(t.About.Kind, t.About.ID)
	if didban.IsLeftOut(err) {
		return view, nil
	}
	if err != nil {
		return view, err
	}
	view.Public = true
	view.Title, err = roster.TitleOf(n, publicNoun(public))
	return view, err
}

func newTask(c *gate.Caller, r TaskRequest) (TasksView, error) {
	c = c.Settled()
	task := &didban.Task{What: strings.Join(strings.Fields(r.What), " "), For: didban.ID(r.For), By: c.Actor().ID, Due: didban.Day(r.Due)}
	if task.For == "" {
		task.For = task.By
	}
	if r.About != "" {
		task.About = &didban.Ref{Kind: didban.Kind(r.Kind), ID: didban.ID(r.About)}
		if err := aboutPublic(c, *task.About); err != nil {
			return TasksView{}, err
		}
	}
	err := c.Private.Update(func(tx *private.Tx) error {
		heir, err := tx.User(task.For)
		switch {
		case didban.IsNotFound(err) || err == nil && heir.Disabled:
			return didban.Fault(didban.CodeInvalid, "task.noHeir")
		case err != nil:
			return err
		}
		task.Made = tx.Now()
		return tx.PutTask(task)
	})
	if err != nil {
		return TasksView{}, err
	}
	tellDesk(c, task.ID)
	return tasks(c, "")
}

// aboutPublic refuses a task about a noun that is not there, or that the caller may not see.
func aboutPublic(c *gate.Caller, ref didban.Ref) error {
	if didban.New(ref.Kind) == nil {
		return didban.Fault(didban.CodeInvalid, "noun.unknownKind", "kind", string(ref.Kind))
	}
	if err := c.Permit(didban.ActionInspect, ref.Kind); err != nil {
		return err
	}
	_, err := gate.RunRead(c, func(public *store.Tx) (didban.Noun, error) { return public.Load(ref.Kind, ref.ID) })
	return err
}

func taskDone(c *gate.Caller, r TaskDoneRequest) (TasksView, error) {
	c = c.Settled()
	err := c.Private.Update(func(tx *private.Tx) error {
		t, err := tx.Task(didban.ID(r.ID))
		if err != nil {
			return err
		}
		if !t.MaySettle(c.Actor()) {
			return didban.Fault(didban.CodeForbidden, "task.notYours")
		}
		if t.Done = 0; r.Done {
			t.Done = tx.Now()
		}
		return tx.PutTask(t)
	})
	if err != nil {
		return TasksView{}, err
	}
	tellDesk(c, didban.ID(r.ID))
	return tasks(c, "")
}

// sweepTasks forgets what was done a while ago.
func sweepTasks(tx *private.Tx) error {
	all, err := tx.Tasks()
	if err != nil {
		return err
	}
	for _, t := range all {
		if t.Done == 0 || tx.Now()-t.Done < didban.KeepTask {
			continue
		}
		if err := tx.DropTask(t.ID); err != nil {
			return err
		}
	}
	return nil
}
