package publish

import (
	"strings"

	didban "didban.app/backend"
	"didban.app/backend/jalali"
	"didban.app/backend/persian"
	"didban.app/backend/store"
	"didban.app/backend/typed"
)

// What leaves can't be live: a live block becomes one paragraph with the code of its project
// and the day of its figures. Its words are in the language of the article.

// liveGone says that the project of a live block is not in the record.
const liveGone = "پروژه‌ای که این‌جا نام برده شده است، در دیدبان خدمت نیست."

// live gives the text of a live block. The first fault stays in err.
func (x *exporter) live(tx *store.Tx, err *error) func(ref string) string {
	return func(ref string) string {
		text, fault := x.liveText(tx, ref)
		if *err == nil {
			*err = fault
		}
		return text
	}
}

func (x *exporter) liveText(tx *store.Tx, ref string) (string, error) {
	p, err := projectBy(tx, ref)
	if didban.IsLeftOut(err) {
		return liveGone, nil
	}
	if err != nil {
		return "", err
	}
	past, err := tx.Stood(p.ID)
	if err != nil {
		return "", err
	}
	f := p.Facts(func(didban.ID) didban.ID { return "" }, past...)
	status := "متوقف"
	if !p.Suspended {
		term, _ := x.terms[didban.VocabularyStatuses].Term(string(p.Status))
		status = term.Fa
	}
	parts := []string{status}
	if f.Physical.Known {
		parts = append(parts, "پیشرفت فیزیکی "+persian.Persian(typed.WritePercent(f.Physical))+"٪")
	}
	if f.Money.Revised > 0 {
		parts = append(parts, "اعتبار مصوب "+persian.Persian(typed.WriteMoney(f.Money.Revised, typed.UnitRial))+" ریال")
	}
	if day := longDay(f.Promised); day != "" {
		parts = append(parts, "نخستین وعده "+day)
	}
	return "پروژهٔ «" + p.Title + "» (کد " + p.Code + "): " + strings.Join(parts, "؛ ") + ". ارقام روز " + longDay(x.by.Today()) + ".", nil
}

func longDay(day didban.Day) string {
	date, ok := jalali.FromISO(string(day))
	if !ok {
		return ""
	}
	return date.Long()
}

// projectBy finds a project by its id or its public code.
func projectBy(tx *store.Tx, ref string) (*didban.Project, error) {
	if id := didban.ID(ref); id.Valid() {
		return store.Get[didban.Project](tx, id)
	}
	return store.ByCode[didban.Project](tx, ref)
}
