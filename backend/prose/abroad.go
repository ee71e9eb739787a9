package prose

import (
	"html"
	"regexp"
)

var (
	linkTag   = regexp.MustCompile(`</?a(?: [^>]*)?>`)
	imageTag  = regexp.MustCompile(`<img [^>]*>`)
	attribute = regexp.MustCompile(` (src|alt)="([^"]*)"`)
	idOfTag   = regexp.MustCompile(`(<[a-z0-9]+(?: [^>]*?)?) id="[^"]*"`)
)

// Abroad fits what HTML returned for a reader outside the program, such as a feed:
// a link, which leads within the program, leaves its text; identities go, since many
// articles may stand on one page; and each picture gets the address that picture
// gives for its own, or leaves its alternative text where that is empty. A live block
// becomes a paragraph of the text that live gives, which says of what day it is.
//
// Regular expressions will do for that: the policy writes every tag in one form, with
// its attributes in double quotes and no < or > within.
func Abroad(clean string, picture, live func(name string) string) string {
	clean = liveMarks.ReplaceAllStringFunc(clean, func(mark string) string {
		return "<p>" + html.EscapeString(live(liveMarks.FindStringSubmatch(mark)[1])) + "</p>"
	})
	clean = linkTag.ReplaceAllString(clean, "")
	clean = idOfTag.ReplaceAllString(clean, "$1")
	return imageTag.ReplaceAllStringFunc(clean, func(tag string) string {
		var source, alt string // both as they are written, escaped
		for _, a := range attribute.FindAllStringSubmatch(tag, -1) {
			if a[1] == "src" {
				source = a[2]
			} else {
				alt = a[2]
			}
		}
		if source = picture(html.UnescapeString(source)); source == "" {
			return alt
		}
		return `<img src="` + html.EscapeString(source) + `" alt="` + alt + `">`
	})
}
