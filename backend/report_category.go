package didban

// ReportCategories are what a report may be about. They steer what the program does, so a
// city changes their titles alone.
var ReportCategories = shipped(
	[6]string{"asphalt", "آسفالت", "Road surface", "", "construction", ""},
	[6]string{"pavement", "پیاده‌رو", "Pavement", "", "footprints", ""},
	[6]string{"lighting", "روشنایی معبر", "Street lighting", "", "lamp", ""},
	[6]string{"waste", "زباله", "Waste", "", "trash-2", ""},
	[6]string{"debris", "نخاله", "Debris", "", "shovel", ""},
	[6]string{"green", "فضای سبز", "Green space", "", "trees", ""},
	[6]string{"water", "آب‌های سطحی و جوی", "Surface water and channels", "", "droplets", ""},
	[6]string{"sign", "تابلو و علائم", "Signs and markings", "", "signpost", ""},
	[6]string{"playground", "زمین بازی", "Playground", "", "toy-brick", ""},
	[6]string{"heritage", "بنا و بافت تاریخی", "Historic building or quarter", "", "landmark", ""},
	[6]string{"busstop", "ایستگاه اتوبوس", "Bus stop", "", "bus", ""},
	[6]string{"building", "ساخت‌وساز", "Building work", "", "building", ""},
	[6]string{"animals", "حیوانات شهری", "Animals in the city", "", "paw-print", ""},
	[6]string{"access", "دسترسی‌پذیری", "Accessibility", "", "accessibility", ""},
	[6]string{"other", "موضوعی دیگر", "Something else", "", "circle-help", ""},
	[6]string{"gas", "بوی گاز", "Smell of gas", "", "flame", ""},
	[6]string{"wire", "سیم برق افتاده", "Fallen power line", "", "zap", ""},
	[6]string{"collapse", "ریزش یا خطر ریزش", "Collapse, or danger of it", "", "triangle-alert", ""},
	[6]string{"manhole", "دریچهٔ باز", "Open manhole", "", "circle-alert", ""},
	[6]string{"fire", "آتش‌سوزی", "Fire", "", "flame", ""},
)

// ReportDetails are the chips by which a report says more without a word being typed.
var ReportDetails = shipped(
	[6]string{"pothole", "چاله", "Pothole", "", "", ""},
	[6]string{"subsidence", "نشست", "Subsidence", "", "", ""},
	[6]string{"crack", "ترک", "Crack", "", "", ""},
	[6]string{"dark", "خاموش", "Not lit", "", "", ""},
	[6]string{"flicker", "چشمک‌زن", "Flickering", "", "", ""},
	[6]string{"leaning", "پایهٔ کج", "Leaning pole", "", "", ""},
	[6]string{"blocked", "جوی گرفته", "Blocked channel", "", "", ""},
	[6]string{"flooded", "آب‌گرفتگی", "Flooded", "", "", ""},
	[6]string{"uncovered", "درپوش نیست", "Cover missing", "", "", ""},
	[6]string{"ramp", "رمپ", "Ramp", "", "", ""},
	[6]string{"obstacle", "مانع ویلچر", "In the way of a wheelchair", "", "", ""},
)

// ReportKind is what the program does with the reports of a category.
type ReportKind struct {
	Code string
	// Group is shared by the categories whose reports are compared with one another.
	Group string
	// Domain is the field of the city's work that it belongs to: the colour of its mark.
	Domain  string
	Radius  int      // metres within which another report may be of the same thing
	Days    int      // working days within which the city means to answer
	Details []string // codes of ReportDetails
	// Telephone is whom to ring before anything is written; empty where life is not in danger.
	Telephone string
}

// Emergency reports whether somebody must be rung first.
func (k ReportKind) Emergency() bool { return k.Telephone != "" }

// UrgentTelephone is whom to ring about what its reporter holds to be urgent: the city's own
// number, day and night.
const UrgentTelephone = "137"

// Radii and days are the city's habit, told in public; where life is in danger the day is
// the day itself.
var reportKinds = []ReportKind{
	{"asphalt", "street", "civil", 25, 15, []string{"pothole", "subsidence", "crack"}, ""},
	{"pavement", "street", "civil", 25, 20, nil, ""},
	{"lighting", "lighting", "services", 40, 5, []string{"dark", "flicker", "leaning"}, ""},
	{"waste", "waste", "services", 60, 3, nil, ""},
	{"debris", "waste", "services", 60, 7, nil, ""},
	{"green", "green", "green", 60, 10, nil, ""},
	{"water", "water", "services", 80, 3, []string{"blocked", "flooded", "uncovered"}, ""},
	{"sign", "sign", "transport", 40, 7, nil, ""},
	{"playground", "playground", "green", 60, 7, nil, ""},
	{"heritage", "heritage", "heritage", 80, 20, nil, ""},
	{"busstop", "busstop", "transport", 60, 15, nil, ""},
	{"building", "building", "civil", 40, 10, nil, ""},
	{"animals", "animals", "services", 300, 7, nil, ""},
	{"access", "access", "social", 40, 20, []string{"ramp", "obstacle"}, ""},
	{"other", "other", "services", 50, 15, nil, ""},
	{"gas", "gas", "services", 50, 1, nil, "194"},
	{"wire", "wire", "services", 50, 1, nil, "121"},
	{"collapse", "collapse", "civil", 50, 1, nil, "125"},
	{"manhole", "manhole", "services", 50, 1, nil, "137"},
	{"fire", "fire", "services", 50, 1, nil, "125"},
}

// ReportKindOf is what is done with the reports of a category; false for a code that is none.
func ReportKindOf(category string) (ReportKind, bool) {
	for _, k := range reportKinds {
		if k.Code == category {
			return k, true
		}
	}
	return ReportKind{}, false
}

// ReportKinds lists them in the order of ReportCategories.
func ReportKinds() []ReportKind { return append([]ReportKind(nil), reportKinds...) }
