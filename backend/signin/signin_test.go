package signin_test

import (
	"strings"
	"sync"
	"testing"
	"time"

	"didban.app/backend/signin"
)

// light is a cost that a suite can pay.
var light = signin.Cost{Memory: 64, Passes: 1, Threads: 1}

func TestHasher(t *testing.T) {
	h := signin.NewHasher(light)
	hash := h.Hash("یک گذرواژهٔ بلند ۱۲")
	if !strings.HasPrefix(hash, "$argon2id$v=19$m=64,t=1,p=1$") {
		t.Fatalf("got %s", hash)
	}
	for name, test := range map[string]struct {
		password, hash string
		fits, weak     bool
	}{
		"the same":                     {"یک گذرواژهٔ بلند ۱۲", hash, true, false},
		"another keyboard":             {"يك گذرواژهٔ بلند 12", hash, true, false},
		"Arabic digits":                {"یک گذرواژهٔ بلند ١٢", hash, true, false},
		"another":                      {"یک گذرواژهٔ بلند ۱۳", hash, false, false},
		"no such name":                 {"یک گذرواژهٔ بلند ۱۲", "", false, false},
		"a broken hash":                {"x", "$argon2id$v=19$m=64$x$y", false, false},
		"a hash that takes all memory": {"x", "$argon2id$v=19$m=4294967295,t=1,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", false, false},
	} {
		t.Run(name, func(t *testing.T) {
			if fits, weak := h.Try(test.password, test.hash); fits != test.fits || weak != test.weak {
				t.Errorf("got %v %v", fits, weak)
			}
		})
	}
	stronger := signin.NewHasher(signin.Cost{Memory: 128, Passes: 1, Threads: 1})
	if fits, weak := stronger.Try("یک گذرواژهٔ بلند ۱۲", hash); !fits || !weak {
		t.Errorf("a weaker hash: %v %v", fits, weak)
	}
}

func TestHasher_ManyAtOnce(t *testing.T) {
	h := signin.NewHasher(light)
	hash := h.Hash("one password")
	var all sync.WaitGroup
	for range 16 {
		all.Go(func() {
			if fits, _ := h.Try("one password", hash); !fits {
				t.Error("it does not fit")
			}
		})
	}
	all.Wait()
}

func TestCheckPassword(t *testing.T) {
	for password, good := range map[string]bool{
		"کوتاه": false, "1234567890": false, "۱۲۳۴۵۶۷۸۹۰": false, "0987654321": false, "aaaaaaaaaaaa": false, "ababababababab": false,
		"kashan1404": false, "kashankashan": false, "Kashan123456": false, "شهرداری۱۲۳۴": false, "qwertyuiop": false, "ضصثقفغعهخح": false,
		"maryam.rezaei": false, "1404/05/12 ۱۲": true, "کلاغ آبی ۷ پل": true, "correct horse": true, strings.Repeat("x y", 100): false,
	} {
		if err := signin.CheckPassword(password, "maryam.rezaei"); (err == nil) != good {
			t.Errorf("%q: %v", password, err)
		}
	}
}

func TestCode(t *testing.T) {
	code := signin.NewCode()
	if len(code) != 19 || code == signin.NewCode() {
		t.Fatalf("got %q", code)
	}
	want := signin.HashCode(code)
	for _, typed := range []string{strings.ToLower(code), strings.ReplaceAll(code, "-", ""), " " + strings.ReplaceAll(code, "-", " ") + " "} {
		if signin.HashCode(typed) != want {
			t.Errorf("%q is another code", typed)
		}
	}
	if signin.HashCode("O1IL") != signin.HashCode("۰111") {
		t.Error("letters that look like digits are others")
	}
	if signin.HashCode("") == want {
		t.Error("nothing is a code")
	}
}

func TestTries(t *testing.T) {
	const start = int64(1_800_000_000_000)
	now, tries := start, signin.Tries{}
	for n, want := range []time.Duration{0, 0, 0, 5, 10, 20, 40, 80, 160, 320, 640, 900, 900} {
		tries = tries.Next(now)
		if got := tries.Wait(now); got != want*time.Second {
			t.Errorf("after %d: %s, want %s", n+1, got, want*time.Second)
		}
	}
	if got := tries.Wait(now - 1000*3600*1000); got != 900*time.Second {
		t.Errorf("with the clock set back: %s", got)
	}
	if next := tries.Next(now + 25*3600*1000); next.Count != 1 || next.Until != 0 {
		t.Errorf("a day later: %+v", next)
	}
	if back := tries.Next(now - 5000); back.Last != tries.Last || back.Count != tries.Count+1 {
		t.Errorf("with the clock set back: %+v", back)
	}
}

func TestTries_OfAllNames(t *testing.T) {
	now, tries := int64(1_800_000_000_000), signin.Tries{}
	for range 19 {
		tries = tries.NextOfAll(now)
	}
	if got := tries.Wait(now); got != 0 {
		t.Errorf("nineteen: %s", got)
	}
	tries = tries.NextOfAll(now)
	if got := tries.Wait(now); got != 5*time.Second {
		t.Errorf("twenty: %s", got)
	}
	if tries = tries.NextOfAll(now + 11*60*1000); tries.Count != 1 {
		t.Errorf("later: %+v", tries)
	}
}

func FuzzTry(f *testing.F) {
	h := signin.NewHasher(light)
	f.Add(h.Hash("x"))
	f.Add("$argon2id$v=19$m=8,t=1,p=1$AAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAA")
	f.Fuzz(func(t *testing.T, hash string) {
		if strings.Contains(hash, "m=") && len(hash) > 40 && !strings.Contains(hash, "m=64") && !strings.Contains(hash, "m=8,") {
			t.Skip("too dear")
		}
		if fits, _ := h.Try("never this one", hash); fits {
			t.Errorf("%q fits", hash)
		}
	})
}
