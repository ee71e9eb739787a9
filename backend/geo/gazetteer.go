package geo

import (
	"cmp"
	"slices"
	"strings"

	didban "didban.app/backend"
	"didban.app/backend/persian"
)

// Named is a spot that a name of the data stands for.
type Named struct {
	Kind didban.Kind // KindArea, KindPlace, or KindProject for the address of a project
	ID   didban.ID
	// Sort is the rank of an area or the sort of a place; empty for an address.
	Sort         string
	Name, NameEn string
	At           didban.Position // the point that stands for it
	Box          didban.Box      // around it
}

// Gazetteer finds up to limit areas, places and addresses of projects whose name has
// all words, which are folded; of an area, what it is may be among them («محلهٔ راوند»),
// and blanks may be left out. Areas stand before places and these before addresses;
// within a kind a name that begins with the words comes first, then the shorter one.
// What has no place on the map is left out, and so is an address given before.
func (x *Index) Gazetteer(words []string, limit int) []Named {
	if len(words) == 0 {
		return nil
	}
	x.mu.RLock()
	defer x.mu.RUnlock()
	var found ranking
	for _, a := range x.sorted {
		if a.shape != nil {
			n := Named{didban.KindArea, a.ID, string(a.Rank), a.Name, a.NameEn, placeOf(a.pin), boxOf(a.bound)}
			found.weigh(n, 0, words, without(words, rankWords[a.Rank]))
		}
	}
	for _, p := range x.sortedPlaces() {
		if s := locate(p.Geometry); s != nil && p.Sort != "outline" {
			found.weigh(Named{didban.KindPlace, p.ID, p.Sort, p.Name, p.NameEn, placeOf(s.at), boxOf(s.bound)}, 1, words)
		}
	}
	if len(found) < limit {
		x.addresses(words, &found)
	}
	slices.SortStableFunc(found, func(a, b ranked) int {
		return cmp.Or(cmp.Compare(a.kind, b.kind), cmp.Compare(a.fit, b.fit), cmp.Compare(a.length, b.length), strings.Compare(a.Name, b.Name))
	})
	out := []Named{}
	for _, one := range found[:min(limit, len(found))] {
		out = append(out, one.Named)
	}
	return out
}

// addresses adds the addresses of located projects. Their text for searching holds the
// address among other things, so it rules most projects out without folding anything.
func (x *Index) addresses(words []string, found *ranking) {
	having, seen := x.columns.having(words), map[string]bool{}
	for e := range x.columns.all() {
		address := e.facts.Address
		if address == "" || e.spot == nil || seen[address] || !having.has(int(e.slot)) {
			continue
		}
		seen[address] = true
		found.weigh(Named{Kind: didban.KindProject, ID: e.facts.ID, Name: address, At: placeOf(e.at), Box: boxOf(e.bound)}, 2, words)
	}
}

// ranked is a spot with its place in the order.
type ranked struct {
	Named
	kind, fit, length int
}

type ranking []ranked

// rankWords are the words, folded, by which people say what an area is.
var rankWords = map[didban.AreaKind]string{
	didban.AreaRegion: "منطقه", didban.AreaDistrict: "ناحیه", didban.AreaNeighbourhood: "محله",
}

func without(words []string, one string) []string {
	return slices.DeleteFunc(slices.Clone(words), func(word string) bool { return word == one })
}

// weigh adds a spot whose name, in either language, has all words of one of the ways of
// asking for it; the best of them counts.
func (r *ranking) weigh(n Named, kind int, ways ...[]string) {
	best := -1
	for _, name := range []string{persian.Fold(n.Name), persian.Fold(n.NameEn)} {
		for _, words := range ways {
			if fit, ok := fits(name, words); ok && (best < 0 || fit < best) {
				best = fit
			}
		}
	}
	if best >= 0 {
		*r = append(*r, ranked{n, kind, best, len([]rune(n.Name))})
	}
}

// fits reports whether a folded name has all words, and how well: 0 where it begins
// with them, 1 where every one begins a word of it, 2 elsewhere, 3 where it has them
// only once all blanks are gone. No words fit nothing.
func fits(name string, words []string) (fit int, ok bool) {
	if len(words) == 0 {
		return 0, false
	}
	for _, word := range words {
		if !strings.Contains(name, word) {
			return 3, strings.Contains(strings.ReplaceAll(name, " ", ""), strings.Join(words, ""))
		}
		if !strings.Contains(" "+name, " "+word) {
			fit = 2
		}
	}
	if fit == 0 && !strings.HasPrefix(name, strings.Join(words, " ")) {
		fit = 1
	}
	return fit, true
}

func placeOf(p [2]float64) didban.Position { return didban.Position{Lon: p[0], Lat: p[1]} }
