package roster

import (
	"cmp"
	"strconv"
	"strings"

	didban "didban.app/backend"
)

// Column is a figure that is told of every noun of a kind besides what it is called.
type Column struct {
	Name       string
	Sort       didban.FieldSort // how Figures has it: text, a code, an ISO day, Unix ms, a number
	Vocabulary string           // of a code
	// Counted marks what Uses tells: it stands in no figure.
	Counted bool
}

// find reads what a noun refers to, nil for what is not there.
type find = func(didban.Ref) (didban.Noun, error)

// columnsOf are the columns of each kind; FiguresOf gives them in this order. Projects have
// none: the map knows what there is to tell of them.
var columnsOf = map[didban.Kind][]Column{
	didban.KindArticle: {
		{"section", didban.SortCode, "sections", false},
		{"form", didban.SortCode, "forms", false},
		{"published", didban.SortInstant, "", false},
		{"author", didban.SortText, "", false},
	},
	didban.KindEvent: {
		{"category", didban.SortCode, "eventCategories", false},
		{"start", didban.SortInstant, "", false},
		{"end", didban.SortInstant, "", false},
		{"place", didban.SortText, "", false},
	},
	didban.KindUnit:    {{"parent", didban.SortText, "", false}, {"phone", didban.SortText, "", false}},
	didban.KindPost:    {{"unit", didban.SortText, "", false}, {"area", didban.SortText, "", false}},
	didban.KindTrustee: {{"area", didban.SortText, "", false}, {"since", didban.SortDay, "", false}, {"until", didban.SortDay, "", false}, {"verified", didban.SortDay, "", false}},
	didban.KindArea:    {{"rank", didban.SortCode, "areaRanks", false}, {"parent", didban.SortText, "", false}},
	didban.KindPlace:   {{"sort", didban.SortCode, "placeSorts", false}},
	didban.KindMedia: {
		{"file", didban.SortText, "", false}, {"taken", didban.SortDay, "", false}, {"credit", didban.SortText, "", false}, {"uses", didban.SortNumber, "", true},
	},
}

// Columns are what is told of every noun of a kind.
func Columns(kind didban.Kind) []Column { return columnsOf[kind] }

// FiguresOf are the figures of a noun, one for each of Columns, "" for what it does not say
// and for what is counted.
func FiguresOf(n didban.Noun, find find) ([]string, error) {
	switch n := n.(type) {
	case *didban.Article:
		return []string{n.Section, n.Form, instant(n.Published), n.Author}, nil
	case *didban.Event:
		return []string{n.Category, instant(n.Start), instant(n.End), n.Place}, nil
	case *didban.Post:
		area, err := nameOf(didban.KindArea, n.Area, find)
		if err != nil {
			return nil, err
		}
		unit, err := nameOf(didban.KindUnit, n.UnitID, find)
		return []string{cmp.Or(unit, n.Unit), area}, err
	case *didban.Unit:
		parent, err := nameOf(didban.KindUnit, n.Parent, find)
		return []string{parent, n.Phone}, err
	case *didban.Trustee:
		area, err := nameOf(didban.KindArea, n.Area, find)
		return []string{area, string(n.Start), string(n.End), string(n.Verified)}, err
	case *didban.Area:
		parent, err := nameOf(didban.KindArea, n.Parent, find)
		return []string{string(n.Rank), parent}, err
	case *didban.Place:
		return []string{n.Sort}, nil
	case *didban.Media:
		form, _ := n.Extension()
		return []string{strings.ToUpper(form), string(n.Taken), n.Credit, ""}, nil
	}
	return nil, nil
}

func instant(ms int64) string {
	if ms == 0 {
		return ""
	}
	return strconv.FormatInt(ms, 10)
}

func nameOf(kind didban.Kind, id didban.ID, find find) (string, error) {
	if id == "" {
		return "", nil
	}
	n, err := find(didban.Ref{Kind: kind, ID: id})
	if err != nil || n == nil {
		return "", err
	}
	return didban.TitleOf(n), nil
}

// shownBy are the pictures and documents that a noun shows: ids, and the hashes that stand
// in its text. A noun of media names its own hash alone.
func shownBy(n didban.Noun) (ids []didban.ID, hashes []string) {
	for _, ref := range didban.Refs(n) {
		if ref.To.Kind == didban.KindMedia {
			ids = append(ids, ref.To.ID)
		}
	}
	switch n := n.(type) {
	case *didban.Media:
		hashes = []string{n.Hash}
	case *didban.Article:
		hashes = hashesIn(n.Body)
	}
	return ids, hashes
}

const (
	mediaPath  = "/media/"
	hashLength = 64
)

func hashesIn(body string) (out []string) {
	for _, after := range strings.Split(body, mediaPath)[1:] {
		if len(after) >= hashLength {
			out = append(out, after[:hashLength])
		}
	}
	return out
}

// countUses counts for every picture and document the nouns that show it, each once.
func countUses(kinds map[didban.Kind]map[didban.ID]*Entry) map[didban.ID]int {
	byHash, out := map[string]didban.ID{}, map[didban.ID]int{}
	for id, e := range kinds[didban.KindMedia] {
		byHash[e.hashes[0]] = id
	}
	for kind, entries := range kinds {
		if kind == didban.KindMedia {
			continue
		}
		for _, e := range entries {
			shown := map[didban.ID]bool{}
			for _, id := range e.shows {
				shown[id] = true
			}
			for _, hash := range e.hashes {
				shown[byHash[hash]] = true
			}
			for id := range shown {
				out[id]++
			}
		}
	}
	return out
}
