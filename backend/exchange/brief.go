package exchange

import (
	"bytes"
	"errors"
	"io"
)

// maxPiece bounds what may stand between two tags of a workbook, in bytes. A decoder of XML
// holds a piece whole, several times over; a cell's text is far shorter.
const maxPiece = 8 << 20

var errLongPiece = errors.New("a text or tag of more than eight mebibytes")

// brief reads XML and refuses a text or a tag that is longer than maxPiece.
type brief struct {
	in    io.Reader
	piece int // bytes since the last tag began
}

func (b *brief) Read(into []byte) (int, error) {
	n, err := b.in.Read(into)
	for rest := into[:n]; len(rest) > 0; {
		next := bytes.IndexByte(rest, '<')
		if next < 0 {
			next = len(rest) - 1
			b.piece += len(rest)
		} else {
			b.piece += next
		}
		if b.piece > maxPiece {
			return 0, errLongPiece
		}
		if rest[next] == '<' {
			b.piece = 0
		}
		rest = rest[next+1:]
	}
	return n, err
}
