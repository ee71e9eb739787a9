package didban_test

import (
	"os"
	"regexp"
	"slices"
	"testing"

	didban "didban.app/backend"
)

// state is a saved state with its two ends.
func state(n int, day, original, end didban.Day, extended ...didban.Day) didban.Stood {
	return didban.Stood{N: n, Day: day, Reason: "سیل", OriginalEnd: original, End: end, Extended: extended}
}

var promiseCases = []struct {
	name           string
	end, original  didban.Day
	amended        []didban.Day
	past           []didban.Stood
	first          didban.Day
	moves, without int
}{
	{"never moved", "2026-06-01", "", nil, nil, "2026-06-01", 0, 0},
	{"moved, and nothing tells when", "2026-09-01", "2026-06-01", nil, nil, "2026-06-01", 1, 1},
	{"amended on two days", "2026-09-01", "2026-06-01", []didban.Day{"2026-03-01", "2026-04-01"}, nil, "2026-06-01", 2, 0},
	{"moved by import without an amendment", "2027-03-01", "2026-06-01", []didban.Day{"2026-03-01"}, []didban.Stood{
		state(1, "2026-05-01", "2026-06-01", "2026-09-01", "2026-03-01"), state(2, "2026-11-01", "2026-06-01", "2027-03-01", "2026-03-01"),
	}, "2026-06-01", 2, 1},
	{"an amendment of the same version tells why", "2026-09-01", "", []didban.Day{"2026-05-20"}, []didban.Stood{
		state(1, "2026-05-01", "", "2026-06-01"), state(2, "2026-06-01", "", "2026-09-01", "2026-05-20"),
	}, "2026-06-01", 1, 0},
	{"an amendment tells of the next change, and of one alone", "2026-12-01", "", []didban.Day{"2026-05-20"}, []didban.Stood{
		state(1, "2026-05-01", "", "2026-06-01"), state(2, "2026-06-01", "", "2026-06-01", "2026-05-20"),
		state(3, "2026-06-02", "", "2026-09-01", "2026-05-20"), state(4, "2026-07-01", "", "2026-12-01", "2026-05-20"),
	}, "2026-06-01", 2, 1},
	{"an amendment that was taken away explains nothing", "2026-09-01", "", nil, []didban.Stood{
		state(1, "2026-05-01", "", "2026-06-01"), state(2, "2026-06-01", "", "2026-09-01", "2026-05-20"), state(3, "2026-06-03", "", "2026-09-01"),
	}, "2026-06-01", 1, 1},
	{"a later first promise softens nothing", "2027-03-01", "2027-01-01", nil, []didban.Stood{
		state(1, "2026-05-01", "2026-06-01", "2026-09-01"), state(2, "2026-11-01", "2027-01-01", "2027-03-01"),
	}, "2026-06-01", 1, 1},
	{"an earlier one counts", "2026-09-01", "2026-03-01", nil, []didban.Stood{
		state(1, "2026-05-01", "2026-06-01", "2026-09-01"), state(2, "2026-11-01", "2026-03-01", "2026-09-01"),
	}, "2026-03-01", 1, 1},
	{"a first promise that is left out stays known", "2026-09-01", "", nil, []didban.Stood{
		state(1, "2026-05-01", "2026-06-01", "2026-09-01"), state(2, "2026-11-01", "", "2026-09-01"),
	}, "2026-06-01", 1, 1},
	{"taken back", "2026-06-01", "", nil, []didban.Stood{
		state(1, "2026-05-01", "", "2026-06-01"), state(2, "2026-05-02", "", "2126-06-01"), state(3, "2026-05-02", "", "2026-06-01"),
	}, "2026-06-01", 0, 0},
	{"named later than saved", "2026-06-01", "", nil, []didban.Stood{state(1, "2026-05-01", "", ""), state(2, "2026-05-02", "", "2026-06-01")}, "2026-06-01", 0, 0},
	{"no end at all", "", "", nil, nil, "", 0, 0},
}

func TestPromise(t *testing.T) {
	for _, c := range promiseCases {
		t.Run(c.name, func(t *testing.T) {
			p := didban.Project{End: c.end, OriginalEnd: c.original, Contracts: []didban.Contract{told("K1")}}
			for _, day := range c.amended {
				p.Contracts[0].Amendments = append(p.Contracts[0].Amendments, extension(day))
			}
			got := p.Promise(c.past...)
			if got.First != c.first || got.Now != c.end || got.Moves.Len() != c.moves || got.Unamended() != c.without {
				t.Errorf("got %+v, want first %s, %d moves, %d without an amendment", got, c.first, c.moves, c.without)
			}
		})
	}
}

// TestPromise_Moves tells each move by its ends, its days and its reason.
func TestPromise_Moves(t *testing.T) {
	p := didban.Project{End: "2026-09-01", Contracts: []didban.Contract{told("K1")}}
	p.Contracts[0].Amendments = []didban.Amendment{extension("2026-03-01")}
	got := p.Promise(state(1, "2026-05-01", "", "2026-06-01", "2026-03-01"), state(2, "2026-05-21", "", "2026-09-01", "2026-03-01"))
	want := []didban.Move{
		{Day: "2026-03-01", Days: 100, Amendment: true, Reason: "باران"},
		{Day: "2026-05-21", From: "2026-06-01", To: "2026-09-01", Days: 92, Reason: "سیل", N: 2},
	}
	if !slices.Equal(slices.Collect(got.Moves.All()), want) {
		t.Errorf("got %+v, want %+v", got.Moves, want)
	}
}

// TestShifts holds what the page says at its top for ninety days.
func TestShifts(t *testing.T) {
	p := didban.Project{End: "2026-12-01", Contracts: []didban.Contract{told("K1")}}
	p.Contracts[0].Amendments = []didban.Amendment{{Kind: "price", Day: "2026-11-01", Old: 1000, New: 1200}}
	p.Budget = []didban.BudgetLine{{Year: 1405, Source: "municipal", Approved: 150}}
	old := state(1, "2026-03-01", "", "2026-06-01")
	old.Revised = 100
	fresh := p.Stood(2, "2026-11-10", "")
	got := p.Shifts(flagDay, old, fresh)
	want := []didban.Shift{
		{Sort: didban.ShiftEnd, Day: "2026-11-10", FromDay: "2026-06-01", ToDay: "2026-12-01", Days: 183},
		{Sort: didban.ShiftBudget, Day: "2026-11-10", From: 100, To: 150},
		{Sort: didban.ShiftContract, Day: "2026-11-01", Number: "K1", From: 1000, To: 1200},
	}
	if !slices.Equal(got, want) {
		t.Errorf("got %+v, want %+v", got, want)
	}
	if late := p.Shifts("2027-06-01", old, fresh); len(late) != 0 {
		t.Errorf("half a year later: %+v", late)
	}
	p.Contracts[0].Amendments = []didban.Amendment{extension("2026-10-01")}
	p.OriginalEnd = "2026-08-23"
	if got, want := p.Shifts(flagDay), (didban.Shift{
		Sort: didban.ShiftEnd, Day: "2026-10-01", FromDay: "2026-08-23", ToDay: "2026-12-01", Days: 100,
	}); len(got) != 1 || got[0] != want {
		t.Errorf("by amendment alone: %+v", got)
	}
}

// TestFlags_SentencesHold holds the printed sentence of every flag against every status: a
// sentence that narrows a flag to unfinished work, or to work in progress, names exactly the
// projects that carry it.
func TestFlags_SentencesHold(t *testing.T) {
	words, err := os.ReadFile("../frontend/src/lib/i18n/words/flag.ts")
	if err != nil {
		t.Fatal(err)
	}
	for _, code := range didban.FlagCodes {
		sentence := regexp.MustCompile(`'how\.` + string(code) + `': \[\s*'([^']*)',\s*'([^']*)'`).FindSubmatch(words)
		if sentence == nil {
			t.Fatalf("no sentence of %s", code)
		}
		unfinished := says(t, code, sentence, "پایان‌نیافته|پایان نیافته", "unfinished|has not ended")
		active := says(t, code, sentence, "در حال اجرا", "in progress")
		still := says(t, code, sentence, "متوقف نیست", "not suspended")
		for _, status := range didban.Statuses {
			for _, finished := range []didban.Day{"", "2026-10-01"} {
				for _, suspended := range []bool{false, true} {
					p := troubled(status.Code, finished, suspended)
					ended := finished != "" || slices.Contains([]string{"completion", "maintenance", "decommissioned", "cancelled"}, status.Code)
					want := (!unfinished || !ended) && (!active || status.Code == "implementation") && (!still || !suspended)
					got := slices.ContainsFunc(p.Flags(flagDay, didban.Thresholds{}), func(f didban.Flag) bool { return f.Code == code })
					if got != want {
						t.Errorf("%s, %s, finished %q, suspended %v: flagged %v, its sentence says %v", code, status.Code, finished, suspended, got, want)
					}
				}
			}
		}
	}
}

// says reports whether both languages of a sentence say something; they must agree.
func says(t *testing.T, code didban.FlagCode, sentence [][]byte, persian, english string) bool {
	t.Helper()
	fa, en := regexp.MustCompile(persian).Match(sentence[1]), regexp.MustCompile(english).Match(sentence[2])
	if fa != en {
		t.Errorf("the sentence of %s says %q in one language only", code, english)
	}
	return fa
}

// troubled crosses every threshold that its status lets it cross.
func troubled(status string, finished didban.Day, suspended bool) *didban.Project {
	p := &didban.Project{
		Title: "پل", Status: status, Suspended: suspended, Start: "2025-01-01", OriginalEnd: "2026-01-01", End: "2026-06-01", Finished: finished,
		Contracts: []didban.Contract{told("K1"), told("K2")}, Progress: []didban.Progress{seen("2026-02-01", 90, 10, 80)},
	}
	p.Contracts[0].Tenderers, p.Contracts[1].Tenderers = []string{"الف", "ب"}, []string{"پ"}
	p.Contracts[0].Amendments = []didban.Amendment{extension("2026-03-01"), price(2000)}
	return p
}
