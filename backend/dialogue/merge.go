package dialogue

import (
	didban "didban.app/backend"
	"didban.app/backend/store"
)

// duplicateOf is the step by which a report ends as a duplicate of another one; its unit is
// that of the report, where there is one.
func duplicateOf(r *didban.Report, main didban.ID, day didban.Day) didban.ReportStep {
	step := didban.ReportStep{State: didban.StateDuplicate, Day: day, Link: didban.Ref{Kind: didban.KindReport, ID: main}}
	if r != nil {
		step.Unit = r.Unit
	}
	return step
}

// duplicate ends a report that stands before the public: the work goes on in the main one, which
// must not have become a duplicate itself since it was chosen.
func (k *carried) duplicate(tx *store.Tx, r *didban.Report) error {
	main, err := load[didban.Report](tx, k.d.Into)
	if err != nil {
		return err
	}
	if main == nil || main.Main != "" {
		return field("into", "queue.into")
	}
	return tx.Put(r.Moved(duplicateOf(r, main.ID, k.today)))
}

// mostMerged is how many times a main report is followed that was merged itself.
const mostMerged = 8

// mainOf is the report in which the work goes on; nil where it is gone.
func mainOf(tx *store.Tx, id didban.ID) (*didban.Report, error) {
	for range mostMerged {
		r, err := load[didban.Report](tx, id)
		if err != nil || r == nil || r.Main == "" {
			return r, err
		}
		id = r.Main
	}
	return nil, nil
}

// shownMain tells who sent a report that was merged with another one what becomes of that: its
// own steps until then, and those of the main one from then on.
func shownMain(tx *store.Tx, in *sent, view *FollowView) error {
	main, err := mainOf(tx, in.s.Main)
	if err != nil || main == nil {
		return err
	}
	units, err := unitsOf(tx)
	if err != nil {
		return err
	}
	view.Main = &RefView{Kind: string(didban.KindReport), ID: string(main.ID), Title: main.Code}
	view.Work, view.Unit = string(main.State), units.view(main.Unit).Title
	var since didban.Day
	for _, e := range in.events {
		if e.Action == didban.RuledMerged {
			since = e.Day
		}
	}
	for i, step := range workSteps(main.Steps, units) {
		if i > 0 && step.Day >= string(since) {
			view.Steps = append(view.Steps, followStep(step))
		}
	}
	return nil
}
