package api

import (
	didban "didban.app/backend"
	"didban.app/backend/store"
)

// sourcesOfTimeline gathers what is public around a project.
func (c caller) sourcesOfTimeline(tx *store.Tx, id didban.ID) (out didban.Around, err error) {
	if out.Articles, err = newestBy(tx, store.ArticlesByProject, id, timelineArticles); err != nil {
		return out, err
	}
	if out.Events, err = collect(store.By[didban.Event](tx, store.EventsByProject, string(id))); err != nil {
		return out, err
	}
	if out.Comments, err = commentsOn(tx, didban.Ref{Kind: didban.KindProject, ID: id}); err != nil {
		return out, err
	}
	out.Versions, err = tx.Versions(didban.KindProject, id)
	return out, err
}

func (c caller) timeline(p *didban.Project, around didban.Around) []MomentView {
	return mapped(didban.Timeline(p, around, c.Today(), tehran), func(m didban.Moment) MomentView {
		view := momentView(m)
		if m.Sort == didban.MomentVersion {
			view.Actor, view.Name = string(m.Role), c.staff[m.Actor]
		}
		return view
	})
}

func momentView(m didban.Moment) MomentView {
	return MomentView{
		Sort: string(m.Sort), Day: string(m.Day), At: m.At, Ref: m.Ref, Number: m.Number, N: m.N, Title: m.Title, Text: m.Text,
		Code: m.Code, State: string(m.State), Due: string(m.Due), Name: m.Author, Amount: int64(m.Amount), Old: m.Old, New: m.New,
		Physical: percentShare(m.Physical), Financial: percentShare(m.Finance),
	}
}

func flowStepView(s didban.FlowStep) FlowStepView {
	view := FlowStepView{Step: s.Step}
	if s.Known {
		amount := int64(s.Amount)
		view.Amount = &amount
	}
	return view
}

// Version tells what one saved state of a project changed in the one before it.
func (s *Projects) Version(r VersionRequest) (VersionView, error) {
	return readSettled(s.caller, "Projects.Version", didban.KindProject, func(c caller, tx *store.Tx) (VersionView, error) {
		_, err := store.Get[didban.Project](tx, didban.ID(r.ID))
		if didban.IsNotFound(err) && !c.Actor().Can(didban.ActionInspect, didban.KindProject) {
			return VersionView{}, orGone(tx, didban.KindProject, r.ID, err) // what was withdrawn is for the staff
		}
		return version(tx, didban.ID(r.ID), r.N)
	})
}

func version(tx *store.Tx, id didban.ID, n int) (VersionView, error) {
	view := VersionView{N: n, Changes: []FieldChangeView{}}
	versions, err := tx.Versions(didban.KindProject, id)
	if err != nil {
		return view, err
	}
	for i, v := range versions {
		if v.N != n {
			continue
		}
		view.Deleted = v.Op == didban.OpDelete
		if view.Deleted || i == 0 || versions[i-1].Op == didban.OpDelete {
			return view, nil
		}
		view.Before = versions[i-1].N
		view.Changes, err = changesBetween(tx, id, view.Before, n)
		return view, err
	}
	_, err = tx.AtVersion(didban.KindProject, id, n) // says that there is none
	return view, err
}

func changesBetween(tx *store.Tx, id didban.ID, before, after int) ([]FieldChangeView, error) {
	old, err := projectAt(tx, id, before)
	if err != nil {
		return nil, err
	}
	next, err := projectAt(tx, id, after)
	if err != nil {
		return nil, err
	}
	list, err := didban.Diff(old, next)
	if err != nil {
		return nil, err
	}
	write := valueWriter{tx: tx}
	out := mapped(list, write.change)
	return out, write.err
}

func projectAt(tx *store.Tx, id didban.ID, n int) (*didban.Project, error) {
	noun, err := tx.AtVersion(didban.KindProject, id, n)
	if err != nil {
		return nil, err
	}
	return noun.(*didban.Project), nil
}

// valueWriter writes values for the page; a picture is named by its caption.
type valueWriter struct {
	tx  *store.Tx
	err error
}

func (w *valueWriter) change(c didban.FieldChange) FieldChangeView {
	return FieldChangeView{
		Field: c.Field, Op: c.Op, Sort: sortOf(c.New), Vocabulary: c.New.Vocabulary, Old: w.text(c.Old), New: w.text(c.New),
		Items: mapped(c.Items, func(item didban.FieldItem) FieldItemView {
			return FieldItemView{List: item.List, Keys: mapped(item.Keys, func(v didban.FieldValue) FieldValueView {
				return FieldValueView{Sort: sortOf(v), Vocabulary: v.Vocabulary, Text: w.text(v)}
			})}
		}),
	}
}

// sortOf is how the page writes a value: a reference by the kind that it points at.
func sortOf(v didban.FieldValue) string {
	if v.Sort == didban.SortRef {
		return string(v.Ref)
	}
	return string(v.Sort)
}

func (w *valueWriter) text(v didban.FieldValue) string {
	if v.Sort != didban.SortRef || v.Ref != didban.KindMedia || v.Text == "" {
		return v.Text
	}
	m, err := store.Get[didban.Media](w.tx, didban.ID(v.Text))
	if didban.IsLeftOut(err) {
		return ""
	}
	if err != nil {
		w.err = err
		return ""
	}
	return m.Caption
}
