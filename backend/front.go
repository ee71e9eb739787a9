package didban

// leadDays is how long before the newest article an editor's choice may have been made
// and still open the front page.
const leadDays = 10

// LeadOf picks which of two articles opens the front page: the editor's newest choice,
// unless it was chosen more than ten days before the newest article came out, then
// that one. Neither may be nil; they may be the same.
func LeadOf(chosen, newest *Article) *Article {
	if chosen.Choice >= newest.Published-leadDays*24*60*60*1000 {
		return chosen
	}
	return newest
}
