/** The turns of a letter within its joined text, and their marks. Counted in signs of Unicode, as Go counts runes. Pure. */

interface Stretch {
  from: number;
  to: number;
}

export interface Turn<P> {
  /** Whose it is and of which day; undefined for a text that has no turns. */
  part: P | undefined;
  /** Where it begins in the joined text. */
  from: number;
  text: string;
}

/** The joined text cut at its parts, without the empty line between them. */
export function turnsIn<P extends { from: number }>(text: string, parts: P[]): Turn<P>[] {
  const signs = Array.from(text);
  if (!parts.length) return [{ part: undefined, from: 0, text }];
  return parts.map((part, n) => {
    const to = parts[n + 1]?.from ?? signs.length;
    return { part, from: part.from, text: signs.slice(part.from, to).join('').trimEnd() };
  });
}

/** The marks of one turn, counted from its beginning. */
export function marksIn<S extends Stretch>(turn: { from: number; text: string }, spans: S[]): S[] {
  const end = turn.from + Array.from(turn.text).length;
  return spans
    .filter((span) => span.from < end && span.to > turn.from)
    .map((span) => ({ ...span, from: span.from - turn.from, to: span.to - turn.from }));
}

/** All marks of the joined text, with those of one turn in the place of what it had. */
export function withMarks<S extends Stretch>(
  turn: { from: number; text: string },
  spans: S[],
  own: S[],
): S[] {
  const end = turn.from + Array.from(turn.text).length;
  const others = spans.filter((span) => span.from >= end || span.to <= turn.from);
  const moved = own.map((span) => ({ ...span, from: span.from + turn.from, to: span.to + turn.from }));
  return [...others, ...moved].sort((a, b) => a.from - b.from || a.to - b.to);
}
