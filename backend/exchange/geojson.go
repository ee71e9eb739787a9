package exchange

import (
	"bytes"
	"encoding/json"

	didban "didban.app/backend"
)

// feature is one member of a GeoJSON FeatureCollection (RFC 7946).
type feature struct {
	Type       string           `json:"type"`
	Properties map[string]any   `json:"properties"`
	Geometry   *didban.Geometry `json:"geometry"`
}

// readGeoJSON reads the features of a collection as rows, counted from 1.
func readGeoJSON(f File, data []byte) ([]*sheet, error) {
	data = bytes.TrimPrefix(data, []byte(mark))
	var collection struct {
		Type     string            `json:"type"`
		Features []json.RawMessage `json:"features"`
	}
	if err := parseJSON(data, &collection); err != nil {
		return nil, err
	}
	if collection.Type != "FeatureCollection" {
		return nil, didban.Fault(didban.CodeInvalid, "geojson.type", "value", collection.Type)
	}
	s := &sheet{file: f, geo: true, padded: true, sparse: true}
	for i, raw := range collection.Features {
		var one feature
		if err := parseJSON(raw, &one); err != nil || one.Type != "Feature" {
			return nil, didban.Fault(didban.CodeInvalid, "geojson.feature", "row", itoa(i+1)).Because(err)
		}
		flat := map[string]string{}
		flatten("", one.Properties, flat)
		if err := s.record(i+1, flat, one.Geometry); err != nil {
			return nil, err
		}
	}
	return []*sheet{s}, nil
}
