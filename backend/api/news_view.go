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
	Code      string       `json:"code"`
	Kicker    string       `json:"kicker"`
	Title     string       `json:"title"`
	Lead      string       `json:"lead"`
	Section   string       `json:"section"`
	Form      string       `json:"form"`
	Author    string       `json:"author"`
	Published int64        `json:"published"`
	Minutes   int          `json:"minutes"` // reading time
	Choice    int64        `json:"choice"`  // Unix ms at which the editor chose it; 0 is not chosen
	Cover     *PictureView `json:"cover,omitempty"`
}

// ArticleView is an article's page. HTML is sanitised: it holds no script, style,
// frame, outside link or outside image.
type ArticleView struct {
	Card     ArticleCard   `json:"card"`
	HTML     string        `json:"html"`
	Headings []HeadingView `json:"headings"`
	// Shown are the pictures within the text, in their order.
	Shown       []PictureView    `json:"shown"`
	Corrections []CorrectionView `json:"corrections"`
	// Before is the article that came out next before, After next after it.
	Before   *ArticleLink  `json:"before,omitempty"`
	After    *ArticleLink  `json:"after,omitempty"`
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

// HeadingView is a heading within an article: the id of its element, its depth from
// 2 to 4, and its text.
type HeadingView struct {
	ID    string `json:"id"`
	Level int    `json:"level"`
	Text  string `json:"text"`
}

// CorrectionView tells what was put right in an article, when (Unix ms) and why.
type CorrectionView struct {
	At     int64  `json:"at"`
	Text   string `json:"text"`
	Reason string `json:"reason"`
}

// ArticleLink leads to an article.
type ArticleLink struct {
	ID    string `json:"id"`
	Title string `json:"title"`
}

// AuthorRequest asks for the articles of an author, in any spelling that folds to
// the same. Limit 0 is 24, at most 100.
type AuthorRequest struct {
	Name   string `json:"name"`
	Offset int    `json:"offset"`
	Limit  int    `json:"limit"`
}

// AuthorView is an author's page: what they published, newest first. First and Last
// are Unix ms. An author of nothing has a Total of 0.
type AuthorView struct {
	Name     string        `json:"name"`
	Total    int           `json:"total"`
	First    int64         `json:"first"`
	Last     int64         `json:"last"`
	Sections []OptionCount `json:"sections"`
	Articles []ArticleCard `json:"articles"`
}
