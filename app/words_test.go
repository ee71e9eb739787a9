package main

import (
	"encoding/json"
	"errors"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"maps"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"didban.app/frontend"
)

// keyForm is the form of an error's key: its family, a dot and a word.
var keyForm = regexp.MustCompile(`^(actor|amendment|area|article|cell|check|column|comment|csv|dropped|event|feed|field|file|geojson|` +
	`geometry|import|json|map|media|noun|project|publish|ref|report|row|search|store|table|tile|cli)\.[a-z][A-Za-z]+$`)

// notKeys have the form of a key but are names of other things.
var notKeys = regexp.MustCompile(`\.(csv|xlsx|xls|json|geojson|md|db|jpg)$`)

// keysInCode finds every literal of a key in the program's own code.
func keysInCode(t *testing.T) []string {
	t.Helper()
	keys := map[string]bool{}
	for _, root := range []string{"../backend", "."} {
		err := filepath.WalkDir(root, func(path string, _ fs.DirEntry, err error) error {
			names := path == filepath.Join("..", "backend", "store", "index.go") // names of indexes
			if err != nil || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") || names {
				return err
			}
			return literals(path, func(s string) {
				if keyForm.MatchString(s) && !notKeys.MatchString(s) {
					keys[s] = true
				}
			})
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return slices.Sorted(maps.Keys(keys))
}

func literals(path string, found func(string)) error {
	file, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.SkipObjectResolution)
	if err != nil {
		return err
	}
	ast.Inspect(file, func(n ast.Node) bool {
		if lit, ok := n.(*ast.BasicLit); ok && lit.Kind == token.STRING {
			if s, err := strconv.Unquote(lit.Value); err == nil {
				found(s)
			}
		}
		return true
	})
	return nil
}

func TestWords_EveryKeyHasASentence(t *testing.T) {
	keys := keysInCode(t)
	if len(keys) < 80 {
		t.Fatalf("only %d keys found: the search for them is broken", len(keys))
	}
	for _, language := range []string{"fa", "en"} {
		w := wordsOf(language)
		for _, key := range keys {
			if w[key] == "" {
				t.Errorf("%s has no sentence for %s", language, key)
			}
		}
	}
}

var slot = regexp.MustCompile(`\{[a-z][A-Za-z]*\}`)

func TestWords_LanguagesPair(t *testing.T) {
	for _, read := range []func(string) ([]byte, error){
		frontend.Sentences,
		func(language string) ([]byte, error) { return wordFiles.ReadFile("words/" + language + ".json") },
	} {
		fa, en := map[string]string{}, map[string]string{}
		a, errA := read("fa")
		b, errB := read("en")
		if err := errors.Join(errA, errB, json.Unmarshal(a, &fa), json.Unmarshal(b, &en)); err != nil {
			t.Fatal(err)
		}
		if got, want := slices.Sorted(maps.Keys(fa)), slices.Sorted(maps.Keys(en)); !slices.Equal(got, want) {
			t.Errorf("fa and en have other keys")
		}
		for key, sentence := range fa {
			got, want := slot.FindAllString(sentence, -1), slot.FindAllString(en[key], -1)
			slices.Sort(got)
			slices.Sort(want)
			if !slices.Equal(got, want) {
				t.Errorf("%s: fa has %v, en has %v", key, got, want)
			}
		}
	}
}
