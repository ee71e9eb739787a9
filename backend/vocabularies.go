package didban

import "slices"

// The vocabularies by the names under which fields, the page and the city's own lists know
// them.
const (
	VocabularyDomains         = "domains"
	VocabularySubtypes        = "subtypes"
	VocabularySections        = "sections"
	VocabularyEventCategories = "eventCategories"
	VocabularyFundingSources  = "fundingSources"
	VocabularyPlaceSorts      = "placeSorts"

	VocabularyTypes              = "types"
	VocabularyStatuses           = "statuses"
	VocabularyForms              = "forms"
	VocabularyContractNatures    = "contractNatures"
	VocabularyProcurementMethods = "procurementMethods"
	VocabularyContractStatuses   = "contractStatuses"
	VocabularyAmendmentKinds     = "amendmentKinds"
	VocabularyMilestoneKinds     = "milestoneKinds"
	VocabularyMediaUses          = "mediaUses"
	VocabularyAreaRanks          = "areaRanks"
	VocabularyReportCategories   = "reportCategories"
	VocabularyReportDetails      = "reportDetails"
	VocabularyReportStates       = "reportStates"
	VocabularyAspects            = "aspects"
	VocabularyChannels           = "channels"
	VocabularyRules              = "rules"
	VocabularyOutcomes           = "outcomes"
	VocabularyRulingActions      = "rulingActions"
	VocabularyLetters            = "letters"
	VocabularyTopics             = "topics"
	VocabularyMessageStates      = "messageStates"
)

// LocalVocabularies are the city's own to change: titles, colours, icons, order, new terms
// and retired ones.
var LocalVocabularies = []string{
	VocabularyDomains, VocabularySubtypes, VocabularySections, VocabularyEventCategories, VocabularyFundingSources,
	VocabularyPlaceSorts,
}

// StandardVocabularies follow a published standard, or steer what the program does: of
// these a city changes the titles alone.
var StandardVocabularies = []string{
	VocabularyStatuses, VocabularyTypes, VocabularyForms, VocabularyContractNatures, VocabularyProcurementMethods,
	VocabularyContractStatuses, VocabularyAmendmentKinds, VocabularyMilestoneKinds, VocabularyMediaUses, VocabularyAreaRanks,
	VocabularyReportCategories, VocabularyReportDetails, VocabularyReportStates,
	VocabularyAspects, VocabularyChannels, VocabularyRules, VocabularyOutcomes, VocabularyRulingActions,
	VocabularyLetters, VocabularyTopics, VocabularyMessageStates,
}

// VocabularyTitles are what the vocabularies are called.
var VocabularyTitles = shipped(
	[6]string{VocabularyDomains, "حوزه‌ها", "Domains"},
	[6]string{VocabularySubtypes, "زیرگونه‌ها", "Subtypes"},
	[6]string{VocabularySections, "بخش‌های شهرآن", "Sections of Shahran"},
	[6]string{VocabularyEventCategories, "دسته‌های رویداد", "Event categories"},
	[6]string{VocabularyFundingSources, "منابع اعتبار", "Funding sources"},
	[6]string{VocabularyPlaceSorts, "گونه‌های مکان", "Kinds of place"},
	[6]string{VocabularyStatuses, "وضعیت‌های پروژه", "Project statuses"},
	[6]string{VocabularyTypes, "گونه‌های پروژه", "Project types"},
	[6]string{VocabularyForms, "قالب‌های مطلب", "Forms of article"},
	[6]string{VocabularyContractNatures, "موضوع‌های قرارداد", "Contract natures"},
	[6]string{VocabularyProcurementMethods, "روش‌های واگذاری", "Procurement methods"},
	[6]string{VocabularyContractStatuses, "وضعیت‌های قرارداد", "Contract statuses"},
	[6]string{VocabularyAmendmentKinds, "گونه‌های الحاقیه", "Kinds of amendment"},
	[6]string{VocabularyMilestoneKinds, "گونه‌های نقطهٔ عطف", "Kinds of milestone"},
	[6]string{VocabularyMediaUses, "کاربردهای رسانه", "Uses of media"},
	[6]string{VocabularyAreaRanks, "رده‌های محدوده", "Ranks of area"},
	[6]string{VocabularyReportCategories, "موضوع‌های گزارش", "Subjects of reports"},
	[6]string{VocabularyReportDetails, "جزئیات گزارش", "Details of reports"},
	[6]string{VocabularyReportStates, "وضعیت‌های گزارش", "States of reports"},
	[6]string{VocabularyAspects, "موضوع‌های نظر", "Aspects of a comment"},
	[6]string{VocabularyChannels, "راه‌های رسیدن", "Channels"},
	[6]string{VocabularyRules, "قاعده‌های رسیدگی", "Rules of moderation"},
	[6]string{VocabularyOutcomes, "نتیجهٔ پاسخ", "Outcomes of an answer"},
	[6]string{VocabularyRulingActions, "گونه‌های تصمیم", "Kinds of ruling"},
	[6]string{VocabularyLetters, "راه‌های نامه", "Ways of letters"},
	[6]string{VocabularyTopics, "موضوع‌های نامه", "Subjects of letters"},
	[6]string{VocabularyMessageStates, "وضعیت‌های نامه", "States of letters"},
)

// IsLocal reports whether a vocabulary is the city's own to change.
func IsLocal(vocabulary string) bool { return slices.Contains(LocalVocabularies, vocabulary) }

// Vocabularies are all lists of one city by their names. They are shared and must not be
// changed.
type Vocabularies map[string]Vocabulary

// Shipped are the lists that hold where a city has none of its own.
var Shipped = Vocabularies{
	VocabularyDomains: Domains, VocabularySubtypes: Subtypes, VocabularySections: Sections,
	VocabularyEventCategories: EventCategories, VocabularyFundingSources: FundingSources, VocabularyPlaceSorts: PlaceSorts,
	VocabularyTypes: Types, VocabularyStatuses: Statuses, VocabularyForms: ArticleKinds,
	VocabularyContractNatures: ContractNatures, VocabularyProcurementMethods: ProcurementMethods,
	VocabularyContractStatuses: ContractStatuses, VocabularyAmendmentKinds: AmendmentKinds,
	VocabularyMilestoneKinds: MilestoneKinds, VocabularyMediaUses: MediaUses, VocabularyAreaRanks: AreaRanks,
	VocabularyReportCategories: ReportCategories, VocabularyReportDetails: ReportDetails, VocabularyReportStates: ReportStates,
	VocabularyAspects: Aspects, VocabularyChannels: Channels, VocabularyRules: Rules, VocabularyOutcomes: Outcomes,
	VocabularyRulingActions: RulingActions,
	VocabularyLetters:       LetterWays,
	VocabularyTopics:        Topics,
	VocabularyMessageStates: MessageStates,
}

// With are the lists with those of a city in the place of what is shipped.
func (v Vocabularies) With(lists ...*TermList) Vocabularies {
	if len(lists) == 0 {
		return v
	}
	out := Vocabularies{}
	for name, terms := range v {
		out[name] = terms
	}
	for _, list := range lists {
		if v[list.Code] != nil {
			out[list.Code] = list.Whole()
		}
	}
	return out
}
