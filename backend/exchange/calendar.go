package exchange

import (
	"fmt"
	"io"
	"time"

	didban "didban.app/backend"
)

// instantForm writes Unix ms as an iCalendar or vCard instant in universal time, which
// every reader understands without a table of time zones.
const instantForm = "20060102T150405Z"

func stamp(at int64) string {
	if at == 0 {
		return ""
	}
	return time.UnixMilli(at).UTC().Format(instantForm)
}

// WriteCalendar writes an event as an iCalendar file (RFC 5545). at is the point
// where it takes place, nil where it is not known; category is the title of its
// category. The same state of an event gives the same file, and a later one the same
// UID with a higher SEQUENCE. No METHOD makes it a message: it is a note of when and
// where. It fails only where w does.
func WriteCalendar(w io.Writer, e *didban.Event, at *didban.Position, category string) error {
	var l lines
	l.raw("BEGIN", "VCALENDAR")
	l.raw("VERSION", "2.0")
	l.raw("PRODID", "-//Didban//Service Watch//FA")
	l.raw("CALSCALE", "GREGORIAN")
	l.event(e, func() {
		l.raw("CREATED", stamp(e.Created))
		l.raw("LAST-MODIFIED", stamp(e.Updated))
		l.raw("SEQUENCE", fmt.Sprint(max(0, e.Version-1)))
		l.text("DESCRIPTION", e.Description)
		l.text("CONTACT", e.Organiser)
		l.text("CATEGORIES", category)
		if at != nil {
			l.raw("GEO", fmt.Sprintf("%.6f;%.6f", at.Lat, at.Lon))
		}
	})
	l.raw("END", "VCALENDAR")
	return l.writeTo(w)
}

// CalendarCard is the event alone, as short as a QR code wants it.
func CalendarCard(e *didban.Event) string {
	var l lines
	l.event(e, func() {})
	return l.String()
}

func (l *lines) event(e *didban.Event, more func()) {
	l.raw("BEGIN", "VEVENT")
	l.raw("UID", string(e.ID))
	l.raw("DTSTAMP", stamp(max(e.Updated, e.Created, 1)))
	l.raw("DTSTART", stamp(e.Start))
	if e.End > e.Start { // an end that is none must not stand (RFC 5545 §3.6.1)
		l.raw("DTEND", stamp(e.End))
	}
	l.text("SUMMARY", e.Title)
	l.text("LOCATION", e.Place)
	more()
	l.raw("END", "VEVENT")
}
