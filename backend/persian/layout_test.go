package persian_test

import (
	"testing"

	"didban.app/backend/persian"
)

func TestOtherLayout(t *testing.T) {
	tests := []struct {
		name, text, want string
		ok               bool
	}{
		{"persian on the latin keyboard", "av;j fhchv", "شرکت بازار", true},
		{"with shift", "Hfhn", "آباد", true},
		{"pe of the standard layout", "mhv;", "پارک", true},
		{"pe of the older layout", `\hv;`, "پارک", true},
		{"hamza of the older layout", "lsm,g", "مسئول", true},
		{"latin on the persian keyboard", "فهفمث", "title", true},
		{"arabic ye and kaf", "كي", ";d", true},
		{"digits stay", "tjv 12", "فتر 12", true},
		{"both scripts", "پروژه BIM", "", false},
		{"no letters", "12 / 5", "", false},
		{"nothing", "", "", false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, ok := persian.OtherLayout(tt.text)
			if got != tt.want || ok != tt.ok {
				t.Errorf("OtherLayout(%q) = %q, %v, want %q, %v", tt.text, got, ok, tt.want, tt.ok)
			}
		})
	}
}

func TestIsWord(t *testing.T) {
	for word, want := range map[string]bool{
		"کتاب": true, "كتاب‌هایشان": true, "می‌روند": true, "خیابن": false, "": false, "bridge": false,
	} {
		if got := persian.IsWord(word); got != want {
			t.Errorf("IsWord(%q) = %t, want %t", word, got, want)
		}
	}
}
