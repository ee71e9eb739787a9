package dialogue

import (
	"cmp"
	"errors"
	"slices"
	"strings"

	didban "didban.app/backend"
	"didban.app/backend/gate"
	"didban.app/backend/hints"
	"didban.app/backend/persian"
	"didban.app/backend/private"
)

// WordsView is the list of words that mark a text as maybe insulting or threatening: those that
// decisions contradict most come first.
type WordsView struct {
	Items []WordRow `json:"items"`
	Off   int       `json:"off"`
	Own   int       `json:"own"`
}

// WordRow is one of them. Right and Wrong count the decisions for and against it.
type WordRow struct {
	Text  string `json:"text"`
	Class string `json:"class"` // insult, sexual, ethnic, threat
	Right int    `json:"right"`
	Wrong int    `json:"wrong"`
	Off   bool   `json:"off"`
	Own   bool   `json:"own"`
}

// WordRequest adds a word of a class, or puts one of the list off or on.
type WordRequest struct {
	Text  string `json:"text"`
	Class string `json:"class"` // of a new one; "" for one of the list
	Off   bool   `json:"off"`
}

// AlertWords lists the words that mark a text.
func (s *Queue) AlertWords() (WordsView, error) {
	return gate.Answer(s.caller, "Queue.AlertWords", func() (WordsView, error) { return look(s.caller.Settled(), wordsView) })
}

// SetAlertWord changes that list. It fails with what CheckWords finds, with CodeConflict
// "word.there" for a new word that is in it, CodeInvalid "word.class" for a class that is none,
// and CodeNotFound "word.gone" for one that is not in it.
func (s *Queue) SetAlertWord(r WordRequest) (WordsView, error) {
	return gate.Answer(s.caller, "Queue.SetAlertWord", func() (WordsView, error) { return setWord(s.caller.Settled(), r) })
}

func setWord(c *gate.Caller, r WordRequest) (WordsView, error) {
	r.Text = strings.Join(strings.Fields(r.Text), " ")
	if err := r.check(); err != nil {
		return WordsView{}, err
	}
	did := "on"
	if r.Off {
		did = "off"
	}
	err := c.Private.Update(func(tx *private.Tx) error {
		list, err := wordList(tx)
		if err != nil {
			return err
		}
		key := wordKey(r.Text)
		i := slices.IndexFunc(list, func(w private.Word) bool { return wordKey(w.Text) == key })
		w := private.Word{Folded: key, Text: r.Text, Class: r.Class, Own: true}
		switch {
		case r.Class == "" && i < 0:
			return didban.Fault(didban.CodeNotFound, "word.gone")
		case r.Class == "":
			w = list[i]
			w.Off = r.Off
		case i >= 0:
			return didban.Fault(didban.CodeConflict, "word.there")
		default:
			did = "added"
		}
		return errors.Join(tx.PutWord(w), tx.Log(c.Actor().ID, didban.AccessWord, w.Text, did))
	})
	if err != nil {
		return WordsView{}, err
	}
	c.Talk.Unlearn()
	return look(c, wordsView)
}

// check wants a new word to be one: plain letters, of a class. What package hints reads as
// signs of its own is none.
func (r WordRequest) check() error {
	if r.Class == "" {
		return nil
	}
	if !slices.Contains(hints.Classes, hints.Class(r.Class)) {
		return field("class", "word.class")
	}
	if strings.ContainsAny(r.Text, "|~!") {
		return field("text", "text.signs")
	}
	return didban.CheckWords("text", r.Text, 2, maxWord)
}

// maxWord is the limit of a word that the staff add, in runes.
const maxWord = 40

// wordKey is under what a word is kept, however it is spelt.
func wordKey(text string) string { return strings.Join(strings.Fields(persian.Fold(text)), " ") }

// wordList is the list that the program ships, with what is known of each, and the words that
// the staff added behind it.
func wordList(tx *private.Tx) ([]private.Word, error) {
	kept, err := tx.WordList()
	if err != nil {
		return nil, err
	}
	var out []private.Word
	there := map[string]bool{}
	for _, w := range hints.DefaultWords() {
		key := wordKey(w.Text)
		known := kept[key]
		known.Folded, known.Text, known.Class, known.Own = key, w.Text, string(w.Class), false
		if !there[key] { // another spelling of the same is the same
			out = append(out, known)
		}
		there[key] = true
	}
	for key, w := range kept {
		if w.Own && !there[key] {
			out = append(out, w)
		}
	}
	return out, nil
}

// hintWords are the words by which texts are marked.
func hintWords(tx *private.Tx) ([]hints.Word, error) {
	kept, err := tx.WordList()
	out := []hints.Word{}
	for _, w := range hints.DefaultWords() {
		if !kept[wordKey(w.Text)].Off {
			out = append(out, w)
		}
	}
	for _, w := range kept {
		if w.Own && !w.Off {
			out = append(out, hints.Word{Class: hints.Class(w.Class), Text: w.Text})
		}
	}
	return out, err
}

func wordsView(tx *private.Tx) (WordsView, error) {
	view := WordsView{Items: []WordRow{}}
	list, err := wordList(tx)
	if err != nil {
		return view, err
	}
	for _, w := range list {
		view.Items = append(view.Items, WordRow{w.Text, w.Class, w.Right, w.Wrong, w.Off, w.Own})
		if w.Off {
			view.Off++
		}
		if w.Own {
			view.Own++
		}
	}
	slices.SortStableFunc(view.Items, func(a, b WordRow) int {
		return cmp.Or(cmp.Compare(b.doubt(), a.doubt()), cmp.Compare(b.Wrong+b.Right, a.Wrong+a.Right), cmp.Compare(persian.SortKey(a.Text), persian.SortKey(b.Text)))
	})
	return view, nil
}

// doubt is the share of the decisions against a word, as if one more had been on either side:
// one of one is less than forty of fifty. It is below any other where there was none.
func (w WordRow) doubt() float64 {
	if w.Right+w.Wrong == 0 {
		return 0
	}
	return float64(w.Wrong+1) / float64(w.Right+w.Wrong+2)
}
