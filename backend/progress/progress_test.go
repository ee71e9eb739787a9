package progress_test

import (
	"bytes"
	"context"
	"errors"
	"io"
	"strings"
	"testing"

	"didban.app/backend/progress"
)

func TestCounter(t *testing.T) {
	var heard, whole int64
	ctx, stop := context.WithCancel(progress.With(t.Context(), func(stage progress.Stage, done, total int64) {
		if stage != progress.Media || done < heard {
			t.Errorf("%s %d after %d", stage, done, heard)
		}
		heard, whole = done, total
	}))
	count := progress.Count(ctx, progress.Media, 12)
	if got, err := io.ReadAll(count.Reader(strings.NewReader("متن"))); err != nil || string(got) != "متن" {
		t.Errorf("read %q, %v", got, err)
	}
	var out bytes.Buffer
	if _, err := io.WriteString(count.Writer(&out), "متن"); err != nil || out.String() != "متن" || heard != 6 || whole != 12 {
		t.Errorf("wrote %q, %v; heard %d of %d", out.String(), err, heard, whole)
	}
	stop()
	if _, err := io.ReadAll(count.Reader(strings.NewReader("متن"))); !errors.Is(err, context.Canceled) {
		t.Errorf("reading goes on: %v", err)
	}
	if n, err := io.WriteString(count.Writer(&out), "متن"); !errors.Is(err, context.Canceled) || n != 0 {
		t.Errorf("writing goes on: %d, %v", n, err)
	}
	if err := progress.At(t.Context(), progress.Media, 1, 1); err != nil { // nobody is told
		t.Error(err)
	}
}
