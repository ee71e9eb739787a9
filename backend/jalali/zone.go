package jalali

import (
	"sync"
	"time"
	_ "time/tzdata" // a machine without a zone database must still know Tehran
)

// Tehran is Asia/Tehran: UTC+3:30, with summer time up to 1401.
func Tehran() *time.Location { return tehran() }

var tehran = sync.OnceValue(func() *time.Location {
	zone, err := time.LoadLocation("Asia/Tehran")
	if err != nil {
		return time.FixedZone("Asia/Tehran", 3*3600+30*60)
	}
	return zone
})
