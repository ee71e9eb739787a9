// Package exchange reads a city's own files, CSV, XLSX, GeoJSON, JSON and
// Markdown, into nouns: rows in, values and problems out. The tables that it
// understands are declared in tables.go. Feeds, web pages and Markdown of other
// programs become rows of the table of articles (foreign.go). It also writes what one person takes along:
// an event as iCalendar, a trustee as vCard.
//
// It never changes anything: what is stored comes in through Source, what should
// be stored goes out as a Batch. It refuses to know where nouns are kept, how a
// geometry is judged and how a picture is read, and it writes no sentence: each
// Problem is a key with its place in the file.
package exchange

import didban "didban.app/backend"

// Limits of what is read; the largest real files are a tenth of these.
const (
	MaxBytes    = 64 << 20  // of one file
	MaxUnzipped = 256 << 20 // of one workbook, unpacked
	MaxRows     = 200_000   // of one table
	MaxColumns  = 500       // of one table
	MaxCells    = 6_000_000 // of one table
	MaxText     = 64 << 20  // of the cells of one sheet of a workbook
	MaxProblems = 1_000     // of one report
)

// Source is what a reading needs to know of the world.
type Source struct {
	// Find gives the stored noun of a kind and code; false where there is none.
	// The noun is only read.
	Find func(kind didban.Kind, code string) (didban.Noun, bool, error)
	// Terms are the vocabularies of the city, by whose codes and titles cells are read; nil
	// stands for what is shipped.
	Terms didban.Vocabularies
	// Areas gives every stored area, so that a row may call one by its name.
	Areas func() ([]*didban.Area, error)
	// Units gives every stored unit, so that a row may call one by its title.
	Units func() ([]*didban.Unit, error)
	// NewID makes the identifier of a new noun.
	NewID func() didban.ID
	// Geometry checks a geometry and gives it in its normal form. A fault for
	// which Warning is true is a remark; any other refuses the geometry.
	Geometry func(didban.Geometry) (didban.Geometry, []*didban.Error)
	// Warning tells a remark from a fault.
	Warning func(*didban.Error) bool
	// Media keeps or only inspects a file and gives its Hash, Type, Bytes, Width
	// and Height. A *didban.Error refuses the file; any other error ends the reading.
	// Several goroutines call it at once.
	Media func(name string, content []byte) (didban.Media, error)
	// Stored gives the stored record of the bytes with a hash; false where there is none.
	Stored func(hash string) (didban.Media, bool, error)
	// Held reports whether an article of this identifier is stored: an entry that
	// the program itself has written.
	Held func(id didban.ID) (bool, error)
	// Prose reads the texts of articles.
	Prose Prose
	// Watch is told how far the reading is, many times a second. Where it returns an
	// error, the reading ends with that. It may be nil.
	Watch Watch
}

// Watch is told how far something is; an error that it returns ends it.
type Watch func(Progress) error

// Progress says how many of something are done; of files, which one is being read.
type Progress struct {
	Stage       Stage
	Done, Total int
}

// Stage is what an import is at.
type Stage string

// The stages of an import, one after the other.
const (
	StageFiles Stage = "files" // they are opened and read
	StageRows  Stage = "rows"  // rows become nouns
	StageNouns Stage = "nouns" // they are checked and compared with what is stored
	StageWrite Stage = "write" // what is new or changed is written
)

// Prose brings texts into the form of a body, and tells what it left out of them.
type Prose struct {
	HTML     func(source string, pictures didban.Pictures) (body string, dropped []didban.Dropped)
	Markdown func(source string, pictures didban.Pictures) (body string, dropped []didban.Dropped)
	Text     func(html string) string         // what HTML says, in one line
	Page     func(html string) didban.WebPage // what a web page says of itself
}

// Batch is what a reading wants stored.
type Batch struct {
	// Nouns are the new and changed ones, a noun before those that refer to it.
	// A changed noun carries the Version it was made from. There are none where a
	// problem is an error.
	Nouns []didban.Noun
	// New, Changed and Unchanged count the nouns that the files speak of.
	New, Changed, Unchanged map[didban.Kind]int
}

// Read reads the files in the order of their tables, whatever order they come
// in. Faults in the files are problems; one with LevelError means that nothing
// should be written. The error is for what is no fault of the files: reading
// them, or the source, failed.
func Read(files []File, src Source) (Batch, []didban.Problem, error) {
	r := newRun(src)
	var sheets []*sheet
	for i, f := range files {
		if err := r.at(StageFiles, i+1, len(files)); err != nil {
			return Batch{}, nil, err
		}
		f.tick = r.tick
		more, err := r.open(f)
		if err != nil {
			return Batch{}, nil, err
		}
		sheets = append(sheets, more...)
	}
	if len(sheets) == 0 && !r.failed {
		r.report(didban.LevelError, didban.Problem{Key: "import.nothing"})
	}
	if err := r.fill(sheets); err != nil {
		return Batch{}, nil, err
	}
	if err := r.validate(); err != nil {
		return Batch{}, nil, err
	}
	r.tellNotes()
	batch, err := r.batch()
	return batch, r.sorted(), err
}
