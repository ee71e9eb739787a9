package exchange

import didban "didban.app/backend"

var treeTable = &table{name: "trees", persian: "درختان", read: readTree, columns: []column{
	{"code", []string{"کد"}, key},
	{"name", []string{"نام"}, needed},
	{"planted", []string{"کاشته"}, optional},
	{"cost", []string{"هزینه"}, optional},
	{"area", []string{"محله"}, optional},
}}

func readTree(r *record) {
	code := r.key("code")
	if !r.unique("code", code) {
		return
	}
	t, ok := r.run.make(didban.KindTree, code, r).noun.(*didban.Tree)
	if !ok {
		return
	}
	r.text("name", &t.Name)
	r.day("planted", &t.Planted)
	r.rial("cost", &t.Cost)
	r.ref("area", didban.KindArea, &t.Area)
}
