package didban

import (
	"regexp"
	"slices"
	"strings"
)

// A live block of a project is a line of a body by itself: [!project REF]. REF is the id of
// the project, or its public code where a person typed it. The body never holds a figure of
// the project; whoever shows the article asks the record of that moment.

var (
	liveForm  = regexp.MustCompile(`^\[!project ([0-9A-Za-z-]{1,64})\]$`)
	liveLines = regexp.MustCompile(`(?m)^\[!project ([0-9A-Za-z-]{1,64})\][ \t]*$`)
	refForm   = regexp.MustCompile(`^[0-9A-Za-z-]{1,64}$`)
)

// LiveMark is the line of a body that stands for the live block of a project.
func LiveMark(ref string) string { return "[!project " + ref + "]" }

// LiveRef is the project that a line of a body stands for; false for any other line.
func LiveRef(line string) (ref string, ok bool) {
	found := liveForm.FindStringSubmatch(strings.TrimSpace(line))
	if found == nil {
		return "", false
	}
	return found[1], true
}

// IsLiveRef reports whether a text has the form of an id or a public code.
func IsLiveRef(ref string) bool { return refForm.MatchString(ref) }

// ReplaceLive puts a text in the place of each line of a body that stands for a live block.
func ReplaceLive(body string, by func(ref string) string) string {
	if !strings.Contains(body, "[!project ") {
		return body
	}
	return liveLines.ReplaceAllStringFunc(body, func(line string) string {
		ref, _ := LiveRef(line)
		return by(ref)
	})
}

// Live are the projects of the article's live blocks, each once, in their order: ids or codes.
func (a *Article) Live() []string {
	var out []string
	ReplaceLive(a.Body, func(ref string) string {
		if !slices.Contains(out, ref) {
			out = append(out, ref)
		}
		return ref
	})
	return out
}

// About are the projects that the article speaks of: those that it names, and those of its
// live blocks that are named by id.
func (a *Article) About() []ID {
	out := slices.Clone(a.Projects)
	for _, ref := range a.Live() {
		if id := ID(ref); id.Valid() && !slices.Contains(out, id) {
			out = append(out, id)
		}
	}
	return out
}
