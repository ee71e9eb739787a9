package typed_test

import (
	"encoding/json"
	"maps"
	"math"
	"os"
	"regexp"
	"strconv"
	"testing"

	didban "didban.app/backend"
	"didban.app/backend/persian"
	"didban.app/backend/typed"
)

// one is what a text means: a value, or the key of its fault with some of its args.
type one[T any] struct {
	Text  string            `json:"text"`
	Unit  typed.Unit        `json:"unit"`
	Value T                 `json:"value"`
	Fault string            `json:"fault"`
	Args  map[string]string `json:"args"`
}

// table is testdata/cases.json, written by hand. The front end's readers are held to
// the same file.
type table struct {
	Today       didban.Day
	Days        []one[didban.Day]
	Amounts     []one[string]
	AmountWords []struct{ Rials, Text string }
	Percents    []one[didban.Percent]
	Wholes      []one[int64]
	Truths      []one[bool]
	Instants    []one[int64]
	Codes       []one[string]
	Phones      []one[string]
	Positions   []one[didban.Position]
}

func cases(t testing.TB) (all table) {
	t.Helper()
	text, err := os.ReadFile("testdata/cases.json")
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(text, &all); err != nil {
		t.Fatal(err)
	}
	return all
}

// reads holds a reader to its cases, and its writer to what was read.
func reads[T comparable](t *testing.T, all []one[T], read func(one[T]) (T, *didban.Error), write func(one[T], T) string) {
	t.Helper()
	for _, c := range all {
		got, fault := read(c)
		if c.Fault != "" {
			checkFault(t, c, fault)
			continue
		}
		if fault != nil || got != c.Value {
			t.Errorf("%q gives %v, %v, want %v", c.Text, got, fault, c.Value)
			continue
		}
		back := c
		back.Text = write(c, got)
		if again, fault := read(back); fault != nil || again != got {
			t.Errorf("%q is written %q and read %v, %v", c.Text, back.Text, again, fault)
		}
	}
}

func checkFault[T any](t *testing.T, c one[T], fault *didban.Error) {
	t.Helper()
	if fault == nil || fault.Key != c.Fault || fault.Code != didban.CodeInvalid {
		t.Errorf("%q gives %v, want %s", c.Text, fault, c.Fault)
		return
	}
	for name, want := range c.Args {
		if fault.Args[name] != want {
			t.Errorf("%q fails with %v, want %s", c.Text, fault, want)
		}
	}
}

func TestDay(t *testing.T) {
	all := cases(t)
	if len(all.Days) < 120 {
		t.Errorf("%d spellings", len(all.Days))
	}
	reads(t, all.Days, func(c one[didban.Day]) (didban.Day, *didban.Error) { return typed.Day(c.Text, all.Today) },
		func(_ one[didban.Day], d didban.Day) string { return typed.WriteDay(d) })
	if got := typed.WriteDay("2026-08-03"); got != "۱۲ مرداد ۱۴۰۵" {
		t.Errorf("got %q", got)
	}
}

func TestMoney(t *testing.T) {
	all := cases(t)
	if len(all.Amounts) < 90 {
		t.Errorf("%d spellings", len(all.Amounts))
	}
	reads(t, all.Amounts, func(c one[string]) (string, *didban.Error) {
		amount, fault := typed.Money(c.Text, c.Unit)
		return strconv.FormatInt(int64(amount), 10), fault
	}, func(c one[string], rials string) string {
		amount, err := strconv.ParseInt(rials, 10, 64)
		if err != nil {
			t.Fatal(err)
		}
		return typed.WriteMoney(didban.Rial(amount), c.Unit)
	})
	for amount, want := range map[didban.Rial]string{0: "۰", 5: "۰٫۵", 125_000_000_005: "۱۲٬۵۰۰٬۰۰۰٬۰۰۰٫۵", 9_990: "۹۹۹"} {
		if got := typed.WriteMoney(amount, typed.UnitToman); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

// TestMoney_Words holds the words of the table to those of package persian: the page
// writes them below a field by itself.
func TestMoney_Words(t *testing.T) {
	for _, c := range cases(t).AmountWords {
		rials, err := strconv.ParseInt(c.Rials, 10, 64)
		if got := persian.TomanInWords(rials); err != nil || got != c.Text {
			t.Errorf("%s is %q, want %q", c.Rials, got, c.Text)
		}
	}
}

// TestFile_ReadsAsTheForm holds what files are read by to the table of the form. A file
// refuses more, but what it takes is the same.
func TestFile_ReadsAsTheForm(t *testing.T) {
	all, taken := cases(t), 0
	for _, c := range all.Days {
		form, formFault := typed.Day(c.Text, all.Today)
		file, fault := typed.FileDay(c.Text)
		if fault != nil && (fault.Key == "field.dateRelative" || fault.Key == "field.dateAmbiguous") {
			continue
		}
		taken++
		if file != form || (fault == nil) != (formFault == nil) || fault != nil && fault.Key != formFault.Key {
			t.Errorf("%q is %s %v in a form, %s %v in a file", c.Text, form, formFault, file, fault)
		}
	}
	if taken < 60 {
		t.Errorf("a file takes %d of %d days", taken, len(all.Days))
	}
	for _, c := range all.Amounts {
		each := map[typed.Unit]int64{typed.UnitRial: 1, typed.UnitToman: 10}[c.Unit]
		form, formFault := typed.Money(c.Text, c.Unit)
		if file, fault := typed.Rials(c.Text, each); fault == nil && (formFault != nil || file != form) {
			t.Errorf("%q is %d %v in a form, %d in a file", c.Text, form, formFault, file)
		} else if fault != nil && formFault == nil && !bareSlash.MatchString(c.Text) {
			t.Errorf("%q is %d in a form, %v in a file", c.Text, form, fault)
		}
	}
}

// bareSlash is an amount that a file refuses and a form takes: it may be a part.
var bareSlash = regexp.MustCompile(`^[0-9۰-۹]+/[0-9۰-۹]+$`)

func TestRials(t *testing.T) {
	for text, want := range map[string]string{
		"12.3": "", "۱۲ میلیون": "field.moneyScale", "۱۲ میلیون ریال": "", "1/2": "field.amount", "0.0001": "field.moneyFraction",
	} {
		_, fault := typed.Rials(text, 1000)
		if fault == nil && want != "" || fault != nil && fault.Key != want {
			t.Errorf("%q gives %v, want %q", text, fault, want)
		}
	}
}

func TestPercent(t *testing.T) {
	reads(t, cases(t).Percents, func(c one[didban.Percent]) (didban.Percent, *didban.Error) { return typed.Percent(c.Text) },
		func(_ one[didban.Percent], p didban.Percent) string { return typed.WritePercent(p) })
}

func TestWhole(t *testing.T) {
	reads(t, cases(t).Wholes, func(c one[int64]) (int64, *didban.Error) { return typed.Whole(c.Text) },
		func(_ one[int64], n int64) string { return typed.WriteWhole(n) })
}

func TestTruth(t *testing.T) {
	reads(t, cases(t).Truths, func(c one[bool]) (bool, *didban.Error) { return typed.Truth(c.Text) },
		func(_ one[bool], yes bool) string { return typed.WriteTruth(yes) })
}

func TestInstant(t *testing.T) {
	all := cases(t)
	reads(t, all.Instants, func(c one[int64]) (int64, *didban.Error) { return typed.Instant(c.Text, all.Today) },
		func(_ one[int64], at int64) string { return typed.WriteInstant(at) })
	if got := typed.WriteInstant(1_785_769_200_000); got != "۱۲ مرداد ۱۴۰۵ ۱۸:۳۰" {
		t.Errorf("got %q", got)
	}
}

func TestFileInstant(t *testing.T) {
	for _, text := range []string{"امروز ۱۰:۰۰", "۱۲ مرداد ۱۸:۳۰", "05/05/12 18:30"} {
		if got, fault := typed.FileInstant(text); fault == nil {
			t.Errorf("%q gives %d", text, got)
		}
	}
}

func TestPhone(t *testing.T) {
	reads(t, cases(t).Phones, func(c one[string]) (string, *didban.Error) { return typed.Phone(c.Text) },
		func(_ one[string], number string) string { return typed.WritePhone(number) })
}

func TestPosition(t *testing.T) {
	reads(t, cases(t).Positions, func(c one[didban.Position]) (didban.Position, *didban.Error) { return typed.Position(c.Text) },
		func(_ one[didban.Position], p didban.Position) string { return typed.WritePosition(p) })
}

func TestCode(t *testing.T) {
	reads(t, cases(t).Codes, func(c one[string]) (string, *didban.Error) { return typed.Code(c.Text, didban.Statuses) },
		func(_ one[string], code string) string { return typed.WriteCode(code, didban.Statuses) })
}

// TestCode_EveryTerm proves that no title of a vocabulary stands for another code.
func TestCode_EveryTerm(t *testing.T) {
	for _, terms := range []didban.Vocabulary{
		didban.Statuses, didban.Types, didban.Subtypes, didban.Domains, didban.Sections, didban.ArticleKinds, didban.EventCategories,
		didban.FundingSources, didban.ContractNatures, didban.ProcurementMethods, didban.ContractStatuses, didban.AmendmentKinds,
		didban.MilestoneKinds, didban.MediaUses, didban.PlaceSorts, didban.AreaRanks, didban.LetterWays,
	} {
		for _, term := range terms {
			for _, text := range []string{term.Code, term.Fa, term.En, typed.WriteCode(term.Code, terms)} {
				if got, fault := typed.Code(text, terms); got != term.Code {
					t.Errorf("%q gives %q, %v, want %q", text, got, fault, term.Code)
				}
			}
		}
	}
}

func FuzzDay(f *testing.F) {
	all := cases(f)
	for i := range 200 {
		f.Add(i*700, all.Days[i%len(all.Days)].Text)
	}
	first := didban.Day("1831-03-21").Time()
	f.Fuzz(func(t *testing.T, days int, text string) {
		day := didban.DayOf(first.AddDate(0, 0, int(uint(days)%134_000)))
		if got, fault := typed.Day(typed.WriteDay(day), all.Today); day.Valid() && (fault != nil || got != day) {
			t.Errorf("%s is written %q and read %s, %v", day, typed.WriteDay(day), got, fault)
		}
		if got, fault := typed.Day(text, all.Today); fault == nil && got != "" && !got.Valid() || fault != nil && got != "" {
			t.Errorf("%q gives %q, %v", text, got, fault)
		}
	})
}

func FuzzMoney(f *testing.F) {
	for i, c := range cases(f).Amounts {
		f.Add(int64(i)<<i, c.Text)
	}
	f.Fuzz(func(t *testing.T, rials int64, text string) {
		amount := didban.Rial(uint64(rials) % uint64(didban.MaxRial+1))
		for _, unit := range []typed.Unit{typed.UnitRial, typed.UnitToman} {
			written := typed.WriteMoney(amount, unit)
			if got, fault := typed.Money(written, unit); fault != nil || got != amount {
				t.Errorf("%d is written %q and read %d, %v", amount, written, got, fault)
			}
			if got, fault := typed.Money(text, unit); got < 0 || got > didban.MaxRial || fault != nil && got != 0 {
				t.Errorf("%q gives %d, %v", text, got, fault)
			}
		}
		if got, fault := typed.Money(persian.RialInWords(int64(amount)), typed.UnitToman); fault != nil || got != amount {
			t.Errorf("%q is read %d, %v", persian.RialInWords(int64(amount)), got, fault)
		}
	})
}

func FuzzNumber(f *testing.F) {
	all := cases(f)
	for i, c := range all.Percents {
		f.Add(float64(i)/3, int64(i), c.Text)
	}
	for _, c := range all.Positions {
		f.Add(c.Value.Lat, int64(1), c.Text)
	}
	f.Fuzz(func(t *testing.T, value float64, n int64, text string) {
		if share := didban.PercentOf(math.Abs(value)); share.Value <= 100 && (share.Value >= 1e-12 || share.Value == 0) {
			if got, fault := typed.Percent(typed.WritePercent(share)); fault != nil || got != share {
				t.Errorf("%v is read %v, %v", share, got, fault)
			}
		}
		if got, fault := typed.Whole(typed.WriteWhole(n % typed.MaxWhole)); fault != nil || got != n%typed.MaxWhole {
			t.Errorf("%d is read %d, %v", n, got, fault)
		}
		part := math.Abs(math.Mod(value, 1))
		if p := (didban.Position{Lon: 51 + part/2, Lat: 33.5 + part/2}); part > 1e-12 {
			if got, fault := typed.Position(typed.WritePosition(p)); fault != nil || got != p {
				t.Errorf("%v is read %v, %v", p, got, fault)
			}
		}
		for name, read := range readers {
			if again := read(text); again != "" {
				t.Errorf("%s of %q: %s", name, text, again)
			}
		}
	})
}

// readers tell what is wrong where a text that is read does not come back from its
// writer.
var readers = map[string]func(string) string{
	"percent":  func(s string) string { return back(s, typed.Percent, typed.WritePercent) },
	"whole":    func(s string) string { return back(s, typed.Whole, typed.WriteWhole) },
	"truth":    func(s string) string { return back(s, typed.Truth, typed.WriteTruth) },
	"phone":    func(s string) string { return back(s, typed.Phone, typed.WritePhone) },
	"position": func(s string) string { return back(s, typed.Position, typed.WritePosition) },
}

func back[T comparable](text string, read func(string) (T, *didban.Error), write func(T) string) string {
	value, fault := read(text)
	if fault != nil {
		return ""
	}
	if again, fault := read(write(value)); fault != nil || again != value {
		return write(value)
	}
	return ""
}

func FuzzInstant(f *testing.F) {
	all := cases(f)
	for _, c := range all.Instants {
		f.Add(c.Value, c.Text)
	}
	f.Fuzz(func(t *testing.T, at int64, text string) {
		at %= 7_000_000_000_000 // to the year 2191
		if got, fault := typed.Instant(typed.WriteInstant(at), all.Today); fault != nil || got != at {
			t.Errorf("%d is written %q and read %d, %v", at, typed.WriteInstant(at), got, fault)
		}
		if got, fault := typed.Instant(text, all.Today); fault != nil && got != 0 {
			t.Errorf("%q gives %d beside %v", text, got, fault)
		}
	})
}

// TestFaults_Args: every fault tells the text as it was typed.
func TestFaults_Args(t *testing.T) {
	all := cases(t)
	for _, c := range all.Instants {
		if _, fault := typed.Instant(c.Text, all.Today); fault != nil && fault.Args["value"] != c.Text {
			t.Errorf("%q: %v", c.Text, maps.Clone(fault.Args))
		}
	}
}
