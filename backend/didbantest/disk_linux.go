package didbantest

import (
	"errors"
	"fmt"
	"math"
	"runtime"
	"sync/atomic"
	"syscall"
	"testing"
	"unsafe"

	didban "didban.app/backend"
)

// Disk is a disk that fails: of the syncs that a function asks for, those from At on,
// counted from 1, as many as Times, are not done and answered with Cause.
type Disk struct {
	At, Times int
	Cause     syscall.Errno
}

// ErrNoFaults tells that this system lets nobody step between a program and its disk.
var ErrNoFaults = errors.New("no faults to be had")

// AtEachSync runs a test on a disk that fails at the first sync, then on one that fails at
// the second, until the test asks for fewer: with each cause, for one sync and for ever.
// try tells how many syncs it asked for.
func AtEachSync(t *testing.T, try func(t *testing.T, disk Disk) (asked int), causes ...syscall.Errno) {
	t.Helper()
	for _, cause := range causes {
		for _, times := range []int{1, math.MaxInt32} {
			for at := 1; ; at++ {
				disk, asked, skipped := Disk{At: at, Times: times, Cause: cause}, 0, false
				t.Run(fmt.Sprintf("%s/%d/from %d", cause, times, at), func(t *testing.T) {
					defer func() { skipped = t.Skipped() }()
					asked = try(t, disk)
				})
				if asked >= at {
					continue
				}
				if at < 3 && !skipped && !t.Failed() {
					t.Errorf("only %d syncs were asked for", asked)
				}
				break
			}
		}
	}
}

// Test runs do on the failing disk. told is what do answered; it fails the test where that
// is a fault of something else than the disk, and skips it where no faults are to be had.
func (d Disk) Test(t *testing.T, do func() error) (asked int, told error) {
	t.Helper()
	asked, told = d.Run(do)
	if errors.Is(told, ErrNoFaults) {
		t.Skip(told)
	}
	var fault *didban.Error
	if told != nil && (!errors.As(told, &fault) || fault.Code != didban.CodeDisk) {
		t.Errorf("at sync %d: told %v", d.At, told)
	}
	return asked, told
}

// Run runs do on the failing disk and tells how many syncs it asked for. The kernel
// (seccomp, with a listener) asks here at each of them, for the one thread of do.
func (d Disk) Run(do func() error) (asked int, err error) {
	listening, done := make(chan int, 1), make(chan error, 1)
	go func() {
		runtime.LockOSThread() // the filter stays on the thread, which ends with this goroutine
		listener, err := listenToSyncs()
		if listening <- listener; err != nil {
			done <- errors.Join(ErrNoFaults, err)
			return
		}
		done <- do()
	}()
	listener := <-listening
	if listener < 0 {
		return 0, <-done
	}
	var over atomic.Bool
	counted := make(chan int, 1)
	go func() { counted <- d.answer(listener, &over) }()
	err = <-done
	over.Store(true)
	asked = <-counted
	return asked, errors.Join(err, syscall.Close(listener))
}

// What the kernel calls these things.
const (
	noNewPrivileges = 38
	filterMode      = 1
	newListener     = 1 << 3
	retAllow        = 0x7fff0000
	retNotify       = 0x7fc00000
	notifyReceive   = 0xc0502100
	notifySend      = 0xc0182101
	goOn            = 1
	pollIn          = 1
)

var seccompCall = map[string]uintptr{"amd64": 317, "arm64": 277, "riscv64": 277, "loong64": 277}

// listenToSyncs makes every sync of this thread a question; -1 where that can't be.
func listenToSyncs() (int, error) {
	number, ok := seccompCall[runtime.GOARCH]
	if !ok {
		return -1, fmt.Errorf("on %s", runtime.GOARCH)
	}
	if _, _, errno := syscall.RawSyscall6(syscall.SYS_PRCTL, noNewPrivileges, 1, 0, 0, 0, 0); errno != 0 {
		return -1, errno
	}
	filter := []struct {
		code      uint16
		yes, no   uint8
		parameter uint32
	}{
		{0x20, 0, 0, 0}, // load the number of the call
		{0x15, 1, 0, syscall.SYS_FDATASYNC},
		{0x15, 0, 1, syscall.SYS_FSYNC},
		{0x06, 0, 0, retNotify},
		{0x06, 0, 0, retAllow},
	}
	program := struct {
		length uint16
		filter unsafe.Pointer
	}{uint16(len(filter)), unsafe.Pointer(&filter[0])}
	fd, _, errno := syscall.RawSyscall(number, filterMode, newListener, uintptr(unsafe.Pointer(&program)))
	runtime.KeepAlive(filter)
	if errno != 0 {
		return -1, errno
	}
	return int(fd), nil
}

// answer answers the kernel's questions until over, and counts them. A question that a
// signal interrupted is asked again, and counts once.
func (d Disk) answer(listener int, over *atomic.Bool) (asked int) {
	for !over.Load() {
		if !waits(listener) {
			continue
		}
		var question struct {
			id         uint64
			pid, flags uint32
			call       [64]byte
		}
		if !control(listener, notifyReceive, unsafe.Pointer(&question)) {
			continue
		}
		answer := struct {
			id    uint64
			value int64
			errno int32
			flags uint32
		}{id: question.id, flags: goOn}
		if n := asked + 1; n >= d.At && n < d.At+d.Times {
			answer.errno, answer.flags = -int32(d.Cause), 0
		}
		if control(listener, notifySend, unsafe.Pointer(&answer)) {
			asked++
		}
	}
	return asked
}

// waits waits a moment for a question.
func waits(listener int) bool {
	question := struct {
		fd          int32
		events, got int16
	}{fd: int32(listener), events: pollIn}
	moment := syscall.NsecToTimespec(2_000_000)
	n, _, _ := syscall.Syscall6(syscall.SYS_PPOLL, uintptr(unsafe.Pointer(&question)), 1, uintptr(unsafe.Pointer(&moment)), 0, 0, 0)
	return n == 1 && question.got&pollIn != 0
}

func control(listener int, request uintptr, with unsafe.Pointer) bool {
	_, _, errno := syscall.Syscall(syscall.SYS_IOCTL, uintptr(listener), request, uintptr(with))
	return errno == 0
}
