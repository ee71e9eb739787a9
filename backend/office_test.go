package didban_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	didban "didban.app/backend"
)

func TestOffice_Workdays(t *testing.T) {
	nowruz := []didban.Holiday{{Day: "2026-03-21", Name: "نوروز"}, {Day: "2026-03-22", Name: "نوروز"}, {Day: "2026-03-27", Name: "جمعه هم هست"}}
	for _, test := range []struct {
		name     string
		setting  didban.OfficeSetting
		from, to didban.Day
		want     int
	}{
		{"the same day", didban.OfficeSetting{}, "2026-11-29", "2026-11-29", 0},
		{"Saturday to Sunday", didban.OfficeSetting{}, "2026-11-28", "2026-11-29", 1},
		{"a week with its Thursday", didban.OfficeSetting{}, "2026-11-21", "2026-11-28", 6},
		{"a week without it", didban.OfficeSetting{ThursdayOff: true}, "2026-11-21", "2026-11-28", 5},
		{"Thursday to Friday", didban.OfficeSetting{}, "2026-11-26", "2026-11-27", 0},
		{"over Nowruz", didban.OfficeSetting{Holidays: nowruz}, "2026-03-19", "2026-03-28", 5},
		{"over Nowruz without Thursday", didban.OfficeSetting{Holidays: nowruz, ThursdayOff: true}, "2026-03-19", "2026-03-28", 4},
		{"backward", didban.OfficeSetting{}, "2026-11-29", "2026-11-21", 0},
		{"a day missing", didban.OfficeSetting{}, "", "2026-11-21", 0},
		{"a hundred years count ten", didban.OfficeSetting{}, "1926-11-21", "2026-11-21", 3137},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := test.setting.Workdays(test.from, test.to); got != test.want {
				t.Errorf("%d, want %d", got, test.want)
			}
		})
	}
}

func TestOffice_Validate(t *testing.T) {
	for name, test := range map[string]struct {
		change func(*didban.OfficeSetting)
		want   string
	}{
		"default":   {func(*didban.OfficeSetting) {}, ""},
		"lock":      {func(s *didban.OfficeSetting) { s.LockMinutes = 31 }, "lockMinutes office.lock"},
		"four eyes": {func(s *didban.OfficeSetting) { s.FourEyes = "some" }, "fourEyes field.unknownCode"},
		"unit":      {func(s *didban.OfficeSetting) { s.Unit = "dollar" }, "unit field.unknownCode"},
		"short reason": {func(s *didban.OfficeSetting) {
			s.Reasons = []string{"تأخیر در ابلاغ اعتبار", "کوتاه"}
		}, "reasons.1 office.reason"},
		"same reason": {func(s *didban.OfficeSetting) {
			s.Reasons = []string{"تأخیر در ابلاغ اعتبار", "تأخیر در ابلاغ اعتبار"}
		}, "reasons.1 office.twice"},
		"many reasons": {func(s *didban.OfficeSetting) { s.Reasons = numbered(31) }, "reasons field.tooMany"},
		"a wrong day":  {func(s *didban.OfficeSetting) { s.Holidays = []didban.Holiday{{Day: "2026-02-30", Name: "x"}} }, "holidays.0.day field.day"},
		"the same day": {func(s *didban.OfficeSetting) { s.Holidays = []didban.Holiday{{"2026-02-03", "x"}, {"2026-02-03", "y"}} }, "holidays.1.day office.twice"},
		"without name": {func(s *didban.OfficeSetting) { s.Holidays = []didban.Holiday{{Day: "2026-02-03"}} }, "holidays.0.name field.required"},
		"all is sound": {func(s *didban.OfficeSetting) {
			s.Reasons, s.Holidays = numbered(30), []didban.Holiday{{"2026-02-03", "x"}}
		}, ""},
	} {
		t.Run(name, func(t *testing.T) {
			setting := didban.DefaultOffice
			test.change(&setting)
			var all didban.Errors
			_ = errors.As(setting.Validate(), &all)
			var got []string
			for _, e := range all {
				got = append(got, e.Field+" "+e.Key)
			}
			if strings.Join(got, ", ") != test.want {
				t.Errorf("%q, want %q", got, test.want)
			}
		})
	}
}

func numbered(n int) (out []string) {
	for i := range n {
		out = append(out, fmt.Sprint("تأخیر در ابلاغ اعتبار ", i))
	}
	return out
}

func TestCity_Bounds(t *testing.T) {
	for name, test := range map[string]struct {
		southWest, northEast didban.Position
		want                 string
	}{
		"none":            {},
		"sound":           {didban.Position{Lon: 51.3, Lat: 33.9}, didban.Position{Lon: 51.6, Lat: 34.1}, ""},
		"one corner":      {didban.Position{Lon: 51.3, Lat: 33.9}, didban.Position{}, "city.bounds"},
		"the wrong way":   {didban.Position{Lon: 51.6, Lat: 34.1}, didban.Position{Lon: 51.3, Lat: 33.9}, "city.bounds"},
		"another country": {didban.Position{Lon: 10, Lat: 33.9}, didban.Position{Lon: 51.6, Lat: 34.1}, "city.bounds"},
	} {
		t.Run(name, func(t *testing.T) {
			c := &didban.City{Meta: didban.Meta{ID: "01900000-0000-7000-8000-000000000001", Code: "KSN"}, Name: "کاشان", SouthWest: test.southWest, NorthEast: test.northEast}
			var all didban.Errors
			got := ""
			if errors.As(c.Validate(), &all) {
				got = all[0].Key
			}
			if got != test.want {
				t.Errorf("%q, want %q", got, test.want)
			}
		})
	}
}
