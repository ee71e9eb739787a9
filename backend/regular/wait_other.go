//go:build !unix

package regular

// withoutWaiting is nothing where no pipe lies under the name of a file.
const withoutWaiting = 0
