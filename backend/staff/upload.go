package staff

import (
	"slices"

	didban "didban.app/backend"
	"didban.app/backend/entry"
	"didban.app/backend/gate"
	"didban.app/backend/media"
	"didban.app/backend/private"
	"didban.app/backend/roster"
	"didban.app/backend/store"
)

// MediaView is a picture or document that came in for a draft.
type MediaView struct {
	ID      string `json:"id"`
	Hash    string `json:"hash"`
	Type    string `json:"type"`
	Width   int    `json:"width"`
	Height  int    `json:"height"`
	Name    string `json:"name"` // of the file
	Alt     string `json:"alt"`
	Caption string `json:"caption"`
	Credit  string `json:"credit"`
	Taken   string `json:"taken"` // an ISO day
	// Sheet is the sheet of the draft on which its words are written; empty for a file
	// that the public has already.
	Sheet string `json:"sheet"`
	// Known tells that the same file was there before, «public» or in this «draft», and is
	// used again; Title is what it is called. Both are empty for a new one.
	Known string `json:"known"`
	Title string `json:"title"`
}

// Where the file of an upload was known.
const (
	knownPublic = "public"
	knownDraft  = "draft"
)

// Upload takes a file in for a draft: the file is kept under its digest, and a sheet for
// its words comes into the draft. The same file again gives what is there. It fails with
// CodeInvalid for a file that is not taken, and where the draft is not the caller's.
func Upload(c *gate.Caller, draft, name string, content []byte) (MediaView, error) {
	return gate.Answer(c, "POST /upload", func() (MediaView, error) {
		if err := c.Permit(didban.ActionEdit, didban.KindMedia); err != nil {
			return MediaView{}, err
		}
		taken := media.Taken(content)
		if taken > c.Today() { // the clock of the camera is wrong
			taken = ""
		}
		m, err := c.Media.Add(name, content)
		if err == nil {
			err = c.Media.Sync()
		}
		if err != nil {
			return MediaView{}, err
		}
		return inFolder(c, draft, func(f *folder) (MediaView, error) {
			if err := f.mayEdit(); err != nil {
				return MediaView{}, err
			}
			for known, err := range store.By[didban.Media](f.public, store.MediaByHash, m.Hash) {
				if err != nil {
					return MediaView{}, err
				}
				return f.knownFile(known, name, knownPublic)
			}
			for i := range f.sheets {
				if known, ok := f.mediaOn(&f.sheets[i], m.Hash); ok {
					return f.knownFile(known, name, knownDraft)
				}
			}
			return f.takeFile(m, name, taken)
		})
	})
}

// knownFile is the view of a file that was there before. One of the draft that nothing
// names any more is as good as new.
func (f *folder) knownFile(m *didban.Media, name, where string) (MediaView, error) {
	ref := didban.Ref{Kind: didban.KindMedia, ID: m.ID}
	at := slices.IndexFunc(f.sheets, func(s private.Sheet) bool { return s.Ref == ref })
	view := mediaView(m, name, "")
	if at >= 0 {
		view.Sheet = keyOf(ref)
	}
	if where == knownDraft && f.loose(at) {
		return view, nil
	}
	var err error
	view.Known = where
	view.Title, err = roster.TitleOf(m, f.nounOf)
	return view, err
}

// takeFile makes the sheet of a new file.
func (f *folder) takeFile(m didban.Media, name string, taken didban.Day) (MediaView, error) {
	code, err := nextCode(f.public, f.tx, didban.KindMedia)
	if err != nil {
		return MediaView{}, err
	}
	m.Meta = didban.Meta{ID: f.tx.NewID(), Code: code}
	if err := f.addNoun(&m, 0); err != nil {
		return MediaView{}, err
	}
	f.draft.Sheets[len(f.draft.Sheets)-1].Taken = taken
	f.draft.Touched = f.tx.Now()
	return mediaView(&m, name, keyOf(didban.Ref{Kind: didban.KindMedia, ID: m.ID})), f.keep()
}

func (f *folder) mediaOn(s *private.Sheet, hash string) (*didban.Media, bool) {
	if s.Ref.Kind != didban.KindMedia {
		return nil, false
	}
	n, err := f.nounOf(s.Ref)
	m, ok := n.(*didban.Media)
	return m, ok && err == nil && m.Hash == hash
}

func mediaView(m *didban.Media, name, sheet string) MediaView {
	return MediaView{
		ID: string(m.ID), Hash: m.Hash, Type: m.Type, Width: m.Width, Height: m.Height, Name: name, Alt: m.Alt,
		Caption: m.Caption, Credit: m.Credit, Taken: string(m.Taken), Sheet: sheet,
	}
}

// loose reports whether the sheet at a place is a new picture that no other sheet names:
// it was taken out again, or its coming in was undone. It stays for a redo, counts for
// nothing, and is left out when the draft is sent. The sheet that a draft began with never is.
func (f *folder) loose(at int) bool {
	own := f.sheets[at].Ref
	if at == 0 || own.Kind != didban.KindMedia || f.draft.Sheets[at].Base != 0 {
		return false
	}
	for i := range f.sheets {
		n, err := entry.Noun(f.sheets[i].Ref.Kind, &f.sheets[i].Sheet)
		if err != nil {
			return false
		}
		for _, r := range didban.Refs(n) {
			if r.To == own {
				return false
			}
		}
	}
	return true
}

// leaveOut takes the sheets out of the draft that are loose or idle.
func (f *folder) leaveOut() error {
	for i := len(f.sheets) - 1; i >= 0 && len(f.sheets) > 1; i-- {
		idle, err := f.idle(i)
		if err == nil && (idle || f.loose(i)) {
			err = f.dropSheet(i)
		}
		if err != nil {
			return err
		}
	}
	return nil
}
