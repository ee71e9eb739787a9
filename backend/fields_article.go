package didban

var articleFields = []Field{
	nameField("code").needed(), nameField("kicker"), nameField("title").needed(), longField("lead"),
	{Name: "body", Sort: SortBody, Max: MaxBody},
	codeField("section", "sections").needed(), codeField("form", "forms").needed(),
	{Name: "tags", Sort: SortText, Max: MaxName, List: true},
	nameField("author"), nameField("source"), fieldAs("published", SortInstant), fieldAs("choice", SortInstant),
	refsField("projects", KindProject), refsField("events", KindEvent), refsField("persons", KindPerson), refsField("areas", KindArea),
	attachments(),
	rowsOf("corrections", []string{"at"},
		fieldAs("at", SortInstant).needed(), longField("text").needed().seen(), longField("reason").needed().seen()),
}
