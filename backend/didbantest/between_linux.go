package didbantest

import (
	"errors"
	"fmt"
	"runtime"
	"sync/atomic"
	"syscall"
	"unsafe"
)

// ErrNoFaults tells that this system lets nobody step between a program and its disk.
var ErrNoFaults = errors.New("no faults to be had")

// A systemCall is what a thread asks of the kernel, as seccomp shows it.
type systemCall struct {
	number       int32
	architecture uint32
	instruction  uint64
	args         [6]uint64
}

// between runs do on a thread whose calls with one of the numbers are questions first, one
// after the other: decide says with which error the call is answered instead of being made,
// 0 for none, and what is to be done once the kernel has taken that. A question that a
// signal interrupted is asked again, and taken once. The kernel (seccomp, with a listener)
// asks for the one thread of do. ErrNoFaults where it does not.
func between(numbers []uint32, do func() error, decide func(systemCall) (syscall.Errno, func())) error {
	listening, done := make(chan int, 1), make(chan error, 1)
	go func() {
		runtime.LockOSThread() // the filter stays on the thread, which ends with this goroutine
		listener, err := listenTo(numbers)
		if listening <- listener; err != nil {
			done <- errors.Join(ErrNoFaults, err)
			return
		}
		done <- do()
	}()
	listener := <-listening
	if listener < 0 {
		return <-done
	}
	var over atomic.Bool
	answered := make(chan struct{})
	go func() {
		defer close(answered)
		for !over.Load() {
			answerOne(listener, decide)
		}
	}()
	err := <-done
	over.Store(true)
	<-answered
	return errors.Join(err, syscall.Close(listener))
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

// instruction is one of the filter's.
type instruction struct {
	code      uint16
	yes, no   uint8
	parameter uint32
}

// listenTo makes every call of this thread with one of the numbers a question; -1 where
// that can't be.
func listenTo(numbers []uint32) (int, error) {
	number, ok := seccompCall[runtime.GOARCH]
	if !ok {
		return -1, fmt.Errorf("on %s", runtime.GOARCH)
	}
	if _, _, errno := syscall.RawSyscall6(syscall.SYS_PRCTL, noNewPrivileges, 1, 0, 0, 0, 0); errno != 0 {
		return -1, errno
	}
	filter := []instruction{{0x20, 0, 0, 0}} // load the number of the call
	for i, n := range numbers {
		filter = append(filter, instruction{0x15, uint8(len(numbers) - i), 0, n})
	}
	filter = append(filter, instruction{0x06, 0, 0, retAllow}, instruction{0x06, 0, 0, retNotify})
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

// answerOne waits a moment for a question and answers it.
func answerOne(listener int, decide func(systemCall) (syscall.Errno, func())) {
	if !waits(listener) {
		return
	}
	var question struct {
		id         uint64
		pid, flags uint32
		call       systemCall
	}
	if !control(listener, notifyReceive, unsafe.Pointer(&question)) {
		return
	}
	answer := struct {
		id    uint64
		value int64
		errno int32
		flags uint32
	}{id: question.id, flags: goOn}
	cause, taken := decide(question.call)
	if cause != 0 {
		answer.errno, answer.flags = -int32(cause), 0
	}
	if control(listener, notifySend, unsafe.Pointer(&answer)) {
		taken()
	}
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
