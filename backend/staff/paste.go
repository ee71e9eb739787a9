package staff

import (
	didban "didban.app/backend"
	"didban.app/backend/gate"
	"didban.app/backend/prose"
)

// PasteRequest is what lay on a clipboard, as HTML.
type PasteRequest struct {
	HTML string `json:"html"`
}

// PasteView is what a body can take of it, as HTML for the editor, and what was left out.
type PasteView struct {
	HTML    string        `json:"html"`
	Dropped []DroppedView `json:"dropped"`
}

// DroppedView is one sort of thing that was left out.
type DroppedView struct {
	Key    string `json:"key"` // of its sentence: dropped.picture
	Count  int    `json:"count"`
	Sample string `json:"sample"`
}

// maxPaste is how much is taken off a clipboard at once, bytes.
const maxPaste = 8 << 20

// Paste makes of foreign HTML what a body can take. It fails with CodeInvalid
// "paste.tooLong" for more than a body could ever hold.
func (s *Drafts) Paste(r PasteRequest) (PasteView, error) {
	return gate.Answer(s.caller, "Drafts.Paste", func() (PasteView, error) { return paste(r) })
}

func paste(r PasteRequest) (PasteView, error) {
	if len(r.HTML) > maxPaste {
		return PasteView{}, didban.Fault(didban.CodeInvalid, "paste.tooLong")
	}
	body, dropped := prose.FromHTML(r.HTML, nil)
	if len(body) > didban.MaxBody {
		return PasteView{}, didban.Fault(didban.CodeInvalid, "paste.tooLong")
	}
	return PasteView{HTML: prose.Edit(body), Dropped: mapped(dropped, func(d didban.Dropped) DroppedView {
		return DroppedView{d.Key, d.Count, d.Sample}
	})}, nil
}
