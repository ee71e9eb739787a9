package didban_test

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	didban "didban.app/backend"
)

// line writes a change in short: field[keys] op old→new sort.
func line(c didban.FieldChange) string {
	keys := ""
	for _, item := range c.Items {
		for _, k := range item.Keys {
			keys += "/" + k.Text
		}
	}
	return strings.TrimSpace(fmt.Sprintf("%s%s %s %s→%s %s %s", c.Field, keys, c.Op, c.Old.Text, c.New.Text, c.New.Sort, c.New.Vocabulary))
}

func TestDiff(t *testing.T) {
	for _, test := range []struct {
		name   string
		change func(*didban.Project)
		want   []string
	}{
		{"nothing", func(*didban.Project) {}, nil},
		{"what the store sets is no difference", func(p *didban.Project) { p.Version, p.Updated = 9, 99 }, nil},
		{"a day", func(p *didban.Project) { p.End = "2025-06-20" }, []string{"end set 2025-03-20→2025-06-20 day"}},
		{"a code", func(p *didban.Project) { p.Status = "completion" }, []string{"status set implementation→completion code statuses"}},
		{"suspended with its reason", func(p *didban.Project) { p.Suspended, p.SuspendedReason = true, "سیل" }, []string{
			"suspended set false→true flag", "suspendedReason set →سیل long",
		}},
		{"an amount of a year", func(p *didban.Project) { p.Budget[1].Revised = 90 }, []string{"budget.revised/1404/bond/ set 70→90 money"}},
		{"an amount beyond a float's reach", func(p *didban.Project) { p.Budget[0].Spent = 9007199254740993 }, []string{
			"budget.spent/1403/municipal/ set 60→9007199254740993 money",
		}},
		{"an amount that was not known", func(p *didban.Project) { p.Budget[1].Spent = 5 }, []string{"budget.spent/1404/bond/ set →5 money"}},
		{"a share that was not observed", func(p *didban.Project) { p.Progress[2].PhysicalActual = didban.PercentOf(0) }, []string{
			"progress.physicalActual/2024-10-01 set →0 percent",
		}},
		{"a payment put in between", func(p *didban.Project) {
			p.Contracts[0].Payments = slices.Insert(p.Contracts[0].Payments, 1, didban.Payment{Number: "1b", Day: "2024-07-01", Amount: 7})
		}, []string{
			"contracts.payments.number/1/1b added →1b text", "contracts.payments.day/1/1b added →2024-07-01 day", "contracts.payments.amount/1/1b added →7 money",
		}},
		{"an amendment of the duration", func(p *didban.Project) { p.Contracts[0].Amendments[2].New = 300 }, []string{
			"contracts.amendments.new/1/3 set 260→300 days",
		}},
		{"an amendment of the price", func(p *didban.Project) { p.Contracts[0].Amendments[0].New = 130 }, []string{
			"contracts.amendments.new/1/2 set 120→130 money",
		}},
		{"a milestone that went", func(p *didban.Project) { p.Milestones = nil }, []string{
			"milestones.title/تحویل removed تحویل→ text", "milestones.sort/تحویل removed opening→ code milestoneKinds",
			"milestones.due/تحویل removed 2025-03-01→ day",
		}},
		{"bidders", func(p *didban.Project) { p.Contracts[0].Tenderers = []string{"ب"} }, []string{"contracts.tenderers/1 added →ب text"}},
		{"areas", func(p *didban.Project) { p.Areas = []didban.ID{"a1"} }, []string{"areas added →a1 ref"}},
		{"a place", func(p *didban.Project) {
			p.Geometry = &didban.Geometry{Type: "Point", Coordinates: []byte("[51.4,33.9]")}
		}, []string{"geometry set →{\"coordinates\":[51.4,33.9],\"type\":\"Point\"} place"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			after := rich()
			test.change(after)
			changes, err := didban.Diff(rich(), after)
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, c := range changes {
				got = append(got, line(c))
			}
			if !slices.Equal(got, test.want) {
				t.Errorf("got  %q\nwant %q", got, test.want)
			}
		})
	}
}

func TestDiff_MovedPlaceIsTold(t *testing.T) {
	before, after := rich(), rich()
	before.Geometry = &didban.Geometry{Type: "Point", Coordinates: []byte("[51.4,33.9]")}
	after.Geometry = &didban.Geometry{Type: "Point", Coordinates: []byte("[51.5,33.9]")}
	changes, err := didban.Diff(before, after)
	if err != nil || len(changes) != 1 || changes[0].Field != "geometry" || !strings.Contains(changes[0].Old.Text, "[51.4,33.9]") {
		t.Fatalf("got %+v, %v", changes, err)
	}
}

// fillFields gives every field of a struct a value that is not zero.
func fillFields(v reflect.Value) {
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			fillFields(v.Field(i))
		}
	case reflect.Slice:
		if v.Type().Elem().Kind() == reflect.Uint8 {
			v.SetBytes([]byte("[1,2]"))
			return
		}
		v.Set(reflect.MakeSlice(v.Type(), 1, 1))
		fillFields(v.Index(0))
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		fillFields(v.Elem())
	case reflect.String:
		v.SetString("x")
	case reflect.Bool:
		v.SetBool(true)
	case reflect.Float64:
		v.SetFloat(1)
	case reflect.Int, reflect.Int64:
		v.SetInt(1)
	default:
	}
}
