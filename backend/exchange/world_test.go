package exchange_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	didban "didban.app/backend"
	"didban.app/backend/didbantest"
	"didban.app/backend/exchange"
)

// world is a store in memory that a batch can be written to.
type world struct {
	nouns map[didban.Kind]map[string]didban.Noun
	ids   int
}

func newWorld(nouns ...didban.Noun) *world {
	w := &world{nouns: map[didban.Kind]map[string]didban.Noun{}}
	w.write(nouns)
	return w
}

func (w *world) write(nouns []didban.Noun) {
	for _, n := range nouns {
		if w.nouns[n.Kind()] == nil {
			w.nouns[n.Kind()] = map[string]didban.Noun{}
		}
		w.nouns[n.Kind()][n.Head().Code] = n
		n.Head().Version++
		n.Head().Updated = didbantest.Start
	}
}

func (w *world) source() exchange.Source {
	return exchange.Source{
		Find: func(kind didban.Kind, code string) (didban.Noun, bool, error) {
			n, ok := w.nouns[kind][code]
			return n, ok, nil
		},
		Units: func() (out []*didban.Unit, err error) {
			for _, n := range w.nouns[didban.KindUnit] {
				if u, ok := n.(*didban.Unit); ok {
					out = append(out, u)
				}
			}
			return out, nil
		},
		Areas: func() ([]*didban.Area, error) {
			var out []*didban.Area
			for _, n := range w.nouns[didban.KindArea] {
				if a, ok := n.(*didban.Area); ok {
					out = append(out, a)
				}
			}
			return out, nil
		},
		NewID: func() didban.ID {
			w.ids++
			return didbantest.ID(didban.KindUser, w.ids)
		},
		Held: func(didban.ID) (bool, error) { return false, nil },
		// Texts are read by package prose, which this one doesn't know; the tests of
		// package api read both together.
		Prose: exchange.Prose{
			HTML:     func(s string, _ didban.Pictures) (string, []didban.Dropped) { return s, nil },
			Markdown: func(s string, _ didban.Pictures) (string, []didban.Dropped) { return s, nil },
			Text:     func(s string) string { return s },
			Page:     func(s string) didban.WebPage { return didban.WebPage{HTML: s} },
		},
		Geometry: checkGeometry,
		Warning:  func(e *didban.Error) bool { return e.Key == "geometry.far" },
		Media: func(_ string, content []byte) (didban.Media, error) {
			sum := sha256.Sum256(content)
			hash := hex.EncodeToString(sum[:])
			if !bytes.HasPrefix(content, []byte("\xff\xd8")) {
				return didban.Media{}, didban.Fault(didban.CodeInvalid, "media.type")
			}
			return didban.Media{Hash: hash, Type: "image/jpeg", Bytes: int64(len(content)), Width: 1, Height: 1}, nil
		},
		Stored: func(hash string) (didban.Media, bool, error) {
			for _, n := range w.nouns[didban.KindMedia] {
				if m, ok := n.(*didban.Media); ok && m.Hash == hash {
					return *m, true, nil
				}
			}
			return didban.Media{}, false, nil
		},
	}
}

// checkGeometry refuses a geometry whose first position lies outside the city,
// and remarks on one far from its middle.
func checkGeometry(g didban.Geometry) (didban.Geometry, []*didban.Error) {
	var lon, lat float64
	text := strings.Trim(string(g.Coordinates), "[ ")
	if _, err := fmt.Sscanf(strings.ReplaceAll(text, ",", " "), "%g %g", &lon, &lat); err != nil {
		return g, []*didban.Error{didban.Fault(didban.CodeInvalid, "geometry.form")}
	}
	if lon < 50 || lon > 52 || lat < 33 || lat > 35 {
		return g, []*didban.Error{didban.Fault(didban.CodeInvalid, "geometry.swapped")}
	}
	if lon > 51.6 {
		return g, []*didban.Error{didban.Fault(didban.CodeInvalid, "geometry.far")}
	}
	return g, nil
}

// read reads files given as name and content.
func (w *world) read(t testing.TB, files map[string]string) (exchange.Batch, []didban.Problem) {
	t.Helper()
	tree := fstest.MapFS{}
	for name, content := range files {
		tree[name] = &fstest.MapFile{Data: []byte(content)}
	}
	list, err := exchange.Files(tree, ".")
	if err != nil {
		t.Fatal(err)
	}
	batch, problems, err := exchange.Read(list, w.source())
	if err != nil {
		t.Fatal(err)
	}
	return batch, problems
}

// load reads and writes files that must have no problem.
func (w *world) load(t testing.TB, files map[string]string) exchange.Batch {
	t.Helper()
	batch, problems := w.read(t, files)
	if len(problems) > 0 {
		t.Fatalf("problems: %s", show(problems))
	}
	w.write(batch.Nouns)
	return batch
}

func (w *world) project(t testing.TB, code string) *didban.Project {
	t.Helper()
	p, ok := w.nouns[didban.KindProject][code].(*didban.Project)
	if !ok {
		t.Fatalf("no project %s", code)
	}
	return p
}

func show(problems []didban.Problem) string {
	var b strings.Builder
	for _, p := range problems {
		fmt.Fprintf(&b, "\n%s %s %s:%d %s %s %v", p.Level, p.File, p.Sheet, p.Row, p.Column, p.Key, p.Args)
	}
	return b.String()
}

// wantProblem looks for one problem by its place and key.
func wantProblem(t testing.TB, problems []didban.Problem, level didban.Level, row int, column, key string) didban.Problem {
	t.Helper()
	at := slices.IndexFunc(problems, func(p didban.Problem) bool {
		return p.Level == level && p.Row == row && p.Column == column && p.Key == key
	})
	if at < 0 {
		t.Fatalf("no %s %s at row %d column %q in%s", level, key, row, column, show(problems))
	}
	return problems[at]
}

func encode(t testing.TB, v any) string {
	t.Helper()
	b, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// lines joins the lines of a file.
func lines(all ...string) string { return strings.Join(all, "\n") + "\n" }

const (
	areas = `{"type":"FeatureCollection","features":[
{"type":"Feature","properties":{"code":"N11","rank":"محله","name":"محلهٔ فین","parent":"R1","population":"۵٬۰۰۰"},"geometry":{"type":"Polygon","coordinates":[[[51.4,33.9],[51.5,33.9],[51.5,34],[51.4,33.9]]]}},
{"type":"Feature","properties":{"code":"R1","rank":"region","name":"منطقهٔ ۱"},"geometry":null}
]}`
	projectHead = "code,title,domain,type,status"
	oneProject  = projectHead + "\nP-1,بهسازی خیابان,civil,construction,implementation\n"
)
