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

// Surroundings is the country around Kashan; what lies beyond is refused.
var Surroundings = Box{West: 50.9, South: 33.4, East: 51.9, North: 34.5}

// Holds reports whether a position lies in the box or on its edge.
func (b Box) Holds(p Position) bool {
	return b.West <= p.Lon && p.Lon <= b.East && b.South <= p.Lat && p.Lat <= b.North
}

// Position is a WGS84 point in degrees.
type Position struct {
	Lon float64 `json:"lon"`
	Lat float64 `json:"lat"`
}
