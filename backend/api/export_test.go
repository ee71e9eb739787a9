package api

import didban "didban.app/backend"

// FilterOfRequest lets the tests read a request.
func FilterOfRequest(r FilterRequest) didban.ProjectFilter { return r.filter() }
