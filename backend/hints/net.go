package hints

import "strings"

// emails finds addresses of e-mail: with @, [at], at or در between name and server, and with a
// full stop, [dot] or نقطه in the server.
func (f *finder) emails() {
	for i, r := range f.runes {
		if r == '@' {
			f.email(i, i+1, false)
		}
	}
	for i := range f.words {
		switch s := f.words[i].s; s {
		case "at", "ات", "اتساین", "ادساین", "در", "روی":
			from, to := f.bracketed(i)
			f.email(from, to, s == "در" || s == "ات" || s == "روی")
		}
	}
}

// bracketed is word i with the brackets round it.
func (t *text) bracketed(i int) (from, to int) {
	from, to = t.words[i].from, t.words[i].to
	if from > 0 && to < len(t.runes) && strings.ContainsRune("[({<", t.runes[from-1]) && strings.ContainsRune("])}>", t.runes[to]) {
		return from - 1, to + 1
	}
	return from, to
}

// email adds the address round the sign runes[from:to]; a sign that is also a word of the
// language wants the server told in words, or a well-known one.
func (f *finder) email(from, to int, word bool) {
	end := f.skip(from, -1)
	start := end
	for start > 0 && isName(f.runes[start-1]) {
		start--
	}
	for start < end && (f.runes[start] == '.' || f.runes[start] == '-') {
		start++
	}
	last, spoken := f.server(f.skip(to, 1))
	if start == end || last == 0 || word && !spoken {
		return
	}
	f.add(Email, start, last, true)
}

// skip goes over at most three blanks, brackets and @ in a direction.
func (t *text) skip(at, step int) int {
	for range 3 {
		next := at
		if step < 0 {
			next = at - 1
		}
		if next < 0 || next >= len(t.runes) || kindOf(t.runes[next]) != blank && !strings.ContainsRune("()[]@", t.runes[next]) {
			break
		}
		at += step
	}
	return at
}

// isName reports whether a rune may stand in the name of an address (RFC 5322, dot-atom; of
// its signs those in use).
func isName(r rune) bool {
	k := kindOf(r)
	return k == latin || k == digits || strings.ContainsRune("._%+-", r)
}

// providers are servers that people name without their domain.
var providers = set(`gmail yahoo hotmail outlook chmail icloud جیمیل یاهو هاتمیل اوتلوک`)

// server reads a server's name; last is 0 where there is none. spoken says that a
// full stop of it is told in words, or that the name needs no domain.
func (t *text) server(at int) (last int, spoken bool) {
	first := at
	at = t.label(at)
	if at == first {
		return 0, false
	}
	if providers[string(t.runes[first:at])] {
		last, spoken = at, true
	}
	for {
		behind, told := t.dot(at)
		next := t.label(behind)
		if behind == at || next == behind {
			return last, spoken
		}
		spoken = spoken || told
		if next-behind >= 2 && kindOf(t.runes[behind]) != digits {
			last = next
		}
		at = next
	}
}

// label reads letters, digits and hyphens of Latin, or the name of a provider or of com in Persian.
func (t *text) label(at int) int {
	end := at
	for end < len(t.runes) && (kindOf(t.runes[end]) == latin || kindOf(t.runes[end]) == digits || t.runes[end] == '-' && end > at) {
		end++
	}
	if end > at {
		return end
	}
	for end < len(t.runes) && kindOf(t.runes[end]) == letters {
		end++
	}
	if s := string(t.runes[at:end]); providers[s] || s == "کام" || s == "ایار" {
		return end
	}
	return at
}

// dot reads a full stop, or a word for one with blanks or brackets round it.
func (t *text) dot(at int) (behind int, told bool) {
	if at < len(t.runes) && t.runes[at] == '.' {
		return at + 1, false
	}
	start := at
	for at < len(t.runes) && at < start+3 && (kindOf(t.runes[at]) == blank || strings.ContainsRune("[({", t.runes[at])) {
		at++
	}
	from := at
	for at < len(t.runes) && kindOf(t.runes[at]) >= letters {
		at++
	}
	switch string(t.runes[from:at]) {
	case "dot", "نقطه", "دات":
	default:
		return start, false
	}
	for end := at + 3; at < len(t.runes) && at < end && (kindOf(t.runes[at]) == blank || strings.ContainsRune("])}", t.runes[at])); {
		at++
	}
	return at, true
}

// networks are the sites of which a path is somebody's page.
var networks = set(`t.me telegram.me telegram.dog instagram.com eitaa.com eitaa.ir rubika.ir ble.ir bale.ai splus.ir sapp.ir gap.im igap.net
	wa.me twitter.com x.com facebook.com fb.com linkedin.com aparat.com youtube.com virgool.io threads.net`)

// blogs are the sites under which people have their own.
var blogs = []string{".blog.ir", ".blogfa.com", ".persianblog.ir", ".mihanblog.com", ".blogsky.com", ".blogspot.com", ".wordpress.com"}

// handles finds names at networks: @name, the path of a network's site, a name behind
// the word for a network or a page, and sites of somebody's own.
func (f *finder) handles() {
	for i := 0; i < len(f.runes); i++ {
		if f.runes[i] == '@' {
			first := f.skip(i+1, 1)
			if end := f.ident(first); end-first >= minHandle && kindOf(f.runes[first]) == latin {
				f.add(Handle, i, end, true)
			}
		}
	}
	for i, w := range f.words {
		if w.kind != latin || w.from > 0 && isName(f.runes[w.from-1]) {
			continue
		}
		end := f.ident(w.from)
		host := strings.TrimPrefix(string(f.runes[w.from:end]), "www.")
		switch {
		case networks[host] && end < len(f.runes) && f.runes[end] == '/':
			path := end + 1
			if path < len(f.runes) && f.runes[path] == '+' { // an invitation
				path++
			}
			if last := f.ident(path); last > end+2 {
				f.add(Handle, w.from, last, true)
			}
		case isBlog(host), strings.Contains(host, ".") && f.ownSite(i):
			f.add(Handle, w.from, end, true)
		case f.named(i, host):
			f.add(Handle, w.from, end, false)
		}
	}
}

// minHandle is the least length of a name behind @.
const minHandle = 3

// ident is the end of the Latin name that begins at a rune.
func (t *text) ident(at int) int {
	end := at
	for end < len(t.runes) && (isName(t.runes[end]) && t.runes[end] != '%' && t.runes[end] != '+') {
		end++
	}
	for end > at && (t.runes[end-1] == '.' || t.runes[end-1] == '-') {
		end--
	}
	return end
}

func isBlog(host string) bool {
	for _, b := range blogs {
		if strings.HasSuffix(host, b) {
			return true
		}
	}
	return false
}

var sites = set(`سایت سایتم وبسایت وب‌سایت وبلاگ وبلاگم لینک صفحه`)

var own = set(`من خودم شخصی شخصیم شخصی‌ام شخصیش ما بنده وبلاگ وبلاگم سایتم`)

// ownSite reports whether the words before word i say that it is somebody's own site.
func (t *text) ownSite(i int) bool { return t.around(i, sites, 3, 0) && t.around(i, own, 3, 0) }

// messengers are the words behind which a name may follow; pages those behind which
// whatever is Latin is one.
var (
	messengers = set(`تلگرام تلگرامم تلگرامش اینستاگرام اینستاگرامم اینستا ایتا ایتام ایتای روبیکا سروش پیام‌رسان توییتر واتساپ فیسبوک کانال گروه
		telegram instagram insta eitaa rubika soroush whatsapp twitter channel`)
	pages = set(`آیدی آیدیم آیدی‌ام آیدیش ایدی پیج پیجم پیج‌ام اکانت اکانتم یوزرنیم نام‌کاربری id username page`)
)

// nameReach is how many words may stand between a network and a name at it.
const nameReach = 4

// named reports whether a Latin name stands behind the word for a network or a page.
func (t *text) named(i int, name string) bool {
	if len(name) <= minHandle || isHost(name) || strings.Contains(name, "-") {
		return false
	}
	marked := strings.ContainsAny(name, "._0123456789")
	for j := i - 1; j >= 0 && j >= i-nameReach && !t.ended(j); j-- {
		s := t.words[j].s
		id := in(pages, s) || s == "دی" && j > 0 && t.words[j-1].s == "ای"
		if id || marked && (in(messengers, s) || s == "بله" && strings.Contains(string(t.gap(j, j+1)), ":")) {
			return !messengers[name]
		}
		if t.words[j].kind == latin && !messengers[s] {
			return false
		}
	}
	return false
}

// isHost reports whether a name is that of a site, as kashan.ir is.
func isHost(name string) bool {
	for _, end := range []string{".ir", ".com", ".org", ".net"} {
		if strings.HasSuffix(name, end) {
			return true
		}
	}
	return false
}
