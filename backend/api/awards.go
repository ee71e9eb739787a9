package api

import (
	"cmp"
	"encoding/csv"
	"fmt"
	"io"
	"net/url"
	"slices"
	"strconv"
	"strings"

	didban "didban.app/backend"
	"didban.app/backend/award"
	"didban.app/backend/gate"
	"didban.app/backend/persian"
	"didban.app/backend/store"
)

// Rows of the list of contracts.
const (
	pageAwards = 25
	maxAwards  = 500 // as many as are printed at once
)

// Awards returns how the contracts of the city were let.
func (s *Transparency) Awards(r AwardsRequest) (AwardsView, error) {
	return gate.Read(s.caller, "Transparency.Awards", func(tx *store.Tx) (AwardsView, error) {
		return s.caller.awards(tx, r)
	})
}

func (c caller) awards(tx *store.Tx, r AwardsRequest) (AwardsView, error) {
	units, err := unitTitles(tx)
	if err != nil {
		return AwardsView{}, err
	}
	book, by := c.Map.Awards(), award.Sort{Column: r.Sort, Descending: r.Descending}
	rows := book.List(r.filter(), by)
	view := awardsView(book.Sum(r.filter().Scope), units)
	view.Years, view.Units = append([]int{}, book.Years()...), awardUnits(book.Units(), units)
	view.Total = len(rows)
	view.Rows = mapped(pageOf(rows, r.Offset, r.Limit, pageAwards, maxAwards), func(a *award.Award) AwardView {
		return awardView(a, units.ofAward(book.Unit(a)))
	})
	return view, nil
}

func (r AwardsRequest) filter() award.Filter {
	return award.Filter{
		Scope:  award.Scope{Area: r.Area, Unit: r.Unit, Year: r.Year},
		Method: r.Method, Contest: didban.Contest(r.Contest), Firms: r.Firms, Winner: r.Winner,
	}
}

// ofAward names the unit that let a contract.
func (t titles) ofAward(u award.Unit) string { return t.of(u.ID, u.Name) }

// awardUnits are the units to choose from, by title.
func awardUnits(list []award.Unit, names titles) []AwardUnitView {
	out := []AwardUnitView{}
	for _, u := range list {
		if u.Key() != "" {
			out = append(out, AwardUnitView{Key: u.Key(), Title: names.ofAward(u)})
		}
	}
	slices.SortFunc(out, func(a, b AwardUnitView) int {
		return cmp.Or(cmp.Compare(persian.SortKey(a.Title), persian.SortKey(b.Title)), cmp.Compare(a.Key, b.Key))
	})
	return out
}

// awardsFile is the contracts that the page lists, all of them and in its order, as CSV.
func (c caller) awardsFile(_ string, query url.Values) (gate.File, error) {
	r := AwardsRequest{
		Area: query.Get("area"), Unit: query.Get("unit"), Year: query.Get("year"), Method: query.Get("method"),
		Contest: query.Get("contest"), Firms: query["firm"], Winner: query.Get("winner"),
	}
	by := SortOf(query)
	book := c.Map.Awards()
	rows := book.List(r.filter(), award.Sort{Column: by.Column, Descending: by.Descending})
	units, err := gate.RunRead(c, unitTitles)
	terms := c.Store.Terms()
	return gate.File{Name: "awards-" + string(c.Today()) + ".csv", Type: "text/csv; charset=utf-8", Write: func(w io.Writer) error {
		return writeAwards(w, book, rows, units, terms)
	}}, err
}

// writeAwards writes a sheet as partSheets does; the head says what an amount counts.
func writeAwards(w io.Writer, book *award.Book, rows []*award.Award, units titles, terms didban.Vocabularies) error {
	sheet := sheetOf{head: []string{
		"کد پروژه", "پروژه", "واحد مسئول", "شمارهٔ قرارداد", "موضوع", "روش واگذاری", "شمار شرکت‌کنندگان", "شرکت‌کنندگان", "پیمانکار",
		"برآورد (ریال)", "مبلغ اولیه (ریال)", "مبلغ کنونی (ریال)", "مبلغ اولیه به برآورد (درصد)", "تاریخ انعقاد",
	}}
	for _, a := range rows {
		count := ""
		if !a.Tenderers.Empty() {
			count = strconv.Itoa(a.Tenderers.Len())
		}
		ratio := ""
		if share, known := a.Ratio(); known {
			ratio = strconv.FormatFloat(share, 'f', 1, 64)
		}
		sheet.add(a.Project.Code, a.Project.Title, units.ofAward(book.Unit(a)), a.Number, a.Title, titled(terms[didban.VocabularyProcurementMethods], a.Method),
			count, strings.Join(didban.Strings(a.Tenderers.All()), "؛"), a.Contractor, moneyCell(a.Estimate), moneyCell(a.Price), moneyCell(a.Value), ratio, dayCell(a.Signed))
	}
	if _, err := io.WriteString(w, "\ufeff"); err != nil {
		return fmt.Errorf("write awards: %w", err)
	}
	if err := csv.NewWriter(w).WriteAll(sheet.guarded()); err != nil {
		return fmt.Errorf("write awards: %w", err)
	}
	return nil
}
