package api

// TransparencyRequest narrows the dashboard to an area (an id) and a fiscal year
// (Solar Hijri); empty and 0 let everything pass.
type TransparencyRequest struct {
	Area string `json:"area"`
	Year int    `json:"year"`
}

// TransparencyView is the dashboard. Amounts are rials. With a year, projects are
// those with a budget line of that year, amounts those of its lines and months those of
// the year; only ByYear tells all years. Every count is that of a list: the same
// projects pass the filter of the same name.
type TransparencyView struct {
	Today      string    `json:"today"`
	MonthFirst string    `json:"monthFirst"` // the first day of the present Jalali month
	Years      []int     `json:"years"`      // of budget lines, newest first
	Total      int       `json:"total"`
	Money      SliceView `json:"money"` // of all projects
	// ApprovedPerPerson and SpentPerPerson share Money out over those who live in the area, or the
	// city; absent where nobody counted them.
	ApprovedPerPerson *int64     `json:"approvedPerPerson,omitempty"`
	SpentPerPerson    *int64     `json:"spentPerPerson,omitempty"`
	Population        int        `json:"population"` // 0 where it is not known
	Paid              int64      `json:"paid"`       // on contracts up to today, with a year in that year
	OnTime            OnTimeView `json:"onTime"`
	// PastPromise counts the unfinished projects past the end first promised.
	PastPromise int               `json:"pastPromise"`
	Overrun     OverrunView       `json:"overrun"`
	Finished    int               `json:"finished"` // in the present month, up to today
	Disclosure  DisclosureTotal   `json:"disclosure"`
	Domains     []SliceView       `json:"domains"` // most approved first, as the next two
	Areas       []SliceView       `json:"areas"`
	Sources     []SliceView       `json:"sources"`
	Statuses    []SliceView       `json:"statuses"`           // by standing, in the order of a project's life
	ByYear      []SliceView       `json:"byYear"`             // oldest first
	Constant    *ConstantView     `json:"constant,omitempty"` // of ByYear
	Months      []MonthPaidView   `json:"months"`             // the last twelve, or those of the year up to today; oldest first
	Methods     []MethodView      `json:"methods"`            // of all contracts, in the order of the vocabulary
	Contracts   []BigContractView `json:"contracts"`          // largest first
	// Contractors are the largest by the present value of their contracts.
	Contractors []ContractorView `json:"contractors"`
	Flags       []FlagCountView  `json:"flags"`
	Changes     []ChangeView     `json:"changes"`
}

// SliceView is one bar: Priced of its Count projects have a budget line.
type SliceView struct {
	Code      string `json:"code"`
	Count     int    `json:"count"`
	Priced    int    `json:"priced"`
	Approved  int64  `json:"approved"`
	Allocated int64  `json:"allocated"`
	Spent     int64  `json:"spent"`
}

// OnTimeView says how many of the Judged finished projects, whose finish and
// promised end are known, kept to it.
type OnTimeView struct {
	OnTime int `json:"onTime"`
	Judged int `json:"judged"`
}

// OverrunView says in how many projects of those with Priced contracts amendments
// raised the price, and by how many rials together.
type OverrunView struct {
	Count  int   `json:"count"`
	Priced int   `json:"priced"`
	Rials  int64 `json:"rials"`
}

// DisclosureTotal sums the disclosure scores.
type DisclosureTotal struct {
	Disclosed int `json:"disclosed"`
	Expected  int `json:"expected"`
}

// MonthPaidView is what contractors were paid in a Jalali month, by its first day.
type MonthPaidView struct {
	First    string `json:"first"`
	Count    int    `json:"count"` // payments
	Projects int    `json:"projects"`
	Paid     int64  `json:"paid"`
}

// BigContractView is one contract with its project.
type BigContractView struct {
	Project    string `json:"project"`
	Of         string `json:"of"` // the project's title
	Number     string `json:"number"`
	Title      string `json:"title"`
	Contractor string `json:"contractor"`
	Price      int64  `json:"price"`
	Value      int64  `json:"value"`
}

// ContractorView sums the contracts of one contractor.
type ContractorView struct {
	Name      string `json:"name"`
	Contracts int    `json:"contracts"`
	Projects  int    `json:"projects"`
	Value     int64  `json:"value"`
}

// FlagCountView counts the projects that a rule flags.
type FlagCountView struct {
	Code      string `json:"code"`
	Count     int    `json:"count"`
	Threshold int    `json:"threshold"`
}

// ChangeView counts what happened this month up to today: finished, signed,
// amended, paid or reported. Projects may be fewer than Count.
type ChangeView struct {
	Code     string `json:"code"`
	Count    int    `json:"count"`
	Projects int    `json:"projects"`
	Rials    int64  `json:"rials"`
}
