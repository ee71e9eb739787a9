package api

import (
	"cmp"
	"fmt"

	didban "didban.app/backend"
	"didban.app/backend/media"
	"didban.app/backend/store"
)

// picture describes a Media for the page; nil where the noun has none or the
// record is gone.
func picture(tx *store.Tx, id didban.ID, use string) (*PictureView, error) {
	if id == "" {
		return nil, nil
	}
	m, err := store.Get[didban.Media](tx, id)
	if didban.IsLeftOut(err) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	view := pictureView(m, use)
	return &view, nil
}

func pictureView(m *didban.Media, use string) PictureView {
	full, thumb := media.Address(m)
	return PictureView{
		URL: full, Thumb: thumb, Type: m.Type, Width: m.Width, Height: m.Height, Use: use,
		Caption: m.Caption, Credit: m.Credit, Alt: cmp.Or(m.Alt, m.Caption), Taken: string(m.Taken),
		Focus: focusOf(m),
	}
}

func focusOf(m *didban.Media) string {
	if m.Focus == nil {
		return ""
	}
	return fmt.Sprintf("%.1f%% %.1f%%", 100*m.Focus.X, 100*m.Focus.Y)
}

// pictures splits a noun's media into pictures and documents, in their order.
func pictures(tx *store.Tx, list []didban.Attachment) (shown, documents []PictureView, err error) {
	shown, documents = []PictureView{}, []PictureView{}
	for _, a := range list {
		p, err := picture(tx, a.Media, a.Use)
		switch {
		case err != nil:
			return nil, nil, err
		case p == nil:
		case p.Type == "application/pdf" || a.IsPaper():
			documents = append(documents, *p)
		default:
			shown = append(shown, *p)
		}
	}
	return shown, documents, nil
}
