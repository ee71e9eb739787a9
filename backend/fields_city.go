package didban

var cityFields = []Field{
	nameField("code").needed(), nameField("name").needed(), nameField("nameEn"), fieldAs("demonstration", SortFlag),
	fieldAs("asOf", SortDay), fieldAs("population", SortNumber), fieldAs("centre", SortPosition),
	fieldAs("southWest", SortPosition), fieldAs("northEast", SortPosition),
	longField("source"), longField("licence"), nameField("web"),
	rowsOf("priceIndex", []string{"year"}, fieldAs("year", SortYear).needed(), fieldAs("index", SortDecimal).needed()),
	longField("priceSource"),
	groupOf("thresholds",
		fieldAs("behind", SortNumber), fieldAs("overdue", SortNumber), fieldAs("ahead", SortNumber), fieldAs("moved", SortNumber),
		fieldAs("price", SortNumber), fieldAs("silent", SortNumber), fieldAs("uncontested", SortNumber), fieldAs("bidders", SortNumber), fieldAs("disclosure", SortNumber)),
}

var areaFields = []Field{
	nameField("code").needed(), codeField("rank", "areaRanks").needed(), nameField("name").needed(), nameField("nameEn"),
	refField("parent", KindArea), fieldAs("population", SortNumber), fieldAs("boundary", SortPlace), longField("source"),
}

var placeFields = []Field{
	nameField("code").needed(), nameField("name").needed(), nameField("nameEn"), codeField("sort", "placeSorts").needed(),
	fieldAs("geometry", SortPlace).needed(), longField("source"),
}
