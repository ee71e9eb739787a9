package didban

import (
	"math"
	"strconv"
	"strings"
)

// The radius of a Circle, in metres.
const (
	MinRadius = 50
	MaxRadius = 5000
)

// Circle is what lies near a place. The zero value is everywhere.
type Circle struct {
	Position
	Radius int // in metres
}

// Set reports whether the circle narrows anything.
func (c Circle) Set() bool { return c.Radius > 0 }

// String writes the circle as ParseCircle reads it, the place to a decimetre or so;
// empty where it is not set.
func (c Circle) String() string {
	if !c.Set() {
		return ""
	}
	degrees := func(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }
	return degrees(c.Lon) + "," + degrees(c.Lat) + "," + strconv.Itoa(c.Radius)
}

// ParseCircle reads longitude and latitude in degrees (WGS84) and a radius in whole
// metres, MinRadius to MaxRadius, such as 51.43,33.98,500. ok is false for anything
// else; the empty text is no circle.
func ParseCircle(text string) (c Circle, ok bool) {
	parts := strings.Split(text, ",")
	if len(parts) != 3 {
		return Circle{}, text == ""
	}
	lon, errLon := strconv.ParseFloat(parts[0], 64)
	lat, errLat := strconv.ParseFloat(parts[1], 64)
	radius, errRadius := strconv.Atoi(parts[2])
	if errLon != nil || errLat != nil || errRadius != nil || radius < MinRadius || radius > MaxRadius {
		return Circle{}, false
	}
	// a tenth of a metre is finer than any finger
	lon, lat = math.Round(lon*1e6)/1e6, math.Round(lat*1e6)/1e6
	if !(math.Abs(lon) <= 180 && math.Abs(lat) <= 85) {
		return Circle{}, false
	}
	return Circle{Position{lon, lat}, radius}, true
}
