package didban

// Task (کار سپرده) is something that one of the staff is to do, for themselves or for
// who gave it to them; it is never public and no noun.
type Task struct {
	ID    ID     `json:"id"`
	What  string `json:"what"`
	About *Ref   `json:"about,omitempty"` // the noun that it is about
	For   ID     `json:"for"`             // who is to do it
	By    ID     `json:"by"`              // who gave it
	Due   Day    `json:"due,omitempty"`
	Made  int64  `json:"made"`           // Unix ms
	Done  int64  `json:"done,omitempty"` // Unix ms, 0 while it is open
}

// KeepTask is how long a task that is done stays in sight and can be opened again; ms.
const KeepTask int64 = 7 * 24 * 60 * 60 * 1000

// Validate checks the task.
func (t *Task) Validate() error {
	var c check
	c.name("what", t.What)
	if t.For == "" {
		c.add("for", "field.required")
	}
	c.day("due", t.Due)
	return c.err()
}

// MaySettle reports whether somebody may call the task done, or open it again: who is to
// do it, who gave it, and who administrates.
func (t *Task) MaySettle(a Actor) bool {
	return a.ID == t.For || a.ID == t.By || a.Can(ActionManage, KindCity)
}
