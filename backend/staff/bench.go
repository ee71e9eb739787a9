package staff

import (
	"cmp"
	"slices"
	"strings"

	didban "didban.app/backend"
	"didban.app/backend/entry"
	"didban.app/backend/gate"
	"didban.app/backend/persian"
	"didban.app/backend/private"
	"didban.app/backend/store"
)

// BenchRequest says whose work is asked for: me or all.
type BenchRequest struct {
	Whose string `json:"whose"`
}

// BenchView is what waits for whom.
type BenchView struct {
	Groups []BenchGroup `json:"groups"`
}

// BenchGroup is one sort of work: returned, review, open, sent, scheduled, stale, ending.
type BenchGroup struct {
	Key   string      `json:"key"`
	Total int         `json:"total"`
	Items []BenchItem `json:"items"` // the first of them
}

// BenchItem is one piece of work. Instants are Unix ms.
type BenchItem struct {
	Draft string     `json:"draft"`
	Kind  string     `json:"kind"`
	ID    string     `json:"id"`
	Title string     `json:"title"`
	State string     `json:"state"`
	Field string     `json:"field"` // where it was left: sheet#path
	Last  string     `json:"last"`  // the last words of that field
	Word  string     `json:"word"`
	Owner PersonView `json:"owner"`
	At    int64      `json:"at"`
}

// KindView is the table of a kind's fields.
type KindView struct {
	Kind   string     `json:"kind"`
	Fields []FieldDef `json:"fields"`
}

// FieldDef is a field as a form needs it. The fields of a row stand in Fields, and those of
// a row within it in theirs.
type FieldDef struct {
	Path       string       `json:"path"` // the JSON name
	Sort       string       `json:"sort"`
	Vocabulary string       `json:"vocabulary"`
	Kind       string       `json:"kind"` // of what a reference names
	Required   bool         `json:"required"`
	Max        int          `json:"max"`
	List       bool         `json:"list"`
	Reason     bool         `json:"reason"`
	Public     bool         `json:"public"`
	Items      []int        `json:"items"` // of CoST
	Keys       []string     `json:"keys"`
	Fields     []FieldDef   `json:"fields"`
	Terms      []TermChoice `json:"terms"` // of its vocabulary
}

// TermChoice is one code of a vocabulary.
type TermChoice struct {
	Code string `json:"code"`
	Fa   string `json:"fa"`
	En   string `json:"en"`
}

// FindRequest asks for nouns of a kind by what they are called: those of the public
// record and the new ones of a draft.
type FindRequest struct {
	Kind  string `json:"kind"`
	Text  string `json:"text"`
	Draft string `json:"draft"`
	Limit int    `json:"limit"`
}

// FoundView is what was found.
type FoundView struct {
	Rows []FoundRow `json:"rows"`
}

// FoundRow is one noun that a reference may name.
type FoundRow struct {
	ID     string `json:"id"`
	Code   string `json:"code"`
	Title  string `json:"title"`
	Sub    string `json:"sub"`
	Public bool   `json:"public"`
}

// Open tells what waits for whom.
func (s *Bench) Open(r BenchRequest) (BenchView, error) {
	return gate.Answer(s.caller, "Bench.Open", func() (BenchView, error) { return bench(s.caller, r) })
}

// Fields is the table of a kind's fields, from which forms are made.
func (s *Bench) Fields(kind string) (KindView, error) {
	return gate.Answer(s.caller, "Bench.Fields", func() (KindView, error) { return kindView(didban.Kind(kind)) })
}

// Find finds nouns that a reference may name.
func (s *Bench) Find(r FindRequest) (FoundView, error) {
	return gate.Answer(s.caller, "Bench.Find", func() (FoundView, error) { return findNouns(s.caller, r) })
}

// shownItems is how many items of a group the bench shows.
const shownItems = 50

func bench(c *gate.Caller, r BenchRequest) (BenchView, error) {
	c = c.Settled()
	return look(c, func(tx *private.Tx) (BenchView, error) {
		person, err := names(tx)
		if err != nil {
			return BenchView{}, err
		}
		drafts, err := tx.Drafts()
		if err != nil {
			return BenchView{}, err
		}
		slices.SortStableFunc(drafts, func(a, b *didban.Draft) int { return cmp.Compare(b.Touched, a.Touched) })
		mine := func(d *didban.Draft) bool { return r.Whose == "all" || d.Owner == c.Actor().ID }
		groups := []struct {
			key  string
			here func(*folder) bool
		}{
			{"returned", func(f *folder) bool { return f.in(didban.DraftReturned) && mine(f.draft) }},
			{"review", func(f *folder) bool { return f.waits() }},
			{"open", func(f *folder) bool { return f.in(didban.DraftOpen) && !untouched(f.draft) && mine(f.draft) }},
			{"sent", func(f *folder) bool { return f.in(didban.DraftSent) && mine(f.draft) }},
			{"scheduled", func(f *folder) bool { return f.in(didban.DraftScheduled) }},
			{"dropped", func(f *folder) bool { return f.in(didban.DraftDropped) && !untouched(f.draft) && mine(f.draft) }},
		}
		view := BenchView{Groups: []BenchGroup{}}
		for _, g := range groups {
			group := BenchGroup{Key: g.key, Items: []BenchItem{}}
			for _, d := range drafts {
				f := &folder{caller: c, actor: c.Actor(), tx: tx, draft: d}
				if f.mayRead() != nil || !g.here(f) {
					continue
				}
				if group.Total++; len(group.Items) < shownItems {
					group.Items = append(group.Items, itemOf(person)(d))
				}
			}
			view.Groups = append(view.Groups, group)
		}
		terms, err := gate.RunRead(c, func(public *store.Tx) ([]BenchGroup, error) { return termGroups(c, public) })
		view.Groups = append(view.Groups, terms...)
		return view, err
	})
}

func itemOf(person func(didban.ID) PersonView) func(*didban.Draft) BenchItem {
	return func(d *didban.Draft) BenchItem {
		item := BenchItem{
			Draft: string(d.ID), Title: d.Title, State: string(d.State), Field: d.Field, Last: d.Last, Word: d.Word,
			Owner: person(d.Owner), At: d.Touched,
		}
		if d.State == didban.DraftScheduled {
			item.At = d.At
		}
		if len(d.Sheets) > 0 {
			item.Kind, item.ID = string(d.Sheets[0].Ref.Kind), string(d.Sheets[0].Ref.ID)
		}
		return item
	}
}

// endingDays is how long before its end a term is told.
const endingDays = 30

// termGroups are the trustees whose entry was last checked more than a year ago, and
// those whose term ends soon.
func termGroups(c *gate.Caller, public *store.Tx) ([]BenchGroup, error) {
	if !c.Actor().Can(didban.ActionEdit, didban.KindTrustee) {
		return nil, nil
	}
	today := c.Today()
	stale, ending := BenchGroup{Key: "stale", Items: []BenchItem{}}, BenchGroup{Key: "ending", Items: []BenchItem{}}
	for t, err := range store.All[didban.Trustee](public) {
		if err != nil {
			return nil, err
		}
		left, known := didban.DaysBetween(today, t.End)
		for group, here := range map[*BenchGroup]bool{
			&stale: t.Current(today) && t.Stale(today), &ending: known && left >= 0 && left <= endingDays,
		} {
			if !here {
				continue
			}
			if group.Total++; len(group.Items) >= shownItems {
				continue
			}
			title, err := titleOf(t, publicNoun(public))
			if err != nil {
				return nil, err
			}
			group.Items = append(group.Items, BenchItem{Kind: string(didban.KindTrustee), ID: string(t.ID), Title: title, At: t.Updated})
		}
	}
	return []BenchGroup{stale, ending}, nil
}

func kindView(kind didban.Kind) (KindView, error) {
	if didban.Fields(kind) == nil {
		return KindView{}, didban.Fault(didban.CodeNotFound, "noun.unknownKind", "kind", string(kind))
	}
	return KindView{Kind: string(kind), Fields: mapped(didban.Fields(kind), fieldDef)}, nil
}

func fieldDef(f didban.Field) FieldDef {
	return FieldDef{
		Path: f.Name, Sort: string(f.Sort), Vocabulary: f.Vocabulary, Kind: string(f.Ref), Required: f.Required, Max: f.Max,
		List: f.List, Reason: f.Reason, Public: f.Public, Items: append([]int{}, f.Items...), Keys: append([]string{}, f.Keys...),
		Fields: mapped(f.Fields, fieldDef), Terms: choices(f),
	}
}

func choices(f didban.Field) []TermChoice {
	return mapped(didban.VocabularyOf(f.Vocabulary), func(t didban.Term) TermChoice { return TermChoice{t.Code, t.Fa, t.En} })
}

// Bounds of a search for a reference.
const (
	foundRows = 20
	mostFound = 100
)

func findNouns(c *gate.Caller, r FindRequest) (FoundView, error) {
	kind := didban.Kind(r.Kind)
	if didban.New(kind) == nil {
		return FoundView{}, didban.Fault(didban.CodeInvalid, "noun.unknownKind", "kind", r.Kind)
	}
	limit := min(max(r.Limit, 1), mostFound)
	if r.Limit == 0 {
		limit = foundRows
	}
	words := strings.Fields(persian.Fold(r.Text))
	view := FoundView{Rows: []FoundRow{}}
	if r.Draft != "" {
		rows, err := lookFolder(c, r.Draft, func(f *folder) ([]FoundRow, error) { return f.ownNouns(kind, words) })
		if err != nil {
			return view, err
		}
		view.Rows = append(view.Rows, rows...)
	}
	return gate.RunRead(c, func(public *store.Tx) (FoundView, error) {
		for n, err := range public.All(kind) {
			if err != nil {
				return view, err
			}
			row, here, err := foundRow(n, publicNoun(public), words)
			if err != nil {
				return view, err
			}
			if row.Public = true; here {
				view.Rows = append(view.Rows, row)
			}
			if len(view.Rows) == limit {
				break
			}
		}
		return view, nil
	})
}

// ownNouns are the new nouns of the draft.
func (f *folder) ownNouns(kind didban.Kind, words []string) ([]FoundRow, error) {
	var out []FoundRow
	for i := range f.sheets {
		if f.sheets[i].Ref.Kind != kind || f.draft.Sheets[i].Base != 0 {
			continue
		}
		n, err := entry.Noun(kind, &f.sheets[i].Sheet)
		if err != nil {
			return nil, err
		}
		row, here, err := foundRow(n, f.nounOf, words)
		if err != nil {
			return nil, err
		}
		if here {
			out = append(out, row)
		}
	}
	return out, nil
}

// foundRow is a noun as a row, and whether all words are in what it is called.
func foundRow(n didban.Noun, find func(didban.Ref) (didban.Noun, error), words []string) (FoundRow, bool, error) {
	row := FoundRow{ID: string(n.Head().ID), Code: n.Head().Code}
	var err error
	if row.Title, err = titleOf(n, find); err != nil {
		return row, false, err
	}
	if row.Sub, err = subOf(n, find); err != nil {
		return row, false, err
	}
	return row, hasWords(row.Title+" "+row.Sub+" "+row.Code, words), nil
}

func hasWords(text string, words []string) bool {
	folded := persian.Fold(text)
	return !slices.ContainsFunc(words, func(w string) bool { return !strings.Contains(folded, w) })
}
