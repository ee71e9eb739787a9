package api

// SearchRequest asks over all nouns. Kinds are project, event, trustee, article
// and area; Sort is relevance, newest, oldest or title. Limit 0 is 20, at most 100.
type SearchRequest struct {
	Text     string   `json:"text"`
	Kinds    []string `json:"kinds"`
	Areas    []string `json:"areas"`
	Domains  []string `json:"domains"`
	Statuses []string `json:"statuses"`
	Sections []string `json:"sections"`
	Sort     string   `json:"sort"`
	Offset   int      `json:"offset"`
	Limit    int      `json:"limit"`
}

// SearchView is a page of answers. Rebuilding says that the index is still
// taking in the data, so that the answer may be short of some.
type SearchView struct {
	Total      int           `json:"total"`
	Hits       []HitView     `json:"hits"`
	Counts     []FacetCounts `json:"counts"`
	Rebuilding bool          `json:"rebuilding"`
	Percent    int           `json:"percent"`
}

// HitView is one answer.
type HitView struct {
	Kind    string        `json:"kind"`
	ID      string        `json:"id"`
	Title   []SegmentView `json:"title"`
	Passage []SegmentView `json:"passage"`
	// Label is the code that best sorts the hit: a project's status, an article's
	// section, an event's category, an area's rank; empty for a trustee.
	Label string       `json:"label"`
	Area  string       `json:"area"`
	At    int64        `json:"at"` // published or start, Unix ms; 0 where it has none
	Cover *PictureView `json:"cover,omitempty"`
}

// SegmentView is a stretch of text, marked where it matched.
type SegmentView struct {
	Text string `json:"text"`
	Mark bool   `json:"mark"`
}

// SuggestRequest asks for titles and names that go on from what was typed.
type SuggestRequest struct {
	Text  string `json:"text"`
	Limit int    `json:"limit"`
}

// SuggestionView is one suggestion.
type SuggestionView struct {
	Text string `json:"text"`
	Kind string `json:"kind"`
	ID   string `json:"id"`
}
