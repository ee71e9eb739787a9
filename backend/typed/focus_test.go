package typed_test

import (
	"testing"

	didban "didban.app/backend"
	"didban.app/backend/typed"
)

func TestFocus(t *testing.T) {
	for _, test := range []struct {
		text string
		want didban.Focus
	}{
		{"۴۲٪، ۳۱٪", didban.Focus{X: 0.42, Y: 0.31}},
		{"42% 31%", didban.Focus{X: 0.42, Y: 0.31}},
		{"٤٢٫٥ ؛ ۰", didban.Focus{X: 0.425, Y: 0}},
		{"100, 33.333", didban.Focus{X: 1, Y: 0.333}},
	} {
		got, fault := typed.Focus(test.text)
		if fault != nil || got == nil || *got != test.want {
			t.Fatalf("%q: got %v, %v, want %v", test.text, got, fault, test.want)
		}
		again, fault := typed.Focus(typed.WriteFocus(*got))
		if fault != nil || *again != test.want {
			t.Errorf("%q is written %q and read %v", test.text, typed.WriteFocus(*got), again)
		}
	}
	for _, text := range []string{"42", "42 31 7", "101 5", "-4 5", "میانه", "0.4 x 0.3"} {
		if got, fault := typed.Focus(text); fault == nil || fault.Key != "media.focus" || got != nil {
			t.Errorf("%q: got %v, %v", text, got, fault)
		}
	}
	if got, fault := typed.Focus(" "); got != nil || fault != nil {
		t.Errorf("nothing typed: got %v, %v", got, fault)
	}
}
