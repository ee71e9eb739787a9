// Package signin proves who somebody is: passwords by argon2id, one-time codes, and
// how long one waits after a failed attempt. It is arithmetic alone and refuses to
// know where anything is kept and who a user is.
package signin

import (
	"crypto/rand"
	"crypto/subtle"
	"encoding/base64"
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"golang.org/x/crypto/argon2"

	didban "didban.app/backend"
	"didban.app/backend/persian"
)

// Cost is what a hash takes; RFC 9106 names them.
type Cost struct {
	Memory  uint32 // KiB
	Passes  uint32
	Threads uint8
}

// Recommended is the second choice of RFC 9106, section 4: 64 MiB, three passes.
var Recommended = Cost{Memory: 64 << 10, Passes: 3, Threads: 4}

// Lengths in bytes, as RFC 9106 recommends them.
const (
	saltLength = 16
	tagLength  = 32
)

// atOnce bounds the hashes that are computed at one time, since each takes the memory
// of its cost.
const atOnce = 2

// Hasher makes and tries hashes of passwords. It is safe for many goroutines.
type Hasher struct {
	cost  Cost
	slots chan struct{}
	dummy string
}

// NewHasher makes a hasher of a cost.
func NewHasher(cost Cost) *Hasher {
	h := &Hasher{cost: cost, slots: make(chan struct{}, atOnce)}
	h.dummy = phc{cost, random(saltLength), random(tagLength)}.String() // of no password: it costs no start of the program
	return h
}

func random(length int) []byte {
	b := make([]byte, length)
	_, _ = rand.Read(b) // it never fails: the program would end
	return b
}

// Hash makes the hash of a password in PHC string form.
func (h *Hasher) Hash(password string) string {
	salt := random(saltLength)
	return phc{h.cost, salt, h.tag(password, salt, h.cost, tagLength)}.String()
}

// Try reports whether the password is the one of a hash, and whether the hash is
// weaker than what is made now and should be made anew. A hash that can't be read
// fits no password. An empty hash stands for a name that nobody has: it takes as long
// as any other and fits nothing.
func (h *Hasher) Try(password, hash string) (fits, weak bool) {
	known := hash != ""
	if !known {
		hash = h.dummy
	}
	p, err := parsePHC(hash)
	if err != nil {
		p, _ = parsePHC(h.dummy)
		known = false
	}
	tag := h.tag(password, p.salt, p.cost, len(p.tag))
	fits = subtle.ConstantTimeCompare(tag, p.tag) == 1 && known
	return fits, p.cost != h.cost
}

func (h *Hasher) tag(password string, salt []byte, cost Cost, length int) []byte {
	h.slots <- struct{}{}
	defer func() { <-h.slots }()
	return argon2.IDKey([]byte(Normal(password)), salt, cost.Passes, cost.Memory, cost.Threads, uint32(length))
}

// Normal is a password in one form: two Persian keyboards give different letters and
// digits for one key.
func Normal(password string) string {
	return oneForm.Replace(persian.Latin(persian.Composed(password)))
}

var oneForm = strings.NewReplacer("ي", "ی", "ى", "ی", "ك", "ک")

// Bounds of a password in signs.
const (
	MinPassword = 10
	MaxPassword = 200
)

// CheckPassword refuses a password that is too short, too long, the name itself, or
// among those that are tried first.
func CheckPassword(password, name string) error {
	n := utf8.RuneCountInString(password)
	key := ""
	switch {
	case n < MinPassword:
		key = "password.short"
	case n > MaxPassword:
		key = "password.long"
	case isCommon(Normal(password), Normal(name)):
		key = "password.common"
	default:
		return nil
	}
	fault := didban.Fault(didban.CodeInvalid, key, "least", fmt.Sprint(MinPassword), "most", fmt.Sprint(MaxPassword))
	fault.Field = "password"
	return fault
}

// phc is a hash in the PHC string form: $argon2id$v=19$m=65536,t=3,p=4$salt$tag.
type phc struct {
	cost      Cost
	salt, tag []byte
}

func (p phc) String() string {
	b := base64.RawStdEncoding
	return fmt.Sprintf("$argon2id$v=%d$m=%d,t=%d,p=%d$%s$%s", argon2.Version,
		p.cost.Memory, p.cost.Passes, p.cost.Threads, b.EncodeToString(p.salt), b.EncodeToString(p.tag))
}

// Bounds of a hash that is read: a forged one must not take the machine's memory.
const (
	maxMemory = 1 << 20 // KiB
	maxPasses = 32
)

var errPHC = errors.New("not an argon2id hash")

func parsePHC(text string) (phc, error) {
	var p phc
	parts := strings.Split(text, "$")
	if len(parts) != 6 || parts[0] != "" || parts[1] != "argon2id" || parts[2] != fmt.Sprintf("v=%d", argon2.Version) {
		return p, errPHC
	}
	if n, err := fmt.Sscanf(parts[3], "m=%d,t=%d,p=%d", &p.cost.Memory, &p.cost.Passes, &p.cost.Threads); n != 3 || err != nil {
		return p, errPHC
	}
	var errSalt, errTag error
	p.salt, errSalt = base64.RawStdEncoding.DecodeString(parts[4])
	p.tag, errTag = base64.RawStdEncoding.DecodeString(parts[5])
	inBounds := p.cost.Memory >= 8 && p.cost.Memory <= maxMemory && p.cost.Passes >= 1 && p.cost.Passes <= maxPasses &&
		p.cost.Threads >= 1 && len(p.salt) >= 8 && len(p.salt) <= 64 && len(p.tag) >= 16 && len(p.tag) <= 64
	if errSalt != nil || errTag != nil || !inBounds {
		return p, errPHC
	}
	return p, nil
}
