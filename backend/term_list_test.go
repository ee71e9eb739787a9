package didban_test

import (
	"encoding/json"
	"errors"
	"slices"
	"strings"
	"testing"

	didban "didban.app/backend"
	"didban.app/backend/didbantest"
)

// listOf is the list of a vocabulary as it is shipped, with a change.
func listOf(vocabulary string, change func(*didban.TermList)) *didban.TermList {
	l := didban.ShippedList(vocabulary)
	l.ID = didbantest.ID(didban.KindTerms, 1)
	if change != nil {
		change(l)
	}
	return l
}

var smart = didban.Term{Code: "smart", Fa: "شهر هوشمند", En: "Smart city", Colour: "#0b7a75", Icon: "lightbulb"}

func faultsOf(err error) string {
	var all didban.Errors
	errors.As(err, &all)
	var out []string
	for _, e := range all {
		out = append(out, e.Field+" "+e.Key)
	}
	return strings.Join(out, ", ")
}

func TestTermList_Validate(t *testing.T) {
	added := func(change func(*didban.Term)) func(*didban.TermList) {
		return func(l *didban.TermList) {
			term := smart
			change(&term)
			l.Terms = append(l.Terms, term)
		}
	}
	for _, test := range []struct {
		name, vocabulary, want string
		change                 func(*didban.TermList)
	}{
		{"as shipped", "domains", "", nil},
		{"a new term", "domains", "", added(func(*didban.Term) {})},
		{"titles, colour, icon and order", "domains", "", func(l *didban.TermList) {
			l.Terms[0].Fa, l.Terms[1].Colour, l.Terms[2].Icon = "عمران", "#2b4c7e", ""
			slices.Reverse(l.Terms)
		}},
		{"one retired", "domains", "", func(l *didban.TermList) { l.Terms[0].Retired = true }},
		{"all retired", "placeSorts", "terms term.none", func(l *didban.TermList) {
			for i := range l.Terms {
				l.Terms[i].Retired = true
			}
		}},
		{"a shipped one dropped", "domains", "terms term.shipped", func(l *didban.TermList) { l.Terms = l.Terms[1:] }},
		{"a shipped one renamed", "domains", "terms term.shipped", func(l *didban.TermList) { l.Terms[0].Code = "works" }},
		{"no code", "domains", "terms.8.code field.required", added(func(t *didban.Term) { t.Code = "" })},
		{"a code in Persian", "domains", "terms.8.code term.code", added(func(t *didban.Term) { t.Code = "هوشمند" })},
		{"a code with a blank", "domains", "terms.8.code term.code", added(func(t *didban.Term) { t.Code = "smart city" })},
		{"a code of capitals", "domains", "terms.8.code term.code", added(func(t *didban.Term) { t.Code = "Smart" })},
		{"a code twice", "domains", "terms.8.code term.twice", added(func(t *didban.Term) { t.Code = "civil" })},
		{"a title twice", "domains", "terms.8.fa term.titleTwice", added(func(t *didban.Term) { t.Fa = "عمرانی" })},
		{"no titles", "domains", "terms.8.fa field.required, terms.8.en field.required", added(func(t *didban.Term) { t.Fa, t.En = "", "" })},
		{"no colour", "domains", "terms.8.colour term.colour", added(func(t *didban.Term) { t.Colour = "turquoise" })},
		{"a faint colour", "domains", "terms.8.colour term.contrast", added(func(t *didban.Term) { t.Colour = "#ffee00" })},
		{"a list of nothing", "rumours", "code term.vocabulary", nil},
		{"standard titles", "statuses", "", func(l *didban.TermList) { l.Terms[0].Fa, l.Terms[0].En = "یافتن", "Found" }},
		{"a standard colour", "statuses", "terms.0.colour term.standard", func(l *didban.TermList) { l.Terms[0].Colour = "#0b7a75" }},
		{"a standard one retired", "types", "terms.1.retired term.standard", func(l *didban.TermList) { l.Terms[1].Retired = true }},
		{"a standard list longer", "mediaUses", "terms.9.code term.standard", added(func(*didban.Term) {})},
		{"a standard order", "areaRanks", "terms.0.code term.standard, terms.1.code term.standard", func(l *didban.TermList) {
			l.Terms[0], l.Terms[1] = l.Terms[1], l.Terms[0]
		}},
	} {
		t.Run(test.name, func(t *testing.T) {
			vocabulary := test.vocabulary
			if didban.Shipped[vocabulary] == nil {
				vocabulary = "domains"
			}
			l := listOf(vocabulary, test.change)
			l.Code = test.vocabulary
			if got := faultsOf(l.Validate()); got != test.want {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}

func TestTermList_TellsTheRatioAndAColourThatWillDo(t *testing.T) {
	l := listOf("domains", func(l *didban.TermList) { l.Terms[0].Colour = "#f5d76e" })
	var all didban.Errors
	if !errors.As(l.Validate(), &all) || len(all) != 1 {
		t.Fatal(all)
	}
	args := all[0].Args
	if args["ratio"] != "1.1" || args["least"] != "3.0" || args["theme"] != "light" {
		t.Errorf("told %v", args)
	}
	l.Terms[0].Colour = args["offer"]
	if err := l.Validate(); err != nil {
		t.Errorf("the offer %s is refused: %v", args["offer"], err)
	}
}

// Every vocabulary of the program has a place and a name, and a list of its own is valid.
func TestShipped(t *testing.T) {
	names := append(slices.Clone(didban.LocalVocabularies), didban.StandardVocabularies...)
	if len(names) != len(didban.Shipped) || len(didban.VocabularyTitles) != len(names) {
		t.Fatalf("%d names, %d lists, %d titles", len(names), len(didban.Shipped), len(didban.VocabularyTitles))
	}
	for _, name := range names {
		if _, ok := didban.VocabularyTitles.Term(name); !ok {
			t.Errorf("%s has no title", name)
		}
		if err := listOf(name, nil).Validate(); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	if didban.ShippedList("rumours") != nil {
		t.Error("a list of nothing")
	}
}

func TestVocabularies_With(t *testing.T) {
	own := listOf("domains", func(l *didban.TermList) {
		l.Terms = []didban.Term{smart, {Code: "civil", Fa: "عمران", En: "Works", Retired: true}}
	})
	titles := &didban.TermList{Meta: didban.Meta{Code: "statuses"}, Terms: []didban.Term{{Code: "completion", Fa: "تمام", En: "Done", Colour: "#000000"}}}
	got := didban.Shipped.With(own, titles)
	domains := got["domains"]
	if domains[0].Code != "smart" || domains[1].Fa != "عمران" || len(domains) != len(didban.Domains)+1 {
		t.Errorf("domains: %v", domains)
	}
	if _, ok := domains.Offered().Term("civil"); ok || len(domains.Offered()) != len(didban.Domains) {
		t.Errorf("offered: %v", domains.Offered())
	}
	done, _ := got["statuses"].Term("completion")
	if done.Fa != "تمام" || done.Colour != "#2a6f3c" || len(got["statuses"]) != len(didban.Statuses) {
		t.Errorf("statuses: %v", got["statuses"])
	}
	if first := didban.Shipped["domains"][0]; first.Fa != "عمرانی" {
		t.Errorf("what is shipped changed: %v", first)
	}
}

// TestLocalCodes holds LocalCodes to the table of fields: of a noun with a text in every
// field of a local vocabulary it tells just those.
func TestLocalCodes(t *testing.T) {
	for _, kind := range didban.Kinds {
		state, want := map[string]any{}, map[string]string{}
		fillLocal(didban.Fields(kind), "", state, want)
		raw, err := json.Marshal(state)
		if err != nil {
			t.Fatal(err)
		}
		n := didban.New(kind)
		if err := json.Unmarshal(raw, n); err != nil {
			t.Fatal(err)
		}
		got := map[string]string{}
		for _, use := range didban.LocalCodes(n) {
			got[use.Field] = use.Vocabulary + " " + use.Code
			if !slices.Contains(didban.CodesOf(use.Vocabulary), kind) {
				t.Errorf("%s has %s, and CodesOf does not know", kind, use.Vocabulary)
			}
		}
		if len(got) != len(want) {
			t.Errorf("%s: got %v, want %v", kind, got, want)
		}
		for field, text := range want {
			if got[field] != text {
				t.Errorf("%s: %s is %q, want %q", kind, field, got[field], text)
			}
		}
	}
}

func fillLocal(fields []didban.Field, at string, item map[string]any, want map[string]string) {
	for _, f := range fields {
		switch {
		case f.IsRows():
			row := map[string]any{}
			fillLocal(f.Fields, at+f.Name+".0.", row, want)
			item[f.Name] = []any{row}
		case f.IsGroup():
			group := map[string]any{}
			fillLocal(f.Fields, at+f.Name+".", group, want)
			item[f.Name] = group
		case f.Sort == didban.SortCode && didban.IsLocal(f.Vocabulary):
			item[f.Name] = "code-of-" + strings.ToLower(f.Vocabulary)
			want[at+f.Name] = f.Vocabulary + " code-of-" + strings.ToLower(f.Vocabulary)
		}
	}
}

func TestProjectSort_GoesByTheCitysOwnOrder(t *testing.T) {
	own := listOf("domains", func(l *didban.TermList) { l.Terms = append([]didban.Term{smart}, l.Terms...) })
	a, b, none := &didban.ProjectFacts{Domain: "civil"}, &didban.ProjectFacts{Domain: "smart"}, &didban.ProjectFacts{Domain: "lost"}
	for _, test := range []struct {
		terms      didban.Vocabularies
		descending bool
		want       [2]int // civil beside smart, smart beside lost
	}{
		{didban.Shipped, false, [2]int{-1, 0}},
		{didban.Shipped.With(own), false, [2]int{1, -1}},
		{didban.Shipped.With(own), true, [2]int{-1, -1}},
	} {
		compare := didban.ProjectSort{Column: "domain", Descending: test.descending}.In(test.terms, "")
		if got := [2]int{compare(a, b), compare(b, none)}; got != test.want {
			t.Errorf("descending %v: got %v, want %v", test.descending, got, test.want)
		}
	}
}

func TestDiff_TellsTheOrderOfAList(t *testing.T) {
	before := listOf("sections", nil)
	after := listOf("sections", func(l *didban.TermList) {
		l.Terms[0], l.Terms[1] = l.Terms[1], l.Terms[0]
		l.Terms = append(l.Terms, smart)
	})
	changes, err := didban.Diff(before, after)
	if err != nil {
		t.Fatal(err)
	}
	last := changes[len(changes)-1]
	if last.Field != "terms" || last.Old.Text != "عمرانی، خدماتی، آموزشی، فرهنگی، اجتماعی" || last.New.Text != "خدماتی، عمرانی، آموزشی، فرهنگی، اجتماعی" {
		t.Errorf("got %+v", last)
	}
	after.Terms[0], after.Terms[1] = after.Terms[1], after.Terms[0]
	changes, err = didban.Diff(before, after)
	for _, c := range changes {
		if err != nil || c.Field == "terms" {
			t.Errorf("a new term is no new order: %+v %v", c, err)
		}
	}
}
