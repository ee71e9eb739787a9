package api

// AreaPage is an area's page. Everything in it includes what lies in the areas
// within; what is not known is absent.
type AreaPage struct {
	Area     AreaView `json:"area"`
	Boundary string   `json:"boundary"` // GeoJSON geometry, or empty
	Hectares *float64 `json:"hectares,omitempty"`
	Source   string   `json:"source"`
	Base     string   `json:"base"` // the address of the base map
	// Within are the areas right below, in the order of the city's list.
	Within   []AreaWithin  `json:"within"`
	Total    int           `json:"total"`    // projects
	Statuses []OptionCount `json:"statuses"` // standings
	Projects []ProjectCard `json:"projects"` // the first in the order of didban.ProjectOrder
	// Listed are up to 200 of the projects, without pictures, for the printed report.
	Listed []ProjectCard `json:"listed"`
	// Flags are the rules that hold for any of the projects; Flagged counts the projects
	// that have a flag.
	Flags   []AreaFlag  `json:"flags"`
	Flagged int         `json:"flagged"`
	Reports AreaReports `json:"reports"`
	// Money is absent where no project has a known amount; Unbudgeted counts the
	// projects that are in no sum.
	Money         *AreaMoney    `json:"money,omitempty"`
	Unbudgeted    int           `json:"unbudgeted"`
	Constant      *ConstantView `json:"constant,omitempty"`
	Years         []YearMoney   `json:"years"`
	Domains       []DomainMoney `json:"domains"`
	Coming        []EventCard   `json:"coming"`
	ComingTotal   int           `json:"comingTotal"`
	Past          int           `json:"past"` // how many events are over
	Trustees      []TrusteeCard `json:"trustees"`
	TrusteesTotal int           `json:"trusteesTotal"`
	// Above are the trustees of the areas around, the nearest first.
	Above    []TrusteeCard `json:"above"`
	Articles []ArticleCard `json:"articles"`
}

// AreaFlag is a rule, for how many projects it holds, and for which it holds most. Unit
// is as in FlagView; Threshold and the values are in it.
type AreaFlag struct {
	Code      string        `json:"code"`
	Unit      string        `json:"unit"`
	Threshold int           `json:"threshold"`
	Count     int           `json:"count"`
	Worst     []FlaggedView `json:"worst"`
}

// FlaggedView is a project with what the formula of a rule gives for it.
type FlaggedView struct {
	ID    string  `json:"id"`
	Title string  `json:"title"`
	Value float64 `json:"value"`
}

// AreaWithin is an area right below another; Population 0 is not known.
type AreaWithin struct {
	ID         string `json:"id"`
	Projects   int    `json:"projects"`
	Population int    `json:"population"`
	Boundary   string `json:"boundary"`
}

// AreaMoney sums an area's projects, in rials.
type AreaMoney struct {
	Approved           int64  `json:"approved"`
	Spent              int64  `json:"spent"`
	ApprovedPerPerson  *int64 `json:"approvedPerPerson,omitempty"`
	SpentPerPerson     *int64 `json:"spentPerPerson,omitempty"`
	ApprovedPerHectare *int64 `json:"approvedPerHectare,omitempty"`
	SpentPerHectare    *int64 `json:"spentPerHectare,omitempty"`
}

// YearMoney is the money of one fiscal year, Solar Hijri, in rials.
type YearMoney struct {
	Year     int   `json:"year"`
	Approved int64 `json:"approved"`
	Spent    int64 `json:"spent"`
}

// DomainMoney is the money of one domain, in rials.
type DomainMoney struct {
	Domain   string `json:"domain"`
	Projects int    `json:"projects"`
	Approved int64  `json:"approved"`
	Spent    int64  `json:"spent"`
}
