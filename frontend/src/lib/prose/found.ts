/** What the writer of a body is offered. */

/** Something that a link may lead to. */
export interface Found {
  href: string;
  kind: string;
  title: string;
  sub: string;
}

/** A picture of the article. */
export interface Shot {
  src: string;
  alt: string;
  caption: string;
}
