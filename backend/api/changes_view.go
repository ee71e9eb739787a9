package api

// ChangesRequest asks what changed in a month of the Solar Hijri calendar, such as 1405-08, or
// since a month ago where it names none; in the whole city or in an area, by its id or code.
// Sort narrows to one group, of which Offset and Limit give a page; without it every group
// gives its first lines.
type ChangesRequest struct {
	Month  string `json:"month"`
	Area   string `json:"area"`
	Sort   string `json:"sort"`
	Offset int    `json:"offset"`
	Limit  int    `json:"limit"`
}

// ChangesView is «از ماه پیش چه شد؟»: what changed from one day to another, both in it; days
// are ISO days.
type ChangesView struct {
	Month string `json:"month"` // empty for since a month ago
	From  string `json:"from"`
	To    string `json:"to"` // never after Today
	Today string `json:"today"`
	Area  string `json:"area"` // its id; empty for the whole city
	// Before and After are the months beside it; empty where there is none to look at.
	Before string `json:"before"`
	After  string `json:"after"`
	// Since is the day on which the record, and with it its saved versions, began.
	Since  string        `json:"since"`
	Known  bool          `json:"known"` // false where no day that is recorded reaches back so far
	Groups []ChangeGroup `json:"groups"`
}

// ChangeGroup is all that changed of one sort: one of didban.MonthSorts, event, article or
// ruling.
type ChangeGroup struct {
	Sort   string `json:"sort"`
	Source string `json:"source"` // of didban.MonthSource
	// Known is all, part where the saved versions began within the days, none where later.
	Known    string `json:"known"`
	Total    int    `json:"total"`
	Projects int    `json:"projects"` // how many they are of
	// Sum is in rials: of what was signed or paid, and by how much budgets and prices changed
	// together.
	Sum       int64        `json:"sum"`
	Unamended int          `json:"unamended"` // how many no amendment tells of
	Undated   int          `json:"undated"`   // how many bear no day, and are told of no month
	Lines     []ChangeLine `json:"lines"`
}

// ChangeLine is one change; ID is that of the noun of Kind, Code the code of a decision.
type ChangeLine struct {
	Kind      string   `json:"kind"`
	ID        string   `json:"id"`
	Code      string   `json:"code"`
	Title     string   `json:"title"`
	Day       string   `json:"day"`
	Version   int      `json:"version"`   // the saved version that tells it, 0 where a recorded day does
	Number    string   `json:"number"`    // of the contract
	Amendment string   `json:"amendment"` // its number
	Text      string   `json:"text"`      // a milestone, a contract, a place; the action of a decision
	Party     string   `json:"party"`     // the contractor
	Reason    string   `json:"reason"`
	FromDay   string   `json:"fromDay"`
	ToDay     string   `json:"toDay"`
	Days      int      `json:"days"`
	From      int64    `json:"from"`
	To        int64    `json:"to"`
	Before    *float64 `json:"before"` // percent
	After     *float64 `json:"after"`
}
