package didban

var unitFields = []Field{
	nameField("code").needed(), nameField("title").needed(), refField("parent", KindUnit),
	Field{Name: "phone", Sort: SortPhone, Max: MaxName}.seen(), lineField("hours", MaxText).seen(), refField("headPost", KindPost),
	groupOf("deadlines",
		fieldAs("comment", SortNumber), fieldAs("message", SortNumber), fieldAs("report", SortNumber), fieldAs("question", SortNumber)),
	Field{Name: "categories", Sort: SortCode, Vocabulary: VocabularyReportCategories, List: true}.seen(),
}
