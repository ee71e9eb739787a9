package didban

import (
	"net/url"
	"strings"
)

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
	// SouthWest and NorthEast are the corners of what the map shows at first; zero where none are set.
	SouthWest Position `json:"southWest,omitzero"`
	NorthEast Position `json:"northEast,omitzero"`
	Source    string   `json:"source"`
	Licence   string   `json:"licence"`
	// Web is the address under which the city serves this program's screens, such as
	// https://didban.example: a screen's own address, #/project/KSH-1402-004, goes behind it.
	Web string `json:"web,omitempty"`
	// PriceIndex is the city's consumer price index, PriceSource whose it is; both empty where no
	// amount is told at constant prices.
	PriceIndex  PriceIndex `json:"priceIndex,omitempty"`
	PriceSource string     `json:"priceSource,omitempty"`
	// Thresholds are from where on projects are flagged.
	Thresholds Thresholds `json:"thresholds,omitzero"`
}

// Bounds are what the map shows at first; false where none are set.
func (c *City) Bounds() (Box, bool) {
	set := c.SouthWest != Position{} || c.NorthEast != Position{}
	return Box{c.SouthWest.Lon, c.SouthWest.Lat, c.NorthEast.Lon, c.NorthEast.Lat}, set
}

// checkBounds wants both corners where their names say, in the country around the city.
func (c *City) checkBounds(k *check) {
	at, set := c.Bounds()
	if set && (at.West >= at.East || at.South >= at.North || !Surroundings.Holds(c.SouthWest) || !Surroundings.Holds(c.NorthEast)) {
		k.add("northEast", "city.bounds")
	}
}

// checkWeb wants an address that a telephone opens, and behind which a screen's own can stand.
func (c *City) checkWeb(k *check) {
	if c.Web == "" {
		return
	}
	web, err := url.Parse(c.Web)
	if err != nil || web.Scheme != "https" && web.Scheme != "http" || web.Host == "" || web.User != nil || web.RawQuery != "" ||
		web.ForceQuery || strings.Contains(c.Web, "#") {
		k.add("web", "city.web", "value", c.Web)
	}
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
	k.text("web", c.Web, MaxName)
	c.checkWeb(&k)
	c.checkBounds(&k)
	k.text("priceSource", c.PriceSource, MaxText)
	c.PriceIndex.check(&k, c.PriceSource)
	c.Thresholds.check(&k)
	return k.err()
}
