package prose

import (
	"strings"

	"golang.org/x/net/html"
)

// Bounds of the HTML of one text. A long article has a thousandth of them, the largest page
// that was seen a tenth.
const (
	maxTags     = 400_000   // elements, about: each takes memory
	maxReopened = 1_000_000 // elements that a reader would open anew
)

// beyondMeasure reports whether reading HTML would take far more memory than it has bytes.
func beyondMeasure(source string) bool {
	return strings.Count(source, "<") > maxTags || reopened(source) > maxReopened
}

// formatting are the elements that a reader opens anew in each block until they are closed
// (HTML, 13.2.4.3).
var formatting = func() map[string]bool {
	out := map[string]bool{}
	for name := range strings.FieldsSeq("a b big code em font i nobr s small strike strong tt u") {
		out[name] = true
	}
	return out
}()

// alikeOpen is how many elements of one tag a reader opens anew, at most.
const alikeOpen = 3

// reopened counts the elements that a reader opens anew, rather more than there will be;
// past maxReopened it stops.
func reopened(source string) int {
	total, open := 0, 0
	counts, tags := map[string]int{}, map[string][]string{} // by tag as it is written, by name
	in := html.NewTokenizer(strings.NewReader(source))
	for total <= maxReopened {
		kind := in.Next()
		if kind == html.ErrorToken {
			break
		}
		raw := string(in.Raw())
		name, _ := in.TagName()
		is := formatting[string(name)]
		switch {
		case kind == html.StartTagToken && is:
			tags[string(name)] = append(tags[string(name)], raw)
			if counts[raw]++; counts[raw] <= alikeOpen {
				open++
			}
		case kind == html.EndTagToken && is && len(tags[string(name)]) > 0:
			last := len(tags[string(name)]) - 1
			tag := tags[string(name)][last]
			tags[string(name)] = tags[string(name)][:last]
			if counts[tag]--; counts[tag] < alikeOpen {
				open--
			}
		case kind != html.EndTagToken:
			total += open
		}
	}
	return total
}
