package api

// FilterRequest narrows projects; an empty list lets everything pass. Areas are
// ids, the others codes. Offset and Limit page the list (Limit 0: 50, at most 200).
//
// Years are fiscal years in four digits. Amount (rials) and Progress (whole percent)
// are ranges as didban.ParseRange reads them, such as 25-49; what can't be read
// narrows nothing. Every word of Text must be in title, code, address or unit. Sort
// is one of didban.SortColumns, or empty for the newest figures first.
type FilterRequest struct {
	Areas     []string `json:"areas"`
	Domains   []string `json:"domains"`
	Types     []string `json:"types"`
	Statuses  []string `json:"statuses"`
	Suspended bool     `json:"suspended"`

	Years      []string `json:"years"`
	Amount     string   `json:"amount"`
	Progress   string   `json:"progress"`
	Text       string   `json:"text"`
	Sort       string   `json:"sort"`
	Descending bool     `json:"descending"`

	// What the program judges on the present day, as didban.ProjectFilter has it.
	Flags       []string `json:"flags"`
	Standings   []string `json:"standings"`
	Happenings  []string `json:"happenings"`
	PaidIn      []string `json:"paidIn"`
	Sources     []string `json:"sources"`
	Budgets     []string `json:"budgets"`
	Contractors []string `json:"contractors"`

	Offset int `json:"offset"`
	Limit  int `json:"limit"`
}

// MapView is the map screen: the list and the facets beside the map. The tiles
// drawn with Tiles show exactly the Total projects of the list that have a place.
type MapView struct {
	Total    int           `json:"total"`
	Located  int           `json:"located"`
	Spent    int64         `json:"spent"`
	Approved int64         `json:"approved"`
	Projects []ProjectCard `json:"projects"`
	// Bounds holds west, south, east, north of the located projects; empty where
	// there are none.
	Bounds []float64     `json:"bounds"`
	Counts []FacetCounts `json:"counts"`
	// Tiles is the address of the vector tiles of this very selection, with {z},
	// {x} and {y} to fill in; Base that of the schematic base map (GeoJSON).
	Tiles string `json:"tiles"`
	Base  string `json:"base"`
	// Files is the query under which the files of this very list are made.
	Files string `json:"files"`
}

// FacetCounts are the options of one facet (area, domain, type, status, year,
// amount, progress, suspended, flag, standing, happening, paidIn, source, budget,
// contractor) with how many projects each would show under the other filters; of
// contractors only those with most projects, and those that are chosen.
type FacetCounts struct {
	Facet   string        `json:"facet"`
	Options []OptionCount `json:"options"`
}

// OptionCount is one option of a facet: an area's id, a code, a year or a range.
type OptionCount struct {
	Code  string `json:"code"`
	Count int    `json:"count"`
}
