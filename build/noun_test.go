package main

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// TestNoun_TakesFourFiles adds a noun to the program, without writing into it, and lets it
// go all the way from an import and the clerk to the public. Two files of its own and a
// row in each of two tables must be enough: where a fifth place had to know of it, this
// test would not build, or what it plays would fail.
func TestNoun_TakesFourFiles(t *testing.T) {
	if testing.Short() {
		t.Skip("builds most of the program")
	}
	root, err := filepath.Abs("..")
	if err != nil {
		t.Fatal(err)
	}
	at := func(path string) string { return filepath.Join(root, filepath.FromSlash(path)) }
	laid := map[string]string{
		at("backend/tree.go"):            at("build/testdata/noun/tree.go"),
		at("backend/exchange/tree.go"):   at("build/testdata/noun/tree_read.go"),
		at("backend/staff/tree_test.go"): at("build/testdata/noun/tree_test.go"),
		at("backend/noun.go"): withRow(t, at("backend/noun.go"), "(*Area).refs),\n",
			`nounAs(groupCity, "D-", treeFields, func(t *Tree) string { return t.Name }, (*Tree).refs),`),
		at("backend/exchange/tables.go"): withRow(t, at("backend/exchange/tables.go"), "var tables = []*table{\n", "treeTable,"),
	}
	overlay := filepath.Join(t.TempDir(), "overlay.json")
	b, err := json.Marshal(map[string]any{"Replace": laid})
	if err == nil {
		err = os.WriteFile(overlay, b, 0o600)
	}
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.CommandContext(t.Context(), "go", "test", "-overlay", overlay, "-run", "Tree|Kind|Fields|OfEveryKind|Refs|Rights_WhoMay",
		"./backend", "./backend/store", "./backend/entry", "./backend/staff")
	cmd.Dir = root
	if out, err := cmd.CombinedOutput(); err != nil || !strings.Contains(string(out), "ok  \tdidban.app/backend/staff") {
		t.Errorf("%v\n%s", err, out)
	}
}

// withRow is a copy of a file with a row more behind the first line that ends in a text.
func withRow(t *testing.T, path, behind, row string) string {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	head, tail, found := strings.Cut(string(b), behind)
	if !found {
		t.Fatalf("%s has no %q", path, behind)
	}
	copied := filepath.Join(t.TempDir(), filepath.Base(path))
	if err := os.WriteFile(copied, []byte(head+behind+"\t"+row+"\n"+tail), 0o600); err != nil {
		t.Fatal(err)
	}
	return copied
}
