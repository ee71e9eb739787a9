package typed_test

import (
	"testing"

	didban "didban.app/backend"
	"didban.app/backend/typed"
)

func TestMeasure(t *testing.T) {
	trees := didban.Spec{Label: "درخت", Value: "۴۰", Unit: "اصله"}
	for _, c := range []struct {
		name  string
		specs []didban.Spec
		want  typed.Measured
	}{
		{"nothing told", nil, typed.Measured{}},
		{"a part of the work is no measure", []didban.Spec{trees, {Label: "جدول‌گذاری", Value: "۹۰۰", Unit: "متر"}}, typed.Measured{}},
		{"a park's ground", []didban.Spec{trees, {Label: "مساحت", Value: "۶٬۲۰۰", Unit: "مترمربع"}}, typed.Measured{Label: "مساحت", Metres: 6200, Square: true}},
		{"hectares", []didban.Spec{{Label: "مساحت", Value: "2.5", Unit: "هکتار"}}, typed.Measured{Label: "مساحت", Metres: 25000, Square: true}},
		{"floor before ground", []didban.Spec{{Label: "مساحت", Value: "5000", Unit: "m2"}, {Label: "زيربنا", Value: "1800", Unit: "متر مربع"}}, typed.Measured{Label: "زيربنا", Metres: 1800, Square: true}},
		{"length before ground", []didban.Spec{{Label: "مساحت", Value: "5000", Unit: "m²"}, {Label: "طول مسیر", Value: "۱٫۲", Unit: "کیلومتر"}}, typed.Measured{Label: "طول مسیر", Metres: 1200}},
		{"words are no number", []didban.Spec{{Label: "طول", Value: "حدود ۲۰۰", Unit: "متر"}}, typed.Measured{}},
		{"nought", []didban.Spec{{Label: "طول", Value: "0", Unit: "متر"}}, typed.Measured{}},
		{"a length in square metres", []didban.Spec{{Label: "طول", Value: "200", Unit: "مترمربع"}}, typed.Measured{}},
		{"a unit of another sort", []didban.Spec{{Label: "طول", Value: "200", Unit: "سانتی‌متر"}}, typed.Measured{}},
		{"the ground of an enlarged part alone", []didban.Spec{{Label: "مساحت پس از توسعه", Value: "200", Unit: "مترمربع"}}, typed.Measured{}},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, ok := typed.Measure(c.specs)
			if got != c.want || ok != (c.want != typed.Measured{}) {
				t.Errorf("Measure = %+v, %v; want %+v", got, ok, c.want)
			}
		})
	}
}

func TestFigure(t *testing.T) {
	for text, want := range map[string]float64{"": 0, "۱۴۵٫۸": 145.8, "145.8": 145.8, "۱۴۵/۸": 145.8, "۱٬۲۰۴٫۵": 1204.5, "100": 100} {
		if got, fault := typed.Figure(text); fault != nil || got != want {
			t.Errorf("Figure(%q) = %v, %v; want %v", text, got, fault, want)
		}
	}
	for _, text := range []string{"صد", "1e400", "-", "۱۴۵٪", "12a"} {
		if got, fault := typed.Figure(text); fault == nil {
			t.Errorf("Figure(%q) = %v, want a fault", text, got)
		}
	}
	if got := typed.WriteFigure(145.8); got != "۱۴۵٫۸" {
		t.Errorf("WriteFigure = %q", got)
	}
}
