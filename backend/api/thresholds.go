package api

import (
	"strings"

	didban "didban.app/backend"
	"didban.app/backend/gate"
	"didban.app/backend/store"
)

// ThresholdsRequest is what somebody would set. Version is that of the ThresholdsView
// which was read before; Reason is kept with the change.
type ThresholdsRequest struct {
	Version int            `json:"version"`
	Reason  string         `json:"reason"`
	Limits  []LimitSetting `json:"limits"`
}

// LimitSetting is one threshold by the code of its flag; Value 0 stands for the default.
type LimitSetting struct {
	Code  string `json:"code"`
	Value int    `json:"value"`
}

// ThresholdsView is from where on projects are flagged. Version is to be sent back with
// a change; MayEdit says whether the visitor may make one.
type ThresholdsView struct {
	Version int         `json:"version"`
	MayEdit bool        `json:"mayEdit"`
	Limits  []LimitView `json:"limits"`
	// Past are all changes that were saved, the newest first.
	Past []ThresholdsChange `json:"past"`
}

// ThresholdsChange is one change that was saved, at an instant in Unix ms. Actor is a
// role, "system" for the program; Name is told to those who may inspect.
type ThresholdsChange struct {
	At     int64             `json:"at"`
	Actor  string            `json:"actor"`
	Name   string            `json:"name"`
	Reason string            `json:"reason"`
	Limits []LimitChangeView `json:"limits"`
}

// LimitChangeView is one threshold before and after, in the unit of its flag.
type LimitChangeView struct {
	Code string `json:"code"`
	Unit string `json:"unit"`
	From int    `json:"from"`
	To   int    `json:"to"`
}

// LimitView is one threshold, in the unit of its flag: percent, points, days, times or
// firms. Now counts the projects that it flags today, Then those that it would flag
// after a change; the same where none is asked for.
type LimitView struct {
	Code    string `json:"code"`
	Unit    string `json:"unit"`
	Value   int    `json:"value"`
	Default int    `json:"default"`
	Most    int    `json:"most"`
	Now     int    `json:"now"`
	Then    int    `json:"then"`
}

// Open returns the thresholds as they are.
func (s *Thresholds) Open() (ThresholdsView, error) {
	return readSettled(s.caller, "Thresholds.Open", didban.KindCity, func(c caller, tx *store.Tx) (ThresholdsView, error) {
		return c.thresholdsView(tx, nil)
	})
}

// Try returns what a change would do, without making it. It fails as Save does.
func (s *Thresholds) Try(r ThresholdsRequest) (ThresholdsView, error) {
	return gate.Answer(s.caller, "Thresholds.Try", func() (ThresholdsView, error) {
		return runSettled(s.caller, didban.KindCity, func(c caller, tx *store.Tx) (ThresholdsView, error) { return c.thresholdsView(tx, r.Limits) })
	})
}

// Save makes a change and returns what is then. It fails with CodeForbidden, with
// CodeInvalid for a value out of its bounds, with CodeConflict where somebody changed
// the record first, and with CodeNotFound where the city has no record yet.
func (s *Thresholds) Save(r ThresholdsRequest) (ThresholdsView, error) {
	return gate.Answer(s.caller, "Thresholds.Save", func() (ThresholdsView, error) {
		return s.caller.saveThresholds(r)
	})
}

func (c caller) saveThresholds(r ThresholdsRequest) (ThresholdsView, error) {
	actor := c.Actor()
	actor.Reason = strings.TrimSpace(r.Reason)
	err := c.Store.Update(actor, func(tx *store.Tx) error {
		city, err := theCity(tx)
		if err != nil {
			return err
		}
		if city == nil {
			return didban.Fault(didban.CodeNotFound, "city.none")
		}
		if city.Thresholds, err = changed(city.Thresholds, r.Limits); err != nil {
			return err
		}
		city.Version = r.Version
		return tx.Put(city)
	})
	if err == nil {
		err = c.Map.CatchUp(c.Store)
	}
	if err != nil {
		return ThresholdsView{}, err
	}
	return runSettled(c, didban.KindCity, func(c caller, tx *store.Tx) (ThresholdsView, error) { return c.thresholdsView(tx, nil) })
}

// theCity is the record of the city, nil where there is none.
func theCity(tx *store.Tx) (*didban.City, error) {
	for c, err := range store.All[didban.City](tx) {
		return c, err
	}
	return nil, nil
}

// changed lays settings over thresholds, all of them or none.
func changed(t didban.Thresholds, settings []LimitSetting) (didban.Thresholds, error) {
	for _, s := range settings {
		var err error
		if t, err = t.With(didban.FlagCode(s.Code), s.Value); err != nil {
			return t, err
		}
	}
	return t, t.Check()
}

// thresholdsView tells the thresholds, and what settings laid over them would do.
func (c caller) thresholdsView(tx *store.Tx, settings []LimitSetting) (ThresholdsView, error) {
	city, err := theCity(tx)
	if err != nil {
		return ThresholdsView{}, err
	}
	view := ThresholdsView{MayEdit: c.Actor().Can(didban.ActionManage, didban.KindCity)}
	var present didban.Thresholds
	if city != nil {
		present, view.Version = city.Thresholds, city.Version
	}
	next, err := changed(present, settings)
	if err != nil {
		return ThresholdsView{}, err
	}
	now, then := c.flagged(present), c.flagged(next)
	view.Limits = mapped(present.List(), func(l didban.Limit) LimitView {
		return LimitView{
			Code: string(l.Code), Unit: string(l.Unit), Value: l.Value, Default: l.Default, Most: l.Most,
			Now: now[l.Code], Then: then[l.Code],
		}
	})
	view.Past, err = c.pastThresholds(tx, city)
	return view, err
}

// pastThresholds tells all changes, the newest first: the states of the city's record that differ
// from the one before. A city that was taken in with thresholds changed none.
func (c caller) pastThresholds(tx *store.Tx, city *didban.City) ([]ThresholdsChange, error) {
	out := []ThresholdsChange{}
	if city == nil {
		return out, nil
	}
	versions, err := tx.Versions(didban.KindCity, city.ID)
	if err != nil {
		return out, err
	}
	after := city.Thresholds
	for i := len(versions) - 1; i > 0; i-- {
		before, err := thresholdsAt(tx, versions[i-1])
		if err != nil {
			return out, err
		}
		if changes := before.Changes(after); len(changes) > 0 {
			out = append(out, thresholdsChange(versions[i], changes, c.staff[versions[i].Actor]))
		}
		after = before
	}
	return out, nil
}

// thresholdsAt are those of a saved state of the city's record; none where it was deleted.
func thresholdsAt(tx *store.Tx, v didban.Version) (didban.Thresholds, error) {
	if v.Op == didban.OpDelete {
		return didban.Thresholds{}, nil
	}
	noun, err := tx.AtVersion(v.Kind, v.ID, v.N)
	if city, ok := noun.(*didban.City); ok && err == nil {
		return city.Thresholds, nil
	}
	return didban.Thresholds{}, err
}

func thresholdsChange(v didban.Version, changes []didban.LimitChange, name string) ThresholdsChange {
	out := ThresholdsChange{At: v.At, Actor: string(v.Role), Name: name, Reason: v.Why()}
	out.Limits = mapped(changes, func(change didban.LimitChange) LimitChangeView {
		return LimitChangeView{Code: string(change.Code), Unit: string(change.Unit), From: change.From, To: change.To}
	})
	return out
}

// flagged counts the projects of each flag under thresholds.
func (c caller) flagged(t didban.Thresholds) map[didban.FlagCode]int {
	t = t.OrDefaults()
	out, today := map[didban.FlagCode]int{}, c.Today()
	var codes []didban.FlagCode
	for _, p := range c.Map.Select(didban.ProjectFilter{}).Projects {
		codes = p.Signals.Flagged(today, &t, codes[:0])
		for _, code := range codes {
			out[code]++
		}
	}
	return out
}
