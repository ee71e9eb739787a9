package prose_test

import (
	"strings"
	"testing"

	"didban.app/backend/prose"
)

// An article of 400 words as WordPress writes it.
func BenchmarkFromHTML(b *testing.B) {
	part := `<p>به گزارش <strong>روابط عمومی</strong>، کار <a href="https://kashan.example/?p=7">بهسازی خیابان</a> فین در ` + strings.Repeat("سه ماه گذشته پیش رفته است و ", 8) +
		`تا پایان تابستان به بهره‌برداری می‌رسد.</p><ul><li>جدول‌گذاری</li><li>آسفالت</li></ul>`
	source := strings.Repeat(part, 8)
	b.SetBytes(int64(len(source)))
	for b.Loop() {
		prose.FromHTML(source, nil)
	}
}
