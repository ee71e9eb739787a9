package typed

import (
	"math"
	"regexp"

	didban "didban.app/backend"
)

// besideShares is what may stand beside the two shares of a focus and says nothing new.
var besideShares = regexp.MustCompile(`^[,،;؛ %٪]*$`)

// Focus reads a point of a picture, «۴۲٪، ۳۱٪»: percent of the width from the left and of
// the height from the top, to a tenth. An empty text is no point.
func Focus(text string) (*didban.Focus, *didban.Error) {
	if isBlank(text) {
		return nil, nil
	}
	found := degreesForm.FindAllString(words(text), -1)
	if len(found) != 2 || !besideShares.MatchString(degreesForm.ReplaceAllString(words(text), "")) {
		return nil, fault("media.focus", text)
	}
	focus := didban.Focus{X: thousandths(degrees(found[0])), Y: thousandths(degrees(found[1]))}
	if !focus.Valid() {
		return nil, fault("media.focus", text)
	}
	return &focus, nil
}

// thousandths is a share of percents, rounded to a tenth of a percent.
func thousandths(percent float64) float64 { return math.Round(percent*10) / 1000 }

// WriteFocus writes a point as «۴۲٪، ۳۱٪».
func WriteFocus(f didban.Focus) string {
	tenth := func(share float64) string { return plain(figure(math.Round(share*1000)/10)) + "٪" }
	return tenth(f.X) + "، " + tenth(f.Y)
}
