package search_test

import (
	"fmt"
	"slices"
	"testing"

	didban "didban.app/backend"
	"didban.app/backend/didbantest"
	"didban.app/backend/search"
)

func TestFind_Rescue(t *testing.T) {
	nouns := town()
	x, _ := indexOf(t, nouns...)
	tests := []struct {
		name, typed string
		rescue      search.Rescue
		text        string
		want        []string
	}{
		{"nothing to mend", "گلاب فین", search.RescueNone, "گلاب فین", []string{"A1"}},
		{"the other keyboard", "'ghf", search.RescueKeyboard, "گلاب", []string{"A1", "E1"}},
		{"a slip", "جشنوازه", search.RescueSpelling, "جشنواره", []string{"E1"}},
		{"one slip of two words", "جشنوازه گلاب", search.RescueSpelling, "جشنواره گلاب", []string{"E1"}},
		{"some of the words", "گلاب هیچکجاآباد", search.RescuePartial, "گلاب هیچکجاآباد", []string{"A1", "E1"}},
		{"nothing at all", "هیچکجاآباد", search.RescueNone, "هیچکجاآباد", []string{}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			r := find(t, x, search.Query{Text: tt.typed})
			got := codes(r, nouns)
			slices.Sort(got)
			if r.Rescue != tt.rescue || r.Text != tt.text || !slices.Equal(got, tt.want) {
				t.Errorf("%q: %q %q %v, want %q %q %v", tt.typed, r.Rescue, r.Text, got, tt.rescue, tt.text, tt.want)
			}
			if exact := find(t, x, search.Query{Text: tt.typed, Exact: true}); tt.rescue != "" && (exact.Total != 0 || exact.Rescue != "") {
				t.Errorf("%q asked exactly: %q, %d hits", tt.typed, exact.Rescue, exact.Total)
			}
		})
	}
}

// TestFind_Meant holds that a word with few hits is answered as typed, and what
// finds more is offered beside.
func TestFind_Meant(t *testing.T) {
	nouns := append(town(), &didban.Area{Meta: meta(didban.KindArea, 9, "N9"), Rank: didban.AreaNeighbourhood, Name: "'ghf"})
	x, _ := indexOf(t, nouns...)
	r := find(t, x, search.Query{Text: "ghf"})
	if r.Rescue != search.RescueNone || r.Text != "ghf" || r.Total != 1 {
		t.Errorf("answered as %q: %q, %d hits", r.Rescue, r.Text, r.Total)
	}
	r = find(t, x, search.Query{Text: "'ghf"})
	if r.Rescue != search.RescueNone || !slices.Equal(r.Meant, []string{"گلاب"}) {
		t.Errorf("answered as %q, offers %q", r.Rescue, r.Meant)
	}
}

func TestFind_TypedFilters(t *testing.T) {
	nouns := town()
	x, _ := indexOf(t, nouns...)
	tests := []struct {
		name, text string
		fields     []string
		want       []string
	}{
		{"kind", "گلاب نوع:خبر", []string{"kind"}, []string{"A1"}},
		{"kind in english", "kind:event گلاب", []string{"kind"}, []string{"E1"}},
		{"year", "سال:۱۴۰۰ بلوار", []string{"year"}, []string{"P1", "P2", "A1"}},
		{"another year", "سال:۱۳۹۰ بلوار", []string{"year"}, []string{}},
		{"area by name", "محله:فین", []string{"area"}, []string{"T1", "P1", "A1", "N1"}},
		{"area by a number for the word", "منطقه:۲", []string{"area"}, []string{"P2", "R2"}},
		{"area with its own rank", "منطقه:دو", []string{"area"}, []string{"P2", "R2"}},
		{"area in quotes", "area:«محلهٔ فین» بلوار", []string{"area"}, []string{"P1", "A1"}},
		{"status by title", "وضعیت:پایان‌یافته", []string{"status"}, []string{"P2"}},
		{"status by code", "status:completion", []string{"status"}, []string{"P2"}},
		{"domain and words", "domain:civil بلوار", []string{"domain"}, []string{"P1"}},
		{"unknown value is a word", "وضعیت:گلاب", nil, []string{}},
		{"unknown name is a word", "چیز:گلاب", nil, []string{}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			r := find(t, x, search.Query{Text: tt.text, Exact: true})
			got, want := codes(r, nouns), slices.Clone(tt.want)
			slices.Sort(got)
			slices.Sort(want)
			var fields []string
			for _, f := range r.Typed {
				fields = append(fields, f.Field)
			}
			if !slices.Equal(got, want) || !slices.Equal(fields, tt.fields) {
				t.Errorf("%q finds %v by %v, want %v by %v", tt.text, got, fields, want, tt.fields)
			}
		})
	}
}

func TestFind_LastWordGoesOn(t *testing.T) {
	nouns := town()
	x, _ := indexOf(t, nouns...)
	for text, want := range map[string][]string{
		"جشنو": {"E1"}, "جشنو ": {}, "جشنو نوع:رویداد": {}, "جشنو -مرمت": {},
	} {
		r := find(t, x, search.Query{Text: text})
		if got := codes(r, nouns); r.Rescue == search.RescueNone && !slices.Equal(got, want) {
			t.Errorf("%q finds %v, want %v", text, got, want)
		}
		if len(want) > 0 && r.Rescue != search.RescueNone {
			t.Errorf("%q: rescue %q, want none: the word was only begun", text, r.Rescue)
		}
	}
	if r := find(t, x, search.Query{Text: "فین گلا"}); !slices.Equal(codes(r, nouns), []string{"A1"}) {
		t.Errorf("found %v, want A1", codes(r, nouns))
	}
}

func TestFind_SpellingsOfTheSame(t *testing.T) {
	nouns := town()
	x, _ := indexOf(t, nouns...)
	for text, want := range map[string]string{
		"پیادهروسازی": "P1", "پياده رو سازي": "P1", "پیاده‌روسازی‌ها": "P1", "خانه های بروجردی": "P2", "مرمت‌های خانه": "P2",
		"جشنواره‌های گلاب": "E1",
	} {
		if got := codes(find(t, x, search.Query{Text: text, Exact: true}), nouns); !slices.Equal(got, []string{want}) {
			t.Errorf("%q finds %v, want %s", text, got, want)
		}
	}
}

// TestFind_StablePages holds that pages neither overlap nor lose, also among equals.
func TestFind_StablePages(t *testing.T) {
	var nouns []didban.Noun
	for n := range 57 {
		nouns = append(nouns, &didban.Area{Meta: meta(didban.KindArea, n+1, fmt.Sprint("N", n)), Rank: didban.AreaNeighbourhood, Name: "کوی مهر"})
	}
	x, _ := indexOf(t, nouns...)
	for _, sort := range []string{"", "newest", "title", "amount"} {
		seen := map[didban.ID]bool{}
		for offset := 0; offset < len(nouns); offset += 10 {
			for _, h := range find(t, x, search.Query{Text: "مهر", Sort: sort, Offset: offset, Limit: 10}).Hits {
				if seen[h.ID] {
					t.Fatalf("sorted by %q, %s comes twice", sort, h.ID)
				}
				seen[h.ID] = true
			}
		}
		if len(seen) != len(nouns) {
			t.Errorf("sorted by %q, %d of %d come", sort, len(seen), len(nouns))
		}
	}
}

func TestFind_ByAmount(t *testing.T) {
	project := func(n int, rial didban.Rial) *didban.Project {
		p := &didban.Project{Meta: meta(didban.KindProject, n, fmt.Sprint("P", n)), Title: "پل", Domain: "civil", Type: "construction", Status: "implementation"}
		if rial > 0 {
			p.Budget = []didban.BudgetLine{{Year: 1403, Source: "municipal", Approved: rial}}
		}
		return p
	}
	nouns := []didban.Noun{project(1, 5), project(2, 0), project(3, 70_000_000_000), project(4, 900)}
	x, _ := indexOf(t, nouns...)
	if got, want := codes(find(t, x, search.Query{Sort: "amount"}), nouns), []string{"P3", "P4", "P1", "P2"}; !slices.Equal(got, want) {
		t.Errorf("by amount %v, want %v", got, want)
	}
}

func TestFind_Why(t *testing.T) {
	x, _ := indexOf(t, town()...)
	r := find(t, x, search.Query{Text: "بلوار قطب", Kinds: []didban.Kind{didban.KindProject}, Explain: true})
	if len(r.Hits) != 1 || !slices.Equal(r.Hits[0].Why["title"], []string{"بلوار", "قطب"}) || len(r.Hits[0].Why["body"]) > 0 {
		t.Errorf("found %+v", r.Hits)
	}
	if r := find(t, x, search.Query{Text: "بلوار"}); r.Hits[0].Why != nil {
		t.Errorf("explained unasked: %v", r.Hits[0].Why)
	}
}

// TestFind_LengthsStayTrue holds that scores after changes are those of an index
// that was made of the same texts at once.
func TestFind_LengthsStayTrue(t *testing.T) {
	nouns := didbantest.City(20, 20)
	x, feed := indexOf(t, nouns...)
	for _, n := range nouns[len(nouns)-10:] {
		feed.Put(n)
	}
	gone := nouns[len(nouns)-1]
	feed.Delete(gone.Kind(), gone.Head().ID)
	catchUp(t, x, feed)
	catchUp(t, x, feed)
	fresh := open(t, t.TempDir())
	catchUp(t, fresh, feed)
	q := search.Query{Text: "شهر کاشان", Limit: 100}
	a, b := find(t, x, q), find(t, fresh, q)
	if a.Total == 0 || a.Total != b.Total {
		t.Fatalf("%d and %d hits", a.Total, b.Total)
	}
	for i := range a.Hits {
		if a.Hits[i].ID != b.Hits[i].ID || a.Hits[i].Score != b.Hits[i].Score {
			t.Errorf("hit %d: %s %v after changes, %s %v made at once", i, a.Hits[i].ID, a.Hits[i].Score, b.Hits[i].ID, b.Hits[i].Score)
		}
	}
}
