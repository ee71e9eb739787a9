package quality

import (
	"math"
	"slices"
	"strconv"
	"strings"
	"testing"

	"didban.app/backend/persian"
)

// score counts the questions that were answered rightly.
type score struct{ right, all int }

func (s *score) add(right bool) {
	s.all++
	if right {
		s.right++
	}
}

func (s score) share() float64 { return float64(s.right) / float64(s.all) }

// goal fails the test where ours is below what the project aims at.
func goal(t *testing.T, system, what string, got, least float64) {
	t.Helper()
	if system == ours && got < least {
		t.Errorf("%s: %.4f, the goal is %.4f", what, got, least)
	}
}

func TestGoals_TokenCases(t *testing.T) {
	cases := slices.Concat(rows(t, "analyzer.dev.tsv", 4), rows(t, "variants.dev.tsv", 4))
	t.Logf("%-16s %10s %10s %12s", "terms", "cases", "unlike", "conjugations")
	for _, a := range analyzers(t) {
		var plain, unlike, verbs score
		for _, c := range cases {
			right := a.holds(t, c[1], c[2], c[3])
			switch {
			case strings.Contains(c[0], "test_conjugation"):
				verbs.add(right)
			case c[1] == "neq":
				unlike.add(right)
				plain.add(right)
			default:
				plain.add(right)
			}
		}
		t.Logf("%-16s %9.1f%% %9.1f%% %11.1f%%", a.name, 100*plain.share(), 100*unlike.share(), 100*verbs.share())
		goal(t, a.name, "token cases", plain.share(), 0.95)
		goal(t, a.name, "what must not match", unlike.share(), 1)
		goal(t, a.name, "conjugations", verbs.share(), 0.85)
	}
}

// holds tells whether a case is met.
func (a analyzer) holds(t *testing.T, kind, input, expected string) bool {
	t.Helper()
	given := a.tokens(input)
	has := func(term string) bool {
		return slices.ContainsFunc(given, func(g token) bool { return persian.Fold(g.term) == persian.Fold(term) })
	}
	switch kind {
	case "tokens", "tokens-latin":
		return !slices.ContainsFunc(strings.Fields(expected), func(w string) bool { return !has(w) })
	case "overlap":
		return slices.ContainsFunc(a.tokens(expected), func(e token) bool { return has(e.term) })
	case "eq":
		return a.finds(input, expected) && a.finds(expected, input)
	case "neq":
		return !a.finds(input, expected) && !a.finds(expected, input)
	}
	t.Fatalf("unknown kind of case: %s", kind)
	return false
}

// finds tells whether a query meets a text with each of its words.
func (a analyzer) finds(query, text string) bool {
	terms := map[string]bool{}
	for _, e := range a.tokens(text) {
		terms[e.term] = true
	}
	met := map[int]bool{}
	last := 0
	asked := a.tokens(query)
	for _, q := range asked {
		last = max(last, q.pos)
		for p := q.pos; terms[q.term] && p < q.pos+q.span; p++ {
			met[p] = true
		}
	}
	for _, q := range asked {
		if !met[q.pos] {
			return false
		}
	}
	return last > 0
}

func TestGoals_Lemmas(t *testing.T) {
	forms := rows(t, "lemma.dev.tsv", 5)
	t.Logf("%-16s %9s %9s %9s", "lemmas, B³", "precision", "recall", "F1")
	for _, a := range analyzers(t) {
		precision, recall := bCubed(t, a, forms)
		f1 := 2 * precision * recall / (precision + recall)
		t.Logf("%-16s %9.3f %9.3f %9.3f", a.name, precision, recall, f1)
		goal(t, a.name, "precision of lemmas", precision, 0.92)
		goal(t, a.name, "F1 of lemmas", f1, 0.92)
	}
}

// bCubed compares the classes into which the first terms part the forms with
// those of the lemmas, each form weighted by how often it comes (Bagga and Baldwin,
// 1998).
func bCubed(t *testing.T, a analyzer, forms [][]string) (precision, recall float64) {
	t.Helper()
	type form struct {
		term, lemma string
		count       float64
	}
	type pair struct{ term, lemma string }
	var all []form
	byTerm, byLemma, both := map[string]float64{}, map[string]float64{}, map[pair]float64{}
	for _, row := range forms {
		count, err := strconv.ParseFloat(row[4], 64)
		if err != nil {
			t.Fatal(err)
		}
		f := form{a.first(row[1]), row[2], count}
		all = append(all, f)
		byTerm[f.term] += count
		byLemma[f.lemma] += count
		both[pair{f.term, f.lemma}] += count
	}
	sum := 0.0
	for _, f := range all {
		shared := both[pair{f.term, f.lemma}]
		precision += f.count * shared / byTerm[f.term]
		recall += f.count * shared / byLemma[f.lemma]
		sum += f.count
	}
	return precision / sum, recall / sum
}

// first is the term of a form: of a compound the whole, of words the words.
func (a analyzer) first(form string) string {
	var out []string
	next := 1
	for _, t := range a.tokens(form) {
		if t.pos >= next {
			out, next = append(out, t.term), t.pos+t.span
		}
	}
	return strings.Join(out, " ")
}

func TestGoals_Spelling(t *testing.T) {
	cases := rows(t, "typos.dev.tsv", 2)
	speller := persian.NewSpeller(nil)
	var first, five score
	for _, c := range cases {
		place := slices.IndexFunc(speller.Suggest(c[0], 5), func(w string) bool { return persian.Fold(w) == persian.Fold(c[1]) })
		first.add(place == 0)
		five.add(place >= 0)
	}
	t.Logf("%-16s %9s %9s", "spelling", "first", "in five")
	t.Logf("%-16s %8.1f%% %8.1f%%", ours, 100*first.share(), 100*five.share())
	goal(t, ours, "the right word first", first.share(), 0.72)
	goal(t, ours, "the right word within five", five.share(), 0.85)
	if math.IsNaN(first.share()) {
		t.Error("no case")
	}
}
