package signin

import (
	"golang.org/x/crypto/argon2"

	didban "didban.app/backend"
)

// followMark begins the salt of every tracking code's key. What is found by such keys is
// stored, so neither it nor followCost ever changes.
const followMark = "didban/follow/v1"

// followCost is 64 MiB and three passes; one thread, so that a machine of one core gives
// the same key in the time that it has.
var followCost = Cost{Memory: 64 << 10, Passes: 3, Threads: 1}

// The lengths of a key's two halves in bytes.
const (
	tagBytes  = 16
	sealBytes = 32
)

// Follow is what a tracking code opens with.
type Follow struct {
	// Tag is the key under which a submission and its events are found.
	Tag [tagBytes]byte
	// Seal seals what travels to the code's holder; it is never stored.
	Seal [sealBytes]byte
}

// FollowKey derives the key of a tracking code, as didban.ReadTrackCode gives it, in a city:
// argon2id (RFC 9106) of the code with the salt followMark ‖ city, 64 MiB, three passes, one
// thread, 48 bytes: 16 of the tag, then 32 of the seal. It takes 64 MiB and a good part of a
// second whatever the code is; who calls it lets one run at a time.
func FollowKey(code string, city didban.ID) Follow {
	key := argon2.IDKey([]byte(code), []byte(followMark+string(city)), followCost.Passes, followCost.Memory, followCost.Threads, tagBytes+sealBytes)
	return Follow{[tagBytes]byte(key[:tagBytes]), [sealBytes]byte(key[tagBytes:])}
}
