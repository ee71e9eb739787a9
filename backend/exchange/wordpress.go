package exchange

import (
	"github.com/mmcdole/gofeed"
	ext "github.com/mmcdole/gofeed/extensions"
)

// extension is the text of an element of another vocabulary in an entry; of the
// WordPress list of fields, that of the field of a name.
func extension(item *gofeed.Item, space, name string, field ...string) string {
	for _, e := range item.Extensions[space][name] {
		if len(field) == 0 {
			return e.Value
		}
		if child(e, "meta_key") == field[0] {
			return child(e, "meta_value")
		}
	}
	return ""
}

func child(e ext.Extension, name string) string {
	if list := e.Children[name]; len(list) > 0 {
		return list[0].Value
	}
	return ""
}

// isPost tells articles from the pictures, pages and menus that WordPress exports
// beside them, and from what it threw away.
func isPost(item *gofeed.Item) bool {
	kind, status := extension(item, "wp", "post_type"), extension(item, "wp", "status")
	return (kind == "" || kind == "post") && status != "trash" && status != "auto-draft"
}

// isHidden tells what WordPress does not show to everybody: drafts, what waits for an
// editor, private entries and those behind a password. One of the future comes when it
// is due.
func isHidden(item *gofeed.Item) bool {
	status := extension(item, "wp", "status")
	return status != "" && status != "publish" && status != "future" || extension(item, "wp", "post_password") != ""
}

// wordpressPictures are the addresses of the pictures that WordPress exports, by
// their ids.
func wordpressPictures(feed *gofeed.Feed) map[string]string {
	out := map[string]string{}
	for _, item := range feed.Items {
		if item != nil && extension(item, "wp", "post_type") == "attachment" {
			out[extension(item, "wp", "post_id")] = extension(item, "wp", "attachment_url")
		}
	}
	return out
}
