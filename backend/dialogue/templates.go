package dialogue

import (
	"slices"

	didban "didban.app/backend"
	"didban.app/backend/gate"
	"didban.app/backend/private"
	"didban.app/backend/store"
)

// TemplatesView are the answers that are ready for the caller.
type TemplatesView struct {
	Items        []TemplateView `json:"items"`
	Units        []RefView      `json:"units"` // for which the caller may write some
	Placeholders []string       `json:"placeholders"`
}

// TemplateView is one of them.
type TemplateView struct {
	ID    string  `json:"id"`
	Unit  RefView `json:"unit"` // empty for all units
	Title string  `json:"title"`
	Text  string  `json:"text"`
	Mine  bool    `json:"mine"` // the caller may change it
}

// TemplateRequest writes a template; an empty ID makes a new one.
type TemplateRequest struct {
	ID    string `json:"id"`
	Unit  string `json:"unit"`
	Title string `json:"title"`
	Text  string `json:"text"`
}

// maxTemplates is how many there may be.
const maxTemplates = 500

// Templates tells which answers are ready.
func (s *Queue) Templates() (TemplatesView, error) {
	return gate.Answer(s.caller, "Queue.Templates", func() (TemplatesView, error) { return templates(s.caller.Settled()) })
}

// KeepTemplate keeps an answer that is ready, of one of the caller's units; a publisher's may
// be for all. It fails with what Validate finds and CodeForbidden "answer.notYours".
func (s *Queue) KeepTemplate(r TemplateRequest) (TemplatesView, error) {
	return gate.Answer(s.caller, "Queue.KeepTemplate", func() (TemplatesView, error) {
		c := s.caller.Settled()
		t := didban.Template{ID: didban.ID(r.ID), Unit: didban.ID(r.Unit), Title: didban.CleanText(r.Title), Text: didban.CleanText(r.Text)}
		if err := c.Store.View(func(tx *store.Tx) error { return unitThere(tx, t.Unit) }); err != nil {
			return TemplatesView{}, err
		}
		if err := c.Private.Update(func(tx *private.Tx) error { return keepTemplate(c, tx, t) }); err != nil {
			return TemplatesView{}, err
		}
		return templates(c)
	})
}

// DropTemplate takes one away.
func (s *Queue) DropTemplate(r ItemRequest) (TemplatesView, error) {
	return gate.Answer(s.caller, "Queue.DropTemplate", func() (TemplatesView, error) {
		c := s.caller.Settled()
		err := c.Private.Update(func(tx *private.Tx) error {
			t, err := tx.Template(didban.ID(r.ID))
			if err == nil && !speaksFor(c.Actor(), t.Unit) {
				err = notYours("unit")
			}
			if err != nil {
				return err
			}
			return tx.DropTemplate(t.ID)
		})
		if err != nil {
			return TemplatesView{}, err
		}
		return templates(c)
	})
}

func keepTemplate(c *gate.Caller, tx *private.Tx, t didban.Template) error {
	if !speaksFor(c.Actor(), t.Unit) {
		return notYours("unit")
	}
	if t.ID == "" {
		all, err := tx.Templates()
		if err == nil && len(all) >= maxTemplates {
			err = didban.Fault(didban.CodeBusy, "field.tooMany", "limit", "500")
		}
		if err != nil {
			return err
		}
		t.ID = tx.NewID()
	} else if before, err := tx.Template(t.ID); err != nil {
		return err
	} else if !speaksFor(c.Actor(), before.Unit) {
		return notYours("unit")
	}
	if err := t.Validate(); err != nil {
		return err
	}
	return tx.PutTemplate(t)
}

func templates(c *gate.Caller) (TemplatesView, error) {
	view := TemplatesView{Items: []TemplateView{}, Units: []RefView{}, Placeholders: slices.Clone(didban.Placeholders)}
	list, err := look(c, (*private.Tx).Templates)
	if err != nil {
		return view, err
	}
	return view, c.Store.View(func(tx *store.Tx) error {
		units, err := unitsOf(tx)
		if err != nil {
			return err
		}
		for _, u := range units.list {
			if speaksFor(c.Actor(), u.ID) {
				view.Units = append(view.Units, units.view(u.ID))
			}
		}
		for _, t := range list {
			if t.Unit == "" || speaksFor(c.Actor(), t.Unit) {
				view.Items = append(view.Items, templateView(units, c.Actor(), t))
			}
		}
		return nil
	})
}

func templateView(units unitList, actor didban.Actor, t didban.Template) TemplateView {
	return TemplateView{string(t.ID), units.view(t.Unit), t.Title, t.Text, speaksFor(actor, t.Unit)}
}
