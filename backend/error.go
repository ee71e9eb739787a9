package didban

import (
	"errors"
	"fmt"
	"sort"
	"strings"
)

// ErrorCode classes an error by what the person can do about it.
type ErrorCode string

// The classes of error.
const (
	CodeInvalid   ErrorCode = "invalid"   // mend the input
	CodeNotFound  ErrorCode = "notFound"  // it is not, or no longer, there
	CodeConflict  ErrorCode = "conflict"  // somebody else changed it first
	CodeForbidden ErrorCode = "forbidden" // ask someone who may
	CodeSession   ErrorCode = "session"   // sign in, or unlock: nobody is there to be asked for a right
	CodeGone      ErrorCode = "gone"      // go back: it was there, and somebody closed or took it away meanwhile
	CodeBusy      ErrorCode = "busy"      // wait, or close the other program
	CodeDamaged   ErrorCode = "damaged"   // restore a backup
	CodeDisk      ErrorCode = "disk"      // free space, or mend the folder's permissions
	CodeTooNew    ErrorCode = "tooNew"    // install the newer program
	CodeTooOld    ErrorCode = "tooOld"    // import the data anew
	CodeInternal  ErrorCode = "internal"  // a fault of ours; the log has the cause
)

// Error is a fault that the person can act on. It carries no sentence: the front
// end and the command line own one per Key and language, and fill it with Args.
type Error struct {
	Code  ErrorCode         `json:"code"`
	Key   string            `json:"key"`
	Field string            `json:"field,omitempty"`
	Args  map[string]string `json:"args,omitempty"`
	// Cause is for the log and errors.Is; it never reaches the person.
	Cause error `json:"-"`
}

// Fault makes an Error; args are pairs of name and value.
func Fault(code ErrorCode, key string, args ...string) *Error {
	e := &Error{Code: code, Key: key}
	for i := 0; i+1 < len(args); i += 2 {
		if e.Args == nil {
			e.Args = map[string]string{}
		}
		e.Args[args[i]] = args[i+1]
	}
	return e
}

// Because returns the error with its cause attached.
func (e *Error) Because(cause error) *Error {
	e.Cause = cause
	return e
}

// Error describes the fault for a log.
func (e *Error) Error() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s: %s", e.Code, e.Key)
	if e.Field != "" {
		fmt.Fprintf(&b, " (%s)", e.Field)
	}
	names := make([]string, 0, len(e.Args))
	for name := range e.Args {
		names = append(names, name)
	}
	sort.Strings(names)
	for _, name := range names {
		fmt.Fprintf(&b, " %s=%q", name, e.Args[name])
	}
	if e.Cause != nil {
		fmt.Fprintf(&b, ": %v", e.Cause)
	}
	return b.String()
}

// Unwrap gives the cause to errors.Is and errors.As.
func (e *Error) Unwrap() error { return e.Cause }

// IsErased reports whether an error says that the words of a version were erased.
func IsErased(err error) bool {
	var e *Error
	return errors.As(err, &e) && e.Key == "noun.versionErased"
}

// IsNotFound reports whether an error says that something is not, or no longer, there.
func IsNotFound(err error) bool {
	var fault *Error
	return errors.As(err, &fault) && fault.Code == CodeNotFound
}

// IsBusy reports whether an error says that somebody else has what is needed.
func IsBusy(err error) bool {
	var fault *Error
	return errors.As(err, &fault) && fault.Code == CodeBusy
}

// IsLeftOut reports whether an error says that a noun is not there, or that its record is
// damaged: lists and sums go on without it, and the store keeps count of what is damaged.
func IsLeftOut(err error) bool {
	var fault *Error
	return errors.As(err, &fault) && (fault.Code == CodeNotFound || fault.Code == CodeDamaged && fault.Key == "store.damaged")
}

// Errors is every fault found in one noun, in the order of its fields.
type Errors []*Error

// Error joins the faults, one a line.
func (es Errors) Error() string {
	lines := make([]string, len(es))
	for i, e := range es {
		lines[i] = e.Error()
	}
	return strings.Join(lines, "\n")
}

// Unwrap gives the faults to errors.As.
func (es Errors) Unwrap() []error {
	out := make([]error, len(es))
	for i, e := range es {
		out[i] = e
	}
	return out
}

// Level tells a fault that stops an import from a remark.
type Level string

// The levels of a Problem.
const (
	LevelError   Level = "error"
	LevelWarning Level = "warning"
)

// Problem is a fault in a file from outside, with the place where it stands.
// Row counts from 1 as a spreadsheet shows it (the header is row 1); 0 means the
// whole file.
type Problem struct {
	Level  Level             `json:"level"`
	File   string            `json:"file"`
	Sheet  string            `json:"sheet,omitempty"`
	Row    int               `json:"row,omitempty"`
	Column string            `json:"column,omitempty"`
	Key    string            `json:"key"`
	Args   map[string]string `json:"args,omitempty"`
}
