//go:build unix

package regular

import "syscall"

// withoutWaiting opens a pipe although nobody writes to it. It changes nothing of a file.
const withoutWaiting = syscall.O_NONBLOCK
