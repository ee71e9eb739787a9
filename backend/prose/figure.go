package prose

import (
	"net/url"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"github.com/yuin/goldmark/util"
	"golang.org/x/net/html"

	didban "didban.app/backend"
)

var pictureForm = regexp.MustCompile(`^/media/[0-9a-f]{64}(-640)?\.(jpg|png)$`)

// picture adds a picture; caption is what a figure says below it.
func (b *builder) picture(n *html.Node, caption string) {
	p := didban.ForeignPicture{Src: source(n), Alt: attr(n, "alt"), Caption: caption}
	own := pictureForm.MatchString(p.Src)
	if title := strings.TrimSpace(attr(n, "title")); p.Caption == "" && (own || strings.ContainsFunc(title, blank)) {
		p.Caption = title // elsewhere a title of one word is the name of a file
	}
	if !own {
		found := false
		if b.pictures != nil && p.Src != "" {
			p, found = b.pictures(p)
		}
		if !found || !pictureForm.MatchString(p.Src) {
			b.lost.add("dropped.picture", source(n))
			return
		}
	}
	b.line = append(b.line, run{kind: picture, src: p.Src, text: squeezed(p.Alt), caption: squeezed(p.Caption)})
}

func squeezed(s string) string {
	return strings.Join(strings.FieldsFunc(strings.Map(printable, s), blank), " ")
}

// source is the address of a picture. Pages that load them late keep it elsewhere.
func source(n *html.Node) string {
	src := strings.TrimSpace(attr(n, "src"))
	for _, late := range []string{"data-src", "data-lazy-src", "data-original"} {
		if other := strings.TrimSpace(attr(n, late)); other != "" && (src == "" || strings.HasPrefix(src, "data:")) {
			return other
		}
	}
	return src
}

// figure adds the pictures of a figure with its caption. A figure of figures is a
// gallery; its own caption comes below. One without a picture is what it holds.
func (b *builder) figure(n *html.Node, s style) {
	pictures := slices.DeleteFunc(elements(n, "img"), func(c *html.Node) bool { return hidden(c) })
	if classed(n, "pull") {
		b.quote(n, s)
		return
	}
	if len(pictures) == 0 || holds(n, " table ") {
		b.flush()
		b.children(n, s)
		b.flush()
		return
	}
	b.flush()
	captions := map[*html.Node]string{n: captionOf(n)}
	own := captions[n]
	for _, c := range pictures {
		caption := ""
		if inner := around(c, "figure", n); inner != n {
			if _, known := captions[inner]; !known {
				captions[inner] = captionOf(inner)
			}
			caption = captions[inner]
		}
		if caption == "" && len(pictures) == 1 {
			caption, own = own, ""
		}
		b.picture(c, caption)
	}
	b.flush()
	if own != "" {
		b.text(own, s)
		b.flush()
	}
}

// captionOf is the caption of a figure itself, not of one in it.
func captionOf(figure *html.Node) string {
	for _, c := range elements(figure, "figcaption") {
		if around(c, "figure", figure) == figure {
			return squeezed(textOf(c))
		}
	}
	return ""
}

// around is the nearest element of a name round n; root where there is none below it.
func around(n *html.Node, name string, root *html.Node) *html.Node {
	for p := n.Parent; p != nil && p != root; p = p.Parent {
		if p.Data == name {
			return p
		}
	}
	return root
}

func elements(n *html.Node, name string) []*html.Node {
	var out []*html.Node
	for c := range n.Descendants() {
		if c.Type == html.ElementNode && c.Data == name {
			out = append(out, c)
		}
	}
	return out
}

var (
	ownLink     = regexp.MustCompile(`^#/[a-z]+(/[0-9A-Za-z-]{1,64})?$`)
	outsideLink = regexp.MustCompile(`^(?i:https?://|mailto:|tel:)[^\s]+$`)
)

// address is where a link leads, in the form's own spelling; one that the form
// can't have is reported and only its text stays.
func (b *builder) address(n *html.Node, around string) string {
	href := strings.TrimSpace(attr(n, "href"))
	switch {
	case around != "":
		return around
	case ownLink.MatchString(href):
		return href
	case outsideLink.MatchString(href):
		return readable(href)
	case href != "" && !strings.HasPrefix(href, "#"):
		b.lost.add("dropped.link", href)
	}
	return ""
}

// readable writes the letters of an address that are written as %D8%B4 as the
// letters that they are, and what Markdown can't hold in reverse.
func readable(href string) string {
	href = string(util.URLEscape([]byte(strings.Map(printable, href)), false))
	out := escapedRun.ReplaceAllStringFunc(href, func(part string) string {
		text, err := url.PathUnescape(part)
		if err != nil || strings.ContainsFunc(text, func(c rune) bool { return c == '\ufffd' || !lettered(c) }) {
			return strings.ToUpper(part)
		}
		return text
	})
	return hardSigns.Replace(out)
}

var (
	escapedRun = regexp.MustCompile(`(%[89a-fA-F][0-9a-fA-F])+`)
	hardSigns  = strings.NewReplacer("(", "%28", ")", "%29", "<", "%3C", ">", "%3E", `\`, "%5C", "`", "%60", "*", "%2A", "[", "%5B", "]", "%5D", "|", "%7C", "\"", "%22")
)

// lettered reports whether an address may show a sign as it is.
func lettered(c rune) bool {
	return c >= 0x80 && (unicode.IsLetter(c) || unicode.IsMark(c) || unicode.IsNumber(c)) || c == '\u200c'
}
