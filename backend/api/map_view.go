package api

// FilterRequest narrows projects; an empty list lets everything pass. Areas are
// ids, the others codes. Offset and Limit page the list (Limit 0: 50, at most 200).
//
// Years are fiscal years in four digits. Amount (rials) and Progress (whole percent)
// are ranges as didban.ParseRange reads them, such as 25-49; what can't be read
// narrows nothing. Every word of Text must be in title, code, address or unit. Sort
// is one of didban.SortColumns, or empty for didban.ProjectOrder. The tags name the
// facet that a field asks of.
type FilterRequest struct {
	Areas    []string `json:"areas" facet:"area"`
	Domains  []string `json:"domains" facet:"domain"`
	Types    []string `json:"types" facet:"type"`
	Statuses []string `json:"statuses" facet:"status"` // standings

	// At is the month at whose end the city is looked back on, Solar Hijri, such as
	// 1403-05; empty, or a month that has not ended, for today. Near is a circle as
	// didban.ParseCircle reads it: only what lies in it is asked for, and without a sort
	// the nearest comes first. Level is the rank of the areas that are added up.
	At    string `json:"at" facet:"at"`
	Near  string `json:"near" facet:"near"`
	Level string `json:"level"`

	Years      []string `json:"years" facet:"year"`
	Amount     string   `json:"amount" facet:"amount"`
	Progress   string   `json:"progress" facet:"progress"`
	Text       string   `json:"text" facet:"q"`
	Sort       string   `json:"sort"`
	Descending bool     `json:"descending"`

	// What the program judges on the present day, as didban.ProjectFilter has it.
	Flags         []string `json:"flags" facet:"flag"`
	Traits        []string `json:"traits" facet:"trait"`
	RecentChanges []string `json:"recentChanges" facet:"recentChange"`
	PaidIn        []string `json:"paidIn" facet:"paidIn"`
	Sources       []string `json:"sources" facet:"source"`
	Budgets       []string `json:"budgets" facet:"budget"`
	Contractors   []string `json:"contractors" facet:"contractor"`
	Methods       []string `json:"methods" facet:"method"`
	Units         []string `json:"units" facet:"unit"`      // ids
	Missing       []string `json:"missing" facet:"missing"` // codes of disclosure items

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
	// Bounds holds west, south, east, north of the located projects and of the areas that
	// are asked for, of the whole city where nothing narrows it; empty where there is
	// nothing to look at.
	Bounds []float64     `json:"bounds"`
	Counts []FacetCounts `json:"counts"`
	// Tiles is the address of the vector tiles of this very selection, with {z},
	// {x} and {y} to fill in; Base that of the schematic base map (GeoJSON).
	Tiles string `json:"tiles"`
	Base  string `json:"base"`
	// Files is the query under which the files of this very list are made; of the city
	// as it was there are none, because a file holds the projects of today.
	Files string `json:"files"`

	// First is the first month that can be looked back on, At the one that is; both
	// empty where there is none.
	First string `json:"first"`
	At    string `json:"at"`
	// Undated is how many projects of today the look back leaves out because nothing
	// that happened to them bears a day.
	Undated int `json:"undated"`
	// Metres says of each of Projects how far it lies from the spot; empty without one.
	Metres []int `json:"metres"`
	// Areas are the areas of the level that was asked for, with the figures of the
	// projects of this selection; Outside is how many of these lie in none of them.
	Areas   []AreaFigures `json:"areas"`
	Outside int           `json:"outside"`
}

// AreaFigures are what an area of the map is shaded by. Approved is the sum in rials,
// missing where no project says its money; PerPerson its share a head, missing too
// where the population is not known. OnTime is how many of the Judged finished projects,
// whose finish and promised end are known, kept to it.
type AreaFigures struct {
	ID        string `json:"id"`
	Projects  int    `json:"projects"`
	Approved  *int64 `json:"approved,omitempty"`
	PerPerson *int64 `json:"perPerson,omitempty"`
	OnTime    int    `json:"onTime"`
	Judged    int    `json:"judged"`
}

// CardRequest asks for a project that was touched, as it was at the end of the month At;
// empty for today.
type CardRequest struct {
	ID string `json:"id"`
	At string `json:"at"`
}

// GazetteerRequest asks for what bears a name. Limit 0 stands for 8, at most 50.
type GazetteerRequest struct {
	Text  string `json:"text"`
	Limit int    `json:"limit"`
}

// GazetteerView are the spots that bear a name, the best first.
type GazetteerView struct {
	Places []NamedPlace `json:"places"`
}

// NamedPlace is an area, a place of the base map, or the address of a project. Kind is
// area, place or project; Sort the rank of an area or the sort of a place. Lon and Lat
// are the point that stands for it, Bounds west, south, east, north around it.
type NamedPlace struct {
	Kind   string    `json:"kind"`
	ID     string    `json:"id"`
	Sort   string    `json:"sort"`
	Name   string    `json:"name"`
	NameEn string    `json:"nameEn"`
	Lon    float64   `json:"lon"`
	Lat    float64   `json:"lat"`
	Bounds []float64 `json:"bounds"`
}

// FacetCounts are the options of one facet (area, domain, type, status, year,
// amount, progress, flag, trait, recentChange, paidIn, source, budget,
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

// SpotRequest is a touched spot in degrees of WGS84, and the month as of whose end it is
// told; empty for today.
type SpotRequest struct {
	Lon float64 `json:"lon"`
	Lat float64 `json:"lat"`
	At  string  `json:"at"`
}

// SpotView is what the city does at a spot. Areas are those that hold it, the narrowest
// first; none outside the city, and then nobody answers for it. Total and Money are of
// the narrowest area; Money is absent where no project of it says any.
type SpotView struct {
	At    string     `json:"at"` // the month as of whose end it is told; empty for today
	Areas []string   `json:"areas"`
	Total int        `json:"total"`
	Money *SpotMoney `json:"money,omitempty"`
	// Nearest are up to three located projects, and Metres how far each lies away.
	Nearest []ProjectCard `json:"nearest"`
	Metres  []int         `json:"metres"`
	// Within is how many projects lie no farther than Radius metres.
	Within int `json:"within"`
	Radius int `json:"radius"`
	// Trustees are up to four running terms of the areas, then of the whole city.
	Trustees []TrusteeCard `json:"trustees"`
}

// SpotMoney is the money of an area's projects in rials; Unbudgeted counts the projects
// that are in no sum.
type SpotMoney struct {
	Approved   int64 `json:"approved"`
	Spent      int64 `json:"spent"`
	Unbudgeted int   `json:"unbudgeted"`
}
