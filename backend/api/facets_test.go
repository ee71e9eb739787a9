package api_test

import (
	"cmp"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"strings"
	"testing"

	didban "didban.app/backend"
	"didban.app/backend/api"
	"didban.app/backend/geo"
)

// TestFacets_Requested holds that the page can ask of every facet, and that what it asks
// comes back from the address of tiles and files.
func TestFacets_Requested(t *testing.T) {
	examples := map[didban.Facet]string{
		didban.FacetAmount: "25-49", didban.FacetProgress: "25-49", didban.FacetPast: "1403-05", didban.FacetNear: "51.43,33.98,500",
	}
	fields := requestFields(t)
	for _, facet := range didban.FilterFacets {
		field, there := fields[facet]
		if !there {
			t.Errorf("nobody can ask of %s", facet)
			continue
		}
		var r api.FilterRequest
		v := reflect.ValueOf(&r).Elem().FieldByIndex(field.Index)
		switch example := examples[facet]; v.Kind() {
		case reflect.Bool:
			v.SetBool(true)
		case reflect.String:
			v.SetString(cmp.Or(example, "x"))
		default:
			v.Set(reflect.ValueOf([]string{"x"}))
		}
		f := api.FilterOfRequest(r)
		if len(f.Texts(facet)) == 0 || !reflect.DeepEqual(geo.FilterOf(queryOf(t, geo.FilterQuery(f).Encode())), f) {
			t.Errorf("%s: %+v", facet, f)
		}
	}
	if len(fields) != len(didban.FilterFacets) {
		t.Errorf("%d fields for %d facets", len(fields), len(didban.FilterFacets))
	}
}

// TestFacets_OnThePage holds the page to the list: it reads every facet from its address,
// sends it along and shows it to be taken away.
func TestFacets_OnThePage(t *testing.T) {
	page := sources(t, "features/project/filter.ts", "views/map/*.ts")
	shown := regexp.MustCompile(`(?s)FACETS: Facet\[\] = \[.*?\];`).FindString(page) + regexp.MustCompile(`RANGES: .*? = \[.*?\];`).FindString(page) +
		sources(t, "features/project/Chosen.svelte", "views/map/*.svelte")
	for facet, field := range requestFields(t) {
		asked := regexp.MustCompile(`\b` + field.Tag.Get("json") + `(: |,)`)
		read := regexp.MustCompile(`(query, |query\.get\()'` + string(facet) + `'`)
		word := regexp.MustCompile(`('` + string(facet) + `'|(filter|look|options|view)\.` + string(facet) + `\b)`)
		if !read.MatchString(page) || !asked.MatchString(page) || !word.MatchString(shown) {
			t.Errorf("%s: read %t, sent %t, shown %t", facet, read.MatchString(page), asked.MatchString(page), word.MatchString(shown))
		}
	}
}

// requestFields are the fields of a request by their facets.
func requestFields(t *testing.T) map[didban.Facet]reflect.StructField {
	t.Helper()
	out := map[didban.Facet]reflect.StructField{}
	for _, field := range reflect.VisibleFields(reflect.TypeFor[api.FilterRequest]()) {
		facet := didban.Facet(field.Tag.Get("facet"))
		if _, twice := out[facet]; twice {
			t.Errorf("two fields ask of %s", facet)
		}
		if facet != "" {
			out[facet] = field
		}
	}
	return out
}

// sources are files of the front end.
func sources(t *testing.T, patterns ...string) string {
	t.Helper()
	var out strings.Builder
	for _, pattern := range patterns {
		names := ok[[]string](t)(filepath.Glob(filepath.Join("..", "..", "frontend", "src", filepath.FromSlash(pattern))))
		if len(names) == 0 {
			t.Errorf("no %s", pattern)
		}
		for _, name := range names {
			if !strings.HasSuffix(name, ".test.ts") {
				out.Write(ok[[]byte](t)(os.ReadFile(name)))
			}
		}
	}
	return out.String()
}
