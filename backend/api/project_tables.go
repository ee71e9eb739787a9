package api

import (
	"archive/zip"
	"encoding/csv"
	"fmt"
	"io"
	"strconv"
	"strings"

	didban "didban.app/backend"
	"didban.app/backend/exchange"
	"didban.app/backend/gate"
	"didban.app/backend/jalali"
	"didban.app/backend/store"
)

// sheetOf is one table of a project's copy.
type sheetOf struct {
	name string
	head []string
	rows [][]string
}

// projectTables is a copy of a project for a spreadsheet: a zip of one CSV a table, of the
// very names and columns that import reads, so that a copy can be taken in again. Money is
// in whole rials, an unknown figure an empty cell, days Jalali, codes their Persian titles.
// Pictures, the place on the map and the ids stay behind; they stand in the JSON.
func (c caller) projectTables(name string) (gate.File, error) {
	p, err := gate.RunRead(c, func(tx *store.Tx) (*didban.Project, error) { return projectBy(tx, name) })
	if err != nil {
		return gate.File{}, err
	}
	areas, err := gate.RunRead(c, func(tx *store.Tx) ([]string, error) { return areaCodes(tx, p.Areas) })
	if err != nil {
		return gate.File{}, err
	}
	terms := c.Store.Terms()
	sheets := append([]sheetOf{projectSheet(p, areas, terms)}, partSheets(p, terms)...)
	return gate.File{Name: p.Code + ".zip", Type: "application/zip", Write: func(w io.Writer) error {
		return writeSheets(w, sheets)
	}}, nil
}

func areaCodes(tx *store.Tx, ids []didban.ID) ([]string, error) {
	var out []string
	for _, id := range ids {
		a, err := store.Get[didban.Area](tx, id)
		if didban.IsLeftOut(err) {
			continue
		}
		if err != nil {
			return nil, err
		}
		out = append(out, a.Code)
	}
	return out, nil
}

// writeSheets leaves out tables without rows. Each begins with a byte-order mark, without
// which Excel takes Persian for something else.
func writeSheets(w io.Writer, sheets []sheetOf) error {
	out := zip.NewWriter(w)
	for _, s := range sheets {
		if len(s.rows) == 0 {
			continue
		}
		part, err := out.Create(s.name + ".csv")
		if err != nil {
			return fmt.Errorf("make %s: %w", s.name, err)
		}
		if _, err := io.WriteString(part, "\ufeff"); err != nil {
			return fmt.Errorf("write %s: %w", s.name, err)
		}
		if err := csv.NewWriter(part).WriteAll(s.guarded()); err != nil {
			return fmt.Errorf("write %s: %w", s.name, err)
		}
	}
	return out.Close()
}

func projectSheet(p *didban.Project, areas []string, terms didban.Vocabularies) sheetOf {
	suspended := ""
	if p.Suspended {
		suspended = "بله"
	}
	return sheetOf{"projects", []string{
		"کد", "عنوان", "شرح", "هدف", "حوزه", "نوع", "زیرنوع", "وضعیت", "متوقف", "علت توقف", "واحد مسئول", "مسئول", "بهره‌بردار",
		"محدوده", "نشانی", "دامنهٔ کار", "اثر زیست‌محیطی", "وضعیت زمین", "دلایل تغییر", "شروع", "پایان", "پایان نخستین", "تاریخ تحویل", "تاریخ داده",
	}, [][]string{{
		p.Code, p.Title, p.Description, p.Purpose, titled(terms[didban.VocabularyDomains], p.Domain), titled(terms[didban.VocabularyTypes], p.Type),
		titled(terms[didban.VocabularySubtypes], p.Subtype), titled(terms[didban.VocabularyStatuses], p.Status), suspended, p.SuspendedReason, p.Unit, p.Officer, p.Owner,
		strings.Join(areas, "؛ "), p.Address, p.Scope, p.Environment, p.Land, p.Changes,
		dayCell(p.Start), dayCell(p.End), dayCell(p.OriginalEnd), dayCell(p.Finished), dayCell(p.AsOf),
	}}}
}

func partSheets(p *didban.Project, terms didban.Vocabularies) []sheetOf {
	specs := sheetOf{name: "specs", head: []string{"کد پروژه", "عنوان", "مقدار", "یکا"}}
	for _, s := range p.Specs {
		specs.add(p.Code, s.Label, s.Value, s.Unit)
	}
	budget := sheetOf{name: "budget", head: []string{
		"کد پروژه", "سال مالی", "محل تأمین", "عنوان ردیف", "مصوب (ریال)", "اصلاحی (ریال)", "تخصیص (ریال)", "هزینه‌کرد (ریال)",
	}}
	for _, b := range p.Budget {
		budget.add(p.Code, strconv.Itoa(b.Year), titled(terms[didban.VocabularyFundingSources], b.Source), b.Title,
			moneyCell(b.Approved), moneyCell(b.Revised), moneyCell(b.Allocated), moneyCell(b.Spent))
	}
	progress := sheetOf{name: "progress", head: []string{
		"کد پروژه", "تاریخ", "فیزیکی برنامه", "فیزیکی واقعی", "مالی برنامه", "مالی واقعی", "توضیح",
	}}
	for _, o := range p.Progress {
		progress.add(p.Code, dayCell(o.Day), shareCell(o.PhysicalPlanned), shareCell(o.PhysicalActual),
			shareCell(o.FinancialPlanned), shareCell(o.FinancialActual), o.Note)
	}
	milestones := sheetOf{name: "milestones", head: []string{"کد پروژه", "عنوان", "نوع", "موعد", "تحقق"}}
	for _, m := range p.Milestones {
		milestones.add(p.Code, m.Title, titled(terms[didban.VocabularyMilestoneKinds], m.Sort), dayCell(m.Due), dayCell(m.Met))
	}
	return append([]sheetOf{specs, budget, progress, milestones}, contractSheets(p, terms)...)
}

func contractSheets(p *didban.Project, terms didban.Vocabularies) []sheetOf {
	contracts := sheetOf{name: "contracts", head: []string{
		"کد پروژه", "شمارهٔ قرارداد", "موضوع", "ماهیت", "روش واگذاری", "وضعیت", "برآورد (ریال)", "شرکت‌کنندگان", "پیمانکار",
		"مبلغ (ریال)", "تاریخ انعقاد", "تاریخ شروع", "مدت به روز",
	}}
	amendments := sheetOf{name: "amendments", head: []string{
		"کد پروژه", "شمارهٔ قرارداد", "شمارهٔ الحاقیه", "نوع", "تاریخ", "پیشین", "تازه", "شرح تغییر", "دلیل",
	}}
	payments := sheetOf{name: "payments", head: []string{"کد پروژه", "شمارهٔ قرارداد", "شمارهٔ پرداخت", "تاریخ", "مبلغ (ریال)", "بابت"}}
	for _, k := range p.Contracts {
		contracts.add(p.Code, k.Number, k.Title, titled(terms[didban.VocabularyContractNatures], k.Nature),
			titled(terms[didban.VocabularyProcurementMethods], k.Method),
			titled(terms[didban.VocabularyContractStatuses], k.Status), moneyCell(k.Estimate), strings.Join(k.Tenderers, "؛"), k.Contractor,
			moneyCell(k.Price), dayCell(k.Signed), dayCell(k.Start), moneyCell(didban.Rial(k.Days)))
		for _, a := range k.Amendments {
			amendments.add(p.Code, k.Number, a.Number, titled(terms[didban.VocabularyAmendmentKinds], a.Kind), dayCell(a.Day),
				moneyCell(didban.Rial(a.Old)), moneyCell(didban.Rial(a.New)), a.Scope, a.Reason)
		}
		for _, y := range k.Payments {
			payments.add(p.Code, k.Number, y.Number, dayCell(y.Day), moneyCell(y.Amount), y.For)
		}
	}
	return []sheetOf{contracts, amendments, payments}
}

func (s *sheetOf) add(cells ...string) { s.rows = append(s.rows, cells) }

// guarded is the table as text that no spreadsheet runs.
func (s *sheetOf) guarded() [][]string {
	out := [][]string{s.head}
	for _, row := range s.rows {
		out = append(out, mapped(row, exchange.Guard))
	}
	return out
}

func titled(v didban.Vocabulary, code string) string {
	if term, ok := v.Term(code); ok {
		return term.Fa
	}
	return code
}

func moneyCell(r didban.Rial) string {
	if r == 0 {
		return ""
	}
	return strconv.FormatInt(int64(r), 10)
}

func shareCell(p didban.Percent) string {
	if !p.Known {
		return ""
	}
	return strconv.FormatFloat(p.Value, 'f', -1, 64)
}

func dayCell(d didban.Day) string {
	date, ok := jalali.FromISO(string(d))
	if !ok {
		return ""
	}
	return fmt.Sprintf("%04d/%02d/%02d", date.Year, date.Month, date.Day)
}
