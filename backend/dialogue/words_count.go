package dialogue

import (
	"slices"

	didban "didban.app/backend"
	"didban.app/backend/gate"
	"didban.app/backend/hints"
	"didban.app/backend/private"
)

// hurting are the rules by which a text is refused for what a word of the list says.
var hurting = []string{didban.RuleInsult, didban.RuleThreat, didban.RuleHate}

// wordVerdict is what a decision tells of a word that marked its text.
type wordVerdict struct {
	word  string // as the list has it
	class string
	right bool
}

// wordVerdicts are what a decision tells of the words of the list that stand in what was sent:
// for one that was taken out or for which the text was refused, against one that was let stand.
// It is the first decision that counts; other actions tell nothing.
func wordVerdicts(b *gate.Backend, s *didban.Submission, d didban.Decision, text string) ([]wordVerdict, error) {
	if s.Kind == didban.SubmitNotice || d.From != didban.StageWaiting || text == "" {
		return nil, nil
	}
	known, err := knownOf(b.For(""))
	if err != nil {
		return nil, err
	}
	var out []wordVerdict
	for _, h := range hints.Find(text, known) {
		if h.Word.Text == "" {
			continue
		}
		from, to := runes(text[:h.From]), runes(text[:h.To])
		cut := slices.ContainsFunc(d.Spans, func(p didban.Span) bool { return p.From < to && from < p.To })
		right, tells := verdictOf(d, cut)
		told := slices.ContainsFunc(out, func(v wordVerdict) bool { return v.word == h.Word.Text && v.right == right })
		if tells && !told {
			out = append(out, wordVerdict{h.Word.Text, string(h.Word.Class), right})
		}
	}
	return out, nil
}

func verdictOf(d didban.Decision, cut bool) (right, tells bool) {
	switch d.Action {
	case didban.RuledRedacted:
		return cut, true
	case didban.RuledPublished, didban.RuledMoved:
		return false, true
	case didban.RuledRejected:
		return true, slices.Contains(hurting, d.Rule)
	case didban.RuledMerged, didban.RuledHidden, didban.RuledInterim, didban.RuledRestored, didban.RuledWithdrawn, didban.RuledUpheld, didban.RuledKept, didban.RuledErased:
	}
	return false, false
}

// countWords counts them, in the transaction that closes the decision: once, however the
// program ends.
func countWords(tx *private.Tx, verdicts []wordVerdict) error {
	for _, v := range verdicts {
		key := wordKey(v.word)
		w, _, err := tx.Word(key)
		if err != nil {
			return err
		}
		w.Folded, w.Text, w.Class = key, v.word, v.class
		if v.right {
			w.Right++
		} else {
			w.Wrong++
		}
		if err := tx.PutWord(w); err != nil {
			return err
		}
	}
	return nil
}
