package api

// HomeView is the first screen.
type HomeView struct {
	Figures  HomeFigures   `json:"figures"`
	Projects []ProjectCard `json:"projects"` // in the order of didban.ProjectOrder
	Events   []EventCard   `json:"events"`   // the next ones
	Articles []ArticleCard `json:"articles"` // newest first
}

// HomeFigures are the live figures.
type HomeFigures struct {
	Projects int `json:"projects"`
	Active   int `json:"active"`
	// FinishedThisYear counts projects finished in fiscal year Year up to today.
	FinishedThisYear int `json:"finishedThisYear"`
	// SpentThisYear sums the spent amounts of fiscal year Year, in rials, of the Priced
	// projects that have a budget line in it; where there are none nothing is known.
	SpentThisYear int64 `json:"spentThisYear"`
	Priced        int   `json:"priced"`
	Year          int   `json:"year"`
	Suspended     int   `json:"suspended"`
}
