package exchange

import (
	"errors"
	"path"
	"regexp"
	"slices"
	"strings"
	"time"

	"go.yaml.in/yaml/v3"

	didban "didban.app/backend"
	"didban.app/backend/typed"
)

// fence stands above and below the front matter of an article.
const fence = "---"

// field is one name and value of front matter; a value may be a list.
type field struct {
	name  string
	value string
	list  []string
	line  int
}

// readMarkdown reads an article: lines of key: value between two fences, then the
// body, which is kept as typed. One that has no code is that of another program, such
// as Hugo or Jekyll.
func (r *run) readMarkdown(f File, data []byte) ([]*sheet, error) {
	text, err := decodeText(data)
	if err != nil {
		return nil, err
	}
	lines := strings.Split(strings.ReplaceAll(text, "\r\n", "\n"), "\n")
	if strings.TrimSpace(lines[0]) != fence {
		return nil, didban.Fault(didban.CodeInvalid, "article.frontMatter", "row", "1")
	}
	end := 1
	for end < len(lines) && strings.TrimSpace(lines[end]) != fence {
		end++
	}
	if end == len(lines) {
		return nil, didban.Fault(didban.CodeInvalid, "article.frontMatter", "row", itoa(end))
	}
	fields, err := frontMatter(lines[1:end])
	if err != nil {
		return nil, err
	}
	body := strings.Trim(strings.Join(lines[end+1:], "\n"), "\n")
	own := named("articles", false)
	for _, one := range fields {
		if own.column(typed.Name(one.name)) == "code" {
			return markdownSheet(f, own, append(fields, field{name: "body", value: body, line: end + 2})), nil
		}
	}
	return r.sheetOf(f, []entry{r.postOf(f, fields, body)})
}

func markdownSheet(f File, t *table, fields []field) []*sheet {
	s := &sheet{file: f, padded: true, table: t}
	one := row{n: 1}
	for _, field := range fields {
		s.header = append(s.header, field.name)
		one.cells = append(one.cells, field.value)
		one.lines = append(one.lines, field.line)
	}
	s.rows = []row{one}
	return []*sheet{s}
}

// structured is front matter that only YAML can say: lists and texts of more lines.
var structured = regexp.MustCompile(`^\s*-(\s|$)|^\s+\S|^[^:]+:\s*[\[{|>'&!]`)

// maxFrontMatter is how many bytes front matter may have; that of real articles has a
// twentieth.
const maxFrontMatter = 64 << 10

// frontMatter reads lines of key: value as they stand. Where there is more in them
// they are YAML: the plain form lets a colon or a # stand in a value.
func frontMatter(lines []string) ([]field, error) {
	size := 0
	for i, line := range lines {
		if size += len(line); size > maxFrontMatter {
			return nil, didban.Fault(didban.CodeInvalid, "article.frontMatter", "row", itoa(i+2))
		}
	}
	if slices.ContainsFunc(lines, structured.MatchString) {
		out, err := yamlFields(lines)
		var fault *didban.Error
		if err == nil || errors.As(err, &fault) && fault.Key == "file.tooDeep" {
			return out, err
		}
	}
	var out []field
	for i, line := range lines {
		if line = strings.TrimSpace(line); line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		name, value, ok := strings.Cut(line, ":")
		if !ok {
			return nil, didban.Fault(didban.CodeInvalid, "article.frontMatter", "row", itoa(i+2))
		}
		out = append(out, field{name: strings.TrimSpace(name), value: unquote(strings.TrimSpace(value)), line: i + 2})
	}
	return out, nil
}

func yamlFields(lines []string) ([]field, error) {
	var doc yaml.Node
	err := yaml.Unmarshal([]byte(strings.Join(lines, "\n")), &doc)
	if err != nil || len(doc.Content) == 0 || doc.Content[0].Kind != yaml.MappingNode {
		return nil, didban.Fault(didban.CodeInvalid, "article.frontMatter", "row", "2").Because(err)
	}
	if !shallowYAML(doc.Content[0], 1) {
		return nil, tooDeep("2")
	}
	var out []field
	pairs := doc.Content[0].Content
	for i := 0; i+1 < len(pairs); i += 2 {
		one := field{name: pairs[i].Value, line: pairs[i].Line + 1}
		switch value := pairs[i+1]; value.Kind {
		case yaml.ScalarNode:
			if value.Tag != "!!null" {
				one.value = value.Value
			}
		case yaml.SequenceNode:
			for _, part := range value.Content {
				if part.Kind == yaml.ScalarNode {
					one.list = append(one.list, part.Value)
				}
			}
			one.value = strings.Join(one.list, "؛")
		case yaml.DocumentNode, yaml.MappingNode, yaml.AliasNode:
			continue // what it says is for the program that made it
		}
		out = append(out, one)
	}
	return out, nil
}

// postFields are the names by which other programs call what an article has.
var postFields = map[string]string{
	"date": "published", "publishdate": "published", "datepublished": "published", "تاریخ": "published",
	"description": "lead", "summary": "lead", "excerpt": "lead", "subtitle": "lead", "خلاصه": "lead",
	"categories": "subjects", "category": "subjects", "section": "subjects", "form": "subjects", "دسته": "subjects",
	"authors": "author", "keywords": "tags", "image": "cover", "featuredimage": "cover", "cover": "cover", "thumbnail": "cover",
	"slug": "slug", "id": "slug", "guid": "slug", "url": "slug", "permalink": "slug", "draft": "draft", "published": "published",
}

// dated is how Jekyll names its files.
var dated = regexp.MustCompile(`^(\d{4}-\d{1,2}-\d{1,2})-`)

// postOf makes an entry of the front matter of another program. What it has no name
// for is for that program alone, and is left out.
func (r *run) postOf(f File, fields []field, body string) entry {
	own := named("articles", false)
	said := map[string]field{}
	for _, one := range fields {
		name := typed.Name(one.name)
		known, ok := postFields[name]
		if !ok {
			known = own.column(name)
		}
		if known == "section" || known == "form" {
			known = "subjects"
		}
		if before, twice := said[known]; twice && known == "subjects" {
			one.list = append(before.parts(), one.parts()...)
		}
		said[known] = one
	}
	e := entry{
		row: 1, kicker: said["kicker"].value, title: said["title"].value, lead: said["lead"].value, source: said["source"].value,
		author: strings.Join(said["author"].parts(), "، "), subjects: said["subjects"].parts(), tags: said["tags"].parts(),
		body: body, origin: origin{cover: said["cover"].value},
	}
	e.draft, _ = typed.Truth(said["draft"].value)
	e.published = postDate(said["published"].value, f)
	if said["published"].value == "false" { // so Jekyll calls a draft
		e.draft = true
	}
	if e.code = said["slug"].value; e.code == "" {
		e.code = strings.TrimSuffix(f.Path, path.Ext(f.Path))
	}
	return e
}

// parts are the members of a list, or the one value between marks.
func (f field) parts() []string {
	if f.list != nil {
		return f.list
	}
	return typed.List(f.value, "؛;|،,")
}

func postDate(said string, f File) time.Time {
	if at, ok := moment(said, nil); ok {
		return at
	}
	if m := dated.FindStringSubmatch(f.base()); m != nil {
		at, _ := moment(m[1], nil)
		return at
	}
	return time.Time{}
}

// unquote takes off the marks that front matter may have round a value.
func unquote(s string) string {
	if len(s) >= 2 && s[0] == '"' && s[len(s)-1] == '"' {
		return s[1 : len(s)-1]
	}
	return s
}
