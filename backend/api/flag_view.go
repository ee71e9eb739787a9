package api

import (
	didban "didban.app/backend"
	"didban.app/backend/store"
)

// FlagView is a rule that holds for a project, with all that its formula took.
// Units are percent, points, days, times, rial, firms, items, day and text; the
// last two stand in Text, the others in Number.
type FlagView struct {
	Code      string          `json:"code"`
	Value     float64         `json:"value"`
	Unit      string          `json:"unit"`
	Threshold int             `json:"threshold"`
	Day       string          `json:"day"` // for which it was computed
	Inputs    []FlagInputView `json:"inputs"`
}

// FlagInputView is one figure of a formula.
type FlagInputView struct {
	Code   string  `json:"code"`
	Unit   string  `json:"unit"`
	Number float64 `json:"number"`
	Text   string  `json:"text"`
}

// DisclosureView is how much of the CoST items is told: Disclosed of the Expected ones.
type DisclosureView struct {
	Disclosed int                  `json:"disclosed"`
	Expected  int                  `json:"expected"`
	Items     []DisclosureItemView `json:"items"`
}

// DisclosureItemView is one of the 40 items; Level is project or contract, State
// disclosed, missing, notExpected or noField, Lacking the numbers of contracts without it.
type DisclosureItemView struct {
	Code    string   `json:"code"`
	Level   string   `json:"level"`
	State   string   `json:"state"`
	Lacking []string `json:"lacking"`
}

func flagView(f didban.Flag) FlagView {
	return FlagView{
		Code: string(f.Code), Value: f.Value, Unit: string(f.Unit), Threshold: f.Threshold, Day: string(f.Day),
		Inputs: mapped(f.Inputs, func(i didban.FlagInput) FlagInputView {
			return FlagInputView{Code: i.Code, Unit: string(i.Unit), Number: i.Number, Text: i.Text}
		}),
	}
}

func disclosureView(d didban.Disclosure) DisclosureView {
	disclosed, expected := d.Score()
	return DisclosureView{Disclosed: disclosed, Expected: expected, Items: mapped(d.Items, func(i didban.DisclosureItem) DisclosureItemView {
		return DisclosureItemView{Code: i.Code, Level: string(i.Level), State: string(i.State), Lacking: texts(i.Lacking)}
	})}
}

// thresholds are the city's, with the defaults filled in.
func thresholds(tx *store.Tx) (didban.Thresholds, error) {
	for c, err := range store.All[didban.City](tx) {
		if err != nil {
			return didban.Thresholds{}, err
		}
		return c.Thresholds.OrDefaults(), nil
	}
	return didban.DefaultThresholds, nil
}
