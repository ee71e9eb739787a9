package basemap

import (
	"strings"

	"github.com/paulmach/orb/maptile"
	"github.com/paulmach/osm"
)

// The layers, named as the OpenMapTiles schema does, in the order of the tiles.
const (
	landcover          = "landcover"
	water              = "water"
	waterway           = "waterway"
	building           = "building"
	transportation     = "transportation"
	transportationName = "transportation_name"
	place              = "place"
)

func layers() []string {
	return []string{landcover, water, waterway, building, transportation, transportationName, place}
}

// kind is what a thing of OpenStreetMap is on the map.
type kind struct {
	layer           string
	class, subclass string
	from            maptile.Zoom // the first zoom that shows it
	named           maptile.Zoom // the first zoom that shows its name, of streets; 0 for never
	area            bool
}

// grade is how a class of street is shown.
type grade struct {
	class       string
	from, named maptile.Zoom
}

var (
	streets = map[string]grade{
		"motorway": {"motorway", 8, 10}, "trunk": {"trunk", 8, 10}, "primary": {"primary", 8, 10},
		"secondary": {"secondary", 9, 11}, "tertiary": {"tertiary", 11, 12},
		"unclassified": {"minor", 12, 14}, "residential": {"minor", 12, 14}, "living_street": {"minor", 12, 14}, "road": {"minor", 12, 14},
		"service": {"service", 14, 15}, "track": {"track", 14, 15},
		"pedestrian": {"path", 13, 14}, "path": {"path", 14, 15}, "footway": {"path", 14, 15}, "cycleway": {"path", 14, 15},
		"steps": {"path", 14, 15}, "bridleway": {"path", 14, 15},
	}
	railways = map[string]string{
		"rail": "rail", "narrow_gauge": "rail", "preserved": "rail",
		"subway": "transit", "light_rail": "transit", "tram": "transit", "monorail": "transit", "funicular": "transit",
	}
	courses = map[string]maptile.Zoom{"river": 9, "canal": 11, "stream": 13, "drain": 14, "ditch": 14}
	// greens are the classes of green ground by key and value.
	greens = map[string]map[string]string{
		"leisure": {"park": "grass", "garden": "grass", "golf_course": "grass", "recreation_ground": "grass"},
		"landuse": {
			"grass": "grass", "recreation_ground": "grass", "village_green": "grass", "meadow": "grass", "forest": "wood",
			"farmland": "farmland", "orchard": "farmland", "vineyard": "farmland", "plant_nursery": "farmland", "allotments": "farmland",
		},
		"natural": {"wood": "wood", "grassland": "grass", "scrub": "grass", "heath": "grass"},
	}
	waters = map[string]map[string]string{
		"natural": {"water": "lake"}, "waterway": {"riverbank": "river", "dock": "dock"},
		"landuse": {"reservoir": "lake", "basin": "lake"}, "leisure": {"swimming_pool": "swimming_pool"},
	}
	places = map[string]maptile.Zoom{
		"city": 8, "town": 8, "village": 10, "suburb": 11, "quarter": 12, "neighbourhood": 13, "hamlet": 12, "isolated_dwelling": 14,
	}
)

// areaOf is what a closed way or a multipolygon shows as ground.
func areaOf(tags osm.Tags) (kind, bool) {
	if b := tags.Find("building"); b != "" && b != "no" {
		return kind{layer: building, from: 14, area: true}, true
	}
	if class, value := among(waters, tags); class != "" {
		return kind{layer: water, class: class, subclass: value, from: MinZoom, area: true}, true
	}
	if class, value := among(greens, tags); class != "" {
		return kind{layer: landcover, class: class, subclass: value, from: MinZoom, area: true}, true
	}
	return kind{}, false
}

func among(classes map[string]map[string]string, tags osm.Tags) (class, value string) {
	for _, tag := range tags {
		if class := classes[tag.Key][tag.Value]; class != "" {
			return class, tag.Value
		}
	}
	return "", ""
}

// lineOf is what a way shows as a line.
func lineOf(tags osm.Tags) (kind, bool) {
	if tags.Find("area") == "yes" {
		return kind{}, false
	}
	value := tags.Find("highway")
	if g, ok := streets[strings.TrimSuffix(value, "_link")]; ok {
		return kind{layer: transportation, class: g.class, subclass: value, from: g.from, named: g.named}, true
	}
	value = tags.Find("railway")
	if class := railways[value]; class != "" && tags.Find("service") == "" {
		return kind{layer: transportation, class: class, subclass: value, from: 9}, true
	} else if class != "" { // sidings and yards
		return kind{layer: transportation, class: class, subclass: value, from: 13}, true
	}
	if from, ok := courses[tags.Find("waterway")]; ok {
		return kind{layer: waterway, class: tags.Find("waterway"), from: from}, true
	}
	return kind{}, false
}

// placeOf is what a node shows as the name of a place.
func placeOf(tags osm.Tags) (kind, bool) {
	value := tags.Find("place")
	from, ok := places[value]
	if !ok || nameOf(tags) == "" {
		return kind{}, false
	}
	return kind{layer: place, class: value, from: from}, true
}

// nameOf is the Persian name, else the one that is written there.
func nameOf(tags osm.Tags) string {
	if name := tags.Find("name:fa"); name != "" {
		return name
	}
	return tags.Find("name")
}

// propertiesOf are the properties of a feature by the names of the schema.
func (k kind) propertiesOf(tags osm.Tags) map[string]any {
	p := map[string]any{}
	if k.class != "" {
		p["class"] = k.class
	}
	if k.subclass != "" && k.layer != building {
		p["subclass"] = k.subclass
	}
	if k.layer == transportation {
		if strings.HasSuffix(k.subclass, "_link") {
			p["ramp"] = 1
		}
		for _, way := range []string{"bridge", "tunnel"} {
			if v := tags.Find(way); v != "" && v != "no" {
				p["brunnel"] = way
			}
		}
		return p
	}
	if k.layer != building {
		addNames(p, tags)
	}
	return p
}

func addNames(p map[string]any, tags osm.Tags) {
	if name := nameOf(tags); name != "" {
		p["name"] = name
	}
	if latin := tags.Find("name:en"); latin != "" {
		p["name:en"] = latin
	}
}
