package didban

// What the facts of a project keep in a List, and how each is written. A text of which many
// projects have the same is written as a name, any other as its own.

// Firm is the name of a firm, as the city writes it.
type Firm string

func (f Firm) pack(w *packer) { w.name(string(f)) }

func (Firm) unpack(r unpacker) (Firm, unpacker) {
	f := Firm(r.text())
	return f, r
}

func (d Day) pack(w *packer) { w.name(string(d)) }

func (Day) unpack(r unpacker) (Day, unpacker) {
	d := Day(r.text())
	return d, r
}

func (p PaidOn) pack(w *packer) {
	w.name(string(p.Day))
	w.int(int64(p.Amount))
}

func (PaidOn) unpack(r unpacker) (PaidOn, unpacker) {
	p := PaidOn{Day: Day(r.text()), Amount: Rial(r.int())}
	return p, r
}

func (p Repriced) pack(w *packer) {
	w.name(string(p.Day))
	w.int(int64(p.Old))
	w.int(int64(p.Amount))
	w.own(p.Number)
	w.own(p.Reason)
}

func (Repriced) unpack(r unpacker) (Repriced, unpacker) {
	p := Repriced{Day: Day(r.text()), Old: Rial(r.int()), Amount: Rial(r.int()), Number: r.text(), Reason: r.text()}
	return p, r
}

func (k ContractFacts) pack(w *packer) {
	w.own(k.Number)
	w.own(k.Title)
	w.name(k.Contractor)
	w.name(k.Method)
	w.int(int64(k.Estimate))
	w.int(int64(k.Price))
	w.int(int64(k.Value))
	w.name(string(k.Signed))
	packList(w, k.Tenderers)
	packList(w, k.Amended)
	packList(w, k.Repriced)
	packList(w, k.Paid)
}

func (ContractFacts) unpack(r unpacker) (ContractFacts, unpacker) {
	k := ContractFacts{
		Number: r.text(), Title: r.text(), Contractor: r.text(), Method: r.text(),
		Estimate: Rial(r.int()), Price: Rial(r.int()), Value: Rial(r.int()), Signed: Day(r.text()),
		Tenderers: unpackList[Firm](&r), Amended: unpackList[Day](&r), Repriced: unpackList[Repriced](&r), Paid: unpackList[PaidOn](&r),
	}
	return k, r
}

func (s SeenOn) pack(w *packer) {
	w.name(string(s.Day))
	w.percent(s.Physical)
}

func (SeenOn) unpack(r unpacker) (SeenOn, unpacker) {
	s := SeenOn{Day: Day(r.text()), Physical: r.percent()}
	return s, r
}

func (m Milestone) pack(w *packer) {
	w.name(m.Title)
	w.name(m.Sort)
	w.name(string(m.Due))
	w.name(string(m.Met))
}

func (Milestone) unpack(r unpacker) (Milestone, unpacker) {
	m := Milestone{Title: r.text(), Sort: r.text(), Due: Day(r.text()), Met: Day(r.text())}
	return m, r
}

func (s SavedChange) pack(w *packer) {
	w.name(string(s.Sort))
	w.name(string(s.Day))
	w.int(int64(s.N))
	w.own(s.Number)
	w.own(s.Reason)
	w.int(int64(s.From))
	w.int(int64(s.To))
}

func (SavedChange) unpack(r unpacker) (SavedChange, unpacker) {
	s := SavedChange{
		Sort: MonthSort(r.text()), Day: Day(r.text()), N: int(r.int()), Number: r.text(), Reason: r.text(), From: Rial(r.int()), To: Rial(r.int()),
	}
	return s, r
}

func (m Move) pack(w *packer) {
	w.name(string(m.Day))
	w.name(string(m.From))
	w.name(string(m.To))
	w.int(int64(m.Days))
	w.uint(uint64(countOf(m.Amendment)))
	w.own(m.Number)
	w.own(m.Reason)
	w.int(int64(m.N))
}

func (Move) unpack(r unpacker) (Move, unpacker) {
	m := Move{
		Day: Day(r.text()), From: Day(r.text()), To: Day(r.text()), Days: int(r.int()), Amendment: r.uint() == 1,
		Number: r.text(), Reason: r.text(), N: int(r.int()),
	}
	return m, r
}
