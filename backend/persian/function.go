package persian

import "strings"

// particles hold sentences together and take no endings: particles, prepositions,
// conjunctions, pronouns. Folded.
var particles = wordSet(`
و یا اما ولی لیکن لکن اگر گر چون چونکه زیرا که تا بلکه پس نیز هم همچنین همچنان هرچند گرچه اگرچه مگر جز الا
از به در بر با بی برای را سوی بسوی نزد پیش روی زیر بین میان مانند همانند مثل بدون علیه درباره توسط طی ضمن نسبت بابت
این ان اینها انها همین همان چنین چنان انچه اینکه انکه هرکه هرچه هر همه هیچ چند چندین برخی بعضی دیگر سایر
من تو او ما شما ایشان انان اینان وی خود خویش یکدیگر همدیگر
چه چرا چگونه چطور کجا کی کدام کدامین چقدر ایا
است می نمی ها های هایی ای اند ام ات اش ایم اید
نه بله اری خیر اینجا انجا اکنون حالا هنوز همواره فقط بسیار خیلی البته یعنی
`)

// auxiliaries are the stems of the verbs that help others, and what stands beside
// them without being conjugated.
var auxiliaries = wordSet(`است هست نیست بود شد خواست توانست باید نباید شاید توان بایست`)

func wordSet(text string) map[string]bool {
	out := map[string]bool{}
	for _, w := range strings.Fields(text) {
		out[w] = true
	}
	return out
}

// IsFunctionWord reports whether a term only holds sentences together: a particle,
// preposition, conjunction, pronoun or auxiliary. Such a term need not be met by
// what is found.
func IsFunctionWord(term string) bool { return particles[term] || auxiliaries[term] }
