package hints_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"didban.app/backend/hints"
	"didban.app/backend/persian"
)

// writer writes numbers as people do: in three sets of digits, whole or in groups, with one
// sign or another between.
type writer struct{ *rand.Rand }

func (w writer) digits(n int) string {
	out := make([]byte, n)
	for i := range out {
		out[i] = byte('0' + w.IntN(10))
	}
	return string(out)
}

func (w writer) one(of ...string) string { return of[w.IntN(len(of))] }

// grouped parts digits into groups of some lengths and joins them with one sign.
func (w writer) grouped(digits string, lengths ...int) string {
	sign := w.one(" ", "-", ".", "_", " - ", "\u200c", "/")
	var parts []string
	for _, n := range lengths {
		parts, digits = append(parts, digits[:n]), digits[n:]
	}
	return strings.Join(append(parts, digits), sign)
}

func (w writer) script(s string) string {
	switch w.IntN(4) {
	case 0:
		return s
	case 1:
		return arabicDigits.Replace(s)
	}
	return persian.Persian(s)
}

var arabicDigits = strings.NewReplacer("0", "٠", "1", "١", "2", "٢", "3", "٣", "4", "٤", "5", "٥", "6", "٦", "7", "٧", "8", "٨", "9", "٩")

func (w writer) mobile(rest string) string {
	switch w.IntN(6) {
	case 0:
		return "+98" + rest
	case 1:
		return "0098" + w.grouped(rest, 3, 3)
	case 2:
		return w.grouped("0"+rest, 4, 3)
	case 3:
		return w.grouped("0"+rest, 4, 3, 2)
	case 4:
		return w.grouped("0"+rest, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1)
	}
	return "0" + rest
}

func (w writer) landline(rest string) string {
	switch w.IntN(4) {
	case 0:
		return "+98" + rest
	case 1:
		return w.grouped("0"+rest, 3)
	case 2:
		return w.grouped("0"+rest, 3, 4)
	}
	return "0" + rest
}

func (w writer) card() string {
	digits := w.one("6037", "5022", "6219", "5892") + "00" + w.digits(9)
	for c := '0'; c <= '9'; c++ {
		if luhnSum(digits+string(c))%10 == 0 {
			digits += string(c)
			break
		}
	}
	return w.one(digits, w.grouped(digits, 4, 4, 4))
}

func luhnSum(digits string) (sum int) {
	for i, d := range digits {
		n := int(d-'0') << ((len(digits) - i + 1) % 2)
		sum += n/10 + n%10
	}
	return sum
}

func (w writer) iban() string {
	account := "0" + w.digits(21)
	rest := 0
	for _, d := range account + "182700" {
		rest = (rest*10 + int(d-'0')) % 97
	}
	digits := fmt.Sprintf("%02d%s", 98-rest, account)
	return "IR" + w.one(digits, w.grouped(digits, 2, 4, 4, 4, 4, 4))
}

func (w writer) national() string {
	digits := "8" + w.digits(8)
	sum := 0
	for i, d := range digits {
		sum += int(d-'0') * (10 - i)
	}
	check := sum % 11
	if check > 1 {
		check = 11 - check
	}
	digits += string(rune('0' + check))
	return w.one(digits, w.grouped(digits, 3, 6))
}

func (w writer) email() string {
	name, server := w.one("parvin.t", "p_t99", "kaveh", "k-s1"), w.one("example.com", "mail.example.ir", "example.co.uk")
	return name + w.one("@", " [at] ", "(at)", " @ ") + w.one(server, strings.ReplaceAll(server, ".", "[dot]"))
}

const goalRows = 400

// TestFind_Goals asks for the recall of what tells most of somebody: .97 of each sort.
func TestFind_Goals(t *testing.T) {
	w := writer{rand.New(rand.NewPCG(1405, 9))}
	known := city()
	for sort, make := range map[hints.Sort]func() string{
		hints.Mobile:   func() string { return w.one("شماره‌ام ", "به ", "") + w.script(w.mobile("9"+w.digits(9))) },
		hints.Landline: func() string { return w.script(w.landline(w.one("31", "21", "26") + "3" + w.digits(7))) },
		hints.Card:     func() string { return w.one("کارت ", "واریز به ", "") + w.script(w.card()) },
		hints.IBAN:     func() string { return w.one("شبا ", "حساب ", "") + w.script(w.iban()) },
		hints.National: func() string {
			return w.one("کد ملی: ", "کدملی من ", "شمارهٔ ملی‌ام ") + w.script(w.national())
		},
		hints.Email: func() string { return w.email() },
	} {
		found := 0
		for range goalRows {
			text := "سلام، " + make() + w.one(" است", "", "، ممنون", "\nبا تشکر")
			if places := hints.Find(text, known); len(places) == 1 && places[0].Sort == sort {
				found++
			} else if testing.Verbose() {
				t.Logf("%q: %+v", text, places)
			}
		}
		if 100*found < 97*goalRows {
			t.Errorf("%s: %d of %d found", sort, found, goalRows)
		}
	}
}

// TestFind_OwnGoals asks that no way of writing the city's own numbers is a hint.
func TestFind_OwnGoals(t *testing.T) {
	w := writer{rand.New(rand.NewPCG(1405, 10))}
	known := hints.Learn(hints.City{Phones: []string{"09007770000", "031-5511 0000"}})
	for range goalRows {
		for _, number := range []string{w.mobile("9007770000"), w.landline("3155110000")} {
			text := "سلام، " + w.one("تلفن ", "شمارهٔ ", "") + w.script(number) + w.one(" است", "", "، ممنون")
			if places := hints.Find(text, known); len(places) > 0 {
				t.Fatalf("%q: %+v", text, places)
			}
		}
	}
}

// TestFind_PapersGoal asks that numbers of papers, sums, dates and times are no hints.
func TestFind_PapersGoal(t *testing.T) {
	w := writer{rand.New(rand.NewPCG(1405, 11))}
	day := func() string { return fmt.Sprintf("14%02d/%02d/%02d", w.IntN(10), 1+w.IntN(12), 1+w.IntN(29)) }
	wrong := 0
	for range goalRows {
		text := w.one(
			"شمارهٔ قرارداد "+w.digits(10), "کد رهگیری "+w.grouped(w.digits(12), 4, 4), "قبض "+w.digits(13), "مبلغ "+w.digits(11)+" ریال",
			"از "+day()+" تا "+day(), "بودجه "+w.grouped("1"+w.digits(9), 1, 3, 3)+" ریال", "ساعت ۰۸:۳۰ تا ۱۲:"+w.digits(2),
			"شمارهٔ پرونده "+w.digits(10), "شناسهٔ واریز "+w.digits(16), "کیلومتر "+w.digits(3), "سال "+w.digits(4)+" و "+w.digits(4),
		)
		if places := hints.Find(w.script(text), hints.Known{}); len(places) > 0 {
			wrong++
			t.Logf("%q: %+v", text, places)
		}
	}
	if wrong > goalRows/100 {
		t.Errorf("%d of %d papers are hints", wrong, goalRows)
	}
}
