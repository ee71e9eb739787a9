package api

import (
	didban "didban.app/backend"
	"didban.app/backend/gate"
	"didban.app/backend/store"
)

// Compare returns two projects side by side, with what stands against comparing them.
func (s *Projects) Compare(r CompareRequest) (ProjectPair, error) {
	return readSettled(s.caller, "Projects.Compare", didban.KindProject, func(c caller, tx *store.Tx) (ProjectPair, error) {
		return c.projectPair(tx, r)
	})
}

func (c caller) projectPair(tx *store.Tx, r CompareRequest) (pair ProjectPair, err error) {
	pair.Caveats = []string{}
	if pair.A, err = c.project(tx, r.A); err != nil || r.B == "" {
		return pair, err
	}
	other, err := c.project(tx, r.B)
	if err != nil {
		return pair, err
	}
	pair.B = &other
	a, err := projectBy(tx, r.A)
	if err != nil {
		return pair, err
	}
	b, err := projectBy(tx, r.B)
	if err != nil {
		return pair, err
	}
	pair.Caveats = texts(didban.ProjectCaveats(a, b))
	return pair, nil
}

// Compare returns two areas side by side, with what stands against comparing them.
func (s *Areas) Compare(r CompareRequest) (AreaPair, error) {
	return gate.Read(s.caller, "Areas.Compare", func(tx *store.Tx) (AreaPair, error) {
		return s.caller.areaPair(tx, r)
	})
}

func (c caller) areaPair(tx *store.Tx, r CompareRequest) (pair AreaPair, err error) {
	pair.Caveats = []string{}
	if pair.A, err = c.area(tx, r.A); err != nil || r.B == "" {
		return pair, err
	}
	other, err := c.area(tx, r.B)
	if err != nil {
		return pair, err
	}
	pair.B = &other
	a, err := c.comparedArea(tx, r.A)
	if err != nil {
		return pair, err
	}
	b, err := c.comparedArea(tx, r.B)
	if err != nil {
		return pair, err
	}
	found, shared := didban.AreaCaveats(a, b)
	pair.Caveats, pair.Shared = texts(found), shared
	return pair, nil
}

// comparedArea gathers what the figures of an area stand on.
func (c caller) comparedArea(tx *store.Tx, name string) (didban.ComparedArea, error) {
	a, err := areaBy(tx, name)
	if err != nil {
		return didban.ComparedArea{}, err
	}
	around, err := lineage(tx, []didban.ID{a.ID})
	if err != nil {
		return didban.ComparedArea{}, err
	}
	return didban.ComparedArea{
		Area: a, Around: mapped(around, func(id string) didban.ID { return didban.ID(id) }), Bounded: a.Boundary != nil,
		Projects: c.Map.Select(didban.ProjectFilter{Areas: []string{string(a.ID)}}).Projects,
	}, nil
}
