package didban

// AreaKind is the rank of an area.
type AreaKind string

// The ranks, each inside the one before: منطقه، ناحیه، محله.
const (
	AreaRegion        AreaKind = "region"
	AreaDistrict      AreaKind = "district"
	AreaNeighbourhood AreaKind = "neighbourhood"
)

// Area is a part of the city.
type Area struct {
	Meta
	Rank   AreaKind `json:"rank"`
	Name   string   `json:"name"`
	NameEn string   `json:"nameEn"`
	// Parent is the area around this one; empty for a region.
	Parent     ID        `json:"parent,omitempty"`
	Boundary   *Geometry `json:"boundary,omitempty"`
	Population int       `json:"population,omitempty"`
	Source     string    `json:"source,omitempty"`
}

// Kind is KindArea.
func (*Area) Kind() Kind { return KindArea }

func (a *Area) refs(r *refList) { r.one("parent", KindArea, a.Parent) }

// Validate checks the area alone; whether its parent exists is for the store.
func (a *Area) Validate() error {
	var c check
	c.head(&a.Meta)
	c.name("name", a.Name)
	c.text("nameEn", a.NameEn, MaxName)
	c.text("source", a.Source, MaxText)
	switch a.Rank {
	case AreaRegion:
		if a.Parent != "" {
			c.add("parent", "area.regionParent")
		}
	case AreaDistrict, AreaNeighbourhood:
		if a.Parent == "" {
			c.add("parent", "field.required")
		}
	default:
		c.add("rank", "field.unknownCode", "value", string(a.Rank))
	}
	c.ref("parent", a.Parent)
	if a.Population < 0 {
		c.add("population", "field.negative")
	}
	c.geometry("boundary", a.Boundary)
	if a.Boundary != nil && a.Boundary.Type != "Polygon" && a.Boundary.Type != "MultiPolygon" {
		c.add("boundary", "area.boundary")
	}
	return c.err()
}

// Ancestry follows parents upward from an area, the area itself first. parent
// gives an area's parent, empty at the top; a loop in the data ends the walk.
func Ancestry(id ID, parent func(ID) ID) []ID {
	var out []ID
	for id != "" && len(out) < 8 {
		out = append(out, id)
		id = parent(id)
	}
	return out
}
