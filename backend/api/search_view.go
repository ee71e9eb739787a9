package api

// SearchRequest asks over all nouns. Kinds are project, event, trustee, article,
// area, comment, report and message; Years are Jalali, Authors and Tags names of those of articles in any
// spelling, From and To ISO days; Sort is relevance, newest,
// oldest, title or amount. Limit 0 is 20, at most 100. Exact answers just what was
// typed, however little is found. Grouped asks for the best hits of each kind in
// the place of one list.
type SearchRequest struct {
	Text     string   `json:"text"`
	Kinds    []string `json:"kinds"`
	Areas    []string `json:"areas"`
	Domains  []string `json:"domains"`
	Types    []string `json:"types"`
	Statuses []string `json:"statuses"`
	Sections []string `json:"sections"`
	Forms    []string `json:"forms"`
	Years    []string `json:"years"`
	Authors  []string `json:"authors"`
	Tags     []string `json:"tags"`
	From     string   `json:"from"`
	To       string   `json:"to"`
	Sort     string   `json:"sort"`
	Offset   int      `json:"offset"`
	Limit    int      `json:"limit"`
	Exact    bool     `json:"exact"`
	Grouped  bool     `json:"grouped"`
}

// SearchView is a page of answers. Rebuilding says that the index is still
// taking in the data, so that the answer may be short of some.
type SearchView struct {
	// Text is what was answered; Rescue says how it was made of what was asked:
	// "keyboard", "spelling", "partial" (some of the words only) or "" (as asked).
	Text   string `json:"text"`
	Rescue string `json:"rescue"`
	// Meant are other texts that find more.
	Meant []string `json:"meant"`
	// Typed are the filters that were read out of the text.
	Typed []TypedView `json:"typed"`
	Total int         `json:"total"`
	Hits  []HitView   `json:"hits"`
	// Groups are the kinds that were found, the one with the best hit first.
	Groups []GroupView `json:"groups"`
	// Counts count the hits by code; a facet that is filtered by is counted as if it
	// were not.
	Counts     []FacetCounts `json:"counts"`
	Rebuilding bool          `json:"rebuilding"`
	Percent    int           `json:"percent"`
}

// TypedView is a filter that was typed among the words: Label, as it was typed,
// stands for the code, id or year Value of the facet Field.
type TypedView struct {
	Field string `json:"field"`
	Value string `json:"value"`
	Label string `json:"label"`
}

// GroupView is what was found of one kind: Total of them, the best few as hits.
type GroupView struct {
	Kind  string    `json:"kind"`
	Total int       `json:"total"`
	Hits  []HitView `json:"hits"`
}

// HitView is one answer.
type HitView struct {
	Kind    string        `json:"kind"`
	ID      string        `json:"id"`
	Title   []SegmentView `json:"title"`
	Passage []SegmentView `json:"passage"`
	// Label is the code that best sorts the hit: a project's status, an article's
	// section, an event's category, an area's rank; empty for a trustee.
	Label string `json:"label"`
	// Form and Author are of an article, Author empty where it has none.
	Form   string `json:"form"`
	Author string `json:"author"`
	Area   string `json:"area"`
	// OnKind and OnID are the page on which something stands that a citizen wrote, Day is that of
	// its writing; empty for what the city says itself.
	OnKind string `json:"onKind"`
	OnID   string `json:"onId"`
	Day    string `json:"day"`
	At     int64  `json:"at"` // published or start, Unix ms; 0 where it has none
	// Amount is the money of a project in rials; 0 where it is not known.
	Amount int64        `json:"amount"`
	Cover  *PictureView `json:"cover,omitempty"`
}

// SegmentView is a stretch of text, marked where it matched.
type SegmentView struct {
	Text string `json:"text"`
	Mark bool   `json:"mark"`
}

// SuggestRequest asks for titles and names that go on from what was typed; Kinds,
// where there are some, are the only ones suggested.
type SuggestRequest struct {
	Text  string   `json:"text"`
	Limit int      `json:"limit"`
	Kinds []string `json:"kinds"`
}

// SuggestionView is one suggestion.
type SuggestionView struct {
	Text string `json:"text"`
	Kind string `json:"kind"`
	ID   string `json:"id"`
}
