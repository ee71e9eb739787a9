package staff

import (
	"errors"

	didban "didban.app/backend"
	"didban.app/backend/gate"
)

// BackupsView is what there is to restore from. Instants are Unix ms, sizes bytes.
type BackupsView struct {
	Folder string       `json:"folder"`
	Free   int64        `json:"free"` // bytes that may still be written there
	Files  []BackupView `json:"files"`
	Work   WorkView     `json:"work"`
	// Order is the restore that the next start does; its file is empty for none.
	Order OrderView `json:"order"`
	// Erasing is what was erased and is not out of all bytes yet.
	Erasing ErasingView `json:"erasing"`
}

// ErasingView is what was erased and is not out of all bytes yet.
type ErasingView struct {
	Waiting int `json:"waiting"` // things that wait for the data files to be written anew
	Copies  int `json:"copies"`  // that are still to be looked over for them
	// Unreadable are the copies that can't be read, by their paths in the data folder.
	Unreadable []string `json:"unreadable"`
}

// BackupView is one backup.
type BackupView struct {
	Name     string `json:"name"`
	Sort     string `json:"sort"` // daily, full, public, before or other
	Size     int64  `json:"size"`
	Made     int64  `json:"made"`
	Office   bool   `json:"office"`   // holds drafts and users too
	Pictures int    `json:"pictures"` // that are in it
	Beside   int    `json:"beside"`   // pictures that it lists and that lie in the data folder
	Other    bool   `json:"other"`    // is of another city
	Proved   int64  `json:"proved"`   // when it was last compared with its list, 0 for never
	Fault    string `json:"fault"`    // the key of what was wrong with it
}

// WorkView is the work with backups that is under way, or that ended last.
type WorkView struct {
	Act     string `json:"act"` // full, public, prove or sweep; empty for none yet
	File    string `json:"file"`
	Running bool   `json:"running"`
	Stage   string `json:"stage"`
	Done    int64  `json:"done"`
	Total   int64  `json:"total"` // 0 for not known
	Ended   int64  `json:"ended"`
	Stopped bool   `json:"stopped"`
	// Fault is why it failed; its key is empty where it did not.
	Fault FaultView `json:"fault"`
}

// OrderView is a restore that waits for the next start.
type OrderView struct {
	File   string     `json:"file"`
	Office string     `json:"office"` // now or backup
	By     PersonView `json:"by"`
	At     int64      `json:"at"`
}

// MakeRequest says what a backup is to hold.
type MakeRequest struct {
	Public bool `json:"public"` // nothing that is not public
}

// BackupRequest names a backup.
type BackupRequest struct {
	Name string `json:"name"`
}

// Open tells of all backups, the newest first.
func (s *Backups) Open() (BackupsView, error) {
	return gate.Answer(s.caller, "Backups.Open", func() (BackupsView, error) { return backupsView(s.caller) })
}

// Work tells how far the work is.
func (s *Backups) Work() (WorkView, error) {
	return gate.Answer(s.caller, "Backups.Work", func() (WorkView, error) {
		return withBackups(s.caller, func(b *gate.Backups) (WorkView, error) { return workView(b.Work()), nil })
	})
}

// Make begins to write a backup; Work tells how far it is. It fails with CodeBusy
// "backups.busy" while other work is under way.
func (s *Backups) Make(r MakeRequest) (WorkView, error) {
	return gate.Answer(s.caller, "Backups.Make", func() (WorkView, error) {
		return begun(s.caller, func(b *gate.Backups, by didban.ID) error { return b.Make(by, r.Public) })
	})
}

// Prove begins to compare a backup with its list; it fails as Make does.
func (s *Backups) Prove(r BackupRequest) (WorkView, error) {
	return gate.Answer(s.caller, "Backups.Prove", func() (WorkView, error) {
		return begun(s.caller, func(b *gate.Backups, by didban.ID) error { return b.Prove(by, r.Name) })
	})
}

// Sweep begins to take what was erased out of the bytes of the data and of their copies, which
// is else done within the hour; it fails as Make does.
func (s *Backups) Sweep() (WorkView, error) {
	return gate.Answer(s.caller, "Backups.Sweep", func() (WorkView, error) {
		return begun(s.caller, func(b *gate.Backups, _ didban.ID) error { return b.Sweep() })
	})
}

// Stop ends the work that is under way; nothing of it is left.
func (s *Backups) Stop() (WorkView, error) {
	return gate.Answer(s.caller, "Backups.Stop", func() (WorkView, error) {
		return begun(s.caller, func(b *gate.Backups, _ didban.ID) error { b.Stop(); return nil })
	})
}

// withBackups refuses where the program keeps no files of its own, as a throw-away copy.
func withBackups[T any](c *gate.Caller, do func(*gate.Backups) (T, error)) (T, error) {
	if c.Backups == nil {
		return *new(T), didban.Fault(didban.CodeForbidden, "demo.off")
	}
	return do(c.Backups)
}

func begun(c *gate.Caller, do func(*gate.Backups, didban.ID) error) (WorkView, error) {
	return withBackups(c, func(b *gate.Backups) (WorkView, error) {
		if err := do(b, c.Actor().ID); err != nil {
			return WorkView{}, err
		}
		return workView(b.Work()), nil
	})
}

func backupsView(c *gate.Caller) (BackupsView, error) {
	return withBackups(c, func(b *gate.Backups) (BackupsView, error) {
		folder, err := b.List()
		if err != nil {
			return BackupsView{}, err
		}
		lineage := c.Store.Lineage()
		view := BackupsView{
			Folder: folder.Path, Free: int64(folder.Free), Work: workView(b.Work()), //nolint:gosec // no disk is that large
			Files:   mapped(folder.Files, func(f gate.BackupFile) BackupView { return backupView(f, lineage) }),
			Erasing: ErasingView{folder.Erasing.Waiting, folder.Erasing.Copies, texts(folder.Erasing.Unreadable)},
		}
		if folder.Order != nil {
			view.Order, err = orderView(c, *folder.Order)
		}
		return view, err
	})
}

func backupView(f gate.BackupFile, lineage didban.ID) BackupView {
	return BackupView{
		Name: f.Name, Sort: f.Sort, Size: f.Size, Made: f.Made, Office: f.Office, Pictures: f.Pictures, Beside: f.Beside,
		Other: f.Lineage != "" && f.Lineage != lineage, Proved: f.Proved, Fault: f.Fault,
	}
}

func orderView(c *gate.Caller, o gate.RestoreOrder) (OrderView, error) {
	view := OrderView{File: o.File, Office: o.Office, At: o.At}
	person, err := look(c, names)
	if err == nil {
		view.By = person(o.By)
	}
	return view, err
}

func workView(w gate.BackupWork) WorkView {
	view := WorkView{
		Act: w.Act, File: w.File, Running: w.Running, Stage: w.Stage, Done: w.Done, Total: w.Total,
		Ended: w.Ended, Stopped: w.Stopped, Fault: FaultView{Args: []ArgView{}},
	}
	if w.Err != nil {
		view.Fault = faultView(w.Err)
	}
	return view
}

// faultView is the fault of an error that is told in a view.
func faultView(err error) FaultView {
	var fault *didban.Error
	if !errors.As(err, &fault) {
		fault = didban.Fault(didban.CodeInternal, "internal")
	}
	return FaultView{Key: fault.Key, Args: argViews(fault.Args)}
}
