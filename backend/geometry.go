package didban

import "encoding/json"

// Geometry is a GeoJSON geometry (RFC 7946), WGS84 [lon, lat]. Package geo reads
// and checks the coordinates; here they are carried as written.
type Geometry struct {
	Type        string          `json:"type"`
	Coordinates json.RawMessage `json:"coordinates"`
}

// GeometryTypes are the types a noun may have. Collections are refused: one
// project lies in one geometry.
var GeometryTypes = []string{"Point", "MultiPoint", "LineString", "MultiLineString", "Polygon", "MultiPolygon"}

func (g *Geometry) known() bool {
	for _, t := range GeometryTypes {
		if g.Type == t {
			return len(g.Coordinates) > 0
		}
	}
	return false
}

// Box is a bounding box in degrees: west, south, east, north.
type Box struct {
	West  float64 `json:"west"`
	South float64 `json:"south"`
	East  float64 `json:"east"`
	North float64 `json:"north"`
}

// Position is a WGS84 point in degrees.
type Position struct {
	Lon float64 `json:"lon"`
	Lat float64 `json:"lat"`
}
