package api

// NewsRequest narrows the news; empty fields let everything pass, an area stands for
// all within it, an author and a tag for all spellings of the name. Year, Month (1 to
// 12) and Day are of the Solar Hijri calendar in Tehran; without a Year the Month and
// Day of every year are meant. Limit 0 is 24, at most 100.
type NewsRequest struct {
	Section string `json:"section"`
	Form    string `json:"form"`
	Author  string `json:"author"`
	Tag     string `json:"tag"`
	Area    string `json:"area"`
	Year    int    `json:"year"`
	Month   int    `json:"month"`
	Day     int    `json:"day"`
	Offset  int    `json:"offset"`
	Limit   int    `json:"limit"`
}

// NewsView is a page of شهرآن, newest first. The counts tell what each option would
// show under the other filters, the most first; of authors and tags the first 60. Years
// are newest first; Months count within the year that is asked for, Days within its
// month.
type NewsView struct {
	Total    int           `json:"total"`
	Articles []ArticleCard `json:"articles"`
	Sections []OptionCount `json:"sections"`
	Forms    []OptionCount `json:"forms"`
	Authors  []OptionCount `json:"authors"`
	Tags     []OptionCount `json:"tags"`
	Areas    []OptionCount `json:"areas"`
	Years    []DateCount   `json:"years"`
	Months   []DateCount   `json:"months"`
	Days     []DateCount   `json:"days"`
}

// DateCount is how many articles a Jalali year, month or day of the month would show.
type DateCount struct {
	Number int `json:"number"`
	Count  int `json:"count"`
}

// ArchiveView is a page of the archive: the articles of a time, and what came out on
// the same day of other years.
type ArchiveView struct {
	List NewsView `json:"list"`
	// Others are the newest articles of the day that is asked for, or of today where
	// no time is, in other years, OthersTotal how many there are. Month and Day are of
	// the Solar Hijri calendar; 0 where a time is asked for that is no day.
	Month       int           `json:"month"`
	Day         int           `json:"day"`
	Others      []ArticleCard `json:"others"`
	OthersTotal int           `json:"othersTotal"`
}

// FrontView is the front page of شهرآن. No article is on it twice.
type FrontView struct {
	Total int `json:"total"` // of all articles
	// Lead opens the page; missing where there is no article.
	Lead   *ArticleCard  `json:"lead,omitempty"`
	Choice []ArticleCard `json:"choice"` // of the editor, the newest choice first
	Newest []ArticleCard `json:"newest"`
	// Sections are all that have an article, in the order of their vocabulary; one has no
	// Articles where all of its newest are on the page already.
	Sections  []FrontSection `json:"sections"`
	OnThisDay []ArticleCard  `json:"onThisDay"` // of the years before
	Forms     []OptionCount  `json:"forms"`
	Areas     []OptionCount  `json:"areas"`
}

// FrontSection is a section on the front page.
type FrontSection struct {
	Code     string        `json:"code"`
	Count    int           `json:"count"` // of all its articles
	Articles []ArticleCard `json:"articles"`
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
	Card ArticleCard `json:"card"`
	// Body is the text in parts: HTML, with live blocks of projects between.
	Body []BodyPart `json:"body"`
	// Today is the day of the figures of live blocks.
	Today    string        `json:"today"`
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
}

// BodyPart is a part of an article's text: harmless HTML, or in its place a live block.
type BodyPart struct {
	HTML string    `json:"html"`
	Live *LiveView `json:"live,omitempty"`
}

// LiveView is a live block of a project: what the record says of it now. Project is absent
// where the record has no such project, or has it no more.
type LiveView struct {
	Project *LiveProject `json:"project,omitempty"`
}

// LiveProject is what a live block shows of a project.
type LiveProject struct {
	Card     ProjectCard   `json:"card"`
	Progress []ProgressRow `json:"progress"`
	Promise  PromiseView   `json:"promise"`
	Geometry string        `json:"geometry"` // GeoJSON geometry, or empty
	Base     string        `json:"base"`     // the address of the base map
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
