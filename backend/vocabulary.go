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

// Statuses are the project statuses of OC4IDS 0.9.5 (codelist projectStatus).
var Statuses = Vocabulary{
	{"identification", "شناسایی", "Identification", "#7a6f9b", "lightbulb", "identification"},
	{"preparation", "آماده‌سازی", "Preparation", "#b07d12", "pencil-ruler", "preparation"},
	{"implementation", "در حال اجرا", "In progress", "#0b7a75", "hammer", "implementation"},
	{"completion", "پایان‌یافته", "Completed", "#2a6f3c", "circle-check", "completion"},
	{"maintenance", "نگهداری", "Maintenance", "#2b6cb0", "wrench", "maintenance"},
	{"decommissioning", "برچیدن", "Decommissioning", "#8a5a44", "shovel", "decommissioning"},
	{"decommissioned", "برچیده", "Decommissioned", "#6b6460", "archive", "decommissioned"},
	{"cancelled", "لغوشده", "Cancelled", "#a83232", "circle-x", "cancelled"},
}

// Types are the project types of OC4IDS 0.9.5 (codelist projectType).
var Types = Vocabulary{
	{"construction", "احداث", "Construction", "", "building", "construction"},
	{"rehabilitation", "بهسازی", "Rehabilitation", "", "paintbrush", "rehabilitation"},
	{"replacement", "نوسازی", "Replacement", "", "refresh-cw", "replacement"},
	{"expansion", "توسعه", "Expansion", "", "expand", "expansion"},
	{"decommissioning", "برچیدن", "Decommissioning", "", "shovel", "decommissioning"},
}

// Subtypes are the city's own finer types.
var Subtypes = Vocabulary{
	{"road-widening", "تعریض معبر", "Road widening", "", "", ""},
	{"asphalt", "آسفالت", "Asphalt", "", "", ""},
	{"park", "بوستان", "Park", "", "", ""},
	{"bridge", "پل و زیرگذر", "Bridge and underpass", "", "", ""},
	{"kerb-pavement", "جدول و پیاده‌رو", "Kerb and pavement", "", "", ""},
	{"historic-restoration", "مرمت بنای تاریخی", "Historic restoration", "", "", ""},
	{"surface-water", "کانال آب سطحی", "Surface-water channel", "", "", ""},
	{"building", "ساختمان خدماتی", "Service building", "", "", ""},
	{"market", "بازار روز", "Day market", "", "", ""},
	{"lighting", "روشنایی معابر", "Street lighting", "", "", ""},
	{"cycleway", "مسیر دوچرخه", "Cycleway", "", "", ""},
	{"transit", "پایانه و ایستگاه", "Terminal and stop", "", "", ""},
	{"waste", "مدیریت پسماند", "Waste management", "", "", ""},
	{"equipment", "تجهیز", "Equipment", "", "", ""},
	{"programme", "برنامهٔ اجتماعی و آموزشی", "Social and educational programme", "", "", ""},
}

// Domains are the fields of the municipality's work; Standard is the OC4IDS sector.
var Domains = Vocabulary{
	{"civil", "عمرانی", "Civil works", "#b3541e", "construction", "transport.road"},
	{"services", "خدمات شهری", "Urban services", "#3f6fb5", "trash-2", "waterAndWaste"},
	{"transport", "حمل‌ونقل و ترافیک", "Transport and traffic", "#6b4fa0", "bus", "transport.urbanTransport"},
	{"green", "فضای سبز", "Green space", "#3d8b40", "trees", "environment"},
	{"cultural", "فرهنگی", "Cultural", "#b8336a", "drama", "cultureSportsAndRecreation"},
	{"social", "اجتماعی", "Social", "#c27b00", "users", "social"},
	{"educational", "آموزشی", "Educational", "#0f7f9c", "graduation-cap", "education"},
	{"heritage", "بازآفرینی و بافت تاریخی", "Regeneration and heritage", "#8f6b2e", "landmark", "cultureSportsAndRecreation"},
}

// Sections are the five sections of شهرآن.
var Sections = Vocabulary{
	{"civil", "عمرانی", "Civil works", "#b3541e", "construction", ""},
	{"services", "خدماتی", "Services", "#3f6fb5", "trash-2", ""},
	{"educational", "آموزشی", "Education", "#0f7f9c", "graduation-cap", ""},
	{"cultural", "فرهنگی", "Culture", "#b8336a", "drama", ""},
	{"social", "اجتماعی", "Society", "#c27b00", "users", ""},
}

// ArticleKinds are the forms of an article.
var ArticleKinds = Vocabulary{
	{"news", "خبر", "News", "", "newspaper", ""},
	{"analysis", "تحلیل", "Analysis", "", "chart-line", ""},
	{"interview", "گفت‌وگو", "Interview", "", "mic", ""},
	{"note", "یادداشت", "Note", "", "pen-line", ""},
	{"photo", "گزارش تصویری", "Photo report", "", "camera", ""},
}

// EventCategories sort events.
var EventCategories = Vocabulary{
	{"cultural", "فرهنگی و هنری", "Culture and arts", "#b8336a", "drama", ""},
	{"citizen", "شهروندی", "Citizen meeting", "#0b7a75", "users", ""},
	{"civic", "مدیریت شهری", "City management", "#2b4c7e", "landmark", ""},
	{"sport", "ورزشی", "Sport", "#3d8b40", "dumbbell", ""},
	{"educational", "آموزشی", "Education", "#0f7f9c", "graduation-cap", ""},
	{"religious", "مذهبی", "Religious", "#6b4fa0", "moon-star", ""},
}

// FundingSources are where a budget line's money comes from.
var FundingSources = Vocabulary{
	{"municipal", "منابع داخلی شهرداری", "Municipal revenue", "", "", ""},
	{"national", "اعتبارات ملی", "National budget", "", "", ""},
	{"provincial", "اعتبارات استانی", "Provincial budget", "", "", ""},
	{"participation", "مشارکت سرمایه‌گذار", "Private participation", "", "", ""},
	{"bond", "اوراق مشارکت", "Bonds", "", "", ""},
	{"donation", "کمک خیّران", "Donations", "", "", ""},
}

// ContractNatures say what a contract buys.
var ContractNatures = Vocabulary{
	{"design", "طراحی", "Design", "", "", "design"},
	{"construction", "اجرا", "Construction", "", "", "construction"},
	{"supervision", "نظارت", "Supervision", "", "", "supervision"},
}

// ProcurementMethods map to the OCDS codelist method.
var ProcurementMethods = Vocabulary{
	{"open", "مناقصهٔ عمومی", "Open tender", "", "", "open"},
	{"selective", "مناقصهٔ محدود", "Selective tender", "", "", "selective"},
	{"limited", "استعلام", "Price enquiry", "", "", "limited"},
	{"direct", "ترک تشریفات", "Direct award", "", "", "direct"},
}

// ContractStatuses are where a contract stands.
var ContractStatuses = Vocabulary{
	{"pending", "در انتظار", "Pending", "", "", "pending"},
	{"active", "جاری", "Active", "", "", "active"},
	{"closed", "خاتمه‌یافته", "Closed", "", "", "closed"},
	{"terminated", "فسخ‌شده", "Terminated", "", "", "cancelled"},
}

// AmendmentKinds say what an amendment changes.
var AmendmentKinds = Vocabulary{
	{"price", "مبلغ", "Price", "", "", ""},
	{"duration", "مدت", "Duration", "", "", ""},
	{"scope", "شرح کار", "Scope", "", "", ""},
}

// MilestoneKinds map to the OC4IDS codelist milestoneType.
var MilestoneKinds = Vocabulary{
	{"approval", "تصویب", "Approval", "", "", "approval"},
	{"procurement", "واگذاری", "Procurement", "", "", "preProcurement"},
	{"delivery", "اجرا", "Delivery", "", "", "delivery"},
	{"opening", "بهره‌برداری", "Opening", "", "", "delivery"},
}

// MediaUses say what a picture or document is to its noun.
var MediaUses = Vocabulary{
	{"cover", "تصویر شاخص", "Cover", "", "", ""},
	{"before", "پیش از اجرا", "Before", "", "", ""},
	{"during", "هنگام اجرا", "During", "", "", ""},
	{"after", "پس از اجرا", "After", "", "", ""},
	{"document", "سند", "Document", "", "", ""},
	{"contract", "قرارداد", "Contract", "", "", ""},
	{"report", "گزارش", "Report", "", "", ""},
	{"permit", "مجوز", "Permit", "", "", ""},
	{UseAudit, "گزارش حسابرسی", "Audit report", "", "", ""},
}

// PlaceSorts sort the places of the gazetteer.
var PlaceSorts = Vocabulary{
	{"outline", "محدودهٔ شهر", "City outline", "", "", ""},
	{"landmark", "بنای شاخص", "Landmark", "", "landmark", ""},
	{"square", "میدان", "Square", "", "", ""},
	{"park", "بوستان", "Park", "", "trees", ""},
	{"street", "معبر", "Street", "", "", ""},
	{"quarter", "شهرک و کوی", "Quarter", "", "", ""},
	{"transport", "پایانه و فرودگاه", "Terminal and airport", "", "", ""},
}

// AreaRanks titles the ranks of an Area.
var AreaRanks = Vocabulary{
	{string(AreaRegion), "منطقه", "Region", "", "", ""},
	{string(AreaDistrict), "ناحیه", "District", "", "", ""},
	{string(AreaNeighbourhood), "محله", "Neighbourhood", "", "", ""},
}

// vocabularies are the closed lists by the names under which fields and the page know
// them.
var vocabularies = map[string]Vocabulary{
	"domains": Domains, "types": Types, "subtypes": Subtypes, "statuses": Statuses, "sections": Sections,
	"forms": ArticleKinds, "eventCategories": EventCategories, "fundingSources": FundingSources,
	"contractNatures": ContractNatures, "procurementMethods": ProcurementMethods, "contractStatuses": ContractStatuses,
	"amendmentKinds": AmendmentKinds, "milestoneKinds": MilestoneKinds, "mediaUses": MediaUses,
	"areaRanks": AreaRanks, "placeSorts": PlaceSorts,
}

// VocabularyOf finds a vocabulary by its name; nil where there is none.
func VocabularyOf(name string) Vocabulary { return vocabularies[name] }
