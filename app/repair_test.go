package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	didban "didban.app/backend"
	"didban.app/backend/api"
	"didban.app/backend/store"
)

// spoiledCity is a data folder with two posts, one of whose records has a flipped bit.
func spoiledCity(t *testing.T) string {
	t.Helper()
	data := filepath.Join(t.TempDir(), "data")
	p, err := open(data, didban.ModePublic, quiet())
	if err != nil {
		t.Fatal(err)
	}
	err = p.Store.Update(didban.System("test"), func(tx *store.Tx) error {
		for _, code := range []string{"first-post", "other-post"} {
			post := &didban.Post{Meta: didban.Meta{ID: tx.NewID(), Code: code}, Title: "شهردار"}
			if err := tx.Put(post); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if err := p.close(); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(data, storeFile)
	whole, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	spoiled := bytes.ReplaceAll(whole, []byte(`"code":"first-post"`), []byte(`"code":"fiRst-post"`))
	if err := os.WriteFile(path, spoiled, 0o600); err != nil {
		t.Fatal(err)
	}
	return data
}

// A damaged record closes no screen: the rest stands, and the first word of the program says
// how many are missing.
func TestDamage_ToldAtTheStart(t *testing.T) {
	p, err := open(spoiledCity(t), didban.ModePublic, quiet())
	if err != nil {
		t.Fatal(err)
	}
	city, ok := servicesByName(bound(p.For("")))["City"].Interface().(*api.City)
	if !ok {
		t.Fatal("no City service")
	}
	if err := p.scrub(t.Context()); err != nil {
		t.Fatal(err)
	}
	boot, err := city.Boot()
	if err != nil || len(boot.Damaged) != 1 || boot.Damaged[0] != (api.Damage{Kind: "post", Count: 1}) {
		t.Errorf("boot tells %+v, %v", boot.Damaged, err)
	}
	if health, err := city.Health(); err != nil || health.Checked == 0 || health.Findings == 0 {
		t.Errorf("health %+v, %v", health, err)
	}
	if err := p.close(); err != nil {
		t.Error(err)
	}
}

func TestRepair_SaysWhatItDid(t *testing.T) {
	data := spoiledCity(t)
	if code, said := ran(t, "--data", data, "--lang", "en", "check"); code != 1 {
		t.Fatalf("the damage is not seen: %s", said)
	}
	code, said := ran(t, "--data", data, "--lang", "en", "repair")
	if code != 0 || !strings.Contains(said, "1 damaged records put right") || !strings.Contains(said, "before-restore-1") {
		t.Errorf("exit %d: %s", code, said)
	}
	if code, said := ran(t, "--data", data, "--lang", "en", "check"); code != 0 {
		t.Errorf("after the repair: %s", said)
	}
	if code, said := ran(t, "--data", data, "--lang", "en", "repair"); code != 0 || strings.Count(said, "was not touched") != 2 {
		t.Errorf("a sound folder: exit %d: %s", code, said)
	}
}
