package persian

import (
	"strings"
	"testing"
)

const sample = `شهردار کاشان در نشست خبری روز شنبه ۱۲ مرداد ۱۴۰۳ گفت: پیاده‌روسازی خیابان‌های منطقهٔ ۴ با اعتبار
۱٬۲۵۰ میلیارد ریال آغاز شده است و تا پایان سال به بهره‌برداری می‌رسد. او افزود کارکنان شهرداری با همراهی
شهروندان محله‌های قدیمی را بازسازی می‌کنند، مدارس و مساجد تاریخی را مرمت خواهند کرد و آیین‌نامهٔ تازه‌ای نوشته‌اند. `

func BenchmarkTokens(b *testing.B) {
	text := strings.Repeat(sample, 50)
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		for range Tokens(text) { //nolint:revive // only walked
		}
	}
}

func BenchmarkLexicon(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		l := loadLexicon()
		b.ReportMetric(float64(cap(l.data)+4*len(l.slots)), "B/held")
	}
}
