package api

// NewsRequest narrows the news; empty fields let everything pass, and an area
// stands for all within it. Limit 0 is 24,
// at most 100.
type NewsRequest struct {
	Section string `json:"section"`
	Form    string `json:"form"`
	Area    string `json:"area"`
	Offset  int    `json:"offset"`
	Limit   int    `json:"limit"`
}

// NewsView is a page of شهرآن, newest first. Sections and Forms count what each
// would show under the other filters.
type NewsView struct {
	Total    int           `json:"total"`
	Articles []ArticleCard `json:"articles"`
	Sections []OptionCount `json:"sections"`
	Forms    []OptionCount `json:"forms"`
}

// ArticleCard is an article in a list.
type ArticleCard struct {
	ID        string       `json:"id"`
	Kicker    string       `json:"kicker"`
	Title     string       `json:"title"`
	Lead      string       `json:"lead"`
	Section   string       `json:"section"`
	Form      string       `json:"form"`
	Author    string       `json:"author"`
	Published int64        `json:"published"`
	Minutes   int          `json:"minutes"` // reading time
	Cover     *PictureView `json:"cover,omitempty"`
}

// ArticleView is an article's page. HTML is sanitised: it holds no script, style,
// frame, outside link or outside image.
type ArticleView struct {
	Card     ArticleCard   `json:"card"`
	HTML     string        `json:"html"`
	Tags     []string      `json:"tags"`
	Source   string        `json:"source"`
	Areas    []string      `json:"areas"`
	Pictures []PictureView `json:"pictures"`
	Projects []ProjectCard `json:"projects"`
	Events   []EventCard   `json:"events"`
	Persons  []TrusteeCard `json:"persons"`
	Related  []ArticleCard `json:"related"`
	Comments []CommentView `json:"comments"`
}
