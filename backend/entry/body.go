package entry

import (
	"strings"

	didban "didban.app/backend"
	"didban.app/backend/prose"
)

// A body is typed as the HTML of an editor, and its value is Markdown in the stored form. A
// text that does not begin with a tag is Markdown itself, as a person types it; one blank
// line before it lets that begin with a tag too. A body is shown for editing as HTML always.

// readBody is the Markdown of what was typed. What says the same as before stays as it
// was, byte for byte: an article that is only looked at in an editor is not changed.
func readBody(before any, text string) any {
	if !isHTML(text) {
		text = strings.TrimPrefix(text, "\n")
		if text == "" {
			return nil
		}
		return text
	}
	body, _ := prose.FromEditor(text)
	if was, ok := before.(string); ok && again(was) == body {
		return was
	}
	if body == "" {
		return nil
	}
	return body
}

func isHTML(text string) bool { return strings.HasPrefix(text, "<") }

// again is a body in the form that an editor gives it.
func again(body string) string {
	out, _ := prose.FromEditor(prose.Edit(body))
	return out
}

// cutsBack reports whether cutting a body back makes it as it was: before, text and value,
// says by itself what it is, and after is kept as it was typed.
func (t *tree) cutsBack(path string, before didban.Edit, text string) bool {
	was := keptOf(before)
	if was.Typed == nil || t.typed[path] != text || !isHTML(*was.Typed) {
		return false
	}
	value, err := decoded(was.Value)
	return err == nil && value == readBody(nil, *was.Typed)
}
