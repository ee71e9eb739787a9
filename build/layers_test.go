package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os/exec"
	"slices"
	"strings"
	"testing"
)

const module = "didban.app"

// below lists, for every package, what of ours it may import. A package that is
// not here must be given its place first.
var below = map[string][]string{
	"app": append([]string{
		"frontend", "backend/api", "backend/staff", "backend/dialogue", "backend/publish", "backend/gate", "backend/signin", "backend/record", "backend/backup", "backend/basemap", "backend/follow",
	}, underGate...),
	"backend/api":      append([]string{"backend/gate"}, underGate...),
	"backend/staff":    append([]string{"backend/gate", "backend/signin"}, underGate...),
	"backend/publish":  append([]string{"backend/gate"}, underGate...),
	"backend/dialogue": append([]string{"backend/gate", "backend/signin", "backend/hints", "backend/talk"}, underGate...),
	"backend/talk":     {"backend", "backend/hints", "backend/persian"},
	"backend/gate":     append([]string{"backend/signin", "backend/talk"}, underGate...),
	"backend/syndication": {
		"backend/persian", "backend/jalali",
	},
	"backend/store":      append([]string{"backend/record"}, leaves...),
	"backend/private":    append([]string{"backend/record"}, leaves...),
	"backend/record":     {"backend", "backend/disk", "backend/regular", "backend/progress"},
	"backend/disk":       {"backend"},
	"backend/signin":     leaves,
	"backend/entry":      append([]string{"backend/prose"}, leaves...),
	"backend/search":     leaves,
	"backend/geo":        append([]string{"backend/award"}, followers...),
	"backend/award":      {"backend", "backend/persian", "backend/jalali"},
	"backend/basemap":    {"backend", "backend/disk", "backend/regular", "backend/progress"},
	"backend/archive":    followers,
	"backend/roster":     followers,
	"backend/media":      leaves,
	"backend/exchange":   leaves,
	"backend/prose":      leaves,
	"backend/demo":       leaves,
	"backend/didbantest": leaves,
	"backend/quality":    {"backend", "backend/persian", "backend/jalali", "backend/search", "backend/geo"},
	"backend/follow":     {"backend"},
	"backend/typed":      {"backend", "backend/persian", "backend/jalali"},
	"backend/persian":    nil,
	"backend/jalali":     nil,
	"backend/hints":      {"backend/persian"},
	"backend/backup":     {"backend", "backend/disk", "backend/regular", "backend/progress"},
	"backend/progress":   nil,
	"backend/regular":    nil,
	"backend":            nil,
	"frontend":           nil,
	"build":              nil,
}

// underGate is what every service, and the gate before them, may stand on.
var underGate = append([]string{
	"backend/store", "backend/private", "backend/search", "backend/geo", "backend/award", "backend/archive", "backend/roster", "backend/media",
	"backend/exchange", "backend/prose", "backend/syndication", "backend/demo", "backend/entry",
}, leaves...)

// leaves is what the siblings of one storey share.
var leaves = []string{"backend", "backend/disk", "backend/typed", "backend/persian", "backend/jalali", "backend/regular", "backend/progress"}

// followers keep in memory what the change feed tells.
var followers = append([]string{"backend/follow"}, leaves...)

// owners names, for every library, the one package that may know it.
var owners = map[string]string{
	"go.etcd.io/bbolt":                      "backend/record",
	"github.com/google/uuid":                "backend/record",
	"golang.org/x/crypto":                   "backend/signin",
	"github.com/blevesearch":                "backend/search",
	"github.com/RoaringBitmap/roaring":      "backend/search",
	"modernc.org/sqlite":                    "backend/quality",
	"github.com/mattn/go-sqlite3":           "backend/quality",
	"github.com/paulmach/orb":               "backend/geo",
	"github.com/paulmach/osm":               "backend/basemap",
	"google.golang.org/protobuf":            "backend/basemap",
	"github.com/tidwall/rtree":              "backend/geo",
	"github.com/peterstace/simplefeatures":  "backend/geo",
	"github.com/xuri/excelize":              "backend/exchange",
	"github.com/yuin/goldmark":              "backend/prose",
	"github.com/microcosm-cc/bluemonday":    "backend/prose",
	"golang.org/x/net/html":                 "backend/prose",
	"github.com/mmcdole/gofeed":             "backend/exchange",
	"go.yaml.in/yaml":                       "backend/exchange",
	"golang.org/x/image":                    "backend/media",
	"golang.org/x/text":                     "backend/persian",
	"github.com/yaa110/go-persian-calendar": "backend/jalali",
	"github.com/wailsapp/wails":             "app",
	"github.com/arran4/golang-ical":         "backend/exchange",
	"github.com/emersion/go-vcard":          "backend/exchange",
	"github.com/tc-hib/winres":              "build",
	"github.com/CycloneDX/cyclonedx-go":     "build",
}

// sharers are the packages that may know a library of another besides.
var sharers = map[string][]string{"backend/basemap": {"github.com/paulmach/orb"}}

// rivals are the libraries that package quality measures the program against.
var rivals = []string{"github.com/blevesearch/bleve", "github.com/paulmach/orb"}

// provers are libraries by which the tests of a package prove what it writes.
var provers = map[string][]string{"backend/syndication": {"github.com/mmcdole/gofeed", "golang.org/x/net/html"}}

// shown are the packages by which the tests of another see what the public sees.
var shown = map[string][]string{"backend/staff": {"backend/api", "backend/dialogue"}, "backend/dialogue": {"backend/api"}}

// forTests is what any test may import besides.
const forTests = "backend/didbantest"

// violation returns what is wrong with from importing to, both whole import
// paths; "" when nothing is.
func violation(from, to string, inTest bool) string {
	name := strings.TrimPrefix(from, module+"/")
	may, placed := below[name]
	if !placed {
		return fmt.Sprintf("%s has no place in the layers", name)
	}
	target, ours := strings.CutPrefix(to, module+"/")
	switch {
	case ours && (target == name || inTest && (target == forTests || slices.Contains(shown[name], target)) || slices.Contains(may, target)):
		return ""
	case ours:
		return fmt.Sprintf("%s must not import %s", name, target)
	case !strings.Contains(strings.Split(to, "/")[0], "."):
		return "" // the standard library
	case inTest && slices.Contains(provers[name], to):
		return ""
	}
	for library, owner := range owners {
		if to == library || strings.HasPrefix(to, library+"/") {
			rival := func(r string) bool { return to == r || strings.HasPrefix(to, r+"/") }
			if owner == name || slices.Contains(sharers[name], library) || inTest && name == "backend/quality" && slices.ContainsFunc(rivals, rival) {
				return ""
			}
			return fmt.Sprintf("%s must not import %s, which belongs to %s", name, to, owner)
		}
	}
	return fmt.Sprintf("%s imports %s, which belongs to nobody yet", name, to)
}

// TestLayers_Rule proves that a wrong arrow is seen.
func TestLayers_Rule(t *testing.T) {
	for _, c := range []struct {
		name, from, to string
		inTest         bool
		want           string
	}{
		{"down", "didban.app/backend/api", "didban.app/backend/store", false, ""},
		{"to the nouns", "didban.app/backend/store", "didban.app/backend", false, ""},
		{"to the file", "didban.app/backend/private", "didban.app/backend/record", false, ""},
		{"to a leaf", "didban.app/backend/search", "didban.app/backend/persian", false, ""},
		{"standard library", "didban.app/backend", "encoding/json", false, ""},
		{"own library", "didban.app/backend/record", "go.etcd.io/bbolt/errors", false, ""},
		{"own outside test", "didban.app/backend/geo", "didban.app/backend/geo", true, ""},
		{"rival in the measuring", "didban.app/backend/quality", "github.com/blevesearch/bleve/v2", true, ""},
		{"rival in the product", "didban.app/backend/geo", "github.com/blevesearch/bleve/v2", true, "backend/geo must not import github.com/blevesearch/bleve/v2, which belongs to backend/search"},
		{"prover in a test", "didban.app/backend/syndication", "github.com/mmcdole/gofeed", true, ""},
		{"a shared library", "didban.app/backend/basemap", "github.com/paulmach/orb/clip", false, ""},
		{"a library that is not shared", "didban.app/backend/basemap", "github.com/tidwall/rtree", false, "backend/basemap must not import github.com/tidwall/rtree, which belongs to backend/geo"},
		{"another reader", "didban.app/backend/syndication", "example.com/reader", false, "backend/syndication imports example.com/reader, which belongs to nobody yet"},
		{"test generator", "didban.app/backend/geo", "didban.app/backend/didbantest", true, ""},

		{"up", "didban.app/backend/store", "didban.app/backend/api", false, "backend/store must not import backend/api"},
		{"the private file from the record", "didban.app/backend/store", "didban.app/backend/private", false, "backend/store must not import backend/private"},
		{"a service from another", "didban.app/backend/staff", "didban.app/backend/api", false, "backend/staff must not import backend/api"},
		{"bbolt above record", "didban.app/backend/store", "go.etcd.io/bbolt", false, "backend/store must not import go.etcd.io/bbolt, which belongs to backend/record"},
		{"service to service", "didban.app/backend/publish", "didban.app/backend/api", false, "backend/publish must not import backend/api"},
		{"sibling", "didban.app/backend/search", "didban.app/backend/store", false, "backend/search must not import backend/store"},
		{"sibling in a test", "didban.app/backend/search", "didban.app/backend/store", true, "backend/search must not import backend/store"},
		{"generator in the product", "didban.app/backend/geo", "didban.app/backend/didbantest", false, "backend/geo must not import backend/didbantest"},
		{"nouns down", "didban.app/backend", "didban.app/backend/jalali", false, "backend must not import backend/jalali"},
		{"leaf up", "didban.app/backend/persian", "didban.app/backend", false, "backend/persian must not import backend"},
		{"foreign library", "didban.app/backend/api", "go.etcd.io/bbolt", false, "backend/api must not import go.etcd.io/bbolt, which belongs to backend/record"},
		{"web view outside app", "didban.app/backend/api", "github.com/wailsapp/wails/v2/pkg/runtime", false, "backend/api must not import github.com/wailsapp/wails/v2/pkg/runtime, which belongs to app"},
		{"library in the nouns", "didban.app/backend", "github.com/google/uuid", false, "backend must not import github.com/google/uuid, which belongs to backend/record"},
		{"like-named library", "didban.app/backend/record", "go.etcd.io/bboltx", false, "backend/record imports go.etcd.io/bboltx, which belongs to nobody yet"},
		{"new library", "didban.app/backend/media", "example.com/exif", false, "backend/media imports example.com/exif, which belongs to nobody yet"},
		{"new package", "didban.app/backend/helpers", "fmt", false, "backend/helpers has no place in the layers"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := violation(c.from, c.to, c.inTest); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

// TestLayers_Hold looks at every import there is.
func TestLayers_Hold(t *testing.T) {
	packages := listPackages(t)
	if len(packages) < 3 {
		t.Fatalf("got %d packages, want the whole module", len(packages))
	}
	for _, p := range packages {
		for _, to := range p.Imports {
			if wrong := violation(p.ImportPath, to, false); wrong != "" {
				t.Error(wrong)
			}
		}
		for _, to := range slices.Concat(p.TestImports, p.XTestImports) {
			if wrong := violation(p.ImportPath, to, true); wrong != "" {
				t.Errorf("in a test: %s", wrong)
			}
		}
	}
}

type listed struct {
	ImportPath                         string
	Imports, TestImports, XTestImports []string
}

func listPackages(t *testing.T) []listed {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), "go", "list", "-tags", tags, "-json=ImportPath,Imports,TestImports,XTestImports", "./...")
	cmd.Dir = ".."
	out, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	var packages []listed
	for decoder := json.NewDecoder(strings.NewReader(string(out))); ; {
		var p listed
		err := decoder.Decode(&p)
		if errors.Is(err, io.EOF) {
			return packages
		}
		if err != nil {
			t.Fatal(err)
		}
		packages = append(packages, p)
	}
}
