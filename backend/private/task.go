package private

import didban "didban.app/backend"

// Tasks lists all tasks, the oldest first.
func (tx *Tx) Tasks() ([]*didban.Task, error) { return all[didban.Task](tx, bucketTask) }

// Task reads a task; CodeNotFound where there is none.
func (tx *Tx) Task(id didban.ID) (*didban.Task, error) {
	var t didban.Task
	ok, err := tx.Read(&t, []byte(id), bucketTask)
	if err == nil && !ok {
		err = didban.Fault(didban.CodeNotFound, "task.notFound", "id", string(id))
	}
	return &t, err
}

// PutTask keeps a task; it makes an id where there is none.
func (tx *Tx) PutTask(t *didban.Task) error {
	if err := t.Validate(); err != nil {
		return err
	}
	if t.ID == "" {
		t.ID = tx.NewID()
	}
	return tx.Write(t, []byte(t.ID), bucketTask)
}

// DropTask forgets a task.
func (tx *Tx) DropTask(id didban.ID) error { return tx.Delete([]byte(id), bucketTask) }
