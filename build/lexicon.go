package main

import (
	"bytes"
	"compress/gzip"
	"context"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

var (
	// dictionary is the spelling dictionary of Persian that package.json names; its
	// notice (Apache-2.0) goes into the third-party notices with all others.
	dictionary = filepath.Join(frontend, "node_modules", "dictionary-fa", "index.dic")
	// lexicon is what the program takes from it.
	lexicon = filepath.Join("backend", "persian", "lexicon.gz")
)

// writeLexicon makes the lexicon of backend/persian out of the dictionary: the
// words and, as the letters of wordClasses, what may be put to them.
func lexiconVerb(ctx context.Context, sh shell, _ []string) error {
	if err := npmPackages(ctx, sh); err != nil {
		return err
	}
	lines, err := lexiconLines()
	if err != nil {
		return err
	}
	var packed bytes.Buffer
	zip, err := gzip.NewWriterLevel(&packed, gzip.BestCompression)
	if err != nil {
		return err
	}
	if _, err := zip.Write(lines); err != nil {
		return err
	}
	if err := zip.Close(); err != nil {
		return err
	}
	return os.WriteFile(lexicon, packed.Bytes(), 0o644)
}

// checkLexicon fails when the lexicon is not what the dictionary gives.
func checkLexicon(context.Context, shell) error {
	want, err := lexiconLines()
	if err != nil {
		return err
	}
	file, err := os.Open(lexicon)
	if err != nil {
		return err
	}
	defer file.Close()
	zip, err := gzip.NewReader(file)
	if err != nil {
		return err
	}
	got, err := io.ReadAll(zip)
	if err != nil {
		return err
	}
	if !bytes.Equal(got, want) {
		return fmt.Errorf("%s is not what %s gives, run go run ./build lexicon", lexicon, dictionary)
	}
	return nil
}

// lexiconLines gives a line for each word, in order: the word and its classes.
func lexiconLines() ([]byte, error) {
	text, err := os.ReadFile(dictionary)
	if err != nil {
		return nil, err
	}
	words := lexiconWords(string(text))
	var lines bytes.Buffer
	for _, word := range slices.Sorted(maps.Keys(words)) {
		fmt.Fprintf(&lines, "%s %s\n", word, words[word])
	}
	return lines.Bytes(), nil
}

// wordClasses gives a letter to the affix rules of the dictionary that tell what
// a word is: c may have a possessive, p a plural in ها, t be compared with تر,
// a have a plural in ان, y an indefinite or relative ی.
var wordClasses = []struct {
	letter string
	rules  []string
}{
	{"c", []string{"sa", "sb", "sc"}},
	{"p", []string{"sd", "sg"}},
	{"t", []string{"st", "su"}},
	{"a", []string{"sj"}},
	{"y", []string{"sl", "sm", "sn", "sk"}},
}

// lexiconWords reads a Hunspell dictionary: a count, then a word a line with the
// two-letter names of its rules after a slash. Conjugated verbs are left out where
// the half-space shows them; persian conjugates by itself.
func lexiconWords(text string) map[string]string {
	words := map[string]string{}
	for line := range strings.Lines(text) {
		word, rules, _ := strings.Cut(strings.TrimSpace(line), "/")
		if word == "" || '0' <= word[0] && word[0] <= '9' || rules == "" && conjugated(word) {
			continue
		}
		words[word] = merged(words[word], rules)
	}
	return words
}

func merged(letters, rules string) string {
	out := ""
	for _, class := range wordClasses {
		has := strings.Contains(letters, class.letter)
		for i := 0; i+2 <= len(rules); i += 2 {
			has = has || slices.Contains(class.rules, rules[i:i+2])
		}
		if has {
			out += class.letter
		}
	}
	return out
}

// conjugated reports whether a word without rules is the form of a verb: a part
// می or a personal ending of the perfect stands in it.
func conjugated(word string) bool {
	parts := strings.Split(word, "\u200c")
	for _, part := range parts[:len(parts)-1] {
		if strings.HasSuffix(part, "می") {
			return true
		}
	}
	return len(parts) > 1 && slices.Contains([]string{"ام", "ای", "ایم", "اید", "اند"}, parts[len(parts)-1])
}
