package typed

import (
	"regexp"
	"strconv"
	"strings"

	didban "didban.app/backend"
)

var (
	degreesForm = regexp.MustCompile(`[0-9]+(?:[.٫/][0-9]+)?`)
	// besideDegrees is what may stand beside two numbers and says nothing new.
	besideDegrees = regexp.MustCompile(`^(?:[,،;؛ ()\[\]°:]|geo|lat(?:itude)?|lon(?:gitude)?|n|e|عرض|طول|جغرافیایی|شمالی|شرقی)*$`)
)

// utm is the neighbourhood of Kashan in metres of UTM zone 39N, rounded outward.
var utm = didban.Box{West: 490_000, South: 3_694_000, East: 585_000, North: 3_820_000}

// Position reads a place, «۳۳٫۹۸، ۵۱٫۴۴», in degrees of WGS84. Latitude comes first as
// people have it; where only the other order can lie near the city, that one is meant.
// What lies far from the city in either order is a fault.
func Position(text string) (didban.Position, *didban.Error) {
	if isBlank(text) {
		return didban.Position{}, nil
	}
	found := degreesForm.FindAllString(words(text), -1)
	if len(found) != 2 || !besideDegrees.MatchString(degreesForm.ReplaceAllString(words(text), "")) {
		return didban.Position{}, fault("field.position", text)
	}
	first, second := degrees(found[0]), degrees(found[1])
	for _, p := range []didban.Position{{Lon: second, Lat: first}, {Lon: first, Lat: second}} {
		switch {
		case didban.Surroundings.Holds(p):
			return p, nil
		case utm.Holds(p):
			return didban.Position{}, fault("geometry.utm", text, "easting", figure(p.Lon), "northing", figure(p.Lat))
		}
	}
	return didban.Position{}, fault("geometry.outside", text, "lat", found[0], "lon", found[1])
}

func degrees(text string) float64 {
	v, _ := strconv.ParseFloat(strings.NewReplacer("٫", ".", "/", ".").Replace(text), 64) // digits and one mark
	return v
}

// WritePosition writes a place as «۳۳٫۹۸، ۵۱٫۴۴», latitude first; empty for none.
func WritePosition(p didban.Position) string {
	if p == (didban.Position{}) {
		return ""
	}
	return plain(figure(p.Lat)) + "، " + plain(figure(p.Lon))
}

func figure(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }
