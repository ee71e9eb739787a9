package api

// UnitName is a unit by what it is called; the id is empty where there is none.
type UnitName struct {
	ID    string `json:"id"`
	Title string `json:"title"`
}

// UnitView is the page of a unit of the municipality.
type UnitView struct {
	ID     string   `json:"id"`
	Code   string   `json:"code"`
	Title  string   `json:"title"`
	Parent UnitName `json:"parent"`
	Phone  string   `json:"phone"` // in Latin digits, as it is dialled
	Hours  string   `json:"hours"`
	// Head is the post that leads it; its title is empty where none does.
	Head      PostView      `json:"head"`
	Deadlines DeadlinesView `json:"deadlines"`
	// Categories are those of the reports that go to the unit from the start; Reports counts
	// those that are with it, or were last.
	Categories []string    `json:"categories"`
	Reports    AreaReports `json:"reports"`
	Within     []UnitName  `json:"within"` // the units below it, by title
	Posts      []PostView  `json:"posts"`  // but the head, by title
	// Total counts the projects for which the unit itself answers, Statuses those of each
	// status that there are, in the order of the vocabulary; Projects are the first.
	Total    int           `json:"total"`
	Statuses []OptionCount `json:"statuses"` // standings
	Projects []ProjectCard `json:"projects"`
}

// DeadlinesView are working days within which the unit answers, with the defaults filled in.
type DeadlinesView struct {
	Comment  int `json:"comment"`
	Message  int `json:"message"`
	Report   int `json:"report"`
	Question int `json:"question"`
}

// PostView is a post with those who hold it today.
type PostView struct {
	ID      string        `json:"id"`
	Title   string        `json:"title"`
	Area    string        `json:"area"` // id
	Letters string        `json:"letters"`
	Holders []TrusteeCard `json:"holders"`
}
