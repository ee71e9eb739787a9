package api

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"

	didban "didban.app/backend"
	"didban.app/backend/gate"
	"didban.app/backend/store"
)

// projectCopy is all that a project's page shows, for other programs and for people with a
// text editor: what is not known is left out, codes have their titles beside them.
type projectCopy struct {
	About   copyAbout                       `json:"about"`
	Areas   []copyArea                      `json:"areas"`
	Titles  map[string]map[string]copyTitle `json:"titles"` // by vocabulary and code
	Project map[string]any                  `json:"project"`
}

// copyAbout says what the copy is of, and how its figures are to be read.
type copyAbout struct {
	Program       string `json:"program"`
	City          string `json:"city"`
	Demonstration bool   `json:"demonstration"` // whether all of it is made up
	Source        string `json:"source,omitempty"`
	Licence       string `json:"licence,omitempty"`
	Made          string `json:"made"` // ISO day
	AsOf          string `json:"asOf,omitempty"`
	Currency      string `json:"currency"` // of every amount, in whole units
	Days          string `json:"days"`
	FiscalYears   string `json:"fiscalYears"`
	Instants      string `json:"instants"`
	Places        string `json:"places"`
	Missing       string `json:"missing"`
}

type copyArea struct {
	ID     string `json:"id"`
	Code   string `json:"code"`
	Rank   string `json:"rank"`
	Name   string `json:"name"`
	NameEn string `json:"nameEn,omitempty"`
	Own    bool   `json:"own"` // named by the project itself, not one around it
}

type copyTitle struct {
	Fa string `json:"fa"`
	En string `json:"en"`
}

// projectJSON is a copy of a project as JSON, named by its id or its public code.
func (c caller) projectJSON(name string) (gate.File, error) {
	view, err := (&Projects{c}).Open(name)
	if err != nil {
		return gate.File{}, err
	}
	out, err := gate.RunRead(c, func(tx *store.Tx) (projectCopy, error) { return c.copyOf(tx, &view) })
	if err != nil {
		return gate.File{}, err
	}
	return gate.File{Name: view.Card.Code + ".json", Type: "application/json", Write: func(w io.Writer) error {
		to := json.NewEncoder(w)
		to.SetEscapeHTML(false)
		to.SetIndent("", "  ")
		return to.Encode(out)
	}}, nil
}

func (c caller) copyOf(tx *store.Tx, view *ProjectView) (out projectCopy, err error) {
	city, err := cityView(tx)
	if err != nil {
		return out, err
	}
	out.About = copyAbout{
		Program: "Didban", City: city.Name, Demonstration: city.Demonstration, Source: city.Source, Licence: city.Licence,
		Made: string(c.Today()), AsOf: view.Card.AsOf, Currency: "IRR", Days: "Gregorian, ISO 8601", FiscalYears: "Solar Hijri",
		Instants: "Unix milliseconds", Places: "GeoJSON, WGS84 [lon, lat]", Missing: "not recorded; never a nought",
	}
	if out.Areas, err = copyAreas(tx, view); err != nil {
		return out, err
	}
	out.Titles = copyTitles(tx.Terms())
	out.Project, err = sparseView(view)
	return out, err
}

func copyAreas(tx *store.Tx, view *ProjectView) ([]copyArea, error) {
	own := map[string]bool{}
	for _, id := range view.Own {
		own[id] = true
	}
	out := []copyArea{}
	for _, id := range view.Areas {
		a, err := store.Get[didban.Area](tx, didban.ID(id))
		if didban.IsLeftOut(err) {
			continue
		}
		if err != nil {
			return nil, err
		}
		out = append(out, copyArea{ID: id, Code: a.Code, Rank: string(a.Rank), Name: a.Name, NameEn: a.NameEn, Own: own[id]})
	}
	return out, nil
}

// copiedLists are the vocabularies of which a copy tells the titles.
var copiedLists = []string{
	didban.VocabularyDomains, didban.VocabularyTypes, didban.VocabularySubtypes, didban.VocabularyStatuses,
	didban.VocabularyFundingSources, didban.VocabularyContractNatures, didban.VocabularyProcurementMethods,
	didban.VocabularyContractStatuses, didban.VocabularyAmendmentKinds, didban.VocabularyMilestoneKinds,
	didban.VocabularyMediaUses, didban.VocabularyEventCategories, didban.VocabularyAreaRanks,
}

func copyTitles(terms didban.Vocabularies) map[string]map[string]copyTitle {
	out := map[string]map[string]copyTitle{}
	for _, name := range copiedLists {
		out[name] = map[string]copyTitle{}
		for _, term := range terms[name] {
			out[name][term.Code] = copyTitle{term.Fa, term.En}
		}
	}
	return out
}

// noughts are the figures of which a 0 says that they are not known, by the name of what
// holds them.
var noughts = map[string][]string{
	"card":       {"revised", "amount", "spent"},
	"related":    {"revised", "amount", "spent"},
	"events":     {"end"},
	"articles":   {"choice"},
	"money":      {"approved", "revised", "allocated", "spent", "contract", "paid"},
	"budget":     {"approved", "revised", "allocated", "spent"},
	"contracts":  {"estimate", "price", "value", "paid", "days", "duration"},
	"amendments": {"old", "new"},
	"payments":   {"amount"},
	"timeline":   {"at", "n", "amount", "old", "new"},
}

// sparseView is the view without what is not known, its place as an object of GeoJSON.
func sparseView(view *ProjectView) (map[string]any, error) {
	body, err := json.Marshal(view)
	if err != nil {
		return nil, fmt.Errorf("copy of project %s: %w", view.Card.Code, err)
	}
	in := json.NewDecoder(bytes.NewReader(body))
	in.UseNumber() // rials beyond 2^53 stay whole
	var out map[string]any
	if err := in.Decode(&out); err != nil {
		return nil, fmt.Errorf("copy of project %s: %w", view.Card.Code, err)
	}
	sparse("project", out)
	for _, told := range []string{"own", "areas", "base"} { // areas stand before the project; a base map is no data
		delete(out, told)
	}
	if view.Geometry != "" {
		out["geometry"] = json.RawMessage(view.Geometry)
	}
	return out, nil
}

// sparse takes what is not known out of an object, and out of all inside it.
func sparse(name string, object map[string]any) {
	if name == "card" || name == "related" { // a card's sum is the one that stands, elsewhere approved is the first
		object["revised"] = object["approved"]
		delete(object, "approved")
	}
	for _, key := range noughts[name] {
		if object[key] == json.Number("0") {
			delete(object, key)
		}
	}
	for key, value := range object {
		switch value := value.(type) {
		case string:
			if value == "" {
				delete(object, key)
			}
		case map[string]any:
			sparse(key, value)
		case []any:
			if len(value) == 0 {
				delete(object, key)
			}
			for _, item := range value {
				if inside, ok := item.(map[string]any); ok {
					sparse(key, inside)
				}
			}
		}
	}
}
