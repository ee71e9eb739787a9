package didban

// Term is one code of a vocabulary with its titles. Standard is the code's
// counterpart in the published standard the vocabulary maps to, where there is one.
type Term struct {
	Code     string `json:"code"`
	Fa       string `json:"fa"`
	En       string `json:"en"`
	Colour   string `json:"colour,omitempty"` // #rrggbb
	Icon     string `json:"icon,omitempty"`   // a name of the front end's icon set
	Standard string `json:"standard,omitempty"`
	// Retired terms stay where they are in use and are not offered any more.
	Retired bool `json:"retired,omitempty"`
}

// Vocabulary is a closed list of terms in the order in which they are shown.
type Vocabulary []Term

// Term finds a code.
func (v Vocabulary) Term(code string) (Term, bool) {
	for _, t := range v {
		if t.Code == code {
			return t, true
		}
	}
	return Term{}, false
}

// Offered are the terms that may be chosen anew.
func (v Vocabulary) Offered() Vocabulary {
	out := make(Vocabulary, 0, len(v))
	for _, t := range v {
		if !t.Retired {
			out = append(out, t)
		}
	}
	return out
}

// shipped makes a vocabulary of rows of code, fa, en, colour, icon and standard.
func shipped(rows ...[6]string) Vocabulary {
	out := make(Vocabulary, len(rows))
	for i, r := range rows {
		out[i] = Term{Code: r[0], Fa: r[1], En: r[2], Colour: r[3], Icon: r[4], Standard: r[5]}
	}
	return out
}

// Statuses are the project statuses of OC4IDS 0.9.5 (codelist projectStatus).
var Statuses = shipped(
	[6]string{"identification", "شناسایی", "Identification", "#7a6f9b", "lightbulb", "identification"},
	[6]string{"preparation", "آماده‌سازی", "Preparation", "#b07d12", "pencil-ruler", "preparation"},
	[6]string{"implementation", "در حال اجرا", "In progress", "#0b7a75", "hammer", "implementation"},
	[6]string{"completion", "پایان‌یافته", "Completed", "#2a6f3c", "circle-check", "completion"},
	[6]string{"maintenance", "نگهداری", "Maintenance", "#2b6cb0", "wrench", "maintenance"},
	[6]string{"decommissioning", "برچیدن", "Decommissioning", "#8a5a44", "shovel", "decommissioning"},
	[6]string{"decommissioned", "برچیده", "Decommissioned", "#6b6460", "archive", "decommissioned"},
	[6]string{"cancelled", "لغوشده", "Cancelled", "#a83232", "circle-x", "cancelled"},
)

// Types are the project types of OC4IDS 0.9.5 (codelist projectType).
var Types = shipped(
	[6]string{"construction", "احداث", "Construction", "", "building", "construction"},
	[6]string{"rehabilitation", "بهسازی", "Rehabilitation", "", "paintbrush", "rehabilitation"},
	[6]string{"replacement", "نوسازی", "Replacement", "", "refresh-cw", "replacement"},
	[6]string{"expansion", "توسعه", "Expansion", "", "expand", "expansion"},
	[6]string{"decommissioning", "برچیدن", "Decommissioning", "", "shovel", "decommissioning"},
)

// Subtypes are the city's own finer types.
var Subtypes = shipped(
	[6]string{"road-widening", "تعریض معبر", "Road widening", "", "", ""},
	[6]string{"asphalt", "آسفالت", "Asphalt", "", "", ""},
	[6]string{"park", "بوستان", "Park", "", "", ""},
	[6]string{"bridge", "پل و زیرگذر", "Bridge and underpass", "", "", ""},
	[6]string{"kerb-pavement", "جدول و پیاده‌رو", "Kerb and pavement", "", "", ""},
	[6]string{"historic-restoration", "مرمت بنای تاریخی", "Historic restoration", "", "", ""},
	[6]string{"surface-water", "کانال آب سطحی", "Surface-water channel", "", "", ""},
	[6]string{"building", "ساختمان خدماتی", "Service building", "", "", ""},
	[6]string{"market", "بازار روز", "Day market", "", "", ""},
	[6]string{"lighting", "روشنایی معابر", "Street lighting", "", "", ""},
	[6]string{"cycleway", "مسیر دوچرخه", "Cycleway", "", "", ""},
	[6]string{"transit", "پایانه و ایستگاه", "Terminal and stop", "", "", ""},
	[6]string{"waste", "مدیریت پسماند", "Waste management", "", "", ""},
	[6]string{"equipment", "تجهیز", "Equipment", "", "", ""},
	[6]string{"programme", "برنامهٔ اجتماعی و آموزشی", "Social and educational programme", "", "", ""},
)

// Domains are the fields of the municipality's work; Standard is the OC4IDS sector.
var Domains = shipped(
	[6]string{"civil", "عمرانی", "Civil works", "#b3541e", "construction", "transport.road"},
	[6]string{"services", "خدمات شهری", "Urban services", "#3f6fb5", "trash-2", "waterAndWaste"},
	[6]string{"transport", "حمل‌ونقل و ترافیک", "Transport and traffic", "#6b4fa0", "bus", "transport.urbanTransport"},
	[6]string{"green", "فضای سبز", "Green space", "#3d8b40", "trees", "environment"},
	[6]string{"cultural", "فرهنگی", "Cultural", "#b8336a", "drama", "cultureSportsAndRecreation"},
	[6]string{"social", "اجتماعی", "Social", "#b97500", "users", "social"},
	[6]string{"educational", "آموزشی", "Educational", "#0f7f9c", "graduation-cap", "education"},
	[6]string{"heritage", "بازآفرینی و بافت تاریخی", "Regeneration and heritage", "#8f6b2e", "landmark", "cultureSportsAndRecreation"},
)

// Sections are the five sections of شهرآن.
var Sections = shipped(
	[6]string{"civil", "عمرانی", "Civil works", "#b3541e", "construction", ""},
	[6]string{"services", "خدماتی", "Services", "#3f6fb5", "trash-2", ""},
	[6]string{"educational", "آموزشی", "Education", "#0f7f9c", "graduation-cap", ""},
	[6]string{"cultural", "فرهنگی", "Culture", "#b8336a", "drama", ""},
	[6]string{"social", "اجتماعی", "Society", "#b97500", "users", ""},
)

// ArticleKinds are the forms of an article.
var ArticleKinds = shipped(
	[6]string{"news", "خبر", "News", "", "newspaper", ""},
	[6]string{"analysis", "تحلیل", "Analysis", "", "chart-line", ""},
	[6]string{"interview", "گفت‌وگو", "Interview", "", "mic", ""},
	[6]string{"note", "یادداشت", "Note", "", "pen-line", ""},
	[6]string{"photo", "گزارش تصویری", "Photo report", "", "camera", ""},
)

// EventCategories sort events.
var EventCategories = shipped(
	[6]string{"cultural", "فرهنگی و هنری", "Culture and arts", "#b8336a", "drama", ""},
	[6]string{"citizen", "شهروندی", "Citizen meeting", "#0b7a75", "users", ""},
	[6]string{"civic", "مدیریت شهری", "City management", "#2b4c7e", "landmark", ""},
	[6]string{"sport", "ورزشی", "Sport", "#3d8b40", "dumbbell", ""},
	[6]string{"educational", "آموزشی", "Education", "#0f7f9c", "graduation-cap", ""},
	[6]string{"religious", "مذهبی", "Religious", "#6b4fa0", "moon-star", ""},
)

// FundingSources are where a budget line's money comes from.
var FundingSources = shipped(
	[6]string{"municipal", "منابع داخلی شهرداری", "Municipal revenue", "", "", ""},
	[6]string{"national", "اعتبارات ملی", "National budget", "", "", ""},
	[6]string{"provincial", "اعتبارات استانی", "Provincial budget", "", "", ""},
	[6]string{"participation", "مشارکت سرمایه‌گذار", "Private participation", "", "", ""},
	[6]string{"bond", "اوراق مشارکت", "Bonds", "", "", ""},
	[6]string{"donation", "کمک خیّران", "Donations", "", "", ""},
)

// ContractNatures say what a contract buys.
var ContractNatures = shipped(
	[6]string{"design", "طراحی", "Design", "", "", "design"},
	[6]string{"construction", "اجرا", "Construction", "", "", "construction"},
	[6]string{"supervision", "نظارت", "Supervision", "", "", "supervision"},
)

// ProcurementMethods map to the OCDS codelist method.
var ProcurementMethods = shipped(
	[6]string{"open", "مناقصهٔ عمومی", "Open tender", "", "", "open"},
	[6]string{"selective", "مناقصهٔ محدود", "Selective tender", "", "", "selective"},
	[6]string{"limited", "استعلام", "Price enquiry", "", "", "limited"},
	[6]string{"direct", "ترک تشریفات", "Direct award", "", "", "direct"},
)

// ContractStatuses are where a contract stands.
var ContractStatuses = shipped(
	[6]string{"pending", "در انتظار", "Pending", "", "", "pending"},
	[6]string{"active", "جاری", "Active", "", "", "active"},
	[6]string{"closed", "خاتمه‌یافته", "Closed", "", "", "closed"},
	[6]string{"terminated", "فسخ‌شده", "Terminated", "", "", "cancelled"},
)

// AmendmentKinds say what an amendment changes.
var AmendmentKinds = shipped(
	[6]string{"price", "مبلغ", "Price", "", "", ""},
	[6]string{"duration", "مدت", "Duration", "", "", ""},
	[6]string{"scope", "شرح کار", "Scope", "", "", ""},
)

// MilestoneKinds map to the OC4IDS codelist milestoneType.
var MilestoneKinds = shipped(
	[6]string{"approval", "تصویب", "Approval", "", "", "approval"},
	[6]string{"procurement", "واگذاری", "Procurement", "", "", "preProcurement"},
	[6]string{"delivery", "اجرا", "Delivery", "", "", "delivery"},
	[6]string{"opening", "بهره‌برداری", "Opening", "", "", "delivery"},
)

// MediaUses say what a picture or document is to its noun.
var MediaUses = shipped(
	[6]string{"cover", "تصویر شاخص", "Cover", "", "", ""},
	[6]string{"before", "پیش از اجرا", "Before", "", "", ""},
	[6]string{"during", "هنگام اجرا", "During", "", "", ""},
	[6]string{"after", "پس از اجرا", "After", "", "", ""},
	[6]string{"document", "سند", "Document", "", "", ""},
	[6]string{"contract", "قرارداد", "Contract", "", "", ""},
	[6]string{"report", "گزارش", "Report", "", "", ""},
	[6]string{"permit", "مجوز", "Permit", "", "", ""},
	[6]string{UseAudit, "گزارش حسابرسی", "Audit report", "", "", ""},
)

// PlaceSorts sort the places of the gazetteer.
var PlaceSorts = shipped(
	[6]string{"outline", "محدودهٔ شهر", "City outline", "", "", ""},
	[6]string{"landmark", "بنای شاخص", "Landmark", "", "landmark", ""},
	[6]string{"square", "میدان", "Square", "", "", ""},
	[6]string{"park", "بوستان", "Park", "", "trees", ""},
	[6]string{"street", "معبر", "Street", "", "", ""},
	[6]string{"quarter", "شهرک و کوی", "Quarter", "", "", ""},
	[6]string{"transport", "پایانه و فرودگاه", "Terminal and airport", "", "", ""},
)

// AreaRanks titles the ranks of an Area.
var AreaRanks = shipped(
	[6]string{string(AreaRegion), "منطقه", "Region", "", "", ""},
	[6]string{string(AreaDistrict), "ناحیه", "District", "", "", ""},
	[6]string{string(AreaNeighbourhood), "محله", "Neighbourhood", "", "", ""},
)
