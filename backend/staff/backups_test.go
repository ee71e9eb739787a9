package staff_test

import (
	"errors"
	"testing"
	"time"

	didban "didban.app/backend"
	"didban.app/backend/didbantest"
	"didban.app/backend/gate"
	"didban.app/backend/staff"
)

// kept gives the office backups of a program without files.
func (o *office) kept(files ...gate.BackupFile) *staff.Backups {
	o.Backups = &gate.Backups{
		List:   func() (gate.BackupFolder, error) { return gate.BackupFolder{Path: "/x", Free: 1, Files: files}, nil },
		Work:   func() gate.BackupWork { return gate.BackupWork{} },
		Report: func() (*gate.RestoreReport, error) { return nil, nil },
	}
	for _, s := range staff.Services(o.For("").As(didban.Actor{ID: o.ids["ali"], Roles: []didban.Role{didban.RoleAdministrator}})) {
		if s, ok := s.(*staff.Backups); ok {
			return s
		}
	}
	o.t.Fatal("no such service")
	return nil
}

// Without backups of its own, as in a throw-away copy, every call is refused in words.
func TestBackups_None(t *testing.T) {
	o := newOffice(t)
	for name, call := range bound(o.as("ali").caller) {
		if len(name) < 8 || name[:8] != "Backups." {
			continue
		}
		if err := makes(call); !isFault(err, "demo.off") {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// What was published after the backup is counted by kind, from the first to the last.
func TestBackups_Lost(t *testing.T) {
	o := newOffice(t)
	o.put(didbantest.City(3, 2)...)
	made := o.clock.Add(time.Minute.Milliseconds())
	s := o.kept(gate.BackupFile{Name: "full.zip", Made: made})
	view, err := s.Lost(staff.BackupRequest{Name: "full.zip"})
	if err != nil || view.Total != 0 || len(view.Kinds) != 0 || view.First != 0 || view.City == "" {
		t.Fatalf("nothing since: %+v %v", view, err)
	}
	first := o.clock.Add(time.Hour.Milliseconds())
	o.put(&didban.Person{Meta: didban.Meta{Code: "N-901"}, Name: "سارا"})
	last := o.clock.Add(time.Hour.Milliseconds())
	o.put(&didban.Person{Meta: didban.Meta{Code: "N-902"}, Name: "رضا"}, &didban.Post{Meta: didban.Meta{Code: "S-901"}, Title: "شهردار"})
	view, err = s.Lost(staff.BackupRequest{Name: "full.zip"})
	if err != nil || view.Total != 3 || view.First != first || view.Last != last || len(view.Kinds) != 2 || view.Kinds[0] != (staff.LostKind{Kind: "person", Count: 2}) {
		t.Errorf("%+v %v", view, err)
	}
	if _, err := s.Lost(staff.BackupRequest{Name: "other.zip"}); !didban.IsNotFound(err) {
		t.Error(err)
	}
}

// BenchmarkBackups asks for the screen and for what a restore would take away from a city with
// 10,000 projects, all of them published since.
func BenchmarkBackups(b *testing.B) {
	o := newOffice(b)
	o.put(didbantest.City(10_000, 10)...)
	var files []gate.BackupFile
	for range 60 {
		files = append(files, gate.BackupFile{Name: "full.zip", Made: 1})
	}
	s := o.kept(files...)
	b.Run("open", func(b *testing.B) {
		var took []time.Duration
		for b.Loop() {
			began := time.Now()
			if _, err := s.Open(); err != nil {
				b.Fatal(err)
			}
			took = append(took, time.Since(began))
		}
		reportShares(b, took)
	})
	b.Run("lost", func(b *testing.B) {
		var took []time.Duration
		for b.Loop() {
			began := time.Now()
			if view, err := s.Lost(staff.BackupRequest{Name: "full.zip"}); err != nil || view.Total < 10_000 {
				b.Fatal(view.Total, err)
			}
			took = append(took, time.Since(began))
		}
		reportShares(b, took)
	})
}

func isFault(err error, key string) bool {
	var fault *didban.Error
	return errors.As(err, &fault) && fault.Key == key
}
