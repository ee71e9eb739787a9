package api

// ProjectCard is a project in a list.
type ProjectCard struct {
	ID        string `json:"id"`
	Code      string `json:"code"`
	Title     string `json:"title"`
	Domain    string `json:"domain"`
	Type      string `json:"type"`
	Status    string `json:"status"`
	Suspended bool   `json:"suspended"`
	// Area is the project's own first area, empty where it has none.
	Area string `json:"area"`
	// Physical is the newest observed physical progress in percent, absent where
	// nothing was observed.
	Physical *float64 `json:"physical,omitempty"`
	Approved int64    `json:"approved"` // the budget as it stands, revised
	// Amount is the size of the project in money: its budget as revised, or where none
	// is known the value of its contracts; 0 where neither is.
	Amount   int64  `json:"amount"`
	Spent    int64  `json:"spent"`
	Start    string `json:"start"`
	End      string `json:"end"`
	Finished string `json:"finished"`
	AsOf     string `json:"asOf"`
	// Deadline is absent where no end was ever promised. Behind is by how many points of
	// percent it lies behind its plan where that is flagged; else 0.
	Deadline *DeadlineView `json:"deadline,omitempty"`
	Behind   float64       `json:"behind"`
	Cover    *PictureView  `json:"cover,omitempty"`
}

// ProjectView is a project's page, whole.
type ProjectView struct {
	Card            ProjectCard      `json:"card"`
	Description     string           `json:"description"`
	Purpose         string           `json:"purpose"`
	Subtype         string           `json:"subtype"`
	SuspendedReason string           `json:"suspendedReason"`
	Unit            string           `json:"unit"`
	UnitID          string           `json:"unitId"` // empty where it has no page
	UnitPhone       string           `json:"unitPhone"`
	Officer         string           `json:"officer"`
	Owner           string           `json:"owner"`
	Own             []string         `json:"own"`   // ids of the areas that it names itself
	Areas           []string         `json:"areas"` // ids, each followed by those around it
	Address         string           `json:"address"`
	Geometry        string           `json:"geometry"` // GeoJSON geometry, or empty
	Base            string           `json:"base"`     // the address of the base map
	Scope           string           `json:"scope"`
	Environment     string           `json:"environment"`
	Land            string           `json:"land"`
	Changes         string           `json:"changes"`
	Promise         PromiseView      `json:"promise"`
	Shifts          []ShiftView      `json:"shifts"`            // of the last 90 days
	Elapsed         *float64         `json:"elapsed,omitempty"` // percentShare of the time first promised that is gone by, percent
	Money           MoneyView        `json:"money"`
	Constant        *ConstantView    `json:"constant,omitempty"`
	UnitPrice       *UnitPriceView   `json:"unitPrice,omitempty"`
	Specs           []SpecView       `json:"specs"`
	Budget          []BudgetLineView `json:"budget"`
	Contracts       []ContractView   `json:"contracts"`
	Progress        []ProgressRow    `json:"progress"`
	Milestones      []MilestoneView  `json:"milestones"`
	Pictures        []PictureView    `json:"pictures"`
	Documents       []PictureView    `json:"documents"`
	Trustees        []TrusteeCard    `json:"trustees"`
	Articles        []ArticleCard    `json:"articles"`
	Events          []EventCard      `json:"events"`
	Related         []ProjectCard    `json:"related"`
	Flow            []FlowStepView   `json:"flow"`     // approved, revised where it differs, contract, paid, final
	Timeline        []MomentView     `json:"timeline"` // newest first
	Flags           []FlagView       `json:"flags"`
	Disclosure      DisclosureView   `json:"disclosure"`
}

// DeadlineView is how a project stands to the end first promised, as didban.Deadline has it; State is
// kept, missed, overdue or ahead.
type DeadlineView struct {
	State string `json:"state"`
	Day   string `json:"day"`
	Days  int    `json:"days"`
}

// MoneyView sums a project's amounts, in rials.
type MoneyView struct {
	Approved  int64 `json:"approved"` // as first approved
	Revised   int64 `json:"revised"`
	Allocated int64 `json:"allocated"`
	Spent     int64 `json:"spent"`
	Contract  int64 `json:"contract"`
	Paid      int64 `json:"paid"`
}

// SpecView is one technical figure.
type SpecView struct {
	Label string `json:"label"`
	Value string `json:"value"`
	Unit  string `json:"unit"`
}

// BudgetLineView is one year's money from one source, in rials.
type BudgetLineView struct {
	Year      int    `json:"year"` // fiscal year, Solar Hijri
	Source    string `json:"source"`
	Title     string `json:"title"`
	Approved  int64  `json:"approved"` // as first approved
	Revised   int64  `json:"revised"`
	Allocated int64  `json:"allocated"`
	Spent     int64  `json:"spent"`
}

// ContractView is one contract; Value is the price and Duration the days after
// the newest amendments.
type ContractView struct {
	Number     string          `json:"number"`
	Title      string          `json:"title"`
	Nature     string          `json:"nature"`
	Method     string          `json:"method"`
	Status     string          `json:"status"`
	Estimate   int64           `json:"estimate"`
	Tenderers  []string        `json:"tenderers"`
	Contest    string          `json:"contest"` // a code of didban.Contests
	Contractor string          `json:"contractor"`
	Price      int64           `json:"price"`
	Value      int64           `json:"value"`
	Paid       int64           `json:"paid"`
	Signed     string          `json:"signed"`
	Start      string          `json:"start"`
	Days       int             `json:"days"`
	Duration   int             `json:"duration"`
	Amendments []AmendmentView `json:"amendments"`
	Payments   []PaymentView   `json:"payments"`
}

// AmendmentView is one amendment: old and new in rials or days by its kind.
type AmendmentView struct {
	Number string `json:"number"`
	Kind   string `json:"kind"`
	Day    string `json:"day"`
	Old    int64  `json:"old"`
	New    int64  `json:"new"`
	Scope  string `json:"scope"`
	Reason string `json:"reason"`
}

// PaymentView is one payment, in rials.
type PaymentView struct {
	Number string `json:"number"`
	Day    string `json:"day"`
	Amount int64  `json:"amount"`
	For    string `json:"for"`
}

// ProgressRow is one observation, in percent; absent shares were not observed.
type ProgressRow struct {
	Day              string   `json:"day"`
	PhysicalPlanned  *float64 `json:"physicalPlanned,omitempty"`
	PhysicalActual   *float64 `json:"physicalActual,omitempty"`
	FinancialPlanned *float64 `json:"financialPlanned,omitempty"`
	FinancialActual  *float64 `json:"financialActual,omitempty"`
	Note             string   `json:"note"`
}

// MilestoneView is one milestone; State is met, metLate, overdue or ahead.
type MilestoneView struct {
	Title string `json:"title"`
	Sort  string `json:"sort"`
	Due   string `json:"due"`
	Met   string `json:"met"`
	State string `json:"state"`
	Late  int    `json:"late"` // days after the due day, 0 where it is not late
}

// PictureView is a picture or document that the asset handler serves.
type PictureView struct {
	URL     string `json:"url"`
	Thumb   string `json:"thumb"` // a small version, 640 pixels wide
	Type    string `json:"type"`
	Width   int    `json:"width"`
	Height  int    `json:"height"`
	Use     string `json:"use"`
	Caption string `json:"caption"`
	Credit  string `json:"credit"`
	Alt     string `json:"alt"`
	Taken   string `json:"taken"`
	// Focus is the point that stays in sight where the picture is cropped, «42% 31%» from
	// the left and the top, as object-position of CSS has it; empty for the middle.
	Focus string `json:"focus"`
}
