package staff

import (
	"cmp"
	"slices"

	didban "didban.app/backend"
	"didban.app/backend/entry"
	"didban.app/backend/gate"
	"didban.app/backend/private"
	"didban.app/backend/roster"
	"didban.app/backend/store"
)

// BenchRequest says whose work is asked for: me, unit or all.
type BenchRequest struct {
	Whose string `json:"whose"`
}

// BenchView is what waits for whom.
type BenchView struct {
	Groups []BenchGroup `json:"groups"`
	Units  []string     `json:"units"` // of the person
	// Restored is how the last restore went, for an administrator who has not heard of it.
	Restored RestoredView `json:"restored"`
}

// BenchGroup is one sort of work: returned, review, open, sent, scheduled, dropped; of the
// city silent, late, incomplete, pictures, stale, ending.
type BenchGroup struct {
	Key   string      `json:"key"`
	Total int         `json:"total"`
	Items []BenchItem `json:"items"` // the first of them
}

// BenchItem is one piece of work. Instants are Unix ms.
type BenchItem struct {
	Draft string `json:"draft"`
	Kind  string `json:"kind"`
	ID    string `json:"id"`
	Title string `json:"title"`
	// Sheets counts the nouns of the draft; Origin and Round tell what made it.
	Sheets int        `json:"sheets"`
	Origin string     `json:"origin"`
	Round  string     `json:"round"`
	State  string     `json:"state"`
	Field  string     `json:"field"` // where it was left: sheet#path
	Last   string     `json:"last"`  // the last words of that field
	Word   string     `json:"word"`
	Owner  PersonView `json:"owner"`
	At     int64      `json:"at"`
	// Day is since when a project is silent, or when it should have been done; Days how
	// many have passed.
	Day  string `json:"day"`
	Days int    `json:"days"`
	// Workdays are the office's working days for which a draft has waited to be judged.
	Workdays int `json:"workdays"`
	// Disclosed of Expected items are told of a project; Missing are the others.
	Disclosed int           `json:"disclosed"`
	Expected  int           `json:"expected"`
	Missing   []MissingView `json:"missing"`
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
	Bulk       []string     `json:"bulk"`  // what may be done to it for many nouns at once
}

// TermChoice is one code of a vocabulary.
type TermChoice struct {
	Code string `json:"code"`
	Fa   string `json:"fa"`
	En   string `json:"en"`
	// Retired ones are shown where they stand and offered no more.
	Retired bool `json:"retired"`
}

// FindRequest asks for nouns by what they are called, or by the id of one: of a kind, those of the public
// record and the new ones of a draft; without one, the public ones of every kind that the
// person may see drafts of.
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
	Kind   string `json:"kind"`
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
	return gate.Answer(s.caller, "Bench.Fields", func() (KindView, error) {
		return kindView(didban.Kind(kind), s.caller.Store.Terms())
	})
}

// Find finds nouns that a reference may name.
func (s *Bench) Find(r FindRequest) (FoundView, error) {
	return gate.Answer(s.caller, "Bench.Find", func() (FoundView, error) { return findNouns(s.caller, r) })
}

// shownItems is how many items of a group the bench shows.
const shownItems = 50

func bench(c *gate.Caller, r BenchRequest) (BenchView, error) {
	if err := c.AwaitMap(); err != nil {
		return BenchView{}, err
	}
	c = c.Settled()
	view, mine := BenchView{}, scope{}
	err := c.Private.View(func(tx *private.Tx) (err error) {
		if mine, err = scopeOf(c, tx); err != nil {
			return err
		}
		view.Units = texts(mine.units)
		view.Groups, err = draftGroups(c, tx, r.Whose, mine)
		return err
	})
	if err != nil {
		return view, err
	}
	city, err := gate.RunRead(c, func(public *store.Tx) ([]BenchGroup, error) { return cityGroups(c, public, mine.of(r.Whose)) })
	view.Groups = append(view.Groups, city...)
	if err == nil {
		view.Restored, err = restored(c)
	}
	return view, err
}

// draftGroups are the drafts by what is to be done with them, those touched last first.
func draftGroups(c *gate.Caller, tx *private.Tx, whose string, of scope) ([]BenchGroup, error) {
	item, err := itemOf(c, tx)
	if err != nil {
		return nil, err
	}
	drafts, err := tx.Drafts()
	if err != nil {
		return nil, err
	}
	mine, err := whosePeople(c, tx, whose, of)
	if err != nil {
		return nil, err
	}
	slices.SortStableFunc(drafts, func(a, b *didban.Draft) int { return cmp.Compare(b.Touched, a.Touched) })
	groups := []struct {
		key  string
		here func(*folder) bool
	}{
		{"returned", func(f *folder) bool { return f.in(didban.DraftReturned) && mine(f.draft.Owner) }},
		{"review", func(f *folder) bool { return f.waits() }},
		{"open", func(f *folder) bool { return f.in(didban.DraftOpen) && !untouched(f.draft) && mine(f.draft.Owner) }},
		{"sent", func(f *folder) bool { return f.in(didban.DraftSent) && mine(f.draft.Owner) }},
		{"scheduled", func(f *folder) bool { return f.in(didban.DraftScheduled) }},
		{"dropped", func(f *folder) bool { return f.in(didban.DraftDropped) && !untouched(f.draft) && mine(f.draft.Owner) }},
	}
	out := []BenchGroup{}
	for _, g := range groups {
		group := BenchGroup{Key: g.key, Items: []BenchItem{}}
		for _, d := range drafts {
			f := &folder{caller: c, actor: c.Actor(), tx: tx, draft: d}
			if f.mayRead() != nil || !g.here(f) {
				continue
			}
			if group.Total++; len(group.Items) < shownItems {
				group.Items = append(group.Items, item(d))
			}
		}
		out = append(out, group)
	}
	return out, nil
}

// whosePeople tells whose work is asked for: one's own, that of the people of one's units,
// or everybody's.
func whosePeople(c *gate.Caller, tx *private.Tx, whose string, of scope) (func(didban.ID) bool, error) {
	switch whose {
	case whoseAll:
		return func(didban.ID) bool { return true }, nil
	case whoseUnit:
		users, err := tx.Users()
		colleague := map[didban.ID]bool{c.Actor().ID: true}
		for _, u := range users {
			if slices.ContainsFunc(u.Units, func(unit didban.ID) bool { return slices.Contains(of.units, unit) }) {
				colleague[u.ID] = true
			}
		}
		return func(id didban.ID) bool { return colleague[id] }, err
	}
	return func(id didban.ID) bool { return id == c.Actor().ID }, nil
}

// cityGroups are what in the public record asks for somebody.
func cityGroups(c *gate.Caller, public *store.Tx, mine scope) ([]BenchGroup, error) {
	groups, err := projectGroups(c, public, mine)
	if err != nil {
		return nil, err
	}
	pictures, err := eventGroup(c, public, mine)
	if err != nil {
		return nil, err
	}
	terms, err := termGroups(c, public, mine)
	return append(append(groups, pictures), terms...), err
}

// endingDays is how long before its end a term is told.
const endingDays = 30

// termGroups are the trustees whose entry was last checked more than a year ago, and
// those whose term ends soon.
func termGroups(c *gate.Caller, public *store.Tx, mine scope) ([]BenchGroup, error) {
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
			if !here || !mine.holds("", around(c, []didban.ID{t.Area})) {
				continue
			}
			if group.Total++; len(group.Items) >= shownItems {
				continue
			}
			title, err := roster.TitleOf(t, publicNoun(public))
			if err != nil {
				return nil, err
			}
			group.Items = append(group.Items, BenchItem{Kind: string(didban.KindTrustee), ID: string(t.ID), Title: title, At: t.Updated, Missing: []MissingView{}})
		}
	}
	return []BenchGroup{stale, ending}, nil
}

func kindView(kind didban.Kind, terms didban.Vocabularies) (KindView, error) {
	if didban.Fields(kind) == nil {
		return KindView{}, didban.Fault(didban.CodeNotFound, "noun.unknownKind", "kind", string(kind))
	}
	return KindView{Kind: string(kind), Fields: mapped(didban.Fields(kind), func(f didban.Field) FieldDef {
		def := fieldsWith(terms)(f)
		def.Bulk = append(def.Bulk, didban.BulkOps(kind, f)...)
		return def
	})}, nil
}

// fieldsWith makes the definition of a field, with the lists of the city.
func fieldsWith(terms didban.Vocabularies) func(didban.Field) FieldDef {
	return func(f didban.Field) FieldDef {
		return FieldDef{
			Path: f.Name, Sort: string(f.Sort), Vocabulary: f.Vocabulary, Kind: string(f.Ref), Required: f.Required, Max: f.Max,
			List: f.List, Reason: f.Reason, Public: f.Public, Items: append([]int{}, f.Items...), Keys: append([]string{}, f.Keys...), Bulk: []string{},
			Fields: mapped(f.Fields, fieldsWith(terms)), Terms: choices(terms[f.Vocabulary]),
		}
	}
}

func choices(terms didban.Vocabulary) []TermChoice {
	return mapped(terms, func(t didban.Term) TermChoice { return TermChoice{t.Code, t.Fa, t.En, t.Retired} })
}

// Bounds of a search for a reference.
const (
	foundRows = 20
	mostFound = 100
)

func findNouns(c *gate.Caller, r FindRequest) (FoundView, error) {
	kind := didban.Kind(r.Kind)
	if r.Kind != "" && didban.New(kind) == nil {
		return FoundView{}, didban.Fault(didban.CodeInvalid, "noun.unknownKind", "kind", r.Kind)
	}
	limit := min(max(r.Limit, 1), mostFound)
	if r.Limit == 0 {
		limit = foundRows
	}
	words := roster.Words(r.Text)
	view := FoundView{Rows: []FoundRow{}}
	if r.Draft != "" {
		rows, err := lookFolder(c, r.Draft, func(f *folder) ([]FoundRow, error) { return f.ownNouns(kind, words) })
		if err != nil {
			return view, err
		}
		view.Rows = append(view.Rows, rows...)
	}
	if err := c.Roster.CatchUp(c.Store); err != nil {
		return view, err
	}
	kinds := []didban.Kind{kind}
	if r.Kind == "" {
		c = c.Settled()
		kinds = slices.DeleteFunc(slices.Clone(didban.Kinds), func(k didban.Kind) bool { return !c.Actor().Can(didban.ActionInspect, k) })
	}
	view.Rows = append(view.Rows, foundPublic(c.Roster, kinds, r.Text, limit)...)
	view.Rows = view.Rows[:min(len(view.Rows), limit)]
	return view, nil
}

// foundPublic are the public nouns that have the words of a text, or the text as their id. What begins with them stands before
// what has them somewhere.
func foundPublic(x *roster.Index, kinds []didban.Kind, text string, limit int) (begin []FoundRow) {
	var later []FoundRow
	words := roster.Words(text)
	for _, kind := range kinds {
		for _, e := range x.All(kind) {
			row := FoundRow{Kind: string(kind), ID: string(e.Ref.ID), Code: e.Code, Title: e.Title, Sub: e.Sub, Public: true}
			switch {
			case len(begin) == limit:
				return begin
			case row.ID == text:
				return []FoundRow{row}
			case !e.HasWords(words):
			case e.Begins(words):
				begin = append(begin, row)
			case len(later) < limit:
				later = append(later, row)
			}
		}
	}
	return append(begin, later...)
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
	row := FoundRow{Kind: string(n.Kind()), ID: string(n.Head().ID), Code: n.Head().Code}
	var err error
	if row.Title, err = roster.TitleOf(n, find); err != nil {
		return row, false, err
	}
	row.Sub, err = roster.SubOf(n, find)
	return row, roster.HasWords(row.Title+" "+row.Sub+" "+row.Code, words), err
}
