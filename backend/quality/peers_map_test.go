package quality

import (
	"database/sql"
	"encoding/json"
	"fmt"
	"math"
	"math/rand/v2"
	"path/filepath"
	"strings"
	"testing"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/encoding/mvt"
	"github.com/paulmach/orb/geojson"
	"github.com/paulmach/orb/maptile"
	"github.com/paulmach/orb/simplify"

	didban "didban.app/backend"
	"didban.app/backend/didbantest"
	"didban.app/backend/geo"
)

// mapPeers puts the map beside SQLite, for counts, and beside orb's own vector tiles.
func mapPeers(b *testing.B, n int, to *table) {
	nouns := didbantest.City(n, 0)
	x := geo.NewIndex()
	must(b, x.CatchUp(didbantest.NewFeed(nouns...)))
	whole := x.Select(didban.ProjectFilter{})
	filters := filtersOf(rand.New(rand.NewPCG(5, 8)))
	rows := []peerRow{
		{
			name: "list, sums and facets, as asked before", what: "Didban counts 17 facets, SQLite 5", count: len(filters),
			sides: []side{{ours, func(i int) int { return sumOf(x.Select(filters[i])) }, nil}},
		},
		{
			name: "the same, for the first time", what: "an amount nobody asked for", count: len(filters),
			sides: []side{{ours, func(i int) int { return sumOf(x.Select(fresh(filters[i], i))) }, func(i int) int { return plainSum(whole, fresh(filters[i], i)) }}},
		},
	}
	for _, d := range drivers() {
		db := projectsIn(b, d, whole)
		rows[0].sides = append(rows[0].sides, side{"SQLite " + d.name, func(i int) int { return sqlSum(b, db, filters[i], 0) }, nil})
		rows[1].sides = append(rows[1].sides, side{"SQLite " + d.name, func(i int) int { return sqlSum(b, db, filters[i], leastOf(i)) }, nil})
	}
	for _, r := range rows {
		to.run(b, r)
	}
	for _, z := range []uint32{14, 16} {
		tilePeers(b, x, nouns, z, to)
	}
}

// filtersOf draws filters by domain and standing.
func filtersOf(r *rand.Rand) (out []didban.ProjectFilter) {
	some := func(v didban.Vocabulary) (codes []string) {
		for _, at := range r.Perm(len(v))[:1+r.IntN(3)] {
			codes = append(codes, v[at].Code)
		}
		return codes
	}
	for range questions / 4 {
		out = append(out, didban.ProjectFilter{Domains: some(didban.Domains), Statuses: some(didban.Statuses)})
	}
	return out
}

// fresh asks besides for a least amount that no other question has.
func fresh(f didban.ProjectFilter, i int) didban.ProjectFilter {
	f.Amount, _ = didban.ParseRange(fmt.Sprintf("%d-", leastOf(i)))
	return f
}

func leastOf(i int) int { return 1_000_000 * (1 + i) }

// fiveFacets are those that SQLite counts too.
var fiveFacets = []didban.Facet{didban.FacetDomain, didban.FacetType, didban.FacetStatus, didban.FacetArea, didban.FacetYear}

// sumOf is one number of all that was asked for: how many match, and the counts of the facets.
func sumOf(s geo.Selection) int { return countsOf(len(s.Projects), s.Counts) }

func countsOf(sum int, counts didban.Counts) int {
	for at, facet := range fiveFacets {
		for _, n := range counts[facet] {
			sum += (at + 2) * n
		}
	}
	return sum
}

// plainSum is the same out of the projects, one after the other.
func plainSum(whole geo.Selection, f didban.ProjectFilter) int {
	n, counts := 0, didban.Counts{}
	for _, p := range whole.Projects {
		counts.Count(f, p)
		if f.Match(p) {
			n++
		}
	}
	return countsOf(n, counts)
}

// projectsIn fills tables of projects, in the order of the list.
func projectsIn(b *testing.B, d driver, whole geo.Selection) *sql.DB {
	b.Helper()
	db := openWith(b, d.driver, filepath.Join(b.TempDir(), d.driver+"-map.db"),
		`CREATE TABLE project(place INTEGER PRIMARY KEY, id TEXT, domain TEXT, type TEXT, status TEXT, amount INTEGER, approved INTEGER, spent INTEGER)`,
		`CREATE TABLE area(project INTEGER, code TEXT)`, `CREATE TABLE year(project INTEGER, code TEXT)`)
	fillTable(b, db, `INSERT INTO project VALUES (?, ?, ?, ?, ?, ?, ?, ?)`, len(whole.Projects), func(i int) []any {
		p := whole.Projects[i]
		return []any{i, string(p.ID), p.Domain, p.Type, p.Standing(), int64(p.Amount), int64(p.Money.Approved), int64(p.Money.Spent)}
	})
	var areas, years [][]any
	for i, p := range whole.Projects {
		for _, a := range p.Areas {
			areas = append(areas, []any{i, string(a)})
		}
		for _, y := range p.Years {
			years = append(years, []any{i, fmt.Sprint(y)})
		}
	}
	fillTable(b, db, `INSERT INTO area VALUES (?, ?)`, len(areas), func(i int) []any { return areas[i] })
	fillTable(b, db, `INSERT INTO year VALUES (?, ?)`, len(years), func(i int) []any { return years[i] })
	for _, index := range []string{`project(domain, status, type)`, `project(status, domain)`, `area(project, code)`, `year(project, code)`} {
		mustExec(b, db, `CREATE INDEX `+strings.NewReplacer("(", "_", ")", "", ", ", "_").Replace(index)+` ON `+index)
	}
	mustExec(b, db, `ANALYZE`)
	return db
}

// sqlSum asks SQLite for the list, its sums and the facets, each under the other filters.
func sqlSum(b *testing.B, db *sql.DB, f didban.ProjectFilter, least int) int {
	domain, status, amount := among("domain", f.Domains), among("status", f.Statuses), fmt.Sprintf("amount >= %d", least)
	all := domain + " AND " + status + " AND " + amount
	n := countRows(b, db, `SELECT id, spent FROM project WHERE `+all+` ORDER BY place`)
	countRows(b, db, `SELECT sum(approved), sum(spent) FROM project WHERE `+all)
	for at, statement := range []string{
		`SELECT domain, count(*) FROM project WHERE ` + status + " AND " + amount + ` GROUP BY domain`,
		`SELECT type, count(*) FROM project WHERE ` + all + ` GROUP BY type`,
		`SELECT status, count(*) FROM project WHERE ` + domain + " AND " + amount + ` GROUP BY status`,
		`SELECT code, count(*) FROM project JOIN area ON project = place WHERE ` + all + ` GROUP BY code`,
		`SELECT code, count(*) FROM project JOIN year ON project = place WHERE ` + all + ` GROUP BY code`,
	} {
		query(b, db, statement, func(scan func(...any) error) error {
			var code string
			var some int
			err := scan(&code, &some)
			n += (at + 2) * some
			return err
		})
	}
	return n
}

func among(column string, codes []string) string {
	return column + " IN ('" + strings.Join(codes, "','") + "')"
}

// tilePeers cuts the tiles of a zoom. Orb's pipeline is given the features of each tile as they
// are found: it projects, clips, simplifies and encodes, with the same tolerance and buffer.
func tilePeers(b *testing.B, x *geo.Index, nouns []didban.Noun, z uint32, to *table) {
	shapes := map[string]orb.Geometry{}
	for _, n := range nouns {
		if p, ok := n.(*didban.Project); ok && p.Geometry != nil {
			raw, err := json.Marshal(p.Geometry)
			must(b, err)
			g, err := geojson.UnmarshalGeometry(raw)
			must(b, err)
			shapes[string(p.ID)] = g.Geometry()
		}
	}
	tiles := tilesOver(z)
	layers := make([]mvt.Layers, len(tiles))
	cut := func(i int) []byte {
		out, err := x.Tile(z, tiles[i].X, tiles[i].Y, didban.ProjectFilter{})
		must(b, err)
		return out
	}
	for i := range tiles {
		layers[i] = sourcesOf(b, cut(i), tiles[i], shapes)
	}
	theirs := func(i int) []byte { return orbTile(b, layers[i], tiles[i]) }
	to.run(b, peerRow{
		name: fmt.Sprintf("vector tile, zoom %d", z), what: "orb: mvt, clip, simplify, of features found before", count: len(tiles),
		sides: []side{
			{ours, func(i int) int { return len(cut(i)) }, func(i int) int { return featuresIn(b, cut(i)) }},
			{"orb", func(i int) int { return len(theirs(i)) }, func(i int) int { return featuresIn(b, theirs(i)) }},
		},
	})
}

// tilesOver are at most two hundred tiles in the middle of the generated city.
func tilesOver(z uint32) (out []maptile.Tile) {
	middle := maptile.At(orb.Point{51.43, 33.99}, maptile.Zoom(z))
	reach := min(uint32(math.Exp2(float64(z)-12)), 7)
	for x := middle.X - reach; x <= middle.X+reach; x++ {
		for y := middle.Y - reach; y <= middle.Y+reach; y++ {
			out = append(out, maptile.New(x, y, maptile.Zoom(z)))
		}
	}
	return out
}

// sourcesOf takes the features of a tile and gives lines and polygons their shape on the earth.
func sourcesOf(b *testing.B, tile []byte, at maptile.Tile, shapes map[string]orb.Geometry) mvt.Layers {
	b.Helper()
	layers, err := mvt.Unmarshal(tile)
	must(b, err)
	layers.ProjectToWGS84(at)
	for _, l := range layers {
		for _, f := range l.Features {
			if id, ok := f.Properties["id"].(string); ok && l.Name == "projects" {
				f.Geometry = shapes[id]
			}
		}
	}
	return layers
}

// orbTile is orb's own way from shapes to a tile.
func orbTile(b *testing.B, sources mvt.Layers, at maptile.Tile) []byte {
	var layers mvt.Layers
	for _, l := range sources {
		fc := geojson.NewFeatureCollection()
		for _, f := range l.Features {
			one := *f
			one.Geometry = orb.Clone(f.Geometry) // what follows writes over it
			fc.Append(&one)
		}
		layers = append(layers, mvt.NewLayer(l.Name, fc))
	}
	layers.ProjectToTile(at)
	layers.Clip(orb.Bound{Min: orb.Point{-64, -64}, Max: orb.Point{4096 + 64, 4096 + 64}})
	layers.Simplify(simplify.DouglasPeucker(4))
	out, err := mvt.Marshal(layers)
	must(b, err)
	return out
}

func featuresIn(b *testing.B, tile []byte) (n int) {
	layers, err := mvt.Unmarshal(tile)
	must(b, err)
	for _, l := range layers {
		n += len(l.Features)
	}
	return n
}
