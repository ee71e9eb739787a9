package staff

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	didban "didban.app/backend"
	"didban.app/backend/gate"
	"didban.app/backend/private"
	"didban.app/backend/store"
)

// SettingView is how the office works. Days are ISO.
type SettingView struct {
	LockMinutes int           `json:"lockMinutes"`
	LockFrom    int           `json:"lockFrom"` // the bounds of it
	LockTo      int           `json:"lockTo"`
	FourEyes    string        `json:"fourEyes"` // off, city or all
	Unit        string        `json:"unit"`     // toman or rial
	Reasons     []string      `json:"reasons"`
	Holidays    []HolidayView `json:"holidays"`
	Thursday    bool          `json:"thursday"` // a working day
	// City is the id of the city's own record, empty where there is none yet.
	City string `json:"city"`
}

// HolidayView is a day on which the office is closed.
type HolidayView struct {
	Day  string `json:"day"`
	Name string `json:"name"`
}

// SettingRequest changes how the office works.
type SettingRequest struct {
	LockMinutes int           `json:"lockMinutes"`
	FourEyes    string        `json:"fourEyes"`
	Unit        string        `json:"unit"`
	Reasons     []string      `json:"reasons"`
	Holidays    []HolidayView `json:"holidays"`
	Thursday    bool          `json:"thursday"`
}

// Open tells how the office works.
func (s *Settings) Open() (SettingView, error) {
	return gate.Answer(s.caller, "Settings.Open", func() (SettingView, error) { return settingView(s.caller) })
}

// Save keeps how the office works, each change as an entry of the access log. It fails with what
// didban.OfficeSetting.Validate finds.
func (s *Settings) Save(r SettingRequest) (SettingView, error) {
	return gate.Answer(s.caller, "Settings.Save", func() (SettingView, error) { return saveSetting(s.caller, r) })
}

func settingView(c *gate.Caller) (SettingView, error) {
	s, err := look(c, (*private.Tx).Setting)
	if err != nil {
		return SettingView{}, err
	}
	city, err := gate.RunRead(c, cityID)
	return SettingView{
		LockMinutes: s.LockMinutes, LockFrom: didban.MinLockMinutes, LockTo: didban.MaxLockMinutes,
		FourEyes: string(s.FourEyes), Unit: s.Unit, Reasons: append([]string{}, s.Reasons...), Thursday: !s.ThursdayOff, City: city,
		Holidays: mapped(s.Holidays, func(h didban.Holiday) HolidayView { return HolidayView{string(h.Day), h.Name} }),
	}, err
}

func cityID(tx *store.Tx) (string, error) {
	for c, err := range store.All[didban.City](tx) {
		if err != nil {
			return "", err
		}
		return string(c.ID), nil
	}
	return "", nil
}

func saveSetting(c *gate.Caller, r SettingRequest) (SettingView, error) {
	c = c.Settled()
	next := settingOf(r)
	err := c.Private.Update(func(tx *private.Tx) error {
		before, err := tx.Setting()
		if err != nil {
			return err
		}
		if err := tx.PutSetting(next); err != nil {
			return err
		}
		return logSetting(tx, c.Actor().ID, before, next)
	})
	if err != nil {
		return SettingView{}, err
	}
	return settingView(c)
}

func settingOf(r SettingRequest) didban.OfficeSetting {
	s := didban.OfficeSetting{
		LockMinutes: r.LockMinutes, FourEyes: didban.FourEyes(r.FourEyes), Unit: r.Unit, ThursdayOff: !r.Thursday,
		Reasons: mapped(r.Reasons, strings.TrimSpace),
		Holidays: mapped(r.Holidays, func(h HolidayView) didban.Holiday {
			return didban.Holiday{Day: didban.Day(h.Day), Name: strings.TrimSpace(h.Name)}
		}),
	}
	slices.SortStableFunc(s.Holidays, func(a, b didban.Holiday) int { return cmp.Compare(a.Day, b.Day) })
	return s
}

// logSetting tells the access log of each setting that is another than before: its name, and what
// it was and is.
func logSetting(tx *private.Tx, by didban.ID, before, after didban.OfficeSetting) error {
	was, is := settingTexts(before), settingTexts(after)
	for i, now := range is {
		if was[i] == now {
			continue
		}
		if err := tx.Log(by, didban.AccessSetting, now.name, was[i].text+settingArrow+now.text); err != nil {
			return err
		}
	}
	return nil
}

// settingArrow stands between what a setting was and what it is.
const settingArrow = " → "

// settingText is a setting as the log has it.
type settingText struct{ name, text string }

func settingTexts(s didban.OfficeSetting) []settingText {
	days := mapped(s.Holidays, func(h didban.Holiday) string { return string(h.Day) + " " + h.Name })
	return []settingText{
		{"lockMinutes", strconv.Itoa(s.LockMinutes)},
		{"fourEyes", string(s.FourEyes)},
		{"unit", s.Unit},
		{"thursday", strconv.FormatBool(!s.ThursdayOff)},
		{"reasons", strings.Join(s.Reasons, "، ")},
		{"holidays", strings.Join(days, "، ")},
	}
}
