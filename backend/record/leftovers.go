package record

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
)

// What this package writes under another name first has an ending of these; a program that
// was killed leaves it behind.
var leftoverForm = regexp.MustCompile(`^\.(new|part|beside|restoring|repaired|(part\.)?compacted|rewritten|rewritten\.part|v[0-9]+\.bak\.part)$`)

// sweep takes away what a program that was killed left beside its file. Who calls it holds
// the file. What can't be taken away harms nothing and waits for the next start.
func sweep(path string) {
	entries, err := os.ReadDir(filepath.Dir(path))
	if err != nil {
		return
	}
	for _, e := range entries {
		ending, ours := strings.CutPrefix(e.Name(), filepath.Base(path))
		if ours && e.Type().IsRegular() && leftoverForm.MatchString(ending) {
			_ = os.Remove(filepath.Join(filepath.Dir(path), e.Name()))
		}
	}
}
