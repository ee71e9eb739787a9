package staff

import (
	"slices"
	"strings"
	"unicode"

	didban "didban.app/backend"
	"didban.app/backend/entry"
	"didban.app/backend/gate"
	"didban.app/backend/persian"
	"didban.app/backend/prose"
	"didban.app/backend/store"
)

// NamedView is what an article names and does not refer to yet.
type NamedView struct {
	Rows []NamedRow `json:"rows"`
}

// NamedRow is a noun whose name stands in the text.
type NamedRow struct {
	Path  string `json:"path"` // the field that would refer to it: projects, events, persons, areas
	Kind  string `json:"kind"`
	ID    string `json:"id"`
	Title string `json:"title"`
}

// mostNamed is how many names of one kind are offered.
const mostNamed = 8

// Named finds the projects, events, persons and areas whose names stand in an article of a
// draft: those of the public record and of the draft itself.
func (s *Drafts) Named(r SheetRequest) (NamedView, error) {
	return gate.Answer(s.caller, "Drafts.Named", func() (NamedView, error) {
		if err := s.caller.AwaitMap(); err != nil {
			return NamedView{}, err
		}
		return lookFolder(s.caller, r.Draft, func(f *folder) (NamedView, error) { return f.named(r.Sheet) })
	})
}

func (f *folder) named(key string) (NamedView, error) {
	view := NamedView{Rows: []NamedRow{}}
	s := f.sheet(key)
	if s == nil || s.Ref.Kind != didban.KindArticle {
		return view, didban.Fault(didban.CodeInvalid, "edit.path", "path", key, "op", "named")
	}
	n, err := entry.Noun(s.Ref.Kind, &s.Sheet)
	if err != nil {
		return view, err
	}
	a, ok := n.(*didban.Article)
	if !ok {
		return view, nil
	}
	text := wholeWords(strings.Join([]string{a.Kicker, a.Title, a.Lead, prose.Text(prose.Edit(a.Body))}, "\n"))
	has := map[string][]didban.ID{"projects": a.Projects, "events": a.Events, "persons": a.Persons, "areas": a.Areas}
	count := map[string]int{}
	return view, f.candidates(func(row NamedRow, code string) {
		known := slices.Contains(has[row.Path], didban.ID(row.ID))
		named := stands(text, row.Title) || strings.ContainsAny(code, "0123456789") && stands(text, code)
		if known || count[row.Path] == mostNamed || !named {
			return
		}
		count[row.Path]++
		view.Rows = append(view.Rows, row)
	})
}

// candidates gives all that an article may refer to, with its code: the nouns of the public
// record, and the new ones of the draft.
func (f *folder) candidates(give func(NamedRow, string)) error {
	for _, p := range f.caller.Map.Select(didban.ProjectFilter{}).Projects {
		give(NamedRow{"projects", string(didban.KindProject), string(p.ID), p.Title}, p.Code)
	}
	for e, err := range store.All[didban.Event](f.public) {
		if err != nil {
			return err
		}
		give(NamedRow{"events", string(didban.KindEvent), string(e.ID), e.Title}, e.Code)
	}
	for p, err := range store.All[didban.Person](f.public) {
		if err != nil {
			return err
		}
		give(NamedRow{"persons", string(didban.KindPerson), string(p.ID), p.Name}, p.Code)
	}
	for _, a := range f.caller.Map.Areas() {
		give(NamedRow{"areas", string(didban.KindArea), string(a.ID), a.Name}, a.Code)
	}
	return f.ownCandidates(give)
}

func (f *folder) ownCandidates(give func(NamedRow, string)) error {
	paths := map[didban.Kind]string{
		didban.KindProject: "projects", didban.KindEvent: "events", didban.KindPerson: "persons", didban.KindArea: "areas",
	}
	for i := range f.sheets {
		s := &f.sheets[i]
		if f.draft.Sheets[i].Base != 0 || paths[s.Ref.Kind] == "" {
			continue
		}
		title, err := f.titleOf(s)
		if err != nil {
			return err
		}
		give(NamedRow{paths[s.Ref.Kind], string(s.Ref.Kind), string(s.Ref.ID), title}, codeOf(s))
	}
	return nil
}

// leastName is how many signs a name has at least that is looked for.
const leastName = 3

// stands reports whether a name stands in a text of whole words, word by word.
func stands(text, name string) bool {
	words := wholeWords(name)
	return len([]rune(words)) >= leastName+2 && strings.Contains(text, words)
}

// wholeWords are the folded words of a text, each between blanks.
func wholeWords(text string) string {
	words := strings.FieldsFunc(persian.Fold(text), func(c rune) bool { return !unicode.IsLetter(c) && !unicode.IsDigit(c) })
	return " " + strings.Join(words, " ") + " "
}
