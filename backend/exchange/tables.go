package exchange

import (
	"path"
	"slices"
	"strings"
	"sync"

	didban "didban.app/backend"
	"didban.app/backend/typed"
)

// form says which files may hold a table.
type form int

const (
	anyForm form = iota
	plainForm
	geoForm
)

// table is one kind of rows that files hold.
type table struct {
	name    string // canonical, as files and sheets are called
	persian string // the same in Persian
	form    form
	columns []column
	read    func(*record)
}

// column is one field of a table.
type column struct {
	name    string   // canonical; it is the field's JSON name too, which places Validate's faults
	aliases []string // what else the header may say
	use     use
}

// use says what a row is without the column.
type use int

const (
	optional use = iota
	needed       // the cell must not be empty
	key          // the column must be there and the cell must not be empty
)

// tables are read in this order: a noun before those that refer to it.
var tables = []*table{
	{name: cityTable, persian: "شهر", read: readCity, columns: []column{
		{"code", []string{"کد"}, key},
		{"name", []string{"نام"}, needed},
		{"nameEn", []string{"نام لاتین"}, optional},
		{"demonstration", []string{"نمایشی"}, optional},
		{"asOf", []string{"تاریخ داده"}, optional},
		{"population", []string{"جمعیت"}, optional},
		{"lon", []string{"centre.lon", "طول جغرافیایی"}, optional},
		{"lat", []string{"centre.lat", "عرض جغرافیایی"}, optional},
		{"source", []string{"منبع"}, optional},
		{"licence", []string{"مجوز"}, optional},
		{"thresholds.behind", []string{"آستانهٔ عقب‌ماندگی"}, optional},
		{"thresholds.overdue", []string{"آستانهٔ گذشتن از موعد"}, optional},
		{"thresholds.ahead", []string{"آستانهٔ پیشی پول از کار"}, optional},
		{"thresholds.moved", []string{"آستانهٔ جابه‌جایی موعد"}, optional},
		{"thresholds.price", []string{"آستانهٔ گرانی قرارداد"}, optional},
		{"thresholds.silent", []string{"آستانهٔ بی‌خبری"}, optional},
		{"thresholds.uncontested", []string{"آستانهٔ بی رقابت"}, optional},
		{"thresholds.bidders", []string{"کمترین شرکت‌کنندگان"}, optional},
		{"thresholds.disclosure", []string{"کمترین نمرهٔ افشا"}, optional},
	}},
	pricesTable,
	{name: "terms", persian: "فهرست کدها", form: plainForm, read: readTerm, columns: []column{
		{"list", []string{"فهرست"}, key},
		{"code", []string{"کد"}, key},
		{"fa", []string{"عنوان", "عنوان فارسی"}, needed},
		{"en", []string{"عنوان انگلیسی"}, needed},
		{"colour", []string{"رنگ"}, optional},
		{"icon", []string{"نماد"}, optional},
		{"standard", []string{"استاندارد"}, optional},
		{"retired", []string{"بازنشسته"}, optional},
	}},
	{name: "areas", persian: "محدوده‌ها", read: readArea, columns: []column{
		{"code", []string{"کد"}, key},
		{"rank", []string{"رده"}, needed},
		{"name", []string{"نام"}, needed},
		{"nameEn", []string{"نام لاتین"}, optional},
		{"parent", []string{"بالادست"}, optional},
		{"population", []string{"جمعیت"}, optional},
		{"source", []string{"منبع"}, optional},
	}},
	{name: "places", persian: "مکان‌ها", read: readPlace, columns: []column{
		{"code", []string{"کد"}, key},
		{"sort", []string{"نوع"}, needed},
		{"name", []string{"نام"}, needed},
		{"nameEn", []string{"نام لاتین"}, optional},
		{"source", []string{"منبع"}, optional},
	}},
	unitsTable,
	{name: "projects", persian: "پروژه‌ها", form: plainForm, read: readProject, columns: []column{
		{"code", []string{"کد"}, key},
		{"title", []string{"عنوان"}, needed},
		{"description", []string{"شرح"}, optional},
		{"purpose", []string{"هدف"}, optional},
		{"domain", []string{"حوزه"}, needed},
		{"type", []string{"نوع"}, needed},
		{"subtype", []string{"زیرنوع"}, optional},
		{"status", []string{"وضعیت"}, needed},
		{"suspended", []string{"متوقف"}, optional},
		{"suspendedReason", []string{"علت توقف"}, optional},
		{"unit", []string{"واحد مسئول"}, optional},
		{"unitId", []string{"کد واحد"}, optional},
		{"officer", []string{"مسئول"}, optional},
		{"owner", []string{"بهره‌بردار"}, optional},
		{"areas", []string{"محدوده"}, optional},
		{"address", []string{"نشانی"}, optional},
		{"scope", []string{"دامنهٔ کار"}, optional},
		{"environment", []string{"اثر زیست‌محیطی"}, optional},
		{"land", []string{"وضعیت زمین"}, optional},
		{"changes", []string{"دلایل تغییر"}, optional},
		{"start", []string{"شروع"}, optional},
		{"end", []string{"پایان"}, optional},
		{"originalEnd", []string{"پایان نخستین"}, optional},
		{"finished", []string{"تاریخ تحویل"}, optional},
		{"asOf", []string{"تاریخ داده"}, optional},
		{"lon", []string{"طول جغرافیایی"}, optional},
		{"lat", []string{"عرض جغرافیایی"}, optional},
	}},
	{name: "projects", persian: "پروژه‌ها", form: geoForm, read: readProjectGeometry, columns: []column{
		{"code", []string{"کد"}, key},
	}},
	{name: "specs", persian: "مشخصات فنی", read: readSpec, columns: []column{
		projectColumn,
		{"label", []string{"عنوان"}, key},
		{"value", []string{"مقدار"}, optional},
		{"unit", []string{"یکا"}, optional},
	}},
	{name: "budget", persian: "ردیف‌های اعتبار", read: readBudget, columns: []column{
		projectColumn,
		{"year", []string{"سال مالی"}, key},
		{"source", []string{"محل تأمین"}, key},
		{"title", []string{"عنوان ردیف"}, optional},
		{"approved", []string{"مصوب"}, optional},
		{"revised", []string{"اصلاحی"}, optional},
		{"allocated", []string{"تخصیص"}, optional},
		{"spent", []string{"هزینه‌کرد"}, optional},
	}},
	{name: "contracts", persian: "قراردادها", read: readContract, columns: []column{
		projectColumn,
		{"number", []string{"شمارهٔ قرارداد"}, key},
		{"title", []string{"موضوع"}, needed},
		{"nature", []string{"ماهیت"}, needed},
		{"method", []string{"روش واگذاری"}, needed},
		{"status", []string{"وضعیت"}, needed},
		{"estimate", []string{"برآورد"}, optional},
		{"tenderers", []string{"شرکت‌کنندگان"}, optional},
		{"contractor", []string{"پیمانکار"}, optional},
		{"price", []string{"مبلغ"}, optional},
		{"signed", []string{"تاریخ انعقاد"}, optional},
		{"start", []string{"تاریخ شروع"}, optional},
		{"days", []string{"مدت به روز"}, optional},
	}},
	{name: "amendments", persian: "الحاقیه‌ها", read: readAmendment, columns: []column{
		projectColumn,
		{"contract", []string{"شمارهٔ قرارداد"}, key},
		{"number", []string{"شمارهٔ الحاقیه"}, key},
		{"kind", []string{"نوع"}, needed},
		{"day", []string{"تاریخ"}, needed},
		{"old", []string{"پیشین"}, optional},
		{"new", []string{"تازه"}, optional},
		{"scope", []string{"شرح تغییر"}, optional},
		{"reason", []string{"دلیل"}, needed},
	}},
	{name: "payments", persian: "پرداخت‌ها", read: readPayment, columns: []column{
		projectColumn,
		{"contract", []string{"شمارهٔ قرارداد"}, key},
		{"number", []string{"شمارهٔ پرداخت"}, key},
		{"day", []string{"تاریخ"}, needed},
		{"amount", []string{"مبلغ"}, key},
		{"for", []string{"بابت"}, optional},
	}},
	{name: "progress", persian: "پیشرفت", read: readProgress, columns: []column{
		projectColumn,
		{"day", []string{"تاریخ"}, key},
		{"physicalPlanned", []string{"فیزیکی برنامه"}, optional},
		{"physicalActual", []string{"فیزیکی واقعی"}, optional},
		{"financialPlanned", []string{"مالی برنامه"}, optional},
		{"financialActual", []string{"مالی واقعی"}, optional},
		{"note", []string{"توضیح"}, optional},
	}},
	{name: "milestones", persian: "نقاط عطف", read: readMilestone, columns: []column{
		projectColumn,
		{"title", []string{"عنوان"}, key},
		{"sort", []string{"نوع"}, needed},
		{"due", []string{"موعد"}, needed},
		{"met", []string{"تحقق"}, optional},
	}},
	{name: "trustees", persian: "معتمدین", read: readTrustee, columns: []column{
		{"code", []string{"کد"}, key},
		{"name", []string{"نام"}, needed},
		{"bio", []string{"معرفی"}, optional},
		{"post", []string{"سمت"}, key},
		{"unit", []string{"واحد"}, optional},
		{"unitId", []string{"کد واحد"}, optional},
		{"letters", []string{"نامه‌ها"}, optional},
		{"area", []string{"محدوده"}, optional},
		{"start", []string{"شروع"}, optional},
		{"end", []string{"پایان"}, optional},
		{"phone", []string{"تلفن"}, optional},
		{"email", []string{"رایانامه"}, optional},
		{"hours", []string{"ساعات پاسخ‌گویی"}, optional},
		{"office", []string{"دفتر"}, optional},
		{"verified", []string{"تاریخ تأیید"}, optional},
	}},
	{name: "events", persian: "رویدادها", read: readEvent, columns: []column{
		{"code", []string{"کد"}, key},
		{"title", []string{"عنوان"}, needed},
		{"category", []string{"دسته"}, needed},
		{"start", []string{"شروع"}, needed},
		{"end", []string{"پایان"}, optional},
		{"place", []string{"مکان"}, optional},
		{"areas", []string{"محدوده"}, optional},
		{"organiser", []string{"برگزارکننده"}, optional},
		{"audience", []string{"مخاطب"}, optional},
		{"capacity", []string{"ظرفیت"}, optional},
		{"description", []string{"شرح"}, optional},
		{"project", []string{"کد پروژه"}, optional},
		{"lon", []string{"طول جغرافیایی"}, optional},
		{"lat", []string{"عرض جغرافیایی"}, optional},
	}},
	{name: "articles", persian: "خبرها", read: readArticle, columns: []column{
		{"code", []string{"کد"}, key},
		{"kicker", []string{"روتیتر"}, optional},
		{"title", []string{"تیتر"}, needed},
		{"lead", []string{"لید"}, optional},
		{"section", []string{"بخش"}, needed},
		{"form", []string{"قالب"}, needed},
		{"tags", []string{"برچسب‌ها"}, optional},
		{"author", []string{"نویسنده"}, optional},
		{"source", []string{"منبع"}, optional},
		{"published", []string{"انتشار"}, needed},
		{"choice", []string{"گزیدهٔ سردبیر"}, optional},
		{"projects", []string{"پروژه‌ها"}, optional},
		{"events", []string{"رویدادها"}, optional},
		{"persons", []string{"اشخاص"}, optional},
		{"areas", []string{"محدوده‌ها"}, optional},
		{"body", []string{"متن"}, optional},
	}},
	{name: "corrections", persian: "اصلاحیه‌ها", read: readCorrection, columns: []column{
		{"article", []string{"کد خبر"}, key},
		{"at", []string{"زمان اصلاح"}, key},
		{"text", []string{"شرح اصلاح"}, needed},
		{"reason", []string{"دلیل"}, needed},
	}},
	{name: "media", persian: "رسانه‌ها", read: readMedia, columns: []column{
		{fileColumn, []string{"پرونده"}, key},
		{"kind", []string{"موضوع"}, key},
		{"subject", []string{"کد موضوع"}, key},
		{"use", []string{"کاربرد"}, key},
		{"caption", []string{"شرح"}, optional},
		{"credit", []string{"عکاس"}, optional},
		{"alt", []string{"متن جایگزین"}, optional},
		{"taken", []string{"تاریخ"}, optional},
		{"focus", []string{"نقطهٔ کانونی"}, optional},
	}},
}

// fileColumn names the file of a picture or paper.
const fileColumn = "file"

// projectColumn names the project that a row belongs to.
var projectColumn = column{"project", []string{"کد پروژه"}, key}

// mediaKindNames is under which name mediaKinds stand among the vocabularies.
const mediaKindNames = "mediaKinds"

// mediaKinds are the nouns that a picture or document may belong to.
var mediaKinds = didban.Vocabulary{
	{Code: string(didban.KindProject), Fa: "پروژه"},
	{Code: string(didban.KindEvent), Fa: "رویداد"},
	{Code: string(didban.KindArticle), Fa: "خبر"},
	{Code: string(didban.KindPerson), Fa: "شخص"},
}

// units are what a header may say of its column in brackets, as rials.
var units = map[string]int64{
	"ریال": 1, "rial": 1, "irr": 1, "هزارریال": 1e3, "thousandrial": 1e3,
	"میلیونریال": 1e6, "millionrial": 1e6, "میلیاردریال": 1e9, "billionrial": 1e9,
	"تومان": 10, "toman": 10, "هزارتومان": 1e4, "thousandtoman": 1e4,
	"میلیونتومان": 1e7, "milliontoman": 1e7, "میلیاردتومان": 1e10, "billiontoman": 1e10,
}

// header splits what a header says into the column's plain name and the rials
// that one unit of it stands for.
func header(s string) (name string, factor int64) {
	s = strings.TrimSpace(s)
	if open := strings.LastIndex(s, "("); open > 0 && strings.HasSuffix(s, ")") {
		if factor, ok := units[typed.Name(s[open+1:len(s)-1])]; ok {
			return typed.Name(s[:open]), factor
		}
	}
	return typed.Name(s), 1
}

// column finds the column that a plain header names; empty for none.
func (t *table) column(name string) string { return plainNames()[t].columns[name] }

// plain are the plain names of a table and its columns.
type plain struct {
	names   []string
	columns map[string]string // to the canonical name
}

// plainNames folds every name once: a folder may have many files.
var plainNames = sync.OnceValue(func() map[*table]plain {
	out := map[*table]plain{}
	for _, t := range tables {
		p := plain{[]string{typed.Name(t.name), typed.Name(t.persian)}, map[string]string{}}
		for _, c := range t.columns {
			for _, name := range append([]string{c.name}, c.aliases...) {
				p.columns[typed.Name(name)] = c.name
			}
		}
		out[t] = p
	}
	return out
})

// holds reports whether a file of the form may hold the table.
func (t *table) holds(geo bool) bool {
	return t.form == anyForm || (t.form == geoForm) == geo
}

// named finds the table that a file or sheet is called after; a suffix behind a
// dash or an underscore doesn't matter.
func named(name string, geo bool) *table {
	name = strings.TrimSuffix(name, path.Ext(name))
	for {
		plain := typed.Name(name)
		for _, t := range tables {
			if t.holds(geo) && slices.Contains(plainNames()[t].names, plain) {
				return t
			}
		}
		cut := strings.LastIndexAny(name, "-_")
		if cut < 0 {
			return nil
		}
		name = name[:cut]
	}
}

// alike finds the table that the headers can only mean: all that its rows need is there,
// and it explains more of the headers than any other. possible are the tables whose keys
// are there, where none is meant for certain. A city and units are never guessed: a list of
// codes and names may be one of anything.
func alike(headers []string, geo bool) (certain *table, possible []*table) {
	most, tied := 0, false
	plain := make([]string, len(headers))
	for i, h := range headers {
		plain[i], _ = header(h)
	}
	for _, t := range tables {
		found := map[string]bool{}
		for _, name := range plain {
			found[t.column(name)] = true
		}
		delete(found, "")
		if !t.holds(geo) || !t.covered(found, key) {
			continue
		}
		possible = append(possible, t)
		switch {
		case t.name == cityTable || t.name == unitTable || !t.covered(found, needed):
		case len(found) > most:
			certain, most, tied = t, len(found), false
		case len(found) == most:
			tied = true
		}
	}
	if tied {
		return nil, possible
	}
	return certain, possible
}

// The tables that are known by their names alone.
const (
	cityTable = "city"
	unitTable = "units"
)

// covered reports whether every column of a use was found.
func (t *table) covered(found map[string]bool, of use) bool {
	for _, c := range t.columns {
		if c.use == of && !found[c.name] {
			return false
		}
	}
	return true
}
