package api

// FlowStepView is one stop on the way of a project's money; Amount, in rials, is absent
// where it is unknown.
type FlowStepView struct {
	Step   string `json:"step"` // approved, revised, contract, paid or final
	Amount *int64 `json:"amount,omitempty"`
}

// MomentView is one entry of a project's timeline, as didban.Moment has it: of its figures
// and texts those are set that its sort has.
type MomentView struct {
	Sort      string   `json:"sort"`
	Day       string   `json:"day"`
	At        int64    `json:"at"` // Unix ms, 0 where only the day is known
	Ref       string   `json:"ref"`
	Number    string   `json:"number"`
	N         int      `json:"n"`
	Title     string   `json:"title"`
	Text      string   `json:"text"`
	Code      string   `json:"code"`
	State     string   `json:"state"`
	Due       string   `json:"due"`
	Actor     string   `json:"actor"` // the role of who saved a version, "system" for the program
	Name      string   `json:"name"`  // of a comment's author; who saved a version, for staff alone
	Amount    int64    `json:"amount"`
	Old       int64    `json:"old"`
	New       int64    `json:"new"`
	Physical  *float64 `json:"physical,omitempty"`
	Financial *float64 `json:"financial,omitempty"`
}

// VersionRequest names one saved state of a project.
type VersionRequest struct {
	ID string `json:"id"`
	N  int    `json:"n"`
}

// VersionView tells what one saved state of a project changed.
type VersionView struct {
	N int `json:"n"`
	// Before is the version that it is compared with, 0 for a first one, which has no changes.
	Before  int               `json:"before"`
	Deleted bool              `json:"deleted"`
	Changes []FieldChangeView `json:"changes"`
}

// FieldChangeView is one field that differs, as didban.FieldChange has it.
type FieldChangeView struct {
	Field      string          `json:"field"` // contracts.payments.amount
	Items      []FieldItemView `json:"items"`
	Op         string          `json:"op"`   // set, added or removed
	Sort       string          `json:"sort"` // how Old and New are written
	Vocabulary string          `json:"vocabulary"`
	Old        string          `json:"old"` // empty where unknown
	New        string          `json:"new"`
}

// FieldItemView names an item of a list.
type FieldItemView struct {
	List string           `json:"list"`
	Keys []FieldValueView `json:"keys"`
}

// FieldValueView is a value as text.
type FieldValueView struct {
	Sort       string `json:"sort"`
	Vocabulary string `json:"vocabulary"`
	Text       string `json:"text"`
}
