package didban

// What a comment is about and where it stands is chosen by no person in a form; both
// are told of as texts.
var commentFields = []Field{
	nameField("code").needed(), groupOf("subject", lineField("kind", MaxName), refField("id", "")).needed(),
	refField("parent", KindComment), refField("to", KindComment),
	lineField("author", MaxSignedName), codeField("aspect", VocabularyAspects), codeField("channel", VocabularyChannels).needed(),
	fieldAs("told", SortFlag), fieldAs("day", SortDay).needed(), longField("text"), lineField("salt", saltLength),
	fieldAs("redacted", SortFlag), lineField("state", MaxName).needed(), refField("ruling", KindRuling).needed(),
	groupOf("answer", answerFields...),
}

// answerFields are those of an Answer.
var answerFields = []Field{
	longField("text").seen(), refField("post", KindPost).seen(), refField("unit", KindUnit).seen(), fieldAs("day", SortDay),
	codeField("channel", VocabularyChannels), fieldAs("edited", SortFlag), fieldAs("ready", SortFlag),
	groupOf("outcome", codeField("kind", VocabularyOutcomes).seen(), groupOf("link", lineField("kind", MaxName), refField("id", "")),
		fieldAs("due", SortDay), longField("why").seen()),
}

var messageFields = []Field{
	nameField("code").needed(), groupOf("to", lineField("kind", MaxName), refField("id", "")).needed(),
	codeField("topic", VocabularyTopics), refField("area", KindArea), codeField("channel", VocabularyChannels).needed(),
	fieldAs("told", SortFlag), fieldAs("day", SortDay).needed(),
	rowsOf("turns", []string{"day"}, fieldAs("day", SortDay).needed(), longField("text"), groupOf("answer", answerFields...)),
	lineField("salt", saltLength), fieldAs("redacted", SortFlag), lineField("state", MaxName).needed(),
	refField("ruling", KindRuling).needed(),
}

var rulingFields = []Field{
	nameField("code").needed(), lineField("of", MaxName).needed(), groupOf("subject", lineField("kind", MaxName), refField("id", "")).needed(),
	lineField("noun", MaxName), codeField("action", VocabularyRulingActions).needed(), codeField("rule", VocabularyRules),
	{Name: "roles", Sort: SortText, Max: MaxName, List: true},
	lineField("unit", MaxName), fieldAs("day", SortDay).needed(), fieldAs("until", SortDay), lineField("digest", MaxName).needed(),
	rowsOf("redactions", []string{"sort"}, lineField("sort", MaxName), fieldAs("count", SortNumber)),
	longField("note").seen(), nameField("authority"), nameField("number"), lineField("against", MaxName),
}
