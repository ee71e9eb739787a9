// Package jalali is the Solar Hijri calendar of Iran: conversion from and to ISO
// 8601 days, counting with days, reading what people type for a day and writing a
// day the Persian way. It knows the words of the calendar, the names of its months,
// weekdays and seasons, but no noun of the program and no sentence.
//
// The arithmetic is the 33-year rule. It agrees with Borkowski's table of leap years
// in every year that Valid accepts; the tests hold the two against each other day by
// day. The calendar in use goes by the sun: as far as it is computed, by ICU, the
// first year to begin on another day than here is 1503, the next 1602.
package jalali

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"

	ptime "github.com/yaa110/go-persian-calendar"
)

// The years for which the 33-year rule is the calendar in use.
const (
	FirstYear = 1210
	LastYear  = 1633
)

// The ways in which a written date can be wrong.
var (
	// ErrForm is returned for text that is not year, month and day.
	ErrForm = errors.New("not a date")
	// ErrShortYear is returned for a year of fewer than four digits, which may
	// stand for any century.
	ErrShortYear = errors.New("ambiguous year")
	// ErrDay is returned for a day that the calendar does not have.
	ErrDay = errors.New("no such day")
)

// Date is a day of the Solar Hijri calendar; months count from 1.
type Date struct{ Year, Month, Day int }

// Of returns the date of an instant in the instant's own time zone; false
// outside FirstYear to LastYear.
func Of(t time.Time) (Date, bool) {
	year, month, day := ptime.New(t).Date()
	d := Date{Year: year, Month: int(month), Day: day}
	return d, d.Valid()
}

// FromISO reads a Gregorian day as ISO 8601 writes it, 2024-08-02; false for
// anything else and outside FirstYear to LastYear.
func FromISO(iso string) (Date, bool) {
	t, err := time.Parse(time.DateOnly, iso)
	if err != nil {
		return Date{}, false
	}
	return Of(t)
}

// Parse reads year, month and day in this order, separated by / - or . and
// written in Latin, Persian or Arabic digits. It fails with ErrForm, ErrShortYear
// or ErrDay.
func Parse(s string) (Date, error) {
	parts := strings.FieldsFunc(strings.Map(latinDigit, s), func(r rune) bool { return r == '/' || r == '-' || r == '.' })
	if len(parts) != 3 || strings.Count(s, "/")+strings.Count(s, "-")+strings.Count(s, ".") != 2 {
		return Date{}, fmt.Errorf("%w: %q", ErrForm, s)
	}
	var n [3]int
	for i, part := range parts {
		v, err := strconv.ParseUint(strings.TrimSpace(part), 10, 16)
		if err != nil {
			return Date{}, fmt.Errorf("%w: %q", ErrForm, s)
		}
		n[i] = int(v)
	}
	d := Date{Year: n[0], Month: n[1], Day: n[2]}
	if d.Year < 1000 {
		return Date{}, fmt.Errorf("%w: %q", ErrShortYear, s)
	}
	if !d.Valid() {
		return Date{}, fmt.Errorf("%w: %q", ErrDay, s)
	}
	return d, nil
}

// Valid reports whether the calendar has the day, from FirstYear to LastYear.
func (d Date) Valid() bool {
	return d.Year >= FirstYear && d.Year <= LastYear && d.Day >= 1 && d.Day <= MonthDays(d.Year, d.Month)
}

// ISO writes the day in the Gregorian calendar, 2024-08-02; empty where d is not
// valid.
func (d Date) ISO() string {
	if !d.Valid() {
		return ""
	}
	return d.Time(time.UTC).Format(time.DateOnly)
}

// Time returns the first instant of the day in the zone. That is not always midnight:
// where summer time began at midnight, the day began at one; where clocks went back
// to midnight, it is the first of the two.
func (d Date) Time(zone *time.Location) time.Time {
	t := ptime.Date(d.Year, ptime.Month(d.Month), d.Day, 12, 0, 0, 0, time.UTC).Time()
	noon := time.Date(t.Year(), t.Month(), t.Day(), 12, 0, 0, 0, zone)
	midnight := noon.Add(-12 * time.Hour)
	changed, _ := noon.ZoneBounds()
	if changed.IsZero() || midnight.After(changed) {
		return midnight
	}
	_, offset := changed.Add(-time.Nanosecond).Zone()
	old := time.Date(t.Year(), t.Month(), t.Day(), 0, 0, -offset, 0, time.UTC).In(zone)
	if old.Before(changed) {
		return old
	}
	return changed
}

// String writes the date as 1403/05/12.
func (d Date) String() string { return fmt.Sprintf("%04d/%02d/%02d", d.Year, d.Month, d.Day) }

// Leap reports whether Esfand of the year has 30 days.
func Leap(year int) bool {
	return ptime.Date(year, ptime.Farvardin, 1, 12, 0, 0, 0, time.UTC).IsLeap()
}

// MonthDays is the length of a month in days; 0 for a month that is none.
func MonthDays(year, month int) int {
	switch {
	case month < 1 || month > 12:
		return 0
	case month <= 6:
		return 31
	case month <= 11 || Leap(year):
		return 30
	}
	return 29
}

// YearOf is the year of an instant in the instant's own time zone; 0 outside
// FirstYear to LastYear.
func YearOf(t time.Time) int {
	d, ok := Of(t)
	if !ok {
		return 0
	}
	return d.Year
}

// FirstOfMonth is the first day of the Jalali month of an ISO 8601 day, in ISO 8601;
// the text itself where it is no day.
func FirstOfMonth(iso string) string {
	d, ok := FromISO(iso)
	if !ok {
		return iso
	}
	return Date{Year: d.Year, Month: d.Month, Day: 1}.ISO()
}

// FirstOfYear is 1 Farvardin of the Jalali year of an ISO 8601 day, in ISO 8601; the
// text itself where it is no day.
func FirstOfYear(iso string) string {
	d, ok := FromISO(iso)
	if !ok {
		return iso
	}
	return Date{Year: d.Year, Month: 1, Day: 1}.ISO()
}

// FirstOfNextYear is 1 Farvardin after the Jalali year of an ISO 8601 day, in ISO 8601; the
// text itself where it is no day.
func FirstOfNextYear(iso string) string {
	d, ok := FromISO(iso)
	if !ok {
		return iso
	}
	return Date{Year: d.Year + 1, Month: 1, Day: 1}.ISO()
}

// FiscalYear is the municipal year in which an ISO 8601 day lies, 1 Farvardin to
// the end of Esfand; 0 for text that is no day.
func FiscalYear(iso string) int {
	d, ok := FromISO(iso)
	if !ok {
		return 0
	}
	return d.Year
}
