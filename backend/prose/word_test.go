package prose_test

import (
	"fmt"
	"strings"
	"testing"

	"didban.app/backend/prose"
)

// wordItem is an item of a list as a word processor puts it on the clipboard.
func wordItem(class, list string, level int, sign, text string) string {
	return fmt.Sprintf(`<p class=%s dir=RTL style='margin-right:36.0pt;text-indent:-18.0pt;mso-list:%s level%d lfo1'><![if !supportLists]><span
style='mso-fareast-font-family:Calibri;mso-list:Ignore'>%s<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp;&nbsp;
</span></span><![endif]><span lang=FA>%s<o:p></o:p></span></p>
`, class, list, level, sign, text)
}

// wordPage is a whole page of the clipboard around a body.
func wordPage(body string) string {
	return `<html xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word">
<head><meta name=Generator content="Microsoft Word 15"><style><!-- p.MsoNormal {margin:0cm; mso-style-parent:"";} @list l0 {mso-list-id:1;} --></style>
<!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View></w:WordDocument></xml><![endif]--></head>
<body lang=EN-US style='tab-interval:36.0pt'><!--StartFragment-->` + body + `<!--EndFragment--></body></html>`
}

const wordNote = `<p class=MsoNormal>متن<a style='mso-footnote-id:ftn1' href="#_ftn1" name="_ftnref1" title=""><span class=MsoFootnoteReference><span
style='mso-special-character:footnote'><![if !supportFootnotes]><span class=MsoFootnoteReference>[1]</span><![endif]></span></span></a> دنباله</p>
<div style='mso-element:footnote-list'><![if !supportFootnotes]><br clear=all><hr align=left size=1 width="33%"><![endif]>
<div style='mso-element:footnote' id=ftn1><p class=MsoFootnoteText><a style='mso-footnote-id:ftn1' href="#_ftnref1" name="_ftn1" title=""><span
class=MsoFootnoteReference><span style='mso-special-character:footnote'><![if !supportFootnotes]><span>[1]</span><![endif]></span></span></a> سالنامهٔ <b>آماری</b></p></div></div>`

func TestFromHTML_Word(t *testing.T) {
	first, middle, last := "MsoListParagraphCxSpFirst", "MsoListParagraphCxSpMiddle", "MsoListParagraphCxSpLast"
	for _, test := range []struct{ name, html, want string }{
		{"numbers", wordItem(first, "l0", 1, "1.", "یک") + wordItem(last, "l0", 1, "2.", "دو"), "1. یک\n2. دو"},
		{"Persian numbers that begin later", wordItem(first, "l0", 1, "۴-", "چهار") + wordItem(last, "l0", 1, "۵-", "پنج"), "4. چهار\n5. پنج"},
		{"letters", wordItem(first, "l0", 1, "الف)", "یک") + wordItem(last, "l0", 1, "ب)", "دو"), "1. یک\n2. دو"},
		{"bullets", wordItem(first, "l1", 1, "·", "یک") + wordItem(last, "l1", 1, "o", "دو"), "- یک\n- دو"},
		{
			"levels", wordItem(first, "l0", 1, "1.", "یک") + wordItem(middle, "l0", 2, "·", "الف") + wordItem(middle, "l0", 3, "§", "ژرف") +
				wordItem(middle, "l0", 2, "·", "ب") + wordItem(last, "l0", 1, "2.", "دو"),
			"1. یک\n   - الف\n     - ژرف\n   - ب\n2. دو",
		},
		{"a level that is left out", wordItem(first, "l0", 1, "1.", "یک") + wordItem(last, "l0", 4, "i.", "زیر"), "1. یک\n   1. زیر"},
		{"it begins deep", wordItem(first, "l0", 3, "·", "یک") + wordItem(last, "l0", 1, "·", "دو"), "- یک\n- دو"},
		{
			"words between two lists", wordItem(first, "l0", 1, "1.", "یک") + "<p class=MsoNormal>میان</p>" + wordItem(last, "l0", 1, "2.", "دو"),
			"1. یک\n\nمیان\n\n2. دو",
		},
		{"two lists that touch", wordItem(first, "l0", 1, "·", "یک") + wordItem(last, "l2", 1, "1.", "دو"), "- یک\n\n1. دو"},
		{"marks in an item", wordItem(first, "l0", 1, "1.", "<b>یک</b> و دو"), "1. **یک** و دو"},
		{"in a cell of a table", "<table><tr><td>a<td>b<tr><td>" + wordItem(first, "l0", 1, "1.", "یک") + "<td>c</table>", "a\n\nb\n\n1. یک\n\nc"},
		{"a note", wordNote, "متن[^1] دنباله\n\n[^1]: سالنامهٔ **آماری**"},
		{"a note at the end", strings.NewReplacer("footnote-", "endnote-", "footnote'", "endnote'", "ftn", "edn").Replace(wordNote), "متن[^1] دنباله\n\n[^1]: سالنامهٔ **آماری**"},
		{"a call without its note", `<p>متن<a style='mso-footnote-id:ftn7' href="#_ftn7" name="_ftnref7"><span>[7]</span></a></p>`, "متن\\[7]"},
		{
			"what colleagues say in the margin", `<p class=MsoNormal><a style='mso-comment-reference:R_1'>word متن</a><span class=MsoCommentReference><a class=msocomanchor id="_anchor_1" href="#_msocom_1">[ر1]</a></span></p>
<div style='mso-element:comment-list'><div style='mso-element:comment'><p class=MsoCommentText>این را بردار</p></div></div>`, "word متن",
		},
		{"headings and words of the office", "<h1>یک<o:p></o:p></h1><p class=MsoNormal>متن<o:p>&nbsp;</o:p></p>", "# یک\n\nمتن"},
	} {
		t.Run(test.name, func(t *testing.T) {
			got, dropped := prose.FromHTML(wordPage(test.html), nil)
			if got != test.want {
				t.Errorf("got\n%s\nwant\n%s\ndropped %+v", got, test.want, dropped)
			}
			steady(t, got)
		})
	}
}

// TestFromHTML_WordTellsWhatItLeftOut: the styles of an office text are many, and told as
// one number.
func TestFromHTML_WordTellsWhatItLeftOut(t *testing.T) {
	_, dropped := prose.FromHTML(wordPage(wordItem("MsoNormal", "l0", 1, "1.", "یک")+`<p><img src="file:///C:/a.png"></p>`+
		`<div style='mso-element:comment-list'>نهان</div>`), nil)
	for _, key := range []string{"style", "picture", "hidden"} {
		if counted(dropped, key) == 0 {
			t.Errorf("%s is not told: %+v", key, dropped)
		}
	}
}

func FuzzFromHTML_Word(f *testing.F) {
	f.Add(wordPage(wordItem("a", "l0", 1, "1.", "یک") + wordItem("a", "l0", 2, "·", "دو")))
	f.Add(wordPage(wordNote))
	f.Add(`<p style="mso-list:l0 level9"><p style="mso-list:l0 level1"><div style="mso-element:footnote-list"><div style="mso-element:footnote" id=ftn1><p style="mso-list:l1 level2">`)
	f.Fuzz(func(t *testing.T, source string) {
		if len(source) < 1<<14 {
			body, _ := prose.FromHTML(source, nil)
			steady(t, body)
		}
	})
}
