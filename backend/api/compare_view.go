package api

// CompareRequest names two things by their ids or codes; B may be empty, while it is still looked for.
type CompareRequest struct {
	A string `json:"a"`
	B string `json:"b"`
}

// ProjectPair is two projects side by side; Caveats are codes of didban.Caveat.
type ProjectPair struct {
	A       ProjectView  `json:"a"`
	B       *ProjectView `json:"b,omitempty"` // absent where none was named
	Caveats []string     `json:"caveats"`
}

// AreaPair is two areas side by side; Caveats are codes of didban.Caveat.
type AreaPair struct {
	A       AreaPage  `json:"a"`
	B       *AreaPage `json:"b,omitempty"` // absent where none was named
	Caveats []string  `json:"caveats"`
	Shared  int       `json:"shared"` // projects that are counted in both
}
