package geo

import (
	"encoding/binary"
	"math/bits"
	"slices"
)

// Vector tiles, Mapbox Vector Tile specification 2.1, written straight to their
// bytes: the general encoders go through maps and reflection for every feature
// and are several times slower than a tile may take.

// extent is the side of a tile in its own units.
const extent = 4096

// Field numbers of the specification's protobuf messages.
const (
	tileLayer = 3

	layerName     = 1
	layerFeatures = 2
	layerKeys     = 3
	layerValues   = 4
	layerExtent   = 5
	layerVersion  = 15

	featureID       = 1
	featureTags     = 2
	featureType     = 3
	featureGeometry = 4

	valueString = 1
	valueInt    = 4
	valueBool   = 7
)

// The wire types of protobuf that are used.
const (
	wireVarint = 0
	wireBytes  = 2
)

// The types of a feature's geometry.
const (
	geometryPoint = 1 + iota
	geometryLine
	geometryPolygon
)

func appendKey(dst []byte, field, wire uint64) []byte {
	return binary.AppendUvarint(dst, field<<3|wire)
}

func appendNumber(dst []byte, field, value uint64) []byte {
	return binary.AppendUvarint(appendKey(dst, field, wireVarint), value)
}

func appendBytes[B []byte | string](dst []byte, field uint64, b B) []byte {
	dst = binary.AppendUvarint(appendKey(dst, field, wireBytes), uint64(len(b)))
	return append(dst, b...)
}

func appendString(dst []byte, s string) []byte {
	size := 1 + varintSize(uint64(len(s))) + len(s)
	return appendBytes(binary.AppendUvarint(appendKey(dst, layerValues, wireBytes), uint64(size)), valueString, s)
}

// varintSize is how many bytes a number takes.
func varintSize(n uint64) int { return (bits.Len64(n|1) + 6) / 7 }

func appendInt(dst []byte, v int64) []byte {
	return appendBytes(dst, layerValues, appendNumber(nil, valueInt, uint64(v)))
}

func appendBool(dst []byte, v bool) []byte {
	var bit uint64
	if v {
		bit = 1
	}
	return appendBytes(dst, layerValues, appendNumber(nil, valueBool, bit))
}

// layer gathers the features of one layer.
type layer struct {
	name     string
	keys     []string
	features []byte
	values   []byte
	count    uint64 // of values
	// The places of values that features share, plus one: of statuses by the number
	// of the option, of false and true.
	statuses []uint64
	bools    [2]uint64
	tags     []byte
	body     []byte
}

// reset empties the layer and keeps its buffers.
func (l *layer) reset() {
	l.features, l.values, l.tags, l.count, l.bools = l.features[:0], l.values[:0], l.tags[:0], 0, [2]uint64{}
	clear(l.statuses)
}

// size is an upper bound of the bytes that appendTo writes.
func (l *layer) size() int { return len(l.features) + len(l.values) + 256 }

// tag adds a property of the feature in hand: numbers of its key and value.
func (l *layer) tag(key, value uint64) {
	l.tags = binary.AppendUvarint(binary.AppendUvarint(l.tags, key), value)
}

// own takes in values that belong to one feature, already written, for the keys
// from the given one on.
func (l *layer) own(key uint64, values []byte, count uint64) {
	for i := range count {
		l.tag(key+i, l.count+i)
	}
	l.values = append(l.values, values...)
	l.count += count
}

// status adds the status of a project, the n-th option; its text is written once.
func (l *layer) status(n int, text string) {
	for len(l.statuses) <= n {
		l.statuses = append(l.statuses, 0)
	}
	if l.statuses[n] == 0 {
		l.values = appendString(l.values, text)
		l.count++
		l.statuses[n] = l.count
	}
	l.tag(keyStatus, l.statuses[n]-1)
}

func (l *layer) flag(key uint64, v bool) {
	which := 0
	if v {
		which = 1
	}
	if l.bools[which] == 0 {
		l.values = appendBool(l.values, v)
		l.count++
		l.bools[which] = l.count
	}
	l.tag(key, l.bools[which]-1)
}

// add closes the feature in hand. An id of 0 is left out.
func (l *layer) add(id, kind uint64, geometry []byte) {
	body := l.body[:0]
	if id > 0 {
		body = appendNumber(body, featureID, id)
	}
	body = appendBytes(body, featureTags, l.tags)
	body = appendNumber(body, featureType, kind)
	body = appendBytes(body, featureGeometry, geometry)
	l.features = appendBytes(l.features, layerFeatures, body)
	l.body, l.tags = body, l.tags[:0]
}

// appendTo writes the layer behind the tile so far; an empty layer leaves no trace.
func (l *layer) appendTo(tile []byte) []byte {
	if len(l.features) == 0 {
		return tile
	}
	head := appendNumber(nil, layerVersion, 2)
	head = appendBytes(head, layerName, l.name)
	for _, key := range l.keys {
		head = appendBytes(head, layerKeys, key)
	}
	head = appendNumber(head, layerExtent, extent)
	size := len(head) + len(l.features) + len(l.values)
	tile = slices.Grow(tile, size+2*binary.MaxVarintLen64)
	tile = binary.AppendUvarint(appendKey(tile, tileLayer, wireBytes), uint64(size))
	return append(append(append(tile, head...), l.features...), l.values...)
}

// projectKeys are the properties of a project's features: those that the map draws by,
// and those that it tells of what is touched.
var projectKeys = []string{"status", "suspended", "id", "title"}

// The numbers of projectKeys; from keyOwn on no other project shares the value.
const (
	keyStatus = iota
	keySuspended
	keyOwn
)

// project adds a feature of a project.
func (l *layer) project(e *entry, kind uint64, geometry []byte) {
	l.status(int(e.status), e.facts.Status)
	l.flag(keySuspended, e.facts.Suspended)
	l.values = appendString(appendString(l.values, string(e.facts.ID)), e.facts.Title)
	l.tag(keyOwn, l.count)
	l.tag(keyOwn+1, l.count+1)
	l.count += 2
	l.add(e.number, kind, geometry)
}
