package exchange_test

import (
	"reflect"
	"testing"

	didban "didban.app/backend"
)

const cityHead = "code,name"

func TestRead_Prices(t *testing.T) {
	w := newWorld()
	files := map[string]string{
		"city.csv":   lines(cityHead, "kashan,کاشان"),
		"prices.csv": lines("کد شهر,سال,شاخص,منبع", "kashan,۱۴۰۲,۲۰۰٫۵,مرکز آمار", "kashan,1401,145/8,مرکز آمار"),
	}
	w.load(t, files)
	city, _ := w.nouns[didban.KindCity]["kashan"].(*didban.City)
	want := didban.PriceIndex{{Year: 1401, Index: 145.8}, {Year: 1402, Index: 200.5}}
	if city == nil || !reflect.DeepEqual(city.PriceIndex, want) || city.PriceSource != "مرکز آمار" {
		t.Fatalf("the city is %+v, want %v", city, want)
	}
	if again := w.load(t, files); again.Unchanged[didban.KindCity] != 1 || len(again.Nouns) != 0 {
		t.Errorf("a second time: %+v", again)
	}
	w.load(t, map[string]string{"prices.csv": lines("city,year,index", "kashan,1403,270", "kashan,1402,205")})
	city, _ = w.nouns[didban.KindCity]["kashan"].(*didban.City)
	if len(city.PriceIndex) != 3 || city.PriceIndex[1].Index != 205 || city.PriceSource != "مرکز آمار" || city.Name != "کاشان" {
		t.Errorf("a year more: %+v", city)
	}
}

func TestRead_PricesFaults(t *testing.T) {
	_, problems := newWorld().read(t, map[string]string{
		"city.csv": lines(cityHead, "kashan,کاشان"),
		"prices.csv": lines("city,year,index,source", "qom,1401,100,م", "kashan,1401,صد,م", "kashan,1402,0,م", "kashan,2024,120,م",
			"kashan,1403,150,م", "kashan,۱۴۰۳,160,م"),
	})
	for _, want := range []struct {
		row         int
		column, key string
	}{
		{2, "city", "ref.unknown"},
		{3, "index", "field.number"},
		{4, "index", "city.priceIndex"},
		{5, "year", "field.fiscalYear"},
		{7, "year", "row.duplicate"},
	} {
		wantProblem(t, problems, didban.LevelError, want.row, want.column, want.key)
	}
	_, problems = newWorld().read(t, map[string]string{
		"city.csv": lines(cityHead, "kashan,کاشان"), "prices.csv": lines("city,year,index", "kashan,1401,100"),
	})
	if len(problems) != 1 || problems[0].Key != "city.priceSource" {
		t.Errorf("an index of nobody: %+v", problems)
	}
}
