package staff_test

import (
	"runtime"
	"testing"

	"didban.app/backend/gate"
)

// TestBench_Damage: an administrator is told what is wrong and the very command that helps.
func TestBench_Damage(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("commands are written otherwise there")
	}
	o := newOffice(t)
	record := gate.Finding{Key: "check.record", Args: map[string]string{"kind": "post", "id": "x"}}
	var many []gate.Finding
	for range 25 {
		many = append(many, record)
	}
	for _, c := range []struct {
		name            string
		list            []gate.Finding
		backup          string
		repair, reindex string
		shown           int
	}{
		{"sound", nil, "/d/b.zip", "", "", 0},
		{"made anew already", []gate.Finding{{Key: "check.map"}}, "/d/b.zip", "", "", 1},
		{"search", []gate.Finding{{Key: "check.search"}}, "/d/b.zip", "", "/opt/didban reindex --data '/d/city data'", 1},
		{"record", many, "/d/b.zip", "/opt/didban repair --data '/d/city data' /d/b.zip", "", 20},
		{"record, no backup", many[:1], "", "/opt/didban repair --data '/d/city data'", "", 1},
	} {
		t.Run(c.name, func(t *testing.T) {
			o.Health = func() gate.Health {
				return gate.Health{At: 1, Findings: len(c.list), List: c.list, Program: "/opt/didban", Folder: "/d/city data", BackupFile: c.backup}
			}
			got, err := o.as("ali").bench.Damage()
			o.must(err)
			if got.Repair != c.repair || got.Reindex != c.reindex || len(got.Findings) != c.shown || got.More != len(c.list)-c.shown {
				t.Errorf("got %+v", got)
			}
			if got.Kept != (got.Repair != "" && c.backup != "") {
				t.Errorf("kept is %t", got.Kept)
			}
		})
	}
}
