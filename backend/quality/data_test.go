package quality

import (
	"bufio"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

var goals = flag.Bool("goals", false, "answer all questions of the retrieval test")

// conformance opens a file of the questions made by others.
func conformance(t *testing.T, name string) *os.File {
	t.Helper()
	dir := os.Getenv("DIDBAN_CONFORMANCE")
	if dir == "" {
		dir = filepath.Join("..", "..", "..", "shared", "conformance")
	}
	f, err := os.Open(filepath.Join(dir, "persian", name))
	if os.IsNotExist(err) {
		t.Skipf("%s is no part of the project and not here; DIDBAN_CONFORMANCE may name its folder", name)
	}
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = f.Close() })
	return f
}

// rows reads a file of columns parted by tabs, without its heading.
func rows(t *testing.T, name string, columns int) (out [][]string) {
	t.Helper()
	lines := bufio.NewScanner(conformance(t, name))
	for heading := true; lines.Scan(); heading = false {
		row := strings.Split(strings.TrimSuffix(lines.Text(), "\r"), "\t")
		if !heading && len(row) >= columns {
			out = append(out, row)
		}
	}
	if lines.Err() != nil || len(out) == 0 {
		t.Fatalf("%s: %d rows, %v", name, len(out), lines.Err())
	}
	return out
}

// question is a question and the sentence that answers it.
type question struct {
	text   string
	answer int // of sentences
}

// pquad reads a test of reading: texts, cut into sentences, and questions on them.
func pquad(t *testing.T) (sentences []string, questions []question) {
	t.Helper()
	var file struct {
		Data []struct {
			Paragraphs []struct {
				Context string
				Qas     []struct {
					Question string
					Answers  []struct {
						Start int `json:"answer_start"`
					}
				}
			}
		}
	}
	if err := json.NewDecoder(conformance(t, "pquad-validation.json")).Decode(&file); err != nil {
		t.Fatal(err)
	}
	for _, article := range file.Data {
		for _, p := range article.Paragraphs {
			first, ends := len(sentences), sentenceEnds([]rune(p.Context))
			from := 0
			for _, end := range ends {
				sentences = append(sentences, string([]rune(p.Context)[from:end]))
				from = end
			}
			for _, q := range p.Qas {
				if len(q.Answers) == 0 {
					continue
				}
				n := 0
				for n < len(ends)-1 && ends[n] <= q.Answers[0].Start {
					n++
				}
				questions = append(questions, question{q.Question, first + n})
			}
		}
	}
	return sentences, questions
}

// sentenceEnds gives the ends of sentences, in runes.
func sentenceEnds(text []rune) (out []int) {
	for i, r := range text {
		last := i == len(text)-1
		if last || strings.ContainsRune(".!?؟", r) && text[i+1] == ' ' {
			out = append(out, i+1)
		}
	}
	return out
}
