package store

import didban "didban.app/backend"

// AppealOf is what came of an appeal against a ruling: none, upheld or overturned, with the
// ruling that said so; nil for none.
func AppealOf(tx *Tx, ruling didban.ID) (appeal string, later *didban.Ruling, err error) {
	appeal = "none"
	for r, err := range By[didban.Ruling](tx, RulingsAgainst, string(ruling)) {
		if err != nil {
			return "", nil, err
		}
		appeal, later = "overturned", r
		if r.Action == didban.RuledUpheld {
			appeal = "upheld"
		}
	}
	return appeal, later, nil
}
