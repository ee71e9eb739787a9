package exchange

import (
	"slices"

	didban "didban.app/backend"
	"didban.app/backend/typed"
)

var unitsTable = &table{name: unitTable, persian: "واحدها", form: plainForm, read: readUnit, columns: []column{
	{"code", []string{"کد"}, key},
	{"title", []string{"عنوان", "نام"}, needed},
	{"parent", []string{"بالادست"}, optional},
	{"phone", []string{"تلفن"}, optional},
	{"hours", []string{"ساعات کار"}, optional},
	{"headPost", []string{"سمت سرپرست"}, optional},
	{"deadlines.comment", []string{"مهلت نظر"}, optional},
	{"deadlines.message", []string{"مهلت پیام"}, optional},
	{"deadlines.report", []string{"مهلت گزارش"}, optional},
	{"deadlines.question", []string{"مهلت پرسش"}, optional},
	{"categories", []string{"موضوع گزارش", "موضوع گزارش‌ها"}, optional},
}}

func readUnit(r *record) {
	code := r.key("code")
	if !r.unique("code", code) {
		return
	}
	u, ok := r.run.make(didban.KindUnit, code, r).noun.(*didban.Unit)
	if !ok {
		return
	}
	r.text("title", &u.Title)
	r.text("phone", &u.Phone)
	r.text("hours", &u.Hours)
	r.whole("deadlines.comment", &u.Deadlines.Comment)
	r.whole("deadlines.message", &u.Deadlines.Message)
	r.whole("deadlines.report", &u.Deadlines.Report)
	r.whole("deadlines.question", &u.Deadlines.Question)
	r.terms("categories", &u.Categories, didban.VocabularyReportCategories)
	r.run.last = append(r.run.last, func() { r.sharedCategories(u) })
	// The row of the parent may come after this one, and posts come with the trustees.
	r.run.later = append(r.run.later, func() { r.ref("parent", didban.KindUnit, &u.Parent) })
	r.run.last = append(r.run.last, func() { r.ref("headPost", didban.KindPost, &u.HeadPost) })
}

// sharedCategories tells of categories of reports that another unit of the file has too: those
// reports go to the first of them by code.
func (r *record) sharedCategories(u *didban.Unit) {
	for _, category := range u.Categories {
		for _, d := range r.run.drafts[didban.KindUnit] {
			other, ok := d.noun.(*didban.Unit)
			if ok && other.Code < u.Code && slices.Contains(other.Categories, category) {
				r.run.note(r.place("categories"), "unit.sharedCategory", 1, category)
				break
			}
		}
	}
}

// unit reads who is responsible: in words, and as a unit by its code or title. A file that
// has no column of units names one by the words; words that are no unit's are kept, and
// told. Where keep is set, empty cells change nothing.
func (r *record) unit(words *string, id *didban.ID, keep bool) {
	before := *words
	r.textOr("unit", words, keep)
	if _, there := r.get("unitId"); there {
		if !keep || r.cell("unitId") != "" {
			r.ref("unitId", didban.KindUnit, id)
		}
		return
	}
	if _, there := r.get("unit"); !there || *words == before && *id != "" {
		return
	}
	*id = ""
	if *words == "" {
		return
	}
	head, fault := r.run.resolve(didban.KindUnit, typed.Latin(*words))
	if fault != "" {
		r.run.note(r.place("unit"), "unit.unlisted", 1, *words)
		return
	}
	*id = head.ID
	if head.Code == typed.Latin(*words) {
		*words = r.run.titleBy(didban.KindUnit, head.Code) // the public reads no codes
	}
}

// titleBy is what the noun of a code is called, drafted or stored.
func (r *run) titleBy(kind didban.Kind, code string) string {
	if d := r.drafts[kind][code]; d != nil {
		return didban.TitleOf(d.noun)
	}
	if n, ok := r.find(kind, code); ok {
		return didban.TitleOf(n)
	}
	return ""
}
