package staff

import (
	"slices"
	"strings"

	didban "didban.app/backend"
	"didban.app/backend/gate"
	"didban.app/backend/roster"
	"didban.app/backend/store"
	"didban.app/backend/typed"
)

// DraftMediaView tells of the public pictures and documents that a draft names or changes.
type DraftMediaView struct {
	Media []PublicMedia `json:"media"`
}

// PublicMedia is a picture or document that the public has, and the public nouns that use
// it: a change of its words is seen in all these places.
type PublicMedia struct {
	ID      string     `json:"id"`
	Hash    string     `json:"hash"`
	Type    string     `json:"type"`
	Alt     string     `json:"alt"`
	Caption string     `json:"caption"`
	Focus   string     `json:"focus"` // as it is typed, «۴۲٪، ۳۱٪»
	Places  []NounView `json:"places"`
}

// NounView names a noun.
type NounView struct {
	Kind  string `json:"kind"`
	ID    string `json:"id"`
	Title string `json:"title"`
}

// Media tells of the public pictures and documents of a draft.
func (s *Drafts) Media(r DraftRequest) (DraftMediaView, error) {
	return gate.Answer(s.caller, "Drafts.Media", func() (DraftMediaView, error) {
		return lookFolder(s.caller, r.Draft, func(f *folder) (DraftMediaView, error) {
			if err := f.mayRead(); err != nil {
				return DraftMediaView{}, err
			}
			return f.publicMedia()
		})
	})
}

func (f *folder) publicMedia() (DraftMediaView, error) {
	view := DraftMediaView{Media: []PublicMedia{}}
	ids, err := f.mediaNamed()
	if err != nil {
		return view, err
	}
	var all []*didban.Media
	for _, id := range ids {
		m, err := store.Get[didban.Media](f.public, id)
		if didban.IsLeftOut(err) {
			continue
		}
		if err != nil {
			return view, err
		}
		all = append(all, m)
	}
	places, err := f.placesOf(all)
	for _, m := range all {
		view.Media = append(view.Media, publicMedia(m, places[m.ID]))
	}
	return view, err
}

func publicMedia(m *didban.Media, places []NounView) PublicMedia {
	view := PublicMedia{ID: string(m.ID), Hash: m.Hash, Type: m.Type, Alt: m.Alt, Caption: m.Caption, Places: []NounView{}}
	if m.Focus != nil {
		view.Focus = typed.WriteFocus(*m.Focus)
	}
	view.Places = append(view.Places, places...)
	return view
}

// mediaNamed are the pictures and documents that stand on a sheet of the draft or that
// one names, each once.
func (f *folder) mediaNamed() (ids []didban.ID, err error) {
	add := func(ref didban.Ref) {
		if ref.Kind == didban.KindMedia && !slices.Contains(ids, ref.ID) {
			ids = append(ids, ref.ID)
		}
	}
	for i := range f.sheets {
		add(f.sheets[i].Ref)
		n, err := f.nounOf(f.sheets[i].Ref)
		if err != nil {
			return nil, err
		}
		if n == nil {
			continue
		}
		for _, r := range didban.Refs(n) {
			add(r.To)
		}
	}
	return ids, nil
}

// hashMark is how much of a hash is looked for in a body: enough to be no chance.
const hashMark = 32

// placesOf finds the public nouns that use media.
func (f *folder) placesOf(media []*didban.Media) (map[didban.ID][]NounView, error) {
	places := map[didban.ID][]NounView{}
	if len(media) == 0 {
		return places, nil
	}
	var ids, hashes []string
	for _, m := range media {
		ids, hashes = append(ids, string(m.ID)), append(hashes, m.Hash[:min(hashMark, len(m.Hash))])
	}
	for _, kind := range []didban.Kind{didban.KindProject, didban.KindEvent, didban.KindPerson, didban.KindArticle} {
		marks := ids
		if kind == didban.KindArticle { // a body names its pictures by their files
			marks = slices.Concat(ids, hashes)
		}
		for n, err := range f.public.Mentioning(kind, marks) {
			if err != nil {
				return nil, err
			}
			title, err := roster.TitleOf(n, publicNoun(f.public))
			if err != nil {
				return nil, err
			}
			for _, m := range media {
				if usesMedia(n, m) {
					places[m.ID] = append(places[m.ID], NounView{string(n.Kind()), string(n.Head().ID), title})
				}
			}
		}
	}
	return places, nil
}

// usesMedia reports whether a noun shows a picture or document: by name, or in its body.
func usesMedia(n didban.Noun, m *didban.Media) bool {
	for _, r := range didban.Refs(n) {
		if r.To == (didban.Ref{Kind: didban.KindMedia, ID: m.ID}) {
			return true
		}
	}
	a, ok := n.(*didban.Article)
	return ok && strings.Contains(a.Body, "/media/"+m.Hash)
}
