package didban

// City is the one record that says whose data this is.
type City struct {
	Meta
	Name   string `json:"name"`
	NameEn string `json:"nameEn"`
	// Demonstration marks the whole data set as invented for showing the program.
	Demonstration bool `json:"demonstration"`
	// AsOf is the day up to which the data is complete.
	AsOf       Day      `json:"asOf"`
	Population int      `json:"population"`
	Centre     Position `json:"centre"`
	Source     string   `json:"source"`
	Licence    string   `json:"licence"`
	// Thresholds are from where on projects are flagged.
	Thresholds Thresholds `json:"thresholds,omitzero"`
}

// Kind is KindCity.
func (*City) Kind() Kind { return KindCity }

// Validate checks the record.
func (c *City) Validate() error {
	var k check
	k.head(&c.Meta)
	k.name("name", c.Name)
	k.text("nameEn", c.NameEn, MaxName)
	k.day("asOf", c.AsOf)
	k.text("source", c.Source, MaxText)
	k.text("licence", c.Licence, MaxText)
	c.Thresholds.check(&k)
	return k.err()
}
