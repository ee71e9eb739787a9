package staff

import (
	"sort"
	"strings"

	didban "didban.app/backend"
	"didban.app/backend/gate"
	"didban.app/backend/persian"
	"didban.app/backend/private"
	"didban.app/backend/store"
)

// LostView is what a restore would take away. Instants are Unix ms.
type LostView struct {
	Backup BackupView `json:"backup"`
	// City is what somebody has to type who means it: the name of the city, or that of the backup
	// where there is no city yet.
	City  string     `json:"city"`
	Total int        `json:"total"` // publications since the backup
	Kinds []LostKind `json:"kinds"`
	First int64      `json:"first"` // of them, 0 for none
	Last  int64      `json:"last"`
	// Drafts are the open ones, which are carried over where the private part stays that of now.
	Drafts int `json:"drafts"`
}

// LostKind counts the publications of a kind.
type LostKind struct {
	Kind  string `json:"kind"`
	Count int    `json:"count"`
}

// RestoreBackupRequest orders a restore.
type RestoreBackupRequest struct {
	Name   string `json:"name"`
	City   string `json:"city"`   // as typed
	Office string `json:"office"` // now or backup: whose drafts and users there are afterwards
}

// RestoredView is how the last restore went.
type RestoredView struct {
	File    string    `json:"file"` // empty where there is nothing to tell
	Made    int64     `json:"made"` // the backup
	At      int64     `json:"at"`
	Office  string    `json:"office"`
	Drafts  int       `json:"drafts"`
	Stale   int       `json:"stale"` // of them, to be settled
	Missing int       `json:"missing"`
	Before  string    `json:"before"` // the backup of what was there before; empty for none
	Fault   FaultView `json:"fault"`  // why nothing was changed
}

// Lost tells what a restore of a backup would take away.
func (s *Backups) Lost(r BackupRequest) (LostView, error) {
	return gate.Answer(s.caller, "Backups.Lost", func() (LostView, error) { return lost(s.caller, r.Name) })
}

// Restore orders a restore, which the next start does. It fails with CodeInvalid
// "backups.cityName" for another name than the city's, CodeConflict "backups.otherCity" for a
// backup of another city.
func (s *Backups) Restore(r RestoreBackupRequest) (BackupsView, error) {
	return gate.Answer(s.caller, "Backups.Restore", func() (BackupsView, error) { return orderRestore(s.caller, r) })
}

// CallOff takes the order back.
func (s *Backups) CallOff() (BackupsView, error) {
	return gate.Answer(s.caller, "Backups.CallOff", func() (BackupsView, error) {
		return withBackups(s.caller, func(b *gate.Backups) (BackupsView, error) {
			if err := b.CallOff(s.caller.Actor().ID); err != nil {
				return BackupsView{}, err
			}
			return backupsView(s.caller)
		})
	})
}

// Heard takes the report of the last restore from the desk.
func (s *Backups) Heard() (RestoredView, error) {
	return gate.Answer(s.caller, "Backups.Heard", func() (RestoredView, error) {
		return withBackups(s.caller, func(b *gate.Backups) (RestoredView, error) { return noRestore, b.Heard() })
	})
}

// noRestore tells that there is nothing to be told.
var noRestore = RestoredView{Fault: FaultView{Args: []ArgView{}}}

// restored is how the last restore went, for who may have ordered it.
func restored(c *gate.Caller) (RestoredView, error) {
	if c.Backups == nil || !c.Actor().Can(didban.ActionManage, didban.KindUser) {
		return noRestore, nil
	}
	r, err := c.Backups.Report()
	if err != nil || r == nil {
		return noRestore, err
	}
	view := RestoredView{
		File: r.Order.File, Made: r.Made, At: r.At, Office: r.Order.Office, Drafts: r.Drafts, Stale: r.Stale,
		Missing: r.Missing, Before: r.Before, Fault: noRestore.Fault,
	}
	if r.Fault != nil {
		view.Fault = faultView(r.Fault)
	}
	return view, nil
}

func orderRestore(c *gate.Caller, r RestoreBackupRequest) (BackupsView, error) {
	c = c.Settled()
	return withBackups(c, func(b *gate.Backups) (BackupsView, error) {
		name, err := gate.RunRead(c, cityName)
		if err != nil {
			return BackupsView{}, err
		}
		if !isCityName(r.City, name, r.Name) {
			fault := didban.Fault(didban.CodeInvalid, "backups.cityName", "name", meant(name, r.Name))
			fault.Field = "city"
			return BackupsView{}, fault
		}
		order := gate.RestoreOrder{File: r.Name, Office: r.Office, By: c.Actor().ID, At: c.Millis()}
		if err := b.Restore(order); err != nil {
			return BackupsView{}, err
		}
		return backupsView(c)
	})
}

// cityName is the city as it calls itself; empty strings where there is none yet.
func cityName(tx *store.Tx) ([2]string, error) {
	for c, err := range store.All[didban.City](tx) {
		if err != nil {
			return [2]string{}, err
		}
		return [2]string{c.Name, c.NameEn}, nil
	}
	return [2]string{}, nil
}

// meant is what somebody has to type.
func meant(city [2]string, backup string) string {
	for _, name := range city {
		if name != "" {
			return name
		}
	}
	return backup
}

// isCityName reports whether what was typed is one of the names of the city, however its letters
// are written.
func isCityName(typed string, city [2]string, backup string) bool {
	fold := func(s string) string { return persian.Fold(strings.TrimSpace(s)) }
	if city == [2]string{} {
		return strings.TrimSpace(typed) == backup
	}
	typed = fold(typed)
	return typed != "" && (typed == fold(city[0]) || typed == fold(city[1]))
}

func lost(c *gate.Caller, name string) (LostView, error) {
	c = c.Settled()
	return withBackups(c, func(b *gate.Backups) (LostView, error) {
		file, err := backupOf(b, name)
		if err != nil {
			return LostView{}, err
		}
		view := lostSince(c, file.Made)
		city, err := gate.RunRead(c, cityName)
		if err != nil {
			return view, err
		}
		view.City = meant(city, name)
		view.Backup = backupView(file, c.Store.Lineage())
		view.Drafts, err = look(c, openDrafts)
		return view, err
	})
}

// backupOf is a backup by its name.
func backupOf(b *gate.Backups, name string) (gate.BackupFile, error) {
	folder, err := b.List()
	for _, file := range folder.Files {
		if file.Name == name {
			return file, nil
		}
	}
	if err == nil {
		err = didban.Fault(didban.CodeNotFound, "store.noFile", "file", name)
	}
	return gate.BackupFile{}, err
}

// openDrafts counts the drafts that somebody is at.
func openDrafts(tx *private.Tx) (n int, err error) {
	drafts, err := tx.Drafts()
	for _, d := range drafts {
		if d.State.Live() {
			n++
		}
	}
	return n, err
}

// lostSince counts what was published after an instant, Unix ms, by kind. The times of the record
// never run back, so its first change since is found by halves. What is damaged is counted without
// its kind: to be rid of it is why somebody restores.
func lostSince(c *gate.Caller, made int64) LostView {
	view := LostView{Kinds: []LostKind{}}
	head := c.Store.Head()
	first := uint64(sort.Search(int(head), func(n int) bool { //nolint:gosec // a count of changes
		list, err := c.Store.Changes(uint64(n), 1)
		return err == nil && len(list) == 1 && list[0].At > made
	})) + 1
	if first > head {
		return view
	}
	view.Total = int(head - first + 1) //nolint:gosec // a count of changes
	counts := map[didban.Kind]int{}
	for seq := first; seq <= head; {
		list, err := c.Store.Changes(seq-1, lostStretch)
		if err != nil { // one of them is damaged
			if list, err = c.Store.Changes(seq-1, 1); err != nil {
				seq++
				continue
			}
		}
		for _, change := range list {
			counts[change.Kind]++
			if view.Last = change.At; view.First == 0 {
				view.First = change.At
			}
		}
		seq += uint64(len(list))
	}
	for _, kind := range didban.Kinds {
		if n := counts[kind]; n > 0 {
			view.Kinds = append(view.Kinds, LostKind{string(kind), n})
		}
	}
	return view
}

// lostStretch is how many changes are read at once.
const lostStretch = 1000
