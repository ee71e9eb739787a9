package hints_test

import (
	"slices"
	"strings"
	"testing"

	"didban.app/backend/hints"
)

// sample is a letter of about 1,000 runes with some of everything.
var sample = strings.Repeat(`با سلام و احترام، چالهٔ بزرگی در خیابان زیارت سه ماه است پر نشده و هر بار که باران می‌آید آب در آن جمع می‌شود.
شمارهٔ من ۰۹۰۰ ۷۷۷ ۱۱ ۲۲ است و نشانی: کوچهٔ یاس، پلاک ۹. کد ملی ۸۸۸۰۰۰۱۲۳۱، بودجه ۱٬۲۵۰٬۰۰۰٬۰۰۰ ریال، روز ۱۴۰۴/۰۲/۱۵.
آقای رضا خیالی می‌گوید مدیر بی‌شعور جواب نمی‌دهد؛ به parvin@example.com بنویسید. `, 3)

func TestFind_Places(t *testing.T) {
	text := "الف: «شمارهٔ» ۰۹۰۰۷۷۷۱۱۲۲ و كد ملي ٨٨٨٠٠٠١٢٣١؛ خانهٔ ما کوچهٔ یاس، پلاک ۹"
	var got []string
	for _, h := range hints.Find(text, hints.Known{}) {
		got = append(got, string(h.Sort)+"="+text[h.From:h.To])
	}
	if want := []string{"mobile=۰۹۰۰۷۷۷۱۱۲۲", "national=٨٨٨٠٠٠١٢٣١", "address=کوچهٔ یاس، پلاک ۹"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestFind_Sure(t *testing.T) {
	for _, tt := range []struct {
		text string
		sort hints.Sort
		sure bool
	}{
		{"کد ملی ۸۸۸۰۰۰۱۲۳۱", hints.National, true},
		{"کد ملی ۸۸۸۰۰۰۱۲۳۲", hints.National, false}, // its check digit is wrong
		{"۸۸۸۰۰۰۱۲۳۱", hints.National, false},        // no word for it
		{"۰۹۰۰۷۷۷۱۱۲۲", hints.Mobile, true},
		{"تلفن ۵۵۴۰۰۰۱۱", hints.Landline, false},
		{"کارت ۶۰۳۷۰۰۰۰۰۰۰۰۰۰۳۹", hints.Card, false},
		{"۶۰۳۷۰۰۰۰۰۰۰۰۰۰۳۸", hints.Card, true},
		{"مدیر احمق", hints.Abuse, false},
		{"خفه شوید", hints.Abuse, true},
	} {
		found := hints.Find(tt.text, hints.Known{})
		if len(found) != 1 || found[0].Sort != tt.sort || found[0].Sure != tt.sure {
			t.Errorf("%q: got %+v, want %s, sure %t", tt.text, found, tt.sort, tt.sure)
		}
	}
}

// TestFind_Known asks that what the city has made known is no hint, however it is written,
// and is one where nobody has made it known.
func TestFind_Known(t *testing.T) {
	known := hints.Learn(hints.City{
		Phones: []string{"۰۳۱-۵۵۱۱۰۰۰۰", "+98 900 777 0000", "۱۳۷"},
		People: []string{"كاوه خیالی"}, Posts: []string{"مهندس ناظر طرحی"}, Streets: []string{"خیابان شهید مریم خیالی"}, Places: []string{"شهرک امید"},
	})
	for _, text := range []string{
		"۰۳۱۵۵۱۱۰۰۰۰", "+98-31-5511-0000", "0098 31 55110000", "تلفن ۵۵ ۱۱ ۰۰ ۰۰", "09007770000", "۹۸۹۰۰۷۷۷۰۰۰۰",
		"صفر نهصد ۷۷۷ صفر صفر صفر صفر", "آقای کاوه خیالی", "خانم مریم خیالی",
	} {
		if found := hints.Find(text, known); len(found) > 0 {
			t.Errorf("%q: got %+v, want nothing", text, found)
		}
		if len(hints.Find(text, hints.Known{})) != 1 {
			t.Errorf("%q: nothing where nobody has made it known", text)
		}
	}
	if found := hints.Find("تلفن ۵۵ ۱۱ ۰۰ ۰۱", known); len(found) != 1 {
		t.Error("a number beside the city's is taken for the city's")
	}
}

func TestFind_Words(t *testing.T) {
	known := hints.Learn(hints.City{Words: []hints.Word{
		{hints.Insult, "بدک"}, {hints.Menace, "خانه~ خراب می‌کنم|می‌کنیم"}, {hints.Insult, "تنها!"}, {hints.Ethnic, "نیم‌بند"},
	}})
	for _, tt := range []struct{ text, want string }{
		{"این بدک‌ها", "abuse بدک"},
		{"بببدک", "abuse بدک"},
		{"ب د ک", "abuse بدک"},
		{"ب.د.ک است", "abuse بدک"},
		{"بـــدک", "abuse بدک"},
		{"ب*ک", "abuse بدک"},
		{"بدکار", ""},
		{"خانه‌تان را خراب می‌کنیم", "threat خانه~ خراب می‌کنم|می‌کنیم"},
		{"خانه‌تان را فردا صبح خراب می کنم", "threat خانه~ خراب می‌کنم|می‌کنیم"},
		{"خانه را خراب می‌کنم", ""},
		{"خانه‌تان. خراب می‌کنم", ""},
		{"تنها", "abuse تنها!"},
		{"تنهایی", ""},
		{"نیم بند", "abuse نیم‌بند"},
		{"نیمبند", "abuse نیم‌بند"},
		{"احمق", ""}, // the list in use is the city's own
	} {
		got := ""
		for _, h := range hints.Find(tt.text, known) {
			got += string(h.Sort) + " " + h.Word.Text
		}
		if got != tt.want {
			t.Errorf("%q: got %q, want %q", tt.text, got, tt.want)
		}
	}
}

func TestDefaultWords(t *testing.T) {
	count := map[hints.Class]int{}
	for _, w := range hints.DefaultWords() {
		count[w.Class]++
	}
	for _, class := range []hints.Class{hints.Insult, hints.Sexual, hints.Ethnic, hints.Menace} {
		if count[class] == 0 {
			t.Errorf("no word of %s", class)
		}
		delete(count, class)
	}
	if len(count) > 0 {
		t.Errorf("unknown classes: %v", count)
	}
}

func FuzzFind(f *testing.F) {
	for _, row := range []string{sample, "\xff۰۹\xfe۰۰۷۷۷۱۱۲۲", "@", "ایران ۱۴", "صفر صفر و", "ﷺ ﷲ\u0345", "*#*", "a@b.cd", "at at at", "IR", "پلاک", "آقای آقای", "بی می"} {
		f.Add(row)
	}
	known := city()
	f.Fuzz(func(t *testing.T, text string) {
		end := 0
		for _, h := range hints.Find(text, known) {
			if h.From < end || h.To <= h.From || h.To > len(text) {
				t.Fatalf("%q: %+v behind %d", text, h, end)
			}
			if !border(text, h.From) || !border(text, h.To) {
				t.Fatalf("%q: %+v cuts a rune", text, h)
			}
			end = h.To
		}
	})
}

// border reports whether a rune of a text, or what stands for a broken one, begins at a byte.
func border(text string, at int) bool {
	for i := range text {
		if i >= at {
			return i == at
		}
	}
	return at == len(text)
}

func BenchmarkFind(b *testing.B) {
	known := city()
	text := string([]rune(sample)[:1000])
	hints.Find(text, known) // loads the lexicon
	b.ReportAllocs()
	for b.Loop() {
		hints.Find(text, known)
	}
}

func BenchmarkFind_Hostile(b *testing.B) {
	known := city()
	for name, piece := range map[string]string{
		"digits": "۱ ", "letters": "ا ", "numerals": "صفر و ", "names": "آقای علی ", "ways": "منزل کوچه ", "joiners": "بی ", "stars": "ا*", "at": "a@", "dots": "a.",
	} {
		text := string([]rune(strings.Repeat(piece, 1000))[:1000])
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				hints.Find(text, known)
			}
		})
	}
}
