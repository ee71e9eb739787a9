package didban

var mediaFields = []Field{
	nameField("code").needed(), longField("caption"), nameField("credit"), lineField("alt", MaxText), fieldAs("taken", SortDay),
	fieldAs("focus", SortFocus),
	lineField("hash", MaxName).needed(), lineField("type", MaxName).needed(), fieldAs("bytes", SortNumber),
	fieldAs("width", SortNumber), fieldAs("height", SortNumber),
}
