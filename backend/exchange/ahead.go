package exchange

import (
	"errors"
	"runtime"
	"sync"

	didban "didban.app/backend"
)

// To look at a picture takes longer than all else that an import does. So the files that the rows
// of a table name are looked at side by side, ahead of the rows.

// maxLooks is how many files are looked at at once at most: each takes the memory of a decoded
// picture, of which package media lets only one be large.
const maxLooks = 4

// A look is a file that is being looked at; media and err are there once done is closed.
type look struct {
	file  File
	done  chan struct{}
	media didban.Media
	err   error
}

// errMissing is a file that a row names and that can't be read.
var errMissing = errors.New("no such file")

// lookAhead begins to look at the files of a sheet's rows, in their order. The function that it
// returns ends that: what is being looked at is waited for, the rest is left.
func (r *run) lookAhead(s *sheet) (end func()) {
	queue, ended := make(chan *look), make(chan struct{})
	var order []*look
	r.looks = map[string]*look{}
	for i := range s.rows {
		one := record{run: r, sheet: s, row: &s.rows[i]}
		f, inside := s.file.beside(one.cell(fileColumn))
		if !inside || r.looks[f.Path] != nil {
			continue
		}
		l := &look{file: f, done: make(chan struct{})}
		r.looks[f.Path] = l
		order = append(order, l)
	}
	var working sync.WaitGroup
	working.Go(func() {
		defer close(queue)
		for _, l := range order {
			select {
			case queue <- l:
			case <-ended:
				return
			}
		}
	})
	for range min(maxLooks, max(2, runtime.GOMAXPROCS(0))) {
		working.Go(func() {
			for l := range queue {
				l.media, l.err = r.lookAt(l.file)
				close(l.done)
			}
		})
	}
	return func() {
		close(ended)
		working.Wait()
		r.looks = nil
	}
}

// lookAt looks at a file now; errMissing where it can't be read.
func (r *run) lookAt(f File) (didban.Media, error) {
	content, err := f.read()
	if err != nil {
		if errors.As(err, new(*didban.Error)) {
			return didban.Media{}, err
		}
		return didban.Media{}, errMissing
	}
	return r.src.Media(f.base(), content)
}

// looked gives what lookAt found, which may have been done ahead.
func (r *run) looked(f File) (didban.Media, error) {
	l := r.looks[f.Path]
	if l == nil {
		return r.lookAt(f)
	}
	<-l.done
	return l.media, l.err
}

// known gives the stored record of the same bytes where there is one.
func (r *run) known(m didban.Media, err error) (didban.Media, error) {
	if err != nil {
		return m, err
	}
	stored, ok, err := r.src.Stored(m.Hash)
	if ok {
		return stored, err
	}
	return m, err
}
