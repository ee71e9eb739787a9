package persian_test

import (
	"math/rand/v2"
	"strings"
	"testing"

	"didban.app/backend/persian"
)

// holes are reports of one category as citizens write them, each with a word of it and
// another that says nearly the same.
var holes = []struct{ text, word, other string }{
	{"چالهٔ بزرگی جلوی مدرسه دهان باز کرده و بچه‌ها می‌افتند", "بزرگی", "عمیقی"},
	{"آسفالت خیابان ما بعد از لوله‌کشی گاز صاف نشده است", "صاف", "ترمیم"},
	{"نبش کوچه سومین چاله است که در این ماه پیدا شده، رسیدگی کنید", "پیدا", "ایجاد"},
	{"کف بلوار نشست کرده و ماشین‌ها با سرعت از کنارش می‌پیچند", "بلوار", "خیابان"},
	{"لطفاً دست‌انداز روبه‌روی نانوایی را درست کنید، شب‌ها دیده نمی‌شود", "نانوایی", "داروخانه"},
	{"ترک‌های آسفالت میدان هر زمستان بیشتر می‌شود و کسی نمی‌آید", "میدان", "چهارراه"},
	{"حفاری شرکت آب ۲۰ روز است رها شده و خاک آن در خیابان ریخته", "خیابان", "پیاده‌رو"},
	{"جای لکه‌گیری پارسال دوباره کنده شده و سنگ‌ریزه‌هایش پخش است", "پارسال", "قبلی"},
	{"موتورم در گودال کنار پل افتاد و خسارت دیدم، تابلو هم ندارد", "گودال", "چاله"},
	{"برای عبور ویلچر پدرم راهی نیست چون کف گذر پر از ناهمواری است", "پدرم", "مادرم"},
	{"ورودی پارکینگ عمومی گود افتاده و زیر ماشین گیر می‌کند", "ورودی", "خروجی"},
	{"سرعت‌گیر غیراستاندارد خیابان مدرسه کمک‌فنرها را خراب کرده", "خراب", "داغان"},
	{"پس از باران آب در فرورفتگی آسفالت جمع می‌شود و عابران خیس می‌شوند", "عابران", "رهگذران"},
	{"درز بین جدول و آسفالت باز شده و چرخ دوچرخه در آن می‌رود", "دوچرخه", "موتور"},
	{"سه هفته پیش گزارش دادم ولی گودی تقاطع همان است که بود", "تقاطع", "چهارراه"},
	{"روکش جدید خیابان اصلی شهرک از همان روز اول موج دارد", "موج", "برآمدگی"},
	{"پیچ خطرناک انتهای کوچه آسفالت ندارد و گل می‌شود", "خطرناک", "تند"},
	{"راننده‌ها برای فرار از چالهٔ وسط لاین به سمت ما می‌آیند", "لاین", "خیابان"},
	{"آسفالت جلوی درمانگاه به‌خاطر رفت‌وآمد کامیون‌ها له شده", "کامیون‌ها", "اتوبوس‌ها"},
	{"خط‌کشی محو شده و بریدگی آسفالت کنار جوی شب خطر دارد", "خطر", "دردسر"},
}

// respelled writes a text as another keyboard and a hurried hand do.
func respelled(text string) string {
	return persian.Persian(strings.NewReplacer("ی", "ي", "ک", "ك", "\u200c", " ", "هٔ", "ه", "آ", "ا", "،", " , ").Replace(text))
}

func TestShingles_Rewritten(t *testing.T) {
	near := 0
	for _, hole := range holes {
		if !strings.Contains(hole.text, hole.word) {
			t.Fatalf("%q has no %q", hole.text, hole.word)
		}
		of := persian.NewShingles(hole.text)
		again := persian.NewShingles(strings.Replace(hole.text, hole.word, hole.other, 1))
		for _, got := range []float64{
			of.Likeness(again), of.Likeness(persian.NewShingles(respelled(strings.Replace(hole.text, hole.word, hole.other, 1)))),
		} {
			if got >= persian.Near {
				near++
			}
		}
		if got := of.Likeness(persian.NewShingles(respelled(hole.text))); got < persian.Same {
			t.Errorf("%q respelled is only %.2f like itself", hole.text, got)
		}
	}
	if near < 36 {
		t.Errorf("%d of 40 rewritten pairs are near, want 36", near)
	}
	t.Logf("%d of 40 rewritten pairs are near", near)
}

func TestShingles_Unlike(t *testing.T) {
	near := 0
	for i := range holes {
		for j := range i {
			if persian.NewShingles(holes[i].text).Likeness(persian.NewShingles(holes[j].text)) >= persian.Near {
				near++
			}
		}
	}
	if near > 0 {
		t.Errorf("%d of 190 unlike pairs are near", near)
	}
	one, near := persian.NewShingles(holes[0].text), 0
	for _, text := range letters(2000) {
		if one.Likeness(persian.NewShingles(text)) >= persian.Near {
			near++
		}
	}
	if near > 4 {
		t.Errorf("%d of 2,000 unlike texts are near", near)
	}
}

// letters makes texts of four clauses each, half a report and half the words of others.
func letters(n int) []string {
	r := rand.New(rand.NewPCG(1405, 9))
	out := make([]string, n)
	for i := range out {
		var clauses []string
		for range 4 {
			words := strings.Fields(holes[r.IntN(len(holes))].text)
			r.Shuffle(len(words), func(i, j int) { words[i], words[j] = words[j], words[i] })
			clauses = append(clauses, strings.Join(words[:len(words)/2], " "))
		}
		out[i] = strings.Join(clauses, " ")
	}
	return out
}

func TestNewShingles(t *testing.T) {
	for _, tt := range []struct {
		name, a, b string
		want       float64
	}{
		{"nothing", "", "", 0},
		{"signs alone", "؟!…", "؟!…", 0},
		{"short, the same", "آب", "اب", 1},
		{"short, another", "آب", "نان", 0},
		{"repeats", "خیلیییی بددددد", "خیلی بد", 1},
		{"digits are kept", "۱۱۱۱۱", "11111", 1},
		{"digits repeated", "۱۱۲۳۴", "۱۲۳۴", 1.0 / 2},
		{"one of three", "abcde", "bcdef", 1.0 / 3},
	} {
		t.Run(tt.name, func(t *testing.T) {
			a, b := persian.NewShingles(tt.a), persian.NewShingles(tt.b)
			if got := a.Likeness(b); got != tt.want || b.Likeness(a) != tt.want {
				t.Errorf("got %g and %g, want %g", got, b.Likeness(a), tt.want)
			}
		})
	}
}

// BenchmarkLikeness compares a text of about 130 signs with 2,000 others.
func BenchmarkLikeness(b *testing.B) {
	texts := letters(2001)
	shingles := make([]persian.Shingles, len(texts))
	for i, text := range texts {
		shingles[i] = persian.NewShingles(text)
	}
	one := shingles[2000]
	near := 0
	for b.Loop() {
		for _, other := range shingles[:2000] {
			if one.Likeness(other) >= persian.Near {
				near++
			}
		}
	}
}

func BenchmarkNewShingles(b *testing.B) {
	text := strings.Repeat(letters(1)[0]+" ", 8)[:1000]
	b.ReportAllocs()
	for b.Loop() {
		persian.NewShingles(text)
	}
}
