package staff

import (
	"regexp"
	"runtime"
	"strings"

	"didban.app/backend/gate"
)

// DamageView is what the last look over the data found, and what an administrator can do about
// it. A file is put right while no program has it open, so that the window can only tell how.
type DamageView struct {
	Findings []DamageFinding `json:"findings"`
	More     int             `json:"more"`   // findings beyond these
	Repair   string          `json:"repair"` // the command that puts the files right; "" where they need it not
	Reindex  string          `json:"reindex"`
	Kept     bool            `json:"kept"` // the command names a backup that what is lost is taken from
}

// DamageFinding is one finding: the key of a sentence, and what fills it in.
type DamageFinding struct {
	Key  string    `json:"key"`
	Args []ArgView `json:"args"`
}

// shownFindings is how many findings are shown one by one.
const shownFindings = 20

// Damage tells an administrator what is wrong with the data.
func (s *Bench) Damage() (DamageView, error) {
	return gate.Answer(s.caller, "Bench.Damage", func() (DamageView, error) {
		if s.caller.Health == nil {
			return DamageView{Findings: []DamageFinding{}}, nil
		}
		return damageView(s.caller.Health()), nil
	})
}

func damageView(h gate.Health) DamageView {
	view := DamageView{Findings: []DamageFinding{}, More: h.Findings}
	for _, f := range h.List {
		switch f.Key {
		case "check.map", "check.archive": // they have been made anew
		case "check.search":
			view.Reindex = command(h.Program, "reindex", "--data", h.Folder)
		default:
			view.Repair = command(h.Program, "repair", "--data", h.Folder, h.BackupFile)
			view.Kept = h.BackupFile != ""
		}
		if len(view.Findings) < shownFindings {
			view.Findings = append(view.Findings, DamageFinding{f.Key, argViews(f.Args)})
			view.More--
		}
	}
	return view
}

// command is a line for a terminal of this system.
func command(words ...string) string {
	var out []string
	for _, word := range words {
		if word != "" {
			out = append(out, quoted(word))
		}
	}
	return strings.Join(out, " ")
}

var plainWord = regexp.MustCompile(`^[A-Za-z0-9_./:\\-]+$`)

func quoted(word string) string {
	switch {
	case runtime.GOOS == "windows" && strings.ContainsAny(word, " &^()"):
		return `"` + word + `"`
	case runtime.GOOS == "windows", plainWord.MatchString(word):
		return word
	}
	return "'" + strings.ReplaceAll(word, "'", `'\''`) + "'"
}
