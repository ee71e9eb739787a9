package basemap

import (
	"encoding/binary"
	"math"
	"slices"
	"testing"

	"google.golang.org/protobuf/encoding/protowire"
)

// extract is an extract of OpenStreetMap that a test makes up. Nodes get their numbers from
// where they are.
type extract struct {
	strings []string
	nodes   []madeNode
	byPlace map[[2]float64]int64
	ways    [][]byte
	rels    [][]byte
	next    int64
}

type madeNode struct {
	id       int64
	lon, lat float64
	tags     []string
}

func newExtract() *extract { return &extract{strings: []string{""}, byPlace: map[[2]float64]int64{}} }

// node makes a node, or gives the one that is there; tags are keys and values in turn.
func (e *extract) node(lon, lat float64, tags ...string) int64 {
	at := [2]float64{lon, lat}
	if id, ok := e.byPlace[at]; ok && len(tags) == 0 {
		return id
	}
	id := int64(len(e.nodes) + 1)
	e.nodes = append(e.nodes, madeNode{id, lon, lat, tags})
	e.byPlace[at] = id
	return id
}

// way makes a way through places, longitude before latitude.
func (e *extract) way(places [][2]float64, tags ...string) int64 {
	e.next++
	m := protowire.AppendVarint(protowire.AppendTag(nil, 1, protowire.VarintType), uint64(e.next))
	m = e.tagged(m, tags)
	var refs []byte
	var before int64
	for _, p := range places {
		id := e.node(p[0], p[1])
		refs = protowire.AppendVarint(refs, protowire.EncodeZigZag(id-before))
		before = id
	}
	e.ways = append(e.ways, packed(m, 8, refs))
	return e.next
}

// relation makes a multipolygon of ways that bound it outside and inside.
func (e *extract) relation(outer, inner []int64, tags ...string) {
	e.next++
	m := protowire.AppendVarint(protowire.AppendTag(nil, 1, protowire.VarintType), uint64(e.next))
	m = e.tagged(m, append([]string{"type", "multipolygon"}, tags...))
	var roles, ids, types []byte
	var before int64
	for i, id := range slices.Concat(outer, inner) {
		role := "outer"
		if i >= len(outer) {
			role = "inner"
		}
		roles = protowire.AppendVarint(roles, e.text(role))
		ids = protowire.AppendVarint(ids, protowire.EncodeZigZag(id-before))
		types = protowire.AppendVarint(types, 1) // a way
		before = id
	}
	e.rels = append(e.rels, packed(packed(packed(m, 8, roles), 9, ids), 10, types))
}

func (e *extract) text(s string) uint64 {
	i := slices.Index(e.strings, s)
	if i < 0 {
		i = len(e.strings)
		e.strings = append(e.strings, s)
	}
	return uint64(i)
}

func (e *extract) tagged(m []byte, tags []string) []byte {
	var keys, values []byte
	for pair := range slices.Chunk(tags, 2) {
		keys = protowire.AppendVarint(keys, e.text(pair[0]))
		values = protowire.AppendVarint(values, e.text(pair[1]))
	}
	return packed(packed(m, 2, keys), 3, values)
}

func packed(m []byte, field protowire.Number, data []byte) []byte {
	return protowire.AppendBytes(protowire.AppendTag(m, field, protowire.BytesType), data)
}

// file is the extract in PBF form: a header and one block, with nothing compressed.
func (e *extract) file() []byte {
	dense := e.dense()
	var group []byte
	group = packed(group, 2, dense)
	for _, w := range e.ways {
		group = packed(group, 3, w)
	}
	for _, r := range e.rels {
		group = packed(group, 4, r)
	}
	var table []byte
	for _, s := range e.strings {
		table = packed(table, 1, []byte(s))
	}
	block := packed(packed(nil, 1, table), 2, group)
	return append(pbfHeader(), blob("OSMData", block)...)
}

func pbfHeader() []byte {
	return blob("OSMHeader", packed(packed(nil, 4, []byte("OsmSchema-V0.6")), 4, []byte("DenseNodes")))
}

func (e *extract) dense() []byte {
	var ids, lats, lons, tags []byte
	var id, lat, lon int64
	for _, n := range e.nodes {
		at := [2]int64{int64(math.Round(n.lat * 1e7)), int64(math.Round(n.lon * 1e7))}
		ids = protowire.AppendVarint(ids, protowire.EncodeZigZag(n.id-id))
		lats = protowire.AppendVarint(lats, protowire.EncodeZigZag(at[0]-lat))
		lons = protowire.AppendVarint(lons, protowire.EncodeZigZag(at[1]-lon))
		id, lat, lon = n.id, at[0], at[1]
		for _, s := range n.tags {
			tags = protowire.AppendVarint(tags, e.text(s))
		}
		tags = protowire.AppendVarint(tags, 0)
	}
	return packed(packed(packed(packed(nil, 1, ids), 8, lats), 9, lons), 10, tags)
}

func blob(name string, data []byte) []byte { return blobOf(name, packed(nil, 1, data)) }

func blobOf(name string, content []byte) []byte {
	head := packed(nil, 1, []byte(name))
	head = protowire.AppendVarint(protowire.AppendTag(head, 3, protowire.VarintType), uint64(len(content)))
	return slices.Concat(binary.BigEndian.AppendUint32(nil, uint32(len(head))), head, content)
}

// town is a small town that never was, in the place of Kashan: enough of every class that the
// map draws, and of what must not be on it.
func town() *extract {
	e := newExtract()
	e.streets()
	e.greens()
	e.houses()
	e.node(51.44, 33.985, "place", "city", "name", "Kashan", "name:fa", "کاشان", "name:en", "Kashan")
	e.node(51.40, 34.005, "place", "village", "name", "راوند")
	e.node(51.455, 33.995, "place", "neighbourhood", "name", "پشت مشهد")
	e.node(51.45, 33.99, "place", "locality") // without a name
	e.way([][2]float64{{51.36, 34.03}, {51.41, 34.02}, {51.47, 34.01}, {51.60, 33.97}}, "railway", "rail", "name", "راه‌آهن تهران–یزد")
	e.way([][2]float64{{51.47, 34.01}, {51.475, 34.012}}, "railway", "rail", "service", "yard")
	e.way([][2]float64{{52.5, 33.9}, {52.6, 33.9}}, "highway", "primary", "name", "بیرون از شهر")
	return e
}

// streets are a net of 9 by 7 streets, one in three wide, and a highway that comes from far.
func (e *extract) streets() {
	for i := range 9 {
		lon := 51.42 + float64(i)*0.006
		var line [][2]float64
		for j := range 7 {
			line = append(line, [2]float64{lon, 33.97 + float64(j)*0.005})
		}
		switch {
		case i == 4: // in two ways that are one street
			e.way(line[:4], "highway", "primary", "name", "Shahid Beheshti", "name:fa", "خیابان شهید بهشتی", "name:en", "Shahid Beheshti St.")
			e.way(line[3:], "highway", "primary", "name", "Shahid Beheshti", "name:fa", "خیابان شهید بهشتی", "name:en", "Shahid Beheshti St.")
		case i%3 == 0:
			e.way(line, "highway", "secondary", "name", "خیابان امیرکبیر")
		default:
			e.way(line, "highway", "residential", "name", "کوچهٔ لاله")
		}
	}
	for j := range 7 {
		lat := 33.97 + float64(j)*0.005
		var line [][2]float64
		for i := range 9 {
			line = append(line, [2]float64{51.42 + float64(i)*0.006, lat})
		}
		class := []string{"tertiary", "residential", "residential"}[j%3]
		e.way(line, "highway", class, "name", "بلوار مطهری")
	}
	e.way([][2]float64{{50.9, 34.2}, {51.2, 34.1}, {51.38, 34.02}, {51.42, 34.0}}, "highway", "motorway", "name", "آزادراه کاشان–قم")
	e.way([][2]float64{{51.42, 34.0}, {51.423, 34.001}, {51.426, 34.0}}, "highway", "motorway_link")
	e.way([][2]float64{{51.42, 33.97}, {51.424, 33.965}}, "highway", "service")
	e.way([][2]float64{{51.44, 33.972}, {51.441, 33.974}}, "highway", "footway", "bridge", "yes")
	e.way([][2]float64{{51.39, 33.96}, {51.43, 33.95}, {51.52, 33.96}}, "waterway", "canal", "name", "نهر صفی‌آباد")
}

// greens are a park of two ways with a lake as its hole, a wood that goes on beyond the
// ground, and a field whose ring is broken.
func (e *extract) greens() {
	a, b, c, d := [2]float64{51.432, 33.975}, [2]float64{51.438, 33.975}, [2]float64{51.438, 33.98}, [2]float64{51.432, 33.98}
	half1 := e.way([][2]float64{a, b, c})
	half2 := e.way([][2]float64{a, d, c})
	lake := box(51.434, 33.977, 51.436, 33.979)
	hole := e.way(lake, "natural", "water", "name", "استخر پارک")
	e.relation([]int64{half1, half2}, []int64{hole}, "leisure", "park", "name", "بوستان شهر")
	near := e.way([][2]float64{{51.60, 33.90}, {51.62, 33.88}, {51.70, 33.88}})
	far := e.way([][2]float64{{51.70, 33.88}, {51.90, 33.9}, {51.60, 33.90}})
	e.relation([]int64{near, far}, nil, "landuse", "forest")
	broken := e.way([][2]float64{{51.50, 33.95}, {51.51, 33.95}, {51.51, 33.96}})
	e.relation([]int64{broken}, nil, "landuse", "farmland")
	e.way(box(51.48, 33.955, 51.50, 33.965), "landuse", "orchard")
}

func (e *extract) houses() {
	for i := range 8 {
		for j := range 6 {
			west, south := 51.4205+float64(i)*0.006, 33.9705+float64(j)*0.005
			if i == 2 && j == 1 { // the park
				continue
			}
			e.way(box(west, south, west+0.0022, south+0.0018), "building", "yes")
			e.way(box(west+0.0028, south+0.002, west+0.005, south+0.0042), "building", "house", "name", "خانه")
		}
	}
	outer := e.way(box(51.4450, 33.9925, 51.4470, 33.9940))
	court := e.way(box(51.4455, 33.9929, 51.4465, 33.9936))
	e.relation([]int64{outer}, []int64{court}, "building", "yes")
}

func box(west, south, east, north float64) [][2]float64 {
	return [][2]float64{{west, south}, {east, south}, {east, north}, {west, north}, {west, south}}
}

// TestTown_File holds the file that the stories of the window use against the made town.
func TestTown_File(t *testing.T) {
	sameAsFile(t, "testdata/town.osm.pbf", town().file())
}
