package didban_test

import (
	"math"
	"testing"

	didban "didban.app/backend"
)

func TestParseRange(t *testing.T) {
	for _, test := range []struct {
		text          string
		ok            bool
		within, wrong int64
	}{
		{"25-49", true, 49, 50},
		{"0-0", true, 0, 1},
		{"25-", true, math.MaxInt64, 24},
		{"-49", true, 0, 50},
		{"49-25", false, 0, 0},
		{"-", false, 0, 0},
		{"25", false, 0, 0},
		{"a-b", false, 0, 0},
		{"--5", false, 0, 0},
		{"1-2-3", false, 0, 0},
		{"9223372036854775808-", false, 0, 0},
	} {
		t.Run(test.text, func(t *testing.T) {
			r, ok := didban.ParseRange(test.text)
			if ok != test.ok || r.Set() != test.ok {
				t.Fatalf("ok %v, set %v", ok, r.Set())
			}
			if ok && (!r.Holds(test.within) || r.Holds(test.wrong)) {
				t.Errorf("holds %d: %v, %d: %v", test.within, r.Holds(test.within), test.wrong, r.Holds(test.wrong))
			}
			if again, _ := didban.ParseRange(r.String()); again != r {
				t.Errorf("comes back as %v", again)
			}
		})
	}
	if r, ok := didban.ParseRange(""); !ok || r.Set() || !r.Holds(-1) {
		t.Error("an empty text must be a range that holds everything")
	}
}
