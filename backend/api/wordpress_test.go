package api_test

import "testing"

func TestImport_WhatWordPressDidNotShowIsADraft(t *testing.T) {
	for status, public := range map[string]bool{
		"publish": true, "future": true, "draft": false, "pending": false, "private": false,
		"publish</wp:status><wp:post_password>کاشان</wp:post_password><wp:status>": false,
	} {
		got, _ := taken(t, map[string]string{"export.xml": `<?xml version="1.0"?><rss version="2.0" xmlns:wp="http://wordpress.org/export/1.2/">
<channel><title>شهر</title><link>https://w.example</link><item><title>نوشته</title><guid>https://w.example/?p=6</guid>
<description>متن</description><wp:post_date>2019-02-03 04:05:06</wp:post_date><wp:status>` + status + `</wp:status><wp:post_type>post</wp:post_type></item></channel></rss>`})
		if len(got) != 1 {
			t.Fatalf("%s: %d articles", status, len(got))
		}
		for _, a := range got {
			if (a.Published > 0) != public {
				t.Errorf("%s: published at %d", status, a.Published)
			}
		}
	}
}
