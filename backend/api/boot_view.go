package api

import didban "didban.app/backend"

// BootView is all that the front end needs before its first screen. Days are ISO
// dates, instants Unix ms, money whole rials, in this and every other view.
type BootView struct {
	Mode    string     `json:"mode"`
	Wall    bool       `json:"wall"` // the screen shows the years of the city by itself
	Version string     `json:"version"`
	Today   string     `json:"today"`
	City    CityView   `json:"city"`
	Areas   []AreaView `json:"areas"`
	// ReportKinds are what the categories of reports mean, in the order of their list.
	ReportKinds []ReportKindView `json:"reportKinds"`
	// Units are those that answer for projects, by title.
	Units []UnitName `json:"units"`
	Terms Terms      `json:"terms"`
	// Basemap tells whether the data folder holds a street map, basemap.pmtiles.
	Basemap bool `json:"basemap"`
	// Empty tells that the file holds no project yet.
	Empty bool `json:"empty"`
	// ReadOnly tells that the data may only be read.
	ReadOnly bool `json:"readOnly"`
	// Damaged tells what the screens go on without.
	Damaged []Damage `json:"damaged"`
}

// Damage is how many nouns of a kind can't be read, because their records are damaged.
// They stand in no list and no sum.
type Damage struct {
	Kind  string `json:"kind"`
	Count int    `json:"count"`
}

// HealthView tells how sound the data are.
type HealthView struct {
	// Checked is when both files were last looked over as a whole, Unix ms; 0 before the
	// first look has ended.
	Checked  int64 `json:"checked"`
	Findings int   `json:"findings"`
	Backup   int64 `json:"backup"` // when the newest daily backup was made, Unix ms; 0 for none
	// Full tells that the disk is full: the room that was kept free for the last words of
	// drafts is in use.
	Full bool `json:"full"`
	// Clock is "behind" or "ahead" where the computer's clock may not be believed, "" where it
	// may; ClockLast is the newest time at which it was, Unix ms. It is "away" where what erases
	// by it waits for a person's word, as it ran last over a week ago, at ClockLast.
	Clock     string   `json:"clock"`
	ClockLast int64    `json:"clockLast"`
	Damaged   []Damage `json:"damaged"`
}

// CityView is the city's own record.
type CityView struct {
	ID            string  `json:"id"`
	Name          string  `json:"name"`
	NameEn        string  `json:"nameEn"`
	Demonstration bool    `json:"demonstration"`
	AsOf          string  `json:"asOf"`
	Population    int     `json:"population"`
	Lon           float64 `json:"lon"`
	Lat           float64 `json:"lat"`
	// Bounds are what the map shows at first: west, south, east, north; empty where none are set.
	Bounds  []float64 `json:"bounds"`
	Source  string    `json:"source"`
	Licence string    `json:"licence"`
	Web     string    `json:"web"` // as didban.City.Web, without a stroke at its end
}

// AreaView is an area without its boundary; the list is sorted by rank and code.
type AreaView struct {
	ID         string `json:"id"`
	Code       string `json:"code"`
	Rank       string `json:"rank"`
	Name       string `json:"name"`
	NameEn     string `json:"nameEn"`
	Parent     string `json:"parent"`
	Population int    `json:"population"`
}

// Terms are the vocabularies by name.
type Terms struct {
	Domains            []didban.Term `json:"domains"`
	Types              []didban.Term `json:"types"`
	Subtypes           []didban.Term `json:"subtypes"`
	Statuses           []didban.Term `json:"statuses"`
	Sections           []didban.Term `json:"sections"`
	Forms              []didban.Term `json:"forms"`
	EventCategories    []didban.Term `json:"eventCategories"`
	FundingSources     []didban.Term `json:"fundingSources"`
	ContractNatures    []didban.Term `json:"contractNatures"`
	ProcurementMethods []didban.Term `json:"procurementMethods"`
	ContractStatuses   []didban.Term `json:"contractStatuses"`
	AmendmentKinds     []didban.Term `json:"amendmentKinds"`
	MilestoneKinds     []didban.Term `json:"milestoneKinds"`
	MediaUses          []didban.Term `json:"mediaUses"`
	AreaRanks          []didban.Term `json:"areaRanks"`
	PlaceSorts         []didban.Term `json:"placeSorts"`
	ReportCategories   []didban.Term `json:"reportCategories"`
	ReportDetails      []didban.Term `json:"reportDetails"`
	ReportStates       []didban.Term `json:"reportStates"`
	Aspects            []didban.Term `json:"aspects"`
	Channels           []didban.Term `json:"channels"`
	Rules              []didban.Term `json:"rules"`
	Outcomes           []didban.Term `json:"outcomes"`
	RulingActions      []didban.Term `json:"rulingActions"`
	Letters            []didban.Term `json:"letters"`
	Topics             []didban.Term `json:"topics"`
	MessageStates      []didban.Term `json:"messageStates"`
}

// IndexView tells how far the search index and the map have followed the data.
type IndexView struct {
	SearchReady bool `json:"searchReady"`
	MapReady    bool `json:"mapReady"`
	Rebuilding  bool `json:"rebuilding"`
	// Percent of the changes that search has taken in, 0 to 100.
	Percent int `json:"percent"`
}
