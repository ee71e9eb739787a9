package publish

import (
	"testing"

	"didban.app/backend/disk"
)

// TestOfTag_Names keeps a tag from being a file that Windows takes for a device.
func TestOfTag_Names(t *testing.T) {
	for tag, want := range map[string]string{"گلاب": "tag/گلاب", "CON": "tag/_con", "com1": "tag/_com1"} {
		s := ofTag(tag)
		if s.path != want {
			t.Errorf("%s: got %q, want %q", tag, s.path, want)
		}
		if err := disk.Name(s.path[len("tag/"):] + ".rss"); err != nil {
			t.Errorf("%s: got %v", tag, err)
		}
		if back, ok := streamOf(s.path, nil); !ok || back.path == "" {
			t.Errorf("%s: its own path leads to nothing", s.path)
		}
	}
}
