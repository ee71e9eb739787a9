package signin_test

import (
	"encoding/hex"
	"testing"

	didban "didban.app/backend"
	"didban.app/backend/signin"
)

const city didban.ID = "019a8da0-2fff-7123-8456-789abcdef012"

// TestFollowKey_Golden holds what submissions are found by: keys that were derived once are
// derived so for ever. The wanted ones are of the reference implementation of argon2, 20171227.
func TestFollowKey_Golden(t *testing.T) {
	for _, tt := range []struct{ code, want string }{
		{"482190375518", "b876d0b2788c1e73b361cc938e0b443371710d39f6917b7f703bc535d74e6925fb5f35862ee612a347c4d4018e4b812d"},
		{"4821903755184829", "d3e18341294f806622fa90b406e8ef3e93ff5d32236d54f8db963a4201561448e92787f9cefb83589eb9e3e0b96d1f9d"},
	} {
		key := signin.FollowKey(tt.code, city)
		if got := hex.EncodeToString(append(key.Tag[:], key.Seal[:]...)); got != tt.want {
			t.Errorf("%s: got %s, want %s", tt.code, got, tt.want)
		}
	}
}

func TestFollowKey_City(t *testing.T) {
	const code = "482190375518"
	here, there := signin.FollowKey(code, city), signin.FollowKey(code, "019a8da0-2fff-7123-8456-789abcdef013")
	if here.Tag == there.Tag || here.Seal == there.Seal {
		t.Error("a code opens in two cities")
	}
}

func BenchmarkFollowKey(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		signin.FollowKey("482190375518", city)
	}
}
