package api

// TrusteesRequest narrows the directory to an area (with those inside it) and to
// entries whose name, post, unit, area, office or story hold every word of a text.
type TrusteesRequest struct {
	Area string `json:"area"`
	Text string `json:"text"`
}

// TrusteesView is the directory, sorted by area and name; Areas counts the
// entries of each area under the text alone.
type TrusteesView struct {
	Total    int           `json:"total"`
	Trustees []TrusteeCard `json:"trustees"`
	Areas    []OptionCount `json:"areas"`
	Base     string        `json:"base"` // the address of the base map
	// Bounds are west, south, east and north of all areas; empty where none has a boundary.
	Bounds []float64 `json:"bounds"`
	// Pins are where the listed persons stand on the map; those whose area has no
	// place there, and those of the whole city, have none.
	Pins []TrusteePin `json:"pins"`
}

// TrusteePin is a point inside the area of a term, in degrees of WGS84. Terms of one
// area share it.
type TrusteePin struct {
	ID  string  `json:"id"` // of the term
	Lon float64 `json:"lon"`
	Lat float64 `json:"lat"`
}

// TrusteeCard is one person's term in a post.
type TrusteeCard struct {
	ID       string       `json:"id"`
	Person   string       `json:"person"`
	Name     string       `json:"name"`
	Bio      string       `json:"bio"`
	Post     string       `json:"post"`
	PostID   string       `json:"postId"` // to which letters are written
	Unit     string       `json:"unit"`
	UnitID   string       `json:"unitId"` // empty where it has no page
	Area     string       `json:"area"`
	Start    string       `json:"start"`
	End      string       `json:"end"`
	Current  bool         `json:"current"`
	Term     string       `json:"term"`  // ahead, running or over
	Stale    bool         `json:"stale"` // not checked within a year
	Phone    string       `json:"phone"` // in Latin digits, as it is dialled
	Email    string       `json:"email"`
	Hours    string       `json:"hours"`
	Office   string       `json:"office"`
	Verified string       `json:"verified"`
	Photo    *PictureView `json:"photo,omitempty"`
}

// PlaceRequest is a spot, or the area that stands for it where Area is not empty.
type PlaceRequest struct {
	Lon  float64 `json:"lon"`
	Lat  float64 `json:"lat"`
	Area string  `json:"area"`
}

// PlaceView tells who answers for a spot: its areas, the narrowest first, and the
// running terms in them, then those of the whole city.
type PlaceView struct {
	Areas    []string      `json:"areas"`
	Trustees []TrusteeCard `json:"trustees"`
}

// TrusteeView is the page of one term.
type TrusteeView struct {
	Card     TrusteeCard   `json:"card"`
	Areas    []string      `json:"areas"`    // the area and those around it
	Boundary string        `json:"boundary"` // GeoJSON geometry of the area, or empty
	Base     string        `json:"base"`
	Others   []TrusteeCard `json:"others"`  // the person's other terms
	Holders  []TrusteeCard `json:"holders"` // those who hold the post now, where this term does not run
	Total    int           `json:"total"`   // projects of the area
	Projects []ProjectCard `json:"projects"`
	Articles []ArticleCard `json:"articles"`
	Named    []ArticleCard `json:"named"` // that speak of the person, newest first
	// Contact is the term as a vCard for a QR code, empty where it is too long.
	Contact string `json:"contact"`
}
