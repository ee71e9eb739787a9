package didban

// Mode is how the program is being used; it decides what the window offers,
// never what a person may do.
type Mode string

// The modes.
const (
	ModePublic Mode = "public" // a window for anyone; staff sign in from it
	ModeKiosk  Mode = "kiosk"  // a public touch screen
	ModeDemo   Mode = "demo"   // a throw-away copy of the sample city
)
