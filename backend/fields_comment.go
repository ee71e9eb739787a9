package didban

// What a comment is about and where it stands is chosen by no person in a form; both
// are told of as texts.
var commentFields = []Field{
	nameField("code").needed(), groupOf("subject", lineField("kind", MaxName), refField("id", "")).needed(), refField("parent", KindComment),
	nameField("author"), longField("text").needed(), fieldAs("supports", SortNumber), lineField("state", MaxName).needed(),
	longField("reason").seen(),
	groupOf("answer", longField("text").seen(), nameField("by").seen(), fieldAs("at", SortInstant)),
}
