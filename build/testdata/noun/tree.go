package didban

// KindTree is a tree.
const KindTree Kind = "tree"

// Tree (درخت) is a noun that no city has: a test adds it to see what a new noun takes.
type Tree struct {
	Meta
	Name    string `json:"name"`
	Planted Day    `json:"planted,omitempty"`
	Cost    Rial   `json:"cost,omitempty"`
	Area    ID     `json:"area,omitempty"`
}

// Kind is KindTree.
func (*Tree) Kind() Kind { return KindTree }

var treeFields = []Field{
	nameField("code").needed(), nameField("name").needed(), fieldAs("planted", SortDay), fieldAs("cost", SortMoney), refField("area", KindArea),
}

func (t *Tree) refs(r *refList) { r.one("area", KindArea, t.Area) }

// Validate checks the tree.
func (t *Tree) Validate() error {
	var c check
	c.head(&t.Meta)
	c.name("name", t.Name)
	c.day("planted", t.Planted)
	c.money("cost", t.Cost)
	c.ref("area", t.Area)
	return c.err()
}
