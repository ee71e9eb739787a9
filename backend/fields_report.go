package didban

// Nobody fills in a report in a form of the office: it comes from a citizen, and its steps
// are taken one by one.
var reportFields = []Field{
	nameField("code").needed(), codeField("category", VocabularyReportCategories).needed(), codeField("detail", VocabularyReportDetails),
	fieldAs("severity", SortNumber).needed(), fieldAs("point", SortPosition).needed(), lineField("place", MaxReportPlace),
	refsField("areas", KindArea),
	{Name: "text", Sort: SortLong, Max: MaxReportText},
	refsField("media", KindMedia),
	refField("unit", KindUnit), refField("project", KindProject), refField("main", KindReport),
	codeField("state", VocabularyReportStates).needed(),
	rowsOf("steps", []string{"state", "day"},
		codeField("state", VocabularyReportStates).needed(), fieldAs("day", SortDay).needed(), refField("unit", KindUnit),
		Field{Name: "text", Sort: SortLong, Max: MaxStepText}, refsField("media", KindMedia), fieldAs("due", SortDay),
		codeField("rule", VocabularyRules), groupOf("link", lineField("kind", MaxName), refField("id", "")),
	).needed(),
	fieldAs("still", SortNumber), fieldAs("gone", SortNumber), fieldAs("day", SortDay).needed(),
	codeField("channel", VocabularyChannels).needed(), lineField("salt", MaxName), fieldAs("redacted", SortFlag),
	lineField("sight", MaxName), refField("ruling", KindRuling),
}
