package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"unicode"

	didban "didban.app/backend"
	"didban.app/backend/persian"
)

// maxLine bounds a line of «didban text».
const maxLine = 1 << 20

// lineView is what the search makes of a line of text.
type lineView struct {
	Text string `json:"text"`
	// Fold is the one spelling that all spellings of the text share.
	Fold   string      `json:"fold"`
	Tokens []tokenView `json:"tokens"`
	// Stems are the first readings of the words, in their order.
	Stems []string `json:"stems"`
	// Suggestions are, for each word that the lexicon doesn't know, what may have
	// been meant.
	Suggestions map[string][]string `json:"suggestions"`
	// OtherLayout is what the same keys give on the other keyboard, if anything.
	OtherLayout string `json:"otherLayout,omitempty"`
}

// tokenView is a term and the bytes of the text it stands for; tokens of one
// position are readings of the same word.
type tokenView struct {
	Term     string `json:"term"`
	Start    int    `json:"start"`
	End      int    `json:"end"`
	Position int    `json:"position"`
	Span     int    `json:"span"`
	Function bool   `json:"function,omitempty"`
}

// textVerb writes a JSON object for each line that it reads.
func textVerb(in *invocation) error {
	input := in.input
	if len(in.files) > 0 {
		input = strings.NewReader(strings.Join(in.files, " "))
	}
	lines := bufio.NewScanner(input)
	lines.Buffer(nil, maxLine)
	out := bufio.NewWriter(in.out)
	encoder := json.NewEncoder(out)
	encoder.SetEscapeHTML(false)
	speller := persian.NewSpeller(nil)
	for lines.Scan() {
		if err := encoder.Encode(viewLine(speller, lines.Text())); err != nil {
			return fmt.Errorf("write a line: %w", err)
		}
	}
	if errors.Is(lines.Err(), bufio.ErrTooLong) {
		return errors.Join(didban.Fault(didban.CodeInvalid, "cli.longLine", "limit", fmt.Sprint(maxLine)), out.Flush())
	}
	return errors.Join(lines.Err(), out.Flush())
}

func viewLine(speller *persian.Speller, text string) lineView {
	v := lineView{Text: text, Fold: persian.Fold(text), Tokens: []tokenView{}, Stems: []string{}, Suggestions: map[string][]string{}}
	for t := range persian.Tokens(text) {
		v.Tokens = append(v.Tokens, tokenView{t.Term, t.Start, t.End, t.Pos, t.Span, persian.IsFunctionWord(t.Term)})
		if t.Pos > len(v.Stems) {
			v.Stems = append(v.Stems, t.Term)
		}
	}
	for word := range strings.FieldsFuncSeq(text, partsWords) {
		if persian.IsWord(word) {
			continue
		}
		if found := speller.Suggest(word, maxSuggested); len(found) > 0 {
			v.Suggestions[word] = found
		}
	}
	if other, ok := persian.OtherLayout(text); ok {
		v.OtherLayout = other
	}
	return v
}

func partsWords(r rune) bool {
	return !unicode.IsLetter(r) && !unicode.IsMark(r) && !persian.IsHalfSpace(r)
}

// maxSuggested is how many words «didban text» suggests for one.
const maxSuggested = 5
