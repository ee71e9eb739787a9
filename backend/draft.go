package didban

import "encoding/json"

// DraftState is where a draft stands between the clerk and the public.
type DraftState string

// The states of a draft.
const (
	DraftOpen       DraftState = "open"
	DraftSent       DraftState = "sent"       // waits for a reviewer
	DraftReturned   DraftState = "returned"   // back with its owner, with a word
	DraftScheduled  DraftState = "scheduled"  // approved, appears later
	DraftPublishing DraftState = "publishing" // is being put into the public record
	DraftPublished  DraftState = "published"
	DraftDropped    DraftState = "dropped"
)

// SheetHead is what a draft tells of one of its sheets.
type SheetHead struct {
	Ref Ref `json:"ref"`
	// Base is the noun's Version that it was made from, 0 for a new one; negative for one that
	// a restore took out of the record.
	Base   int `json:"base"`
	Op     Op  `json:"op"`
	Faults int `json:"faults,omitempty"`
	// Changes names the fields that the sheet changes, by their own names; none of a new one.
	Changes []string `json:"changes,omitempty"`
	Title   string   `json:"title,omitempty"`
	// Taken is the day that a picture itself told when it came in: it is offered to the
	// writer, and set by nobody else.
	Taken Day `json:"taken,omitempty"`
}

// Draft (پیش‌نویس) is one piece of work: a sheet for each noun that it changes.
type Draft struct {
	ID       ID            `json:"id"`
	Title    string        `json:"title,omitempty"`
	Owner    ID            `json:"owner"`
	Assignee ID            `json:"assignee,omitempty"`
	Due      Day           `json:"due,omitempty"`
	State    DraftState    `json:"state"`
	Reviewer ID            `json:"reviewer,omitempty"`
	Word     string        `json:"word,omitempty"` // of who sent or returned it last
	Sheets   []SheetHead   `json:"sheets"`
	Seq      uint64        `json:"seq"`             // of the newest edit
	Opened   int64         `json:"opened"`          // Unix ms
	Touched  int64         `json:"touched"`         // Unix ms
	At       int64         `json:"at,omitempty"`    // when it is to appear, Unix ms
	Field    string        `json:"field,omitempty"` // edited last: sheet#path
	Last     string        `json:"last,omitempty"`  // the last words of that field
	Hand     ID            `json:"hand,omitempty"`  // whose edit was the last
	Hands    []ID          `json:"hands,omitempty"` // everybody who edited it
	Reasons  []FieldReason `json:"reasons,omitempty"`
	Origin   string        `json:"origin,omitempty"` // typed, bulk, round, import, restore, withdrawal, back
	Round    string        `json:"round,omitempty"`  // which round it is of: progress, trustees
}

// FieldReason is why a field was changed, for all to read.
type FieldReason struct {
	Field string `json:"field"` // kind#path
	Text  string `json:"text"`
}

// Sheet (برگه) is one noun in the hand.
type Sheet struct {
	Noun json.RawMessage `json:"noun"`
	// Typed is the text of fields where it is not how their value would be written.
	Typed map[string]string `json:"typed,omitempty"`
	// Rows are the keys of the items of each list, in their order.
	Rows map[string][]string `json:"rows,omitempty"`
}

// Edit is one change of a field.
type Edit struct {
	N     int    `json:"n"`     // counts per page from 1
	Sheet string `json:"sheet"` // kind/id
	Op    string `json:"op"`    // set cut add drop move put base, as they stand in draft_rules.go
	Item  string `json:"item,omitempty"`
	Path  string `json:"path"`
	Row   string `json:"row,omitempty"`
	After string `json:"after,omitempty"`
	Text  string `json:"text,omitempty"`
	At    int    `json:"at,omitempty"`
	Cut   int    `json:"cut,omitempty"`
	// Joins names a field of the same sheet whose last change this edit follows from: both
	// are one step, taken back together.
	Joins string `json:"joins,omitempty"`
	// Step is the N of the first edit of the act that this one is part of, such as a paste
	// into many fields; 0 where it stands for itself.
	Step int `json:"step,omitempty"`
}
