package didbantest

import (
	"fmt"
	"strings"

	didban "didban.app/backend"
)

// voicesDay is the day of what the voices of a test say.
const voicesDay didban.Day = "2026-11-01"

// Ruling is the decision by which every comment of a test was let through; it stands in the
// record before the first of them.
func Ruling() *didban.Ruling {
	return &didban.Ruling{
		Meta: meta(didban.KindRuling, 1, "T-1"), Of: didban.SubmitComment, Subject: didban.Ref{Kind: didban.KindArea, ID: ID(didban.KindArea, 1)},
		Action: didban.RuledPublished, Day: voicesDay, Digest: strings.Repeat("0", 64),
	}
}

// Comment is the n-th comment of a test, let through by Ruling.
func Comment(n int, subject didban.Ref, text string) *didban.Comment {
	return &didban.Comment{
		Meta: meta(didban.KindComment, n, fmt.Sprintf("C-%d", n)), Subject: subject, Channel: didban.ChannelKiosk, Day: voicesDay,
		Text: text, Salt: strings.Repeat("0", 32), State: didban.CommentApproved, Ruling: ID(didban.KindRuling, 1),
	}
}
