package didban_test

import (
	"errors"
	"testing"

	didban "didban.app/backend"
)

func TestCity_Web(t *testing.T) {
	for web, ok := range map[string]bool{
		"": true, "https://didban.example": true, "http://didban.example:8080/city/": true,
		"didban.example": false, "ftp://didban.example": false, "javascript:alert(1)": false, "https://": false,
		"https://didban.example/#/map": false, "https://didban.example?a=1": false, "https://a:b@didban.example": false,
	} {
		city := &didban.City{Meta: didban.Meta{Code: "KSH"}, Name: "کاشان", Web: web}
		var faults didban.Errors
		found := false
		if errors.As(city.Validate(), &faults) {
			for _, fault := range faults {
				found = found || fault.Field == "web"
			}
		}
		if found == ok {
			t.Errorf("%q: refused %t", web, found)
		}
	}
}
