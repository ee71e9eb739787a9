package persian_test

import (
	"encoding/json"
	"math"
	"math/rand/v2"
	"os"
	"strconv"
	"strings"
	"testing"

	"didban.app/backend/persian"
)

// wordRow is a number of testdata/words.json, which people write, not a program: it
// holds Go and the front end to the same words. N is as n of the ordinal and the
// cardinal, and as rials of both amounts.
type wordRow struct {
	N       string `json:"n"`
	Words   string `json:"words"`
	Ordinal string `json:"ordinal"`
	Rial    string `json:"rial"`
	Toman   string `json:"toman"`
}

func (r wordRow) number(t *testing.T) int64 {
	t.Helper()
	n, err := strconv.ParseInt(r.N, 10, 64)
	if err != nil {
		t.Fatal(err)
	}
	return n
}

func wordRows(t *testing.T) []wordRow {
	t.Helper()
	text, err := os.ReadFile("testdata/words.json")
	if err != nil {
		t.Fatal(err)
	}
	var rows []wordRow
	if err := json.Unmarshal(text, &rows); err != nil {
		t.Fatal(err)
	}
	if len(rows) < 60 {
		t.Fatalf("%d rows, want 60 or more", len(rows))
	}
	return rows
}

func TestInWords_Table(t *testing.T) {
	for _, row := range wordRows(t) {
		t.Run(row.N, func(t *testing.T) {
			n := row.number(t)
			for name, form := range map[string]struct{ got, want string }{
				"InWords":        {persian.InWords(n), row.Words},
				"OrdinalInWords": {persian.OrdinalInWords(n), row.Ordinal},
				"RialInWords":    {persian.RialInWords(n), row.Rial},
				"TomanInWords":   {persian.TomanInWords(n), row.Toman},
			} {
				if form.got != form.want {
					t.Errorf("%s(%d) = %q, want %q", name, n, form.got, form.want)
				}
			}
		})
	}
}

// TestInWords_ReadBack writes and reads numbers of every length, round ones among them.
func TestInWords_ReadBack(t *testing.T) {
	numbers := []int64{math.MinInt64, math.MinInt64 + 1, math.MaxInt64 - 1, math.MaxInt64}
	for _, row := range wordRows(t) {
		numbers = append(numbers, row.number(t))
	}
	for n := range int64(2_100) {
		numbers = append(numbers, n, -n)
	}
	random := rand.New(rand.NewPCG(1403, 1404))
	for range 5_000 {
		n := int64(random.Uint64()) >> random.IntN(64)
		round := int64(math.Pow10(random.IntN(18)))
		numbers = append(numbers, n, n/round*round, n%1000*round)
	}
	for _, n := range numbers {
		words := persian.InWords(n)
		if got, ok := persian.ParseWords(words); got != n || !ok {
			t.Fatalf("ParseWords(%q) = %d, %t, want %d", words, got, ok, n)
		}
		glued := strings.ReplaceAll(words, " ", string(persian.HalfSpace))
		if got, ok := persian.ParseWords(glued); got != n || !ok {
			t.Fatalf("ParseWords(%q) = %d, %t, want %d", glued, got, ok, n)
		}
	}
}

func TestParseWords(t *testing.T) {
	tests := []struct {
		name, text string
		want       int64
	}{
		{"words", "یک میلیارد و دویست میلیون", 1_200_000_000},
		{"thousands of milliards", "هزار و دویست میلیارد", 1_200_000_000_000},
		{"thousands of millions", "هزار و دویست میلیون", 1_200_000_000},
		{"trillion", "یک تریلیون و دویست میلیارد", 1_200_000_000_000},
		{"without and", "یک میلیارد دویست میلیون سیصد هزار بیست پنج", 1_200_300_025},
		{"half-spaces", "بیست‌و‌یک هزار و سی‌صد", 21_300},
		{"and within the word", "بیست‌ویک", 21},
		{"in one", "دویستهزار", 200_000},
		{"blanks", "  چهار صد   و\tسی ", 430},
		{"hundred parted", "پنج هزار و چهار صد و سه", 5_403},
		{"three hundred parted", "سی صد و شصت و پنج", 365},
		{"one hundred, one thousand", "یکصد و یک میلیون و یکهزار", 101_001_000},
		{"arabic letters", "يك ميليون و يكصد", 1_000_100},
		{"spellings", "هیجده ملیارد و هژده ملیون", 18_018_000_000},
		{"figures with a scale", "۱۲ میلیون", 12_000_000},
		{"figures glued to a scale", "۱۲میلیون", 12_000_000},
		{"words and figures", "دوازده میلیون و ۵۰۰ هزار", 12_500_000},
		{"figures", "۱۲٬۵۰۰٬۰۰۰", 12_500_000},
		{"figures of three sets", "1,200،٣٠٠", 1_200_300},
		{"large count", "۱۵۰۰ میلیارد", 1_500_000_000_000},
		{"zero", "صفر", 0},
		{"zero in figures", "۰۰", 0},
		{"minus", "منفی سه هزار", -3_000},
		{"minus sign", "−۵ میلیون", -5_000_000},
		{"least", "-9223372036854775808", math.MinInt64},
		{"most", "9,223,372,036,854,775,807", math.MaxInt64},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, ok := persian.ParseWords(tt.text)
			if got != tt.want || !ok {
				t.Errorf("ParseWords(%q) = %d, %t, want %d", tt.text, got, ok, tt.want)
			}
		})
	}
}

func TestParseWords_Refused(t *testing.T) {
	for name, text := range map[string]string{
		"nothing":                  " ",
		"and alone":                "و",
		"and first":                "و سه",
		"and last":                 "سه و",
		"and twice":                "سی و و سه",
		"minus alone":              "منفی",
		"minus twice":              "منفی منفی سه",
		"another word":             "بازار",
		"a word behind":            "دوازده متر",
		"a unit":                   "دوازده میلیون تومان",
		"an ordinal":               "بیست و یکم",
		"scale without a count":    "میلیون",
		"scale behind and":         "سی و میلیون",
		"thousand behind a scale":  "یک میلیون هزار",
		"small before large":       "سه و سی",
		"thousand twice":           "هزار و هزار",
		"two hundreds":             "چهار صد و سی صد",
		"hundreds of twenty-five":  "بیست و پنج صد",
		"behind a teen":            "دوازده سه",
		"milliard after milliard":  "نه میلیارد و سی میلیارد",
		"zero in a number":         "سی و صفر",
		"zero of a scale":          "۰ میلیون",
		"figures apart":            "۱۲ ۵۰۰",
		"figures joined by and":    "۵۰۰ و ۲۰",
		"fraction":                 "۱٫۵ میلیارد",
		"signs in the wrong place": "۱٬۲۰۰٬۰۰",
		"sign last":                "۱٬۲۰۰٬",
		"one too many":             "9223372036854775808",
		"one too few":              "-9223372036854775809",
		"too many figures":         strings.Repeat("9", 30),
		"too large by a scale":     "۱۰ میلیارد میلیارد",
		"too large by a part":      "۹ میلیارد میلیارد و ۳۰۰ میلیون میلیارد",
	} {
		t.Run(name, func(t *testing.T) {
			if got, ok := persian.ParseWords(text); ok || got != 0 {
				t.Errorf("ParseWords(%q) = %d, %t, want it refused", text, got, ok)
			}
		})
	}
}

func FuzzParseWords(f *testing.F) {
	for _, seed := range []string{
		"یک میلیارد و دویست میلیون", "۱۲میلیون و پانصد هزار", "منفی نه میلیارد میلیارد", "1,200،000", "سی صد", "و\xff−",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		n, ok := persian.ParseWords(text)
		if !ok {
			if n != 0 {
				t.Errorf("ParseWords(%q) = %d, false, want 0", text, n)
			}
			return
		}
		if again, ok := persian.ParseWords(persian.InWords(n)); again != n || !ok {
			t.Errorf("ParseWords(InWords(%d)) = %d, %t", n, again, ok)
		}
	})
}
