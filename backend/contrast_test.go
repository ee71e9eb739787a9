package didban_test

import (
	"encoding/json"
	"os"
	"regexp"
	"strings"
	"testing"

	didban "didban.app/backend"
)

// contrastRow is a row of the table that the page reads too.
type contrastRow struct {
	Colour  string  `json:"colour"`
	Ratio   float64 `json:"ratio"` // to two digits
	Least   float64 `json:"least"`
	Theme   string  `json:"theme"`
	Nearest string  `json:"nearest"`
}

func TestContrastOf_Table(t *testing.T) {
	raw, err := os.ReadFile("testdata/contrast.json")
	if err != nil {
		t.Fatal(err)
	}
	var table []contrastRow
	if err := json.Unmarshal(raw, &table); err != nil || len(table) < 10 {
		t.Fatal(len(table), err)
	}
	for _, row := range table {
		got, ok := didban.ContrastOf(row.Colour)
		if !ok || got.Theme != row.Theme || got.Least != row.Least || got.Ratio < row.Ratio-0.006 || got.Ratio > row.Ratio+0.006 {
			t.Errorf("%s: got %.3f of %v in %s", row.Colour, got.Ratio, got.Least, got.Theme)
		}
		if near := didban.NearestColour(row.Colour); near != row.Nearest {
			t.Errorf("%s: nearest is %s, want %s", row.Colour, near, row.Nearest)
		}
	}
}

// Every offer is seen well itself, and what is shipped needs none.
func TestNearestColour(t *testing.T) {
	for r := 0; r < 256; r += 51 {
		for g := 0; g < 256; g += 51 {
			for b := 0; b < 256; b += 51 {
				colour := hex(r, g, b)
				near := didban.NearestColour(colour)
				found, ok := didban.ContrastOf(near)
				if !ok || found.Ratio < found.Least {
					t.Errorf("%s: offered %q with %.2f of %v", colour, near, found.Ratio, found.Least)
				}
				if own, _ := didban.ContrastOf(colour); own.Ratio >= own.Least && near != colour {
					t.Errorf("%s is seen well and became %s", colour, near)
				}
			}
		}
	}
	for name, terms := range didban.Shipped {
		for _, term := range terms {
			if term.Colour != "" && didban.NearestColour(term.Colour) != term.Colour {
				t.Errorf("%s of %s: %s is shipped and hardly seen", term.Code, name, term.Colour)
			}
		}
	}
	for _, none := range []string{"", "red", "#fff", "#12345g", "123456"} {
		if _, ok := didban.ContrastOf(none); ok || didban.NearestColour(none) != "" {
			t.Errorf("%q is taken for a colour", none)
		}
	}
}

func hex(parts ...int) string {
	const digits = "0123456789abcdef"
	var out strings.Builder
	out.WriteByte('#')
	for _, p := range parts {
		out.WriteByte(digits[p/16])
		out.WriteByte(digits[p%16])
	}
	return out.String()
}

// The themes that colours are judged by are those of the page.
func TestContrastOf_KnowsTheTokens(t *testing.T) {
	raw, err := os.ReadFile("../frontend/src/lib/design/tokens.css")
	if err != nil {
		t.Fatal(err)
	}
	for theme, want := range map[string]string{
		"light":    "#fff #f8f6f1 #efebe2 #1b2330 100%",
		"dark":     "#19222e #10161f #0b1017 #e9eef4 75%",
		"contrast": "#000 #000 #141414 #fff 75%",
	} {
		_, block, _ := strings.Cut(string(raw), "[data-theme='"+theme+"'] {")
		block, _, _ = strings.Cut(block, "}")
		var got []string
		for _, token := range []string{"surface-raised", "surface", "surface-sunk", "text", "term-share"} {
			found := regexp.MustCompile(`--` + token + `: ([^;]+);`).FindStringSubmatch(block)
			if found == nil {
				t.Fatalf("%s has no --%s", theme, token)
			}
			got = append(got, found[1])
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%s: %v, want %s", theme, got, want)
		}
	}
}
