package didban

// Place is a named spot that helps a reader find the way: a landmark, square,
// park or street of the schematic base map and the gazetteer.
type Place struct {
	Meta
	Sort     string    `json:"sort"` // a code of the vocabulary placeSorts
	Name     string    `json:"name"`
	NameEn   string    `json:"nameEn"`
	Geometry *Geometry `json:"geometry"`
	Source   string    `json:"source,omitempty"`
}

// Kind is KindPlace.
func (*Place) Kind() Kind { return KindPlace }

// Validate checks the place.
func (p *Place) Validate() error {
	var c check
	c.head(&p.Meta)
	c.local("sort", p.Sort)
	c.name("name", p.Name)
	c.text("nameEn", p.NameEn, MaxName)
	c.text("source", p.Source, MaxText)
	if p.Geometry == nil {
		c.add("geometry", "field.required")
	}
	c.geometry("geometry", p.Geometry)
	return c.err()
}
