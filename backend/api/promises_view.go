package api

// PromiseView is the ledger of a project's ends, as didban.Promise has it; days are ISO days.
type PromiseView struct {
	First     string     `json:"first"` // empty where no end was ever named
	Now       string     `json:"now"`
	Moves     []MoveView `json:"moves"`
	Unamended int        `json:"unamended"` // how many of the moves no amendment tells of
}

// MoveView is one time that the end was put off.
type MoveView struct {
	Day       string `json:"day"`  // empty where it was not written down
	From      string `json:"from"` // the ends before and after, empty where only the days are known
	To        string `json:"to"`
	Days      int    `json:"days"`
	Amendment bool   `json:"amendment"`
	Number    string `json:"number"` // of the amendment
	Reason    string `json:"reason"`
	Version   int    `json:"version"` // 0 where an amendment tells it
}

// ShiftView is a change of the last 90 days of a project's end or money: end (with days),
// budget or contract (with rials).
type ShiftView struct {
	Sort    string `json:"sort"`
	Day     string `json:"day"`
	Number  string `json:"number"` // of the contract
	FromDay string `json:"fromDay"`
	ToDay   string `json:"toDay"`
	Days    int    `json:"days"`
	From    int64  `json:"from"`
	To      int64  `json:"to"`
}

// PromisesRequest narrows «وعده و کار»: an area, a unit by its code in Groups, the fiscal year
// of the first promise, and how the work stands to it. By chooses the groups: unit, area or
// year.
type PromisesRequest struct {
	Area   string `json:"area"`
	Unit   string `json:"unit"`
	Year   int    `json:"year"`
	State  string `json:"state"`
	By     string `json:"by"`
	Offset int    `json:"offset"`
	Limit  int    `json:"limit"`
}

// PromisesView is the ledger of all first promises: those past first, the longest ahead.
type PromisesView struct {
	Today   string         `json:"today"`
	Sums    PromiseSums    `json:"sums"` // of what is narrowed by all but the state
	Unknown int            `json:"unknown"`
	Units   []PromiseGroup `json:"units"` // to choose from
	Years   []PromiseGroup `json:"years"` // to choose from
	Groups  []PromiseGroup `json:"groups"`
	Total   int            `json:"total"`
	Rows    []PromiseRow   `json:"rows"`
}

// PromiseSums counts projects by how they stand to their first promise; All is their sum.
// Open are those that ended without a day of it, or were given up.
type PromiseSums struct {
	All       int `json:"all"`
	Overdue   int `json:"overdue"` // not finished, and past it
	Kept      int `json:"kept"`
	Missed    int `json:"missed"` // finished after it
	Ahead     int `json:"ahead"`
	Open      int `json:"open"`
	Moved     int `json:"moved"` // projects whose end was put off
	Moves     int `json:"moves"`
	Unamended int `json:"unamended"` // moves of which no amendment tells
}

// PromiseGroup is the sums of the projects of one unit, area or year; Title is that of a unit.
type PromiseGroup struct {
	Code  string      `json:"code"`
	Title string      `json:"title"`
	Sums  PromiseSums `json:"sums"`
}

// PromiseRow is one project with its ledger. State is empty where it can't be judged; Days
// are those past the promise, up to the finish or today.
type PromiseRow struct {
	ID        string      `json:"id"`
	Code      string      `json:"code"`
	Title     string      `json:"title"`
	Status    string      `json:"status"`
	Suspended bool        `json:"suspended"`
	Unit      string      `json:"unit"`
	UnitID    string      `json:"unitId"`
	Area      string      `json:"area"`
	Finished  string      `json:"finished"`
	State     string      `json:"state"`
	Days      int         `json:"days"`
	Promise   PromiseView `json:"promise"`
}
