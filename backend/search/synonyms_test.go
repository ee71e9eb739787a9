package search

import (
	"slices"
	"testing"

	didban "didban.app/backend"
)

// TestSynonyms_Data holds the file: at least 80 pairs, every name found by its own key, and
// no name twice in a group.
func TestSynonyms_Data(t *testing.T) {
	pairs := 0
	for _, group := range synonymGroups() {
		pairs += len(group) * (len(group) - 1) / 2
		var keys []string
		for _, name := range group {
			if len(name) == 0 || len(name) > maxGroup {
				t.Errorf("%v has %d words", name, len(name))
				continue
			}
			key := keyOf(name)
			if slices.Contains(keys, key) {
				t.Errorf("%q stands twice in a group", key)
			}
			keys = append(keys, key)
		}
		if len(group) < 2 {
			t.Errorf("%v has no other name", keys)
		}
	}
	if pairs < 80 {
		t.Errorf("got %d pairs", pairs)
	}
	t.Logf("%d pairs in %d groups", pairs, len(synonymGroups()))
}

func TestIsSpelledSo(t *testing.T) {
	for _, c := range []struct {
		word, latin string
		want        bool
	}{
		{"فین", "fin", true},
		{"راوند", "ravand", true},
		{"گلابچی", "golabchi", true},
		{"کاشان", "kashan", true},
		{"قمصر", "qamsar", true},
		{"قمصر", "ghamsar", true},
		{"نیاسر", "niasar", true},
		{"محتشم", "mohtasham", true},
		{"خزاق", "khozaq", true},
		{"لتحر", "lathar", true},
		{"فین", "fan", false},
		{"فن", "fin", true},
		{"راوند", "ravan", false},
		{"کاشان", "isfahan", false},
		{"فین", "finn", true},
	} {
		if got := isSpelledSo([]rune(c.word), c.latin); got != c.want {
			t.Errorf("%s as %s: got %v", c.word, c.latin, got)
		}
	}
}

// TestSpokenStatuses_Data holds that every entry can be met: folded, and a status.
func TestSpokenStatuses_Data(t *testing.T) {
	for said, code := range spokenStatuses {
		if _, known := didban.Statuses.Term(code); !known && code != didban.StandingSuspended || unspaced(said) != said {
			t.Errorf("%s means %s", said, code)
		}
	}
}
