package api

import (
	"cmp"
	"slices"
	"strings"

	didban "didban.app/backend"
	"didban.app/backend/gate"
	"didban.app/backend/jalali"
	"didban.app/backend/store"
)

var tehran = jalali.Tehran()

// Boot returns what the front end needs before its first screen.
func (s *City) Boot() (BootView, error) {
	return gate.Answer(s.caller, "City.Boot", func() (BootView, error) {
		return gate.RunRead(s.caller, s.caller.boot)
	})
}

// Index tells how far search and the map have followed the data.
func (s *City) Index() (IndexView, error) {
	return gate.Answer(s.caller, "City.Index", s.caller.index)
}

// Health tells when the data were last looked over, and what was found.
func (s *City) Health() (HealthView, error) {
	return gate.Answer(s.caller, "City.Health", func() (HealthView, error) {
		view := HealthView{Damaged: DamageOf(s.caller.Store)}
		if s.caller.Health != nil {
			h := s.caller.Health()
			view.Checked, view.Findings, view.Backup, view.Full = h.At, h.Findings, h.Backup, h.Full
			view.Clock, view.ClockLast = h.Clock, h.ClockLast
		}
		return view, nil
	})
}

// DamageOf lists what an open record goes on without, in the order of the kinds.
func DamageOf(s *store.Store) []Damage {
	out, counts := []Damage{}, s.Damaged()
	for _, kind := range didban.Kinds {
		if n := counts[kind]; n > 0 {
			out = append(out, Damage{string(kind), n})
		}
	}
	return out
}

func (c caller) boot(tx *store.Tx) (BootView, error) {
	city, err := cityView(tx)
	if err != nil {
		return BootView{}, err
	}
	areas, err := areaViews(tx)
	if err != nil {
		return BootView{}, err
	}
	units, err := unitNames(tx)
	if err != nil {
		return BootView{}, err
	}
	projects, err := tx.Count(didban.KindProject)
	return BootView{
		Mode: string(c.Mode), Wall: c.Wall, Version: c.Version, Today: string(c.Today()), City: city, Areas: areas, Units: units,
		Terms: termsView(tx.Terms()), ReportKinds: mapped(didban.ReportKinds(), reportKindView), Basemap: c.Basemap(),
		Empty: projects == 0, ReadOnly: c.ReadOnly, Damaged: DamageOf(c.Store),
	}, err
}

// cityView is the zero view while the file holds no city.
func cityView(tx *store.Tx) (CityView, error) {
	for c, err := range store.All[didban.City](tx) {
		if err != nil {
			return CityView{}, err
		}
		return CityView{
			ID: string(c.ID), Name: c.Name, NameEn: c.NameEn, Demonstration: c.Demonstration, AsOf: string(c.AsOf), Population: c.Population,
			Lon: c.Centre.Lon, Lat: c.Centre.Lat, Source: c.Source, Licence: c.Licence,
			Bounds: boundsView(c), Web: strings.TrimRight(c.Web, "/"),
		}, nil
	}
	return CityView{Bounds: []float64{}}, nil
}

// boundsView is west, south, east, north; empty where none are set.
func boundsView(c *didban.City) []float64 {
	at, set := c.Bounds()
	if !set {
		return []float64{}
	}
	return []float64{at.West, at.South, at.East, at.North}
}

func areaViews(tx *store.Tx) ([]AreaView, error) {
	out := []AreaView{}
	for a, err := range store.All[didban.Area](tx) {
		if err != nil {
			return nil, err
		}
		out = append(out, areaView(a))
	}
	rank := map[string]int{string(didban.AreaRegion): 0, string(didban.AreaDistrict): 1, string(didban.AreaNeighbourhood): 2}
	slices.SortFunc(out, func(a, b AreaView) int {
		return cmp.Or(cmp.Compare(rank[a.Rank], rank[b.Rank]), cmp.Compare(a.Code, b.Code))
	})
	return out, nil
}

func areaView(a *didban.Area) AreaView {
	return AreaView{
		ID: string(a.ID), Code: a.Code, Rank: string(a.Rank), Name: a.Name, NameEn: a.NameEn,
		Parent: string(a.Parent), Population: a.Population,
	}
}

func termsView(v didban.Vocabularies) Terms {
	return Terms{
		Domains: v[didban.VocabularyDomains], Types: v[didban.VocabularyTypes], Subtypes: v[didban.VocabularySubtypes],
		Statuses: v[didban.VocabularyStatuses], Sections: v[didban.VocabularySections], Forms: v[didban.VocabularyForms],
		EventCategories: v[didban.VocabularyEventCategories], FundingSources: v[didban.VocabularyFundingSources],
		ContractNatures: v[didban.VocabularyContractNatures], ProcurementMethods: v[didban.VocabularyProcurementMethods],
		ContractStatuses: v[didban.VocabularyContractStatuses], AmendmentKinds: v[didban.VocabularyAmendmentKinds],
		MilestoneKinds: v[didban.VocabularyMilestoneKinds], MediaUses: v[didban.VocabularyMediaUses],
		AreaRanks: v[didban.VocabularyAreaRanks], PlaceSorts: v[didban.VocabularyPlaceSorts],
		ReportCategories: v[didban.VocabularyReportCategories], ReportDetails: v[didban.VocabularyReportDetails],
		ReportStates: v[didban.VocabularyReportStates],
		Aspects:      v[didban.VocabularyAspects], Channels: v[didban.VocabularyChannels], Rules: v[didban.VocabularyRules],
		Outcomes: v[didban.VocabularyOutcomes], RulingActions: v[didban.VocabularyRulingActions],
		Letters: v[didban.VocabularyLetters],
		Topics:  v[didban.VocabularyTopics], MessageStates: v[didban.VocabularyMessageStates],
	}
}

func (c caller) index() (IndexView, error) {
	state := c.Search.State()
	return IndexView{
		SearchReady: state.Ready, MapReady: c.Map.Ready(), Rebuilding: state.Rebuilding, Percent: percentDone(state.Done, state.Total),
	}, nil
}

func percentDone(done, total uint64) int {
	if total == 0 || done >= total {
		return 100
	}
	return int(done * 100 / total)
}
