package main

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	didban "didban.app/backend"
	"didban.app/backend/didbantest"
	"didban.app/backend/gate"
	"didban.app/backend/private"
	"didban.app/backend/staff"
	"didban.app/backend/store"
)

// undoing is a city of which a backup was made, and what became of it since.
type undoing struct {
	dir    string
	backup string
	admin  didban.Actor
	head   uint64 // of the record at the backup
	now    uint64 // and since
	stale  string // a draft that was made from what came later
	fresh  string // one of a new noun
	person didban.Ref
}

func undoingCity(t *testing.T) *undoing {
	t.Helper()
	u := &undoing{dir: t.TempDir()}
	p := reopened(t, u.dir)
	u.admin = employ(t, p.Private, "ali", "علی کاشانی", didban.RoleAdministrator)
	put(t, p, didbantest.City(2, 1)...)
	one := newTerm(t, p, u.admin)
	published(t, p, u.admin, one.draft)
	u.person = one.refs[2]
	u.head = p.Store.Head()
	backups := serviceOf[*staff.Backups](t, p, u.admin)
	view, err := backups.Make(staff.MakeRequest{})
	u.backup = worked(t, backups, view, err).File
	for _, name := range []string{"زهرا کاشانی‌پور", "زهرا"} {
		u.stale = typed(t, p, u.admin, u.person, name)
		if name != "زهرا" {
			published(t, p, u.admin, u.stale)
		}
	}
	u.fresh, _ = openNew(t, p, u.admin, didban.KindPerson)
	u.now = p.Store.Head()
	closed(t, p)
	return u
}

func put(t *testing.T, p *Program, nouns ...didban.Noun) {
	t.Helper()
	err := p.Store.Update(didban.System("test"), func(tx *store.Tx) error {
		for _, n := range nouns {
			n.Head().Version = 0
			if err := tx.Put(n); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// typed is a draft in which somebody has another name.
func typed(t *testing.T, p *Program, by didban.Actor, ref didban.Ref, name string) string {
	t.Helper()
	drafts := serviceOf[*staff.Drafts](t, p, by)
	view, err := drafts.Open(staff.DraftOpenRequest{Kind: string(ref.Kind), ID: string(ref.ID)})
	if err == nil {
		_, err = drafts.Edits(staff.EditsRequest{Draft: view.ID, Page: name, Edits: []staff.EditView{
			{N: 1, Sheet: view.Sheets[0].Sheet, Op: didban.EditSet, Path: "name", Text: name},
		}})
	}
	if err != nil {
		t.Fatal(err)
	}
	return view.ID
}

func published(t *testing.T, p *Program, by didban.Actor, draft string) {
	t.Helper()
	if _, err := serviceOf[*staff.Review](t, p, by).Publish(staff.PublishRequest{Draft: draft}); err != nil {
		t.Fatal(err)
	}
}

// order asks for a restore as the window does, and closes the program.
func (u *undoing) order(t *testing.T, name, office string) {
	t.Helper()
	p := reopened(t, u.dir)
	defer closed(t, p)
	if _, err := u.service(t, p).Restore(staff.RestoreBackupRequest{Name: name, City: "شهر ازمون ", Office: office}); err != nil {
		t.Fatal(err)
	}
}

func (u *undoing) service(t *testing.T, p *Program) *staff.Backups {
	return serviceOf[*staff.Backups](t, p, u.admin)
}

func (u *undoing) desk(t *testing.T, p *Program) (staff.BenchView, error) {
	t.Helper()
	if err := p.Map.CatchUp(p.Store); err != nil {
		t.Fatal(err)
	}
	return serviceOf[*staff.Bench](t, p, u.admin).Open(staff.BenchRequest{})
}

// wantCarried holds the restored data to what they ought to be, the drafts of now among them.
func (u *undoing) wantCarried(t *testing.T, dir string) {
	t.Helper()
	p := reopened(t, dir)
	defer closed(t, p)
	if p.Store.Head() != u.head {
		t.Errorf("the record ends at %d, want %d", p.Store.Head(), u.head)
	}
	drafts := serviceOf[*staff.Drafts](t, p, u.admin)
	view, err := drafts.Conflict(staff.DraftRequest{Draft: u.stale})
	if err != nil || len(view.Sheets) != 1 || len(view.Sheets[0].Points) != 1 {
		t.Fatalf("the draft from later: %+v %v", view, err)
	}
	if at := view.Sheets[0].Points[0]; at.Base != "زهرا کاشانی‌پور" || at.Mine != "زهرا" || at.Theirs != "زهرا کاشانی" || at.Taken {
		t.Errorf("it conflicts with %+v", at)
	}
	if view, err := drafts.Open(staff.DraftOpenRequest{Draft: u.fresh}); err != nil || view.Stale {
		t.Errorf("a new noun: %+v %v", view, err)
	}
	bench, err := u.desk(t, p)
	if r := bench.Restored; err != nil || r.File != u.backup || r.Fault.Key != "" || r.Drafts != 2 || r.Stale != 1 || r.Before == "" {
		t.Errorf("the desk tells %+v %v", r, err)
	}
	if o, err := readOrder(dir); o != nil || err != nil || exists(filepath.Join(dir, readyDir)) {
		t.Errorf("left of it: %+v %v", o, err)
	}
}

func TestRestore_InTheWindow(t *testing.T) {
	u := undoingCity(t)
	p := reopened(t, u.dir)
	s := u.service(t, p)
	lost, err := s.Lost(staff.BackupRequest{Name: u.backup})
	if err != nil || lost.Total != int(u.now-u.head) || len(lost.Kinds) != 1 || lost.Kinds[0].Kind != "person" || lost.Drafts != 2 || lost.City != "شهر آزمون" || lost.First == 0 {
		t.Fatalf("what would be lost: %+v %v", lost, err)
	}
	for city, key := range map[string]string{"": "backups.cityName", "قم": "backups.cityName"} {
		_, err := s.Restore(staff.RestoreBackupRequest{Name: u.backup, City: city, Office: gate.OfficeNow})
		wantKey(t, err, key)
	}
	_, err = s.Restore(staff.RestoreBackupRequest{Name: u.backup, City: "شهر آزمون", Office: "mine"})
	wantKey(t, err, "backups.office")
	if _, err := s.Restore(staff.RestoreBackupRequest{Name: u.backup, City: "شهر آزمون", Office: gate.OfficeNow}); err != nil {
		t.Fatal(err)
	}
	view, err := s.CallOff()
	if err != nil || view.Order.File != "" {
		t.Errorf("called off: %+v %v", view, err)
	}
	closed(t, p)
	closed(t, reopened(t, u.dir)) // nothing is done that was called off
	u.order(t, u.backup, gate.OfficeNow)
	u.wantCarried(t, u.dir)
	wantBothWhole(t, u.dir)

	p = reopened(t, u.dir) // the report is there until it was heard
	report, err := p.restoreReport()
	if err != nil || report == nil {
		t.Fatal("no report", err)
	}
	if _, err := u.service(t, p).Heard(); err != nil {
		t.Error(err)
	}
	// settled, the draft is made from what is public now, and can be undone
	drafts := serviceOf[*staff.Drafts](t, p, u.admin)
	conflict, err := drafts.Conflict(staff.DraftRequest{Draft: u.stale})
	if err != nil {
		t.Fatal(err)
	}
	one := conflict.Sheets[0]
	settled, err := drafts.Settle(staff.SettleConflictRequest{Draft: u.stale, Page: "s", Sheets: []staff.SheetChoice{
		{Sheet: one.Sheet, Present: one.Present, Points: []staff.PointChoice{{Path: "name", Take: "mine"}}},
	}})
	if err != nil || settled.Stale {
		t.Fatalf("settled: %+v %v", settled, err)
	}
	if undone, err := drafts.Undo(staff.DraftPageRequest{Draft: u.stale, Page: "s"}); err != nil || !undone.Sheets[0].Stale {
		t.Errorf("undone: %+v %v", undone, err)
	}
	before := report.Before
	closed(t, p)
	u.order(t, before, gate.OfficeBackup) // a wrong restore is undone by the backup before it
	p = reopened(t, u.dir)
	defer closed(t, p)
	if p.Store.Head() != u.now || draftsOf(t, p) != 4 {
		t.Errorf("undone, the record ends at %d of %d with %d drafts", p.Store.Head(), u.now, draftsOf(t, p))
	}
	if got := acts(t, p); got[len(got)-1][:len("restored ")] != "restored " {
		t.Errorf("the log ends with %s", got[len(got)-1])
	}
}

// The program dies before each step: the next start finds the one or the other, never a mixture,
// and comes to the end that was asked for.
func TestRestore_KilledAtEveryStep(t *testing.T) {
	u := undoingCity(t)
	u.order(t, u.backup, gate.OfficeNow)
	for _, step := range []string{"before", "extract", "carry", "pictures", "ready", "erased", "record", "office", "search", "report", "order", "rest"} {
		t.Run(step, func(t *testing.T) {
			dir := filepath.Join(t.TempDir(), "data")
			if err := os.CopyFS(dir, os.DirFS(u.dir)); err != nil {
				t.Fatal(err)
			}
			c := exec.CommandContext(t.Context(), os.Args[0], "--data", dir, "user", "list")
			c.Env = append(os.Environ(), asProgram+"=1", diesBefore+"="+step)
			said, err := c.CombinedOutput()
			if c.ProcessState == nil || c.ProcessState.ExitCode() != killed {
				t.Fatalf("it did not die: %v %s", err, said)
			}
			u.wantCarried(t, dir)
			wantBothWhole(t, dir)
		})
	}
}

// What can't be restored changes nothing, and is told on the desk and in the log.
func TestRestore_FailsWhole(t *testing.T) {
	u := undoingCity(t)
	u.order(t, u.backup, gate.OfficeNow)
	spoil(t, filepath.Join(u.dir, backupFolder, u.backup))
	for range 2 {
		p := reopened(t, u.dir)
		bench, err := u.desk(t, p)
		if err != nil || bench.Restored.Fault.Key != "backup.damaged" || p.Store.Head() != u.now || draftsOf(t, p) != 4 {
			t.Errorf("%+v, at %d of %d with %d drafts: %v", bench.Restored, p.Store.Head(), u.now, draftsOf(t, p), err)
		}
		failed := 0
		for _, act := range acts(t, p) {
			if act == didban.AccessUndone+" " {
				failed++
			}
		}
		if failed != 1 {
			t.Errorf("the log tells %d times of it", failed)
		}
		closed(t, p)
	}
}

// A backup of another city is refused.
func TestRestore_OtherCity(t *testing.T) {
	u, other := undoingCity(t), undoingCity(t)
	b, err := os.ReadFile(filepath.Join(other.dir, backupFolder, other.backup))
	if err == nil {
		err = os.WriteFile(filepath.Join(u.dir, backupFolder, "brought.zip"), b, 0o600)
	}
	if err != nil {
		t.Fatal(err)
	}
	p := reopened(t, u.dir)
	defer closed(t, p)
	s := u.service(t, p)
	view, err := s.Open()
	if err != nil || !view.Files[0].Other && !view.Files[1].Other {
		t.Errorf("%+v %v", view, err)
	}
	_, err = s.Restore(staff.RestoreBackupRequest{Name: "brought.zip", City: "شهر آزمون", Office: gate.OfficeNow})
	wantKey(t, err, "backups.otherCity")
}

// A restore at the command line takes the order of the window back, and tells the log.
func TestRestore_CommandTakesTheOrderBack(t *testing.T) {
	u := undoingCity(t)
	u.order(t, u.backup, gate.OfficeBackup)
	archive := filepath.Join(t.TempDir(), "city.zip")
	if code, said := ran(t, "--data", undoingCity(t).dir, "backup", archive); code != 0 {
		t.Fatal(said)
	}
	if code, said := ran(t, "--data", u.dir, "restore", archive); code != 0 {
		t.Fatal(said)
	}
	if o, err := readOrder(u.dir); o != nil || err != nil {
		t.Errorf("there is still %+v, %v", o, err)
	}
	f, err := private.Open(u.dir, private.Options{})
	if err != nil {
		t.Fatal(err)
	}
	err = f.View(func(tx *private.Tx) error {
		seq, _, err := tx.LastAccess()
		if err != nil {
			return err
		}
		e, err := tx.AccessEntry(seq)
		if e.What != didban.AccessRestored || e.About != "city.zip" || len(e.Detail) < 20 {
			t.Errorf("the log ends with %+v", e)
		}
		return err
	})
	if err := errors.Join(err, f.Close()); err != nil {
		t.Error(err)
	}
}
