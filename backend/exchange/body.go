package exchange

import (
	"cmp"
	"encoding/base64"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"path"
	"regexp"
	"strings"

	didban "didban.app/backend"
	"didban.app/backend/typed"
)

// body brings the text of an article into the stored form. Its pictures are taken
// from beside the file, and what it is taken without is told.
func (r *record) body(a *didban.Article) {
	source, ok := r.get("body")
	if !ok {
		return
	}
	take, in := r.run.src.Prose.Markdown, r.row.origin
	if in != nil && in.html {
		take = r.run.src.Prose.HTML
	}
	text, dropped := take(source, r.pictures(a))
	for _, d := range dropped {
		r.run.note(r.spot(), d.Key, d.Count, d.Sample)
	}
	a.Body = r.lives(text)
	if in != nil {
		takeLead(a, in.lead)
		r.cover(a, in.cover)
	}
}

// lives names the projects of live blocks by their ids; one that is not there is reported.
func (r *record) lives(body string) string {
	return didban.ReplaceLive(body, func(ref string) string {
		id := didban.ID(ref)
		if !id.Valid() {
			id = r.resolve("body", didban.KindProject, ref).ID
		}
		if id == "" {
			return didban.LiveMark(ref)
		}
		return didban.LiveMark(string(id))
	})
}

// takeLead makes the first paragraph the lead where the summary is just that: feeds
// with the full text often have it in both.
func takeLead(a *didban.Article, summary string) {
	first, rest, more := strings.Cut(a.Body, "\n\n")
	if more && summary != "" && typed.Name(strings.ReplaceAll(first, `\`, "")) == typed.Name(strings.ReplaceAll(summary, `\`, "")) {
		a.Lead, a.Body = summary, rest
	}
}

// spot is where the body stands; in an entry that is no column.
func (r *record) spot() didban.Problem {
	p := r.place("body")
	if r.row.origin != nil {
		p.Column = ""
	}
	return p
}

// pictures takes the pictures of the article into the media store. Its words come
// from the text, else from its caption, else from the title of the article, which is
// told: only a person can say what a picture shows.
func (r *record) pictures(a *didban.Article) didban.Pictures {
	return func(p didban.ForeignPicture) (didban.ForeignPicture, bool) {
		name, content, ok := r.fetch(p.Src)
		if !ok {
			return p, false
		}
		said := cmp.Or(strings.TrimSpace(p.Alt), p.Caption)
		p.Alt = cmp.Or(said, a.Title)
		m := r.pictured(name, content, p)
		if m == nil {
			return p, false
		}
		if said == "" {
			r.run.note(r.spot(), "feed.alt", 1, name)
		}
		ending, _ := m.Extension()
		p.Src = "/media/" + m.Hash + "." + ending
		return p, true
	}
}

// pictured drafts the media of a picture; one that is stored keeps its words. nil
// where it is refused, which is told.
func (r *record) pictured(name string, content []byte, p didban.ForeignPicture) *didban.Media {
	seen, err := r.run.known(r.run.src.Media(name, content))
	var fault *didban.Error
	switch {
	case errors.As(err, &fault) && fault.Code == didban.CodeInvalid:
		place := r.spot()
		place.Key, place.Args = fault.Key, fault.Args
		r.run.report(didban.LevelWarning, place)
		return nil
	case err != nil:
		r.run.err = cmp.Or(r.run.err, fmt.Errorf("picture %s: %w", name, err))
		return nil
	case !strings.HasPrefix(seen.Type, "image/"):
		return nil
	}
	d, again := r.run.hashes[seen.Hash]
	switch {
	case again:
	case seen.ID != "":
		noun := seen
		d = r.run.keep(seen.Code, &draft{noun: &noun, stored: &seen})
		d.row = r
	default:
		d = r.run.make(didban.KindMedia, "picture-"+seen.Hash[:16], r)
	}
	r.run.hashes[seen.Hash] = d
	m, ok := d.noun.(*didban.Media)
	if ok && !again && seen.ID == "" {
		m.Hash, m.Type, m.Bytes, m.Width, m.Height = seen.Hash, seen.Type, seen.Bytes, seen.Width, seen.Height
		m.Alt, m.Caption = p.Alt, p.Caption
	}
	return m
}

// fetch finds the bytes of a picture without leaving the machine: in the address
// itself, or in a file beside the text.
func (r *record) fetch(src string) (name string, content []byte, ok bool) {
	if head, data, found := strings.Cut(src, ","); found && strings.HasPrefix(head, "data:image/") && strings.HasSuffix(head, ";base64") {
		content, err := base64.StdEncoding.DecodeString(strings.Join(strings.Fields(data), ""))
		return strings.TrimSuffix(head, ";base64"), content, err == nil
	}
	for _, name := range besides(src, path.Dir(r.sheet.file.Path)) {
		content, err := File{Tree: r.sheet.file.Tree, Path: name}.read()
		switch {
		case err == nil:
			return path.Base(name), content, true
		case errors.As(err, new(*didban.Error)), errors.As(err, new(*fs.PathError)):
		default:
			r.run.err = cmp.Or(r.run.err, err)
			return "", nil, false
		}
	}
	return "", nil, false
}

// sized is the part of a name by which WordPress tells smaller versions.
var sized = regexp.MustCompile(`-\d+x\d+(\.[a-z]+)$`)

// besides lists where the file of an address may lie in a tree: from the folder of
// the text, or from the top, as sites are copied. A picture on another site is looked
// for under its path, with the host's name before it and without.
func besides(src, folder string) []string {
	u, err := url.Parse(strings.ReplaceAll(src, `\`, "/"))
	if err != nil || u.Path == "" || u.Opaque != "" || u.Scheme != "" && !strings.HasPrefix(u.Scheme, "http") {
		return nil
	}
	name := strings.TrimPrefix(u.Path, "/")
	list := []string{path.Join(folder, name), name}
	if u.Host != "" {
		list = append(list, path.Join(folder, u.Host, name), path.Join(u.Host, name))
	}
	for _, one := range list {
		if whole := sized.ReplaceAllString(one, "$1"); whole != one {
			list = append(list, whole)
		}
	}
	var out []string
	for _, one := range list {
		if one = path.Clean(one); fs.ValidPath(one) && one != "." {
			out = append(out, one)
		}
	}
	return out
}

// leading is a figure at the beginning of a body.
var leading = regexp.MustCompile(`^!\[((?:\\.|[^\]\\])*)\]\(/media/([0-9a-f]{64})\.(?:jpg|png)(?: "((?:\\.|[^"\\])*)")?\)(?:\n\n|$)`)

// cover attaches the main picture of an entry. A figure that the body begins with is
// its main picture where it names none, and is not shown twice.
func (r *record) cover(a *didban.Article, src string) {
	m := r.named(a, src)
	if found := leading.FindStringSubmatch(a.Body); found != nil {
		first, ok := r.run.hashes[found[2]]
		if figure, isMedia := mediaOf(first); ok && isMedia && (m == nil || m.Hash == figure.Hash) && saysAll(figure, found[3]) {
			m, a.Body = figure, a.Body[len(found[0]):]
		}
	}
	if m == nil {
		return
	}
	for _, one := range a.Media {
		if one.Use == coverUse {
			return
		}
	}
	a.Media = append(a.Media, didban.Attachment{Media: m.ID, Use: coverUse})
}

const coverUse = "cover"

func mediaOf(d *draft) (*didban.Media, bool) {
	if d == nil {
		return nil, false
	}
	m, ok := d.noun.(*didban.Media)
	return m, ok
}

// saysAll reports whether nothing is lost where the record's words stand for the
// caption in the text.
func saysAll(m *didban.Media, caption string) bool {
	return caption == "" || strings.NewReplacer(`\"`, `"`, `\\`, `\`, "&amp;", "&").Replace(caption) == m.Caption
}

// named takes the picture that an entry names as its main one.
func (r *record) named(a *didban.Article, src string) *didban.Media {
	if src == "" {
		return nil
	}
	name, content, ok := r.fetch(src)
	if !ok {
		r.run.note(r.spot(), "dropped.picture", 1, src)
		return nil
	}
	m := r.pictured(name, content, didban.ForeignPicture{Alt: a.Title})
	if m != nil && m.Alt == a.Title {
		r.run.note(r.spot(), "feed.alt", 1, name)
	}
	return m
}
