package prose

import "bytes"

// Shown is a body as the form is shown: rendered, shifted and sanitised.
func Shown(body string) (string, error) {
	var b bytes.Buffer
	err := reader.Convert([]byte(body), &b)
	return policy().Sanitize(b.String()), err
}
