package backup_test

import (
	"errors"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	didban "didban.app/backend"
	"didban.app/backend/backup"
)

// archive makes an archive of two files and tells where it lies.
func archive(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	write(t, filepath.Join(dir, "a.db"), strings.Repeat("داده ", 5000))
	write(t, filepath.Join(dir, "b.jpg"), strings.Repeat("تصویر ", 700))
	path := filepath.Join(dir, "copy.zip")
	_, err := backup.Write(t.Context(), path, false, backup.Manifest{Made: 7, Lineage: "x"}, []backup.Source{
		{Name: "didban.db", Path: filepath.Join(dir, "a.db")}, {Name: "media/ab/b.jpg", Path: filepath.Join(dir, "b.jpg")},
	})
	if err != nil {
		t.Fatal(err)
	}
	return path
}

func write(t *testing.T, path, text string) {
	t.Helper()
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}

func wantFault(t *testing.T, err error, key string) {
	t.Helper()
	var e *didban.Error
	if !errors.As(err, &e) || e.Key != key {
		t.Fatalf("error %v, want %s", err, key)
	}
}

func all(backup.Part) bool { return true }

func TestExtract_GivesBackWhatWasTaken(t *testing.T) {
	path, dir := archive(t), t.TempDir()
	m, err := backup.Extract(t.Context(), path, dir, all)
	if err != nil || len(m.Parts) != 2 || m.Lineage != "x" || m.Made != 7 {
		t.Fatalf("%+v %v", m, err)
	}
	for name, part := range map[string]string{"didban.db": "a.db", "media/ab/b.jpg": "b.jpg"} {
		got, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(name)))
		want, err2 := os.ReadFile(filepath.Join(filepath.Dir(path), part))
		if err := errors.Join(err, err2); err != nil || string(got) != string(want) {
			t.Errorf("%s came back as something else: %v", name, err)
		}
	}
}

func TestWrite_NeverOverAnything(t *testing.T) {
	path := archive(t)
	dir := filepath.Dir(path)
	source := []backup.Source{{Name: "didban.db", Path: filepath.Join(dir, "a.db")}}
	wantFault(t, second(backup.Write(t.Context(), path, false, backup.Manifest{}, source)), "backup.exists")
	if _, err := backup.Write(t.Context(), path, true, backup.Manifest{}, source); err != nil {
		t.Error(err)
	}
	for _, replace := range []bool{false, true} {
		wantFault(t, second(backup.Write(t.Context(), dir, replace, backup.Manifest{}, source)), "backup.notRegular")
	}
	wantFault(t, second(backup.Write(t.Context(), filepath.Join(dir, "none", "x.zip"), false, backup.Manifest{}, source)), "store.noFile")
	missing := []backup.Source{{Name: "didban.db", Path: filepath.Join(dir, "none.db")}}
	if _, err := backup.Write(t.Context(), filepath.Join(dir, "new.zip"), false, backup.Manifest{}, missing); err == nil {
		t.Error("a file that is not there was taken")
	}
	names, err := filepath.Glob(filepath.Join(dir, "*"))
	hidden, err2 := filepath.Glob(filepath.Join(dir, ".*"))
	if len(names) != 3 || len(hidden) != 0 || errors.Join(err, err2) != nil {
		t.Errorf("left behind: %v %v", names, hidden)
	}
}

// Whatever bit is flipped, and wherever the archive is cut off, it is damaged or holds exactly
// what was taken.
func TestCheck_FindsEveryDamage(t *testing.T) {
	path := archive(t)
	whole, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	want, err := backup.Check(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	random := rand.New(rand.NewPCG(1, 1))
	found := 0
	for n := range 400 {
		spoiled := append([]byte(nil), whole...)
		if at := random.IntN(len(whole)); n%4 == 0 {
			spoiled = spoiled[:at]
		} else {
			spoiled[at] ^= 1 << random.IntN(8)
		}
		write(t, path, string(spoiled))
		got, err := backup.Check(t.Context(), path)
		var e *didban.Error
		switch {
		case err == nil && len(got.Parts) == len(want.Parts) && got.Parts[0] == want.Parts[0] && got.Parts[1] == want.Parts[1]:
		case err == nil:
			t.Fatalf("damage passed as %+v", got)
		case !errors.As(err, &e) || e.Code != didban.CodeDamaged && e.Code != didban.CodeTooNew:
			t.Fatalf("error %v", err)
		default:
			found++
		}
	}
	if found < 300 {
		t.Errorf("%d of 400 damages found", found)
	}
}

func TestExtract_NothingLeadsOut(t *testing.T) {
	dir := t.TempDir()
	write(t, filepath.Join(dir, "a"), "x")
	path := filepath.Join(dir, "copy.zip")
	_, err := backup.Write(t.Context(), path, false, backup.Manifest{}, []backup.Source{{Name: "../out", Path: filepath.Join(dir, "a")}})
	wantFault(t, err, "backup.damaged")
}

func second(_ backup.Manifest, err error) error { return err }

func none(string) bool { return false }

// What is to be dropped is in the archive no more, and the rest is whole.
func TestRewrite_Drops(t *testing.T) {
	path := archive(t)
	if err := backup.Rewrite(t.Context(), path, nil, func(name string) bool { return name == "media/ab/b.jpg" }); err != nil {
		t.Fatal(err)
	}
	m, err := backup.Check(t.Context(), path)
	if _, left := m.Part("media/ab/b.jpg"); err != nil || left || len(m.Parts) != 1 {
		t.Errorf("%+v %v", m, err)
	}
	content, err := os.ReadFile(path)
	if err != nil || strings.Contains(string(content), "تصویر") {
		t.Errorf("its bytes are still there, %v", err)
	}
}

// A part is renewed or added, all others come over byte by byte, and the archive is whole; one
// that was damaged stays as it was.
func TestRewrite(t *testing.T) {
	path, dir := archive(t), t.TempDir()
	before, err := backup.Read(path)
	if err != nil {
		t.Fatal(err)
	}
	write(t, filepath.Join(dir, "new.db"), "تازه")
	write(t, filepath.Join(dir, "log"), "سطر")
	parts := []backup.Source{{Name: "didban.db", Path: filepath.Join(dir, "new.db")}, {Name: "erased.log", Path: filepath.Join(dir, "log")}}
	if err := backup.Rewrite(t.Context(), path, parts, none); err != nil {
		t.Fatal(err)
	}
	m, err := backup.Extract(t.Context(), path, dir, all)
	if err != nil || len(m.Parts) != 3 || m.Made != before.Made || m.Lineage != before.Lineage {
		t.Fatalf("%+v %v", m, err)
	}
	was, _ := before.Part("media/ab/b.jpg")
	if is, ok := m.Part("media/ab/b.jpg"); !ok || is != was {
		t.Errorf("the picture is %+v, was %+v", is, was)
	}
	for name, want := range map[string]string{"didban.db": "تازه", "erased.log": "سطر"} {
		if got, err := os.ReadFile(filepath.Join(dir, name)); err != nil || string(got) != want {
			t.Errorf("%s is %q, %v", name, got, err)
		}
	}
	whole, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	spoiled := strings.Replace(string(whole), "تصویر", "تصو؟ر", 1)
	write(t, path, spoiled)
	wantFault(t, backup.Rewrite(t.Context(), path, parts, none), "backup.damaged")
	if got, err := os.ReadFile(path); err != nil || string(got) != spoiled {
		t.Errorf("a damaged archive was touched: %v", err)
	}
	if entries, err := os.ReadDir(filepath.Dir(path)); err != nil || len(entries) != 3 {
		t.Errorf("something was left behind: %v %v", entries, err)
	}
}
