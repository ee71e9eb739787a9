package didban

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"strconv"
	"strings"
)

// publicMark begins what the id of a public noun is a hash of. It is stored in what it has
// made, so it never changes.
const publicMark = "didban/public/v1"

// The Tehran day, in ms. The offset is fixed: an id must not hang on the zone database of
// the machine that made it.
const (
	dayLength    = 24 * 60 * 60 * 1000
	tehranOffset = (3*60 + 30) * 60 * 1000
)

// PublicID is the id of the noun that a submission becomes. It is the same whenever and
// wherever it is made, so that approving twice gives one noun. It is a UUIDv7 (RFC 9562) of
// the first instant of the Tehran day (UTC+3:30) in which the submission was made, with
// the first 74 bits of SHA-256(publicMark ‖ id) as its random part: nobody learns from it
// in which minute somebody stood at a screen. The id is hashed in its text form. It is
// empty where id is not valid.
func PublicID(id ID) ID { return publicID(id, "") }

// PublicRulingID is the id of the n-th ruling on a submission, from 1: as PublicID, of the
// submission's id with the decimal digits of n behind it. Its day, too, is the submission's.
func PublicRulingID(id ID, n int) ID { return publicID(id, strconv.Itoa(n)) }

func publicID(id ID, behind string) ID {
	if !id.Valid() {
		return ""
	}
	sum := sha256.Sum256([]byte(publicMark + string(id) + behind))
	high, low := binary.BigEndian.Uint64(sum[:8]), binary.BigEndian.Uint64(sum[8:16])
	var out [16]byte
	binary.BigEndian.PutUint64(out[:8], uint64(tehranMidnight(id.instant()))<<16|7<<12|high>>52)
	binary.BigEndian.PutUint64(out[8:], 0b10<<62|(high<<12|low>>52)>>2)
	text := hex.EncodeToString(out[:])
	return ID(strings.Join([]string{text[:8], text[8:12], text[12:16], text[16:20], text[20:]}, "-"))
}

// instant is the time of which a valid id tells, Unix ms.
func (id ID) instant() int64 {
	ms, err := strconv.ParseInt(string(id[:8]+id[9:13]), 16, 64)
	if err != nil {
		return 0 // of no valid id
	}
	return ms
}

// tehranMidnight is the first instant of the Tehran day in which an instant lies, Unix ms;
// of the few hours before the first whole day of Unix time it is 0.
func tehranMidnight(instant int64) int64 {
	return max(0, (instant+tehranOffset)/dayLength*dayLength-tehranOffset)
}

// crockford are the digits of Crockford's base 32: without I, L, O and U, which are taken for
// others when they are read out.
const crockford = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"

// The lengths of a public code in digits: the longer one is for where the short one is taken.
const (
	PublicCodeLength = 6
	publicCodeLong   = 8
)

// PublicCode is the code of a public noun with that id, as PublicID gives it: a prefix and 6
// Crockford digits of SHA-256(publicMark ‖ id), or 8 where the short one is taken.
func PublicCode(prefix string, id ID, long bool) string {
	length := PublicCodeLength
	if long {
		length = publicCodeLong
	}
	sum := sha256.Sum256([]byte(publicMark + string(id)))
	out := []byte(prefix)
	for i := range length {
		out = append(out, crockford[sum[i]&31])
	}
	return string(out)
}
