package api

// TrusteesRequest narrows the directory to an area (with those inside it) and to
// names or posts that contain a text.
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
}

// TrusteeCard is one person's term in a post.
type TrusteeCard struct {
	ID       string       `json:"id"`
	Person   string       `json:"person"`
	Name     string       `json:"name"`
	Bio      string       `json:"bio"`
	Post     string       `json:"post"`
	Unit     string       `json:"unit"`
	Area     string       `json:"area"`
	Start    string       `json:"start"`
	End      string       `json:"end"`
	Current  bool         `json:"current"`
	Phone    string       `json:"phone"`
	Email    string       `json:"email"`
	Hours    string       `json:"hours"`
	Office   string       `json:"office"`
	Verified string       `json:"verified"`
	Photo    *PictureView `json:"photo,omitempty"`
}
