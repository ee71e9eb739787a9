package didban

var projectFields = []Field{
	nameField("code").needed(), nameField("title").needed().tells(4),
	longField("description").tells(7), longField("purpose").tells(6),
	codeField("domain", "domains").needed().tells(2), codeField("type", "types").needed(), codeField("subtype", "subtypes").tells(3),
	codeField("status", "statuses").needed().reasoned().tells(15),
	fieldAs("suspended", SortFlag).reasoned(), longField("suspendedReason").seen(),
	nameField("unit"), refField("unitId", KindUnit), nameField("officer"), nameField("owner").tells(1),
	refsField("areas", KindArea).tells(5), lineField("address", MaxText).tells(5), fieldAs("geometry", SortPlace).tells(5),
	longField("scope").tells(8), longField("environment").tells(9), longField("land").tells(10), longField("changes").seen().tells(19),
	fieldAs("start", SortDay), fieldAs("end", SortDay).reasoned().tells(17), fieldAs("originalEnd", SortDay).reasoned(),
	fieldAs("finished", SortDay).tells(17), fieldAs("asOf", SortDay),
	rowsOf("specs", []string{"label"}, nameField("label").needed(), lineField("value", MaxText), nameField("unit")).tells(8),
	rowsOf("budget", []string{"year", "source", "title"}, budgetFields...).reasoned().tells(12, 13),
	rowsOf("contracts", []string{"number"}, contractFields...).reasoned().tells(16),
	rowsOf("progress", []string{"day"},
		fieldAs("day", SortDay).needed(), fieldAs("physicalPlanned", SortPercent), fieldAs("physicalActual", SortPercent).reasoned(),
		fieldAs("financialPlanned", SortPercent), fieldAs("financialActual", SortPercent).reasoned(), longField("note").seen(),
	).reasoned(),
	rowsOf("milestones", []string{"title"},
		nameField("title").needed(), codeField("sort", "milestoneKinds").needed(), fieldAs("due", SortDay).needed(), fieldAs("met", SortDay)),
	attachments().tells(20),
}

var budgetFields = []Field{
	fieldAs("year", SortYear).needed(), codeField("source", "fundingSources").needed(), nameField("title"),
	fieldAs("approved", SortMoney).reasoned(), fieldAs("revised", SortMoney).reasoned(),
	fieldAs("allocated", SortMoney), fieldAs("spent", SortMoney),
}

var contractFields = []Field{
	nameField("number").needed(), nameField("title").needed().tells(29), codeField("nature", "contractNatures").needed().tells(26),
	codeField("method", "procurementMethods").needed().reasoned().tells(25), codeField("status", "contractStatuses").needed().tells(24),
	fieldAs("estimate", SortMoney).tells(28),
	{Name: "tenderers", Sort: SortText, Max: MaxName, List: true, Items: []int{27}},
	nameField("contractor").reasoned().tells(30), fieldAs("price", SortMoney).reasoned().tells(31),
	fieldAs("signed", SortDay), fieldAs("start", SortDay).tells(33), fieldAs("days", SortDays).tells(34),
	rowsOf("amendments", []string{"number"},
		nameField("number"), codeField("kind", "amendmentKinds").needed(), fieldAs("day", SortDay).needed(),
		fieldAs("old", SortByKind), fieldAs("new", SortByKind), longField("scope").tells(38), longField("reason").needed().seen().tells(39, 40),
	).tells(35, 37),
	rowsOf("payments", []string{"number"},
		nameField("number"), fieldAs("day", SortDay).needed(), fieldAs("amount", SortMoney), longField("for").seen(),
	).reasoned().tells(16),
}
