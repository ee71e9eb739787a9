package didban

var personFields = []Field{
	nameField("code").needed(), nameField("name").needed(), longField("bio").seen(), refField("photo", KindMedia).seen(),
}

var postFields = []Field{
	nameField("code").needed(), nameField("title").needed(), nameField("unit"), refField("unitId", KindUnit), refField("area", KindArea),
	codeField("letters", VocabularyLetters),
}

var trusteeFields = []Field{
	nameField("code").needed(), refField("person", KindPerson).needed(), refField("post", KindPost).needed(), refField("area", KindArea),
	fieldAs("start", SortDay), fieldAs("end", SortDay),
	Field{Name: "phone", Sort: SortPhone, Max: MaxName}.seen(), nameField("email").seen(),
	lineField("hours", MaxText).seen(), lineField("office", MaxText).seen(), fieldAs("verified", SortDay),
}
