package dialogue

import (
	"strings"

	didban "didban.app/backend"
	"didban.app/backend/jalali"
	"didban.app/backend/private"
)

// filling is what the placeholders of a template stand for.
type filling struct {
	place, unit, project, code string
	today, due                 didban.Day
}

func (f filling) values() map[string]string {
	values := []string{f.place, f.unit, longDay(f.today), longDay(f.due), f.project, f.code}
	out := map[string]string{}
	for i, name := range didban.Placeholders {
		out[name] = values[i]
	}
	return out
}

// longDay is a day as Persian writes it; "" for none.
func longDay(day didban.Day) string {
	d, ok := jalali.FromISO(string(day))
	if !ok {
		return ""
	}
	return d.Long()
}

// filled is a template with what its placeholders stand for; one that is not known stays.
func filled(text string, values map[string]string) string {
	for name, value := range values {
		if value != "" {
			text = strings.ReplaceAll(text, "{"+name+"}", value)
		}
	}
	return text
}

// filledIn refuses a text in which a placeholder is left.
func filledIn(text string) error {
	if left := didban.UnfilledIn(text); len(left) > 0 {
		e := didban.Fault(didban.CodeInvalid, "answer.unfilled", "name", left[0])
		e.Field = "text"
		return e
	}
	return nil
}

// ready reports whether a text is a template as it stands, filled in.
func ready(tx *private.Tx, template, text string, values map[string]string) (bool, error) {
	if template == "" {
		return false, nil
	}
	t, err := tx.Template(didban.ID(template))
	if didban.IsNotFound(err) {
		return false, nil // it was taken away while somebody wrote
	}
	return err == nil && didban.CleanText(filled(t.Text, values)) == text, err
}
