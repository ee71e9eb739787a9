package geo

import (
	"encoding/json"
	"maps"
	"slices"
	"strings"

	"github.com/paulmach/orb"

	didban "didban.app/backend"
)

type feature struct {
	Type       string          `json:"type"`
	Geometry   didban.Geometry `json:"geometry"`
	Properties baseProperties  `json:"properties"`
}

type baseProperties struct {
	Layer  string          `json:"layer"` // area, areaLabel or place
	ID     didban.ID       `json:"id"`
	Rank   didban.AreaKind `json:"rank,omitempty"`
	Sort   string          `json:"sort,omitempty"`
	Name   string          `json:"name"`
	NameEn string          `json:"nameEn"`
}

// Base gives the schematic base map as a GeoJSON FeatureCollection: the areas as
// layer "area" with one point inside each as "areaLabel" (both with rank), and the
// places as layer "place" (with sort). What has no readable geometry is left out.
func (x *Index) Base() []byte {
	x.mu.RLock()
	defer x.mu.RUnlock()
	features := []feature{}
	for _, a := range x.sorted {
		if a.shape != nil {
			features = append(features, a.features(x.roomiest(a.names))...)
		}
	}
	for _, p := range x.sortedPlaces() {
		if locate(p.Geometry) != nil {
			features = append(features, feature{"Feature", *p.Geometry, baseProperties{
				Layer: "place", ID: p.ID, Sort: p.Sort, Name: p.Name, NameEn: p.NameEn,
			}})
		}
	}
	// Nothing in these types can fail to be written: every geometry was read before.
	out, _ := json.Marshal(struct {
		Type     string    `json:"type"`
		Features []feature `json:"features"`
	}{"FeatureCollection", features})
	return out
}

func (a *area) features(name orb.Point) []feature {
	properties := baseProperties{Layer: "area", ID: a.ID, Rank: a.Rank, Name: a.Name, NameEn: a.NameEn}
	label := properties
	label.Layer = "areaLabel"
	return []feature{
		{"Feature", *a.Boundary, properties},
		{"Feature", encode(rounded(name)), label},
	}
}

func (x *Index) sortedPlaces() []*didban.Place {
	return slices.SortedFunc(maps.Values(x.places), func(a, b *didban.Place) int {
		return strings.Compare(a.Code+"\x00"+string(a.ID), b.Code+"\x00"+string(b.ID))
	})
}

// encode writes a geometry; its numbers are finite, so this can't fail.
func encode(g orb.Geometry) didban.Geometry {
	coordinates, _ := json.Marshal(g)
	return didban.Geometry{Type: g.GeoJSONType(), Coordinates: coordinates}
}
