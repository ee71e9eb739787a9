// Package didbantest makes cities for tests and benchmarks: any number of
// projects and articles, the same ones for the same numbers, and a feed of them
// in memory; and on Linux a disk that fails. It knows the nouns and nothing else.
package didbantest

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"time"

	didban "didban.app/backend"
)

// Start is the instant at which every generated city begins: 1 Farvardin 1400,
// 2021-03-21, in Unix ms.
const Start int64 = 1616284800000

// ID makes the n-th identifier of a kind: a valid UUIDv7 that is the same every time.
func ID(kind didban.Kind, n int) didban.ID {
	k := 0
	for i, one := range didban.Kinds {
		if one == kind {
			k = i + 1
		}
	}
	return didban.ID(fmt.Sprintf("%08x-%04x-7%03x-8000-%012x", Start>>16, Start&0xffff, k, n))
}

// City generates 5 regions with 25 neighbourhoods, the given number of projects
// spread over them (points, lines and polygons), and the given number of articles
// of about 2 KB with a Zipf vocabulary. The result is valid and deterministic.
func City(projects, articles int) []didban.Noun {
	g := generator{rand.New(rand.NewPCG(1404, 8)), nil, nil}
	g.zipf = rand.NewZipf(g.Rand, 1.1, 4, 20000)
	nouns := []didban.Noun{&didban.City{
		Meta: meta(didban.KindCity, 1, "city"), Name: "شهر آزمون", Demonstration: true,
	}}
	nouns = append(nouns, g.areas()...)
	for i := range projects {
		nouns = append(nouns, g.project(i+1))
	}
	for i := range articles {
		nouns = append(nouns, g.article(i+1, projects))
	}
	return nouns
}

type generator struct {
	*rand.Rand
	zipf  *rand.Zipf
	boxes []didban.Box // of the neighbourhoods, in order
}

func meta(kind didban.Kind, n int, code string) didban.Meta {
	return didban.Meta{ID: ID(kind, n), Code: code, Version: 1, Created: Start, Updated: Start + int64(n)*60_000}
}

// areas lays a grid over 51.38–51.48 E, 33.94–34.04 N: a region is a column of
// five neighbourhoods.
func (g *generator) areas() []didban.Noun {
	var out []didban.Noun
	for r := range 5 {
		west, east := 51.38+float64(r)*0.02, 51.38+float64(r+1)*0.02
		region := &didban.Area{
			Meta: meta(didban.KindArea, 100+r, fmt.Sprintf("R%d", r+1)), Rank: didban.AreaRegion,
			Name: fmt.Sprintf("منطقهٔ %d", r+1), Boundary: box(didban.Box{West: west, South: 33.94, East: east, North: 34.04}),
		}
		out = append(out, region)
		for n := range 5 {
			b := didban.Box{West: west, South: 33.94 + float64(n)*0.02, East: east, North: 33.94 + float64(n+1)*0.02}
			g.boxes = append(g.boxes, b)
			out = append(out, &didban.Area{
				Meta: meta(didban.KindArea, 1000+r*5+n, fmt.Sprintf("N%d%d", r+1, n+1)), Rank: didban.AreaNeighbourhood,
				Name: fmt.Sprintf("محلهٔ %d-%d", r+1, n+1), Parent: region.ID, Boundary: box(b), Population: 5000 + 100*n,
			})
		}
	}
	return out
}

func box(b didban.Box) *didban.Geometry {
	return &didban.Geometry{Type: "Polygon", Coordinates: fmt.Appendf(nil,
		"[[[%.6f,%.6f],[%.6f,%.6f],[%.6f,%.6f],[%.6f,%.6f],[%.6f,%.6f]]]",
		b.West, b.South, b.East, b.South, b.East, b.North, b.West, b.North, b.West, b.South)}
}

func (g *generator) project(n int) *didban.Project {
	k := g.IntN(len(g.boxes))
	start := time.UnixMilli(Start).UTC().AddDate(0, 0, g.IntN(1800))
	p := &didban.Project{
		Meta: meta(didban.KindProject, n, fmt.Sprintf("P-%06d", n)), Title: "پروژهٔ " + g.words(5),
		Description: g.words(60), Domain: pick(g, didban.Domains), Type: pick(g, didban.Types), Status: pick(g, didban.Statuses),
		Areas: []didban.ID{ID(didban.KindArea, 1000+k)}, Geometry: g.geometry(n, g.boxes[k]),
		Start: didban.DayOf(start), End: didban.DayOf(start.AddDate(0, 0, 100+g.IntN(600))),
	}
	for y := range 1 + g.IntN(3) {
		approved := didban.Rial(1+g.IntN(90_000)) * 1_000_000
		p.Budget = append(p.Budget, didban.BudgetLine{
			Year: 1401 + y, Source: pick(g, didban.FundingSources), Approved: approved, Allocated: approved / 2, Spent: approved / 3,
		})
	}
	for m := range g.IntN(6) {
		p.Progress = append(p.Progress, didban.Progress{
			Day: didban.DayOf(start.AddDate(0, m, 0)), PhysicalPlanned: didban.PercentOf(float64(m * 18)), PhysicalActual: didban.PercentOf(float64(m * 15)),
		})
	}
	return p
}

// geometry is a point for six projects in ten, a line for three, an area for one.
func (g *generator) geometry(n int, b didban.Box) *didban.Geometry {
	lon := b.West + g.Float64()*0.017
	lat := b.South + g.Float64()*0.017
	switch {
	case n%10 == 0:
		return box(didban.Box{West: lon, South: lat, East: lon + 0.001 + g.Float64()*0.002, North: lat + 0.001 + g.Float64()*0.002})
	case n%10 < 4:
		return &didban.Geometry{Type: "LineString", Coordinates: fmt.Appendf(nil, "[[%.6f,%.6f],[%.6f,%.6f],[%.6f,%.6f]]",
			lon, lat, lon+0.001, lat+0.0007, lon+0.0025, lat+0.001)}
	}
	return &didban.Geometry{Type: "Point", Coordinates: fmt.Appendf(nil, "[%.6f,%.6f]", lon, lat)}
}

func (g *generator) article(n, projects int) *didban.Article {
	a := &didban.Article{
		Meta: meta(didban.KindArticle, n, fmt.Sprintf("A-%06d", n)), Title: g.words(8), Lead: g.words(30), Body: g.words(170),
		Section: pick(g, didban.Sections), Form: pick(g, didban.ArticleKinds), Published: Start + int64(n)*3_600_000/4,
		Areas: []didban.ID{ID(didban.KindArea, 1000+g.IntN(25))},
	}
	if projects > 0 {
		a.Projects = []didban.ID{ID(didban.KindProject, 1+g.IntN(projects))}
	}
	return a
}

func pick(g *generator, v didban.Vocabulary) string { return v[g.IntN(len(v))].Code }

var common = strings.Fields("شهر کاشان پروژه خیابان بهسازی بوستان منطقه محله شهرداری اجرا آسفالت پیاده‌رو بودجه پیمانکار " +
	"میدان بلوار مدرسه فرهنگ‌سرا بازار تاریخی مرمت فضای سبز روشنایی معابر آب سطحی کانال پل زیرگذر طرح گزارش مردم خدمات")

var syllables = strings.Fields("با دا را سا شا کا ما نا بو دو رو سو شو کو مو نو بی دی ری سی شی کی می نی بر در سر شر کر مر نر")

// words makes n words: rank by Zipf's law, the commonest real, the others built
// of syllables from their rank.
func (g *generator) words(n int) string {
	var b strings.Builder
	for i := range n {
		if i > 0 {
			b.WriteByte(' ')
		}
		rank := int(g.zipf.Uint64())
		if rank < len(common) {
			b.WriteString(common[rank])
			continue
		}
		for ; rank > 0; rank /= len(syllables) {
			b.WriteString(syllables[rank%len(syllables)])
		}
	}
	return b.String()
}
