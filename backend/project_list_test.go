package didban_test

import (
	"bytes"
	"encoding/gob"
	"fmt"
	"math"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"

	didban "didban.app/backend"
)

// anyContracts makes contracts of everything that a record may say, and of what it may not.
func anyContracts(r *rand.Rand) (out []didban.ContractFacts) {
	text := func() string {
		return []string{"", "سازه", "راه‌گشا", strings.Repeat("بلند ", 40), fmt.Sprint(r.IntN(1e6)), "\x00\xff"}[r.IntN(6)]
	}
	rial := func() didban.Rial {
		return []didban.Rial{0, 1, -1, math.MaxInt64, math.MinInt64, 1<<53 + 1, didban.Rial(r.Int64())}[r.IntN(7)]
	}
	for range r.IntN(4) {
		k := didban.ContractFacts{
			Number: text(), Title: text(), Contractor: text(), Method: text(), Estimate: rial(), Price: rial(), Value: rial(), Signed: didban.Day(text()),
		}
		var firms []didban.Firm
		var days []didban.Day
		var repriced []didban.Repriced
		var paid []didban.PaidOn
		for range r.IntN(30) {
			firms, days = append(firms, didban.Firm(text())), append(days, didban.Day(text()))
			repriced = append(repriced, didban.Repriced{Day: didban.Day(text()), Old: rial(), Amount: rial(), Number: text(), Reason: text()})
			paid = append(paid, didban.PaidOn{Day: didban.Day(text()), Amount: rial()})
		}
		k.Tenderers, k.Amended, k.Repriced, k.Paid = didban.ListOf(firms...), didban.ListOf(days...), didban.ListOf(repriced...), didban.ListOf(paid...)
		out = append(out, k)
	}
	return out
}

// A list gives what was put in, whether its texts are numbers or not, and after it was laid
// down and taken up.
func TestList_GivesWhatWasPutIn(t *testing.T) {
	r, texts := rand.New(rand.NewPCG(1, 2)), didban.NewTexts()
	for range 500 {
		want := anyContracts(r)
		l := didban.ListOf(want...)
		shared := l.With(texts)
		for name, got := range map[string]didban.List[didban.ContractFacts]{"plain": l, "numbered": shared, "plain again": shared.With(nil), "laid down": laidDown(t, shared)} {
			if got.Len() != len(want) || got.Empty() != (len(want) == 0) || !slices.EqualFunc(slices.Collect(got.All()), want, sameContract) {
				t.Fatalf("%s: got %+v, want %+v", name, slices.Collect(got.All()), want)
			}
		}
	}
}

func sameContract(a, b didban.ContractFacts) bool {
	a.Tenderers, a.Amended, a.Repriced, a.Paid = a.Tenderers.With(nil), a.Amended.With(nil), a.Repriced.With(nil), a.Paid.With(nil)
	return a == b
}

func laidDown(t *testing.T, l didban.List[didban.ContractFacts]) (out didban.List[didban.ContractFacts]) {
	t.Helper()
	var file bytes.Buffer
	if err := gob.NewEncoder(&file).Encode(l); err != nil {
		t.Fatal(err)
	}
	if err := gob.NewDecoder(&file).Decode(&out); err != nil {
		t.Fatal(err)
	}
	return out
}

// Every field of what a list holds is kept: none is forgotten when one is added.
func TestList_KeepsEveryField(t *testing.T) {
	kept(t, didban.PaidOn{})
	kept(t, didban.Repriced{})
	kept(t, didban.ContractFacts{})
	kept(t, didban.SeenOn{})
	kept(t, didban.Milestone{})
	kept(t, didban.SavedChange{})
	kept(t, didban.Move{})
}

func kept[T interface {
	comparable
	didban.Item[T]
}](t *testing.T, one T,
) {
	t.Helper()
	fields := reflect.ValueOf(&one).Elem()
	for i := range fields.NumField() {
		switch f := fields.Field(i); f.Kind() {
		case reflect.String:
			f.SetString(fmt.Sprint("متن ", i))
		case reflect.Int64, reflect.Int:
			f.SetInt(int64(1000 + i))
		case reflect.Bool:
			f.SetBool(true)
		default:
			switch v := f.Addr().Interface().(type) {
			case *didban.Percent:
				*v = didban.PercentOf(33.3)
			case *didban.List[didban.Firm]:
				*v = didban.ListOf[didban.Firm]("الف", "ب")
			case *didban.List[didban.Day]:
				*v = didban.ListOf[didban.Day]("2026-01-01")
			case *didban.List[didban.Repriced]:
				*v = didban.ListOf(didban.Repriced{Day: "2026-01-02", Old: 1, Amount: 2})
			case *didban.List[didban.PaidOn]:
				*v = didban.ListOf(didban.PaidOn{Day: "2026-01-03", Amount: 3})
			default:
				t.Fatalf("%T.%s: say here what it may hold", one, fields.Type().Field(i).Name)
			}
		}
	}
	if got := slices.Collect(didban.ListOf(one).All()); len(got) != 1 || got[0] != one {
		t.Errorf("got %+v, want %+v", got, one)
	}
}

// Texts give one text in place of all that are alike, until there is no room for more: then a
// list writes them where they stand.
func TestTexts_WithoutRoom(t *testing.T) {
	texts := didban.NewTexts()
	for i := range 70_000 {
		if text := fmt.Sprint("ن", i); texts.Same(text) != text {
			t.Fatalf("%q became %q", text, texts.Same(text))
		}
	}
	want := []didban.Firm{"ن1", "ن69999", "تازه", ""}
	l := didban.ListOf(want...).With(texts)
	if got := slices.Collect(l.All()); !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

// To read a list makes nothing.
func TestList_ReadsWithoutAllocating(t *testing.T) {
	p := ledger()[0]
	p.Pack(didban.NewTexts())
	var sum didban.Rial
	if n := testing.AllocsPerRun(100, func() {
		for k := range p.Contracts.All() {
			sum += k.Value
			for paid := range k.Paid.All() {
				sum += paid.Amount
			}
		}
	}); n > 0 {
		t.Errorf("%v allocations", n)
	}
}

// A look back cuts contracts alike, whether their texts are numbers or not, and changes nothing
// of the present.
func TestList_LookBackOnNumbers(t *testing.T) {
	r, texts := rand.New(rand.NewPCG(3, 4)), didban.NewTexts()
	for range 300 {
		all := anyContracts(r)
		for i := range all {
			all[i].Signed = didban.Day(fmt.Sprintf("2024-%02d-01", 1+r.IntN(12)))
			all[i].Paid = paid("2024-03-01", 1, "2024-08-21", 2, "2024-08-22", 4, "2024-05-01", 8)
			all[i].Amended = didban.ListOf[didban.Day]("2024-01-01", "2024-12-01")
		}
		plain := &didban.ProjectFacts{Traces: didban.Traces{First: "2023-01-01"}, Contracts: didban.ListOf(all...)}
		packed := *plain
		packed.Pack(texts)
		before := packed
		want, _ := plain.AsItWas(end1403)
		got, _ := packed.AsItWas(end1403)
		if packed.Contracts != before.Contracts {
			t.Fatal("the contracts of today were changed")
		}
		for k := range got.Contracts.All() {
			if days := slices.Collect(k.Amended.All()); k.Signed > end1403.Day || k.Paid.Len() != 3 || !slices.Equal(days, []didban.Day{"2024-01-01"}) {
				t.Fatalf("on %s: %+v", end1403.Day, k)
			}
		}
		if got.Pack(nil); !reflect.DeepEqual(got, want) {
			t.Fatalf("got %+v, want %+v", got, want)
		}
	}
}
