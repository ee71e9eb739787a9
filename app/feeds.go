package main

import (
	"fmt"
	"net/url"
	"strings"

	didban "didban.app/backend"
	"didban.app/backend/publish"
)

// feedsVerb writes the feeds and the articles they hold into a folder for a web site.
func feedsVerb(in *invocation) error {
	if len(in.files) != 1 {
		return didban.Fault(didban.CodeInvalid, "cli.oneFolder")
	}
	base, err := baseOf(in.base)
	if err != nil {
		return err
	}
	return in.opened(func(p *Program) error {
		done, err := publish.Site(in.ctx, p.For(""), in.files[0], base, in.limit)
		if err != nil {
			return err
		}
		return in.tell("cli.published", "feeds", fmt.Sprint(done.Feeds), "articles", fmt.Sprint(done.Articles), "folder", in.files[0])
	})
}

// baseOf is an address under which files can lie: of the web, without a query, with a
// stroke at its end. Nothing stays nothing.
func baseOf(address string) (string, error) {
	if address == "" {
		return "", nil
	}
	u, err := url.Parse(address)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" || u.RawQuery != "" || u.Fragment != "" || u.User != nil {
		return "", didban.Fault(didban.CodeInvalid, "cli.base", "value", address)
	}
	return strings.TrimSuffix(u.String(), "/") + "/", nil
}
