package prose

import "bytes"

// What the tests hold the bounds against.
const (
	MaxNest      = maxNest
	MaxLinkSteps = maxLinkSteps
)

// Wild reports whether a text is shown as plain text.
func Wild(text string) bool { return wild(text) }

// LinkSteps counts what is looked at to find the ends of links.
func LinkSteps(text string) int { return linkSteps(text, maxLinkSteps) }

// Shown is a body as the form is shown: rendered, shifted and sanitised.
func Shown(body string) (string, error) {
	var b bytes.Buffer
	err := reader.Convert([]byte(body), &b)
	return policy().Sanitize(b.String()), err
}
