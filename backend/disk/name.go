package disk

import (
	"slices"
	"strings"
	"unicode/utf8"

	didban "didban.app/backend"
)

// maxName is how long a file's name may be in bytes: what Linux takes, less what a
// name gets while it is written (".part").
const maxName = 250

// devices are the names that Windows keeps for devices, whatever ending follows them.
var devices = []string{"con", "prn", "aux", "nul", "conin$", "conout$"}

// ports are those that a digit follows; ¹, ² and ³ count as digits there.
var ports = []string{"com", "lpt"}

// Name checks the name of a file, without its folder, that came from outside: a name
// that a system the data may travel to would refuse, or take for a device or for a
// stream within another file, is CodeInvalid "file.name", on every system.
func Name(name string) error {
	if !sound(name) {
		return didban.Fault(didban.CodeInvalid, "file.name", "name", name)
	}
	return nil
}

func sound(name string) bool {
	switch {
	case name == "", name == ".", name == "..", len(name) > maxName:
		return false
	case strings.ContainsAny(name, `<>:"/\|?*`), strings.ContainsFunc(name, isControl):
		return false
	case strings.HasSuffix(name, "."), strings.HasSuffix(name, " "), strings.HasPrefix(name, " "):
		return false
	}
	return !isDevice(name)
}

func isControl(r rune) bool { return r < 0x20 || r == 0x7f }

// isDevice reports whether Windows takes a name for a device: "nul", "NUL.txt", "com1 .db".
func isDevice(name string) bool {
	stem, _, _ := strings.Cut(strings.ToLower(name), ".")
	stem = strings.TrimRight(stem, " ")
	if slices.Contains(devices, stem) {
		return true
	}
	for _, port := range ports {
		digit, ok := strings.CutPrefix(stem, port)
		if ok && utf8.RuneCountInString(digit) == 1 && strings.Contains("0123456789¹²³", digit) {
			return true
		}
	}
	return false
}

// Safe turns a text into a name that Name takes, by a low line before a device and in
// place of every sign that no name may hold.
func Safe(text string) string {
	name := strings.Map(func(r rune) rune {
		if isControl(r) || strings.ContainsRune(`<>:"/\|?*`, r) {
			return '_'
		}
		return r
	}, text)
	for len(name) > maxName {
		_, size := utf8.DecodeLastRuneInString(name)
		name = name[:len(name)-size]
	}
	name = strings.TrimLeft(strings.TrimRight(name, ". "), " ")
	if name == "" || isDevice(name) {
		return "_" + name
	}
	return name
}
