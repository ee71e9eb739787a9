// Package quality holds no part of the program. Its tests put questions with known
// answers, made by others, to the Persian text core and to the search, and the same
// questions to the systems that one would take otherwise: Bleve's analyzers
// "standard" and "fa", and SQLite FTS5 as it comes and over folded text. They print
// a table, and fail where a goal of the project is missed:
//
//	go test ./backend/quality -run Goals -v -goals -timeout 60m
//
// Without -goals the retrieval test, which takes a quarter of an hour, is skipped. The questions
// are no part of the project; where they are absent the tests say so and skip.
//
// Its benchmark puts what the program answers by itself beside SQLite and orb, on a generated
// city, and prints a table:
//
//	go test -run '^$' -bench Peers/10k -benchtime 1x ./backend/quality
package quality
