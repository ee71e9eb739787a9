//go:build cgo && sqlite_fts5

package quality

import _ "github.com/mattn/go-sqlite3" // registers the driver "sqlite3", with FTS5 by the tag

// native is the driver of SQLite in C.
const native = "sqlite3"
