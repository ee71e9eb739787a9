package didban

var eventFields = []Field{
	nameField("code").needed(), nameField("title").needed(), codeField("category", "eventCategories").needed(),
	fieldAs("start", SortInstant).needed(), fieldAs("end", SortInstant),
	nameField("place"), fieldAs("geometry", SortPlace), refsField("areas", KindArea),
	nameField("organiser"), nameField("audience"), fieldAs("capacity", SortNumber), longField("description"),
	refField("project", KindProject), attachments(),
}
