/** Spans of a text, counted in signs of Unicode as Go counts runes, and the text cut at them. Pure. */

export interface Span {
  /** The first sign, and the one behind the last. */
  from: number;
  to: number;
  sort: string;
  /** What the sort is called. */
  label: string;
}

/** A stretch of the text: plain where it has no spans. */
export interface Piece {
  from: number;
  to: number;
  text: string;
  spans: Span[];
}

/** The text cut into plain stretches and marked ones; spans that overlap are one mark, what lies outside goes. */
export function piecesOf(text: string, spans: Span[]): Piece[] {
  const signs = Array.from(text);
  const pieces: Piece[] = [];
  const take = (from: number, to: number, spans: Span[]) => {
    if (to > from) pieces.push({ from, to, text: signs.slice(from, to).join(''), spans });
  };
  let done = 0;
  for (const group of groupsOf(spans, signs.length)) {
    const from = Math.min(...group.map((span) => span.from));
    const to = Math.max(...group.map((span) => span.to));
    take(done, from, []);
    take(from, to, group);
    done = to;
  }
  take(done, signs.length, []);
  return pieces;
}

/** The spans within the text, those that overlap together. */
function groupsOf(spans: Span[], length: number): Span[][] {
  const inside = spans
    .map((span) => ({ ...span, from: Math.max(0, span.from), to: Math.min(length, span.to) }))
    .filter(({ from, to }) => from < to)
    .sort((a, b) => a.from - b.from || b.to - a.to);
  const groups: Span[][] = [];
  let end = -1;
  for (const span of inside) {
    if (span.from < end) groups.at(-1)?.push(span);
    else groups.push([span]);
    end = Math.max(end, span.to);
  }
  return groups;
}

/** What a mark is called: the labels of its spans, each once. */
export const labelsOf = ({ spans }: Piece): string[] => [...new Set(spans.map(({ label }) => label))];

/** The spans with one more; what it overlaps of its own sort becomes one with it. */
export function withSpan(spans: Span[], span: Span): Span[] {
  const same = spans.filter((one) => one.sort === span.sort && one.from < span.to && span.from < one.to);
  const whole = {
    ...span,
    from: Math.min(span.from, ...same.map(({ from }) => from)),
    to: Math.max(span.to, ...same.map(({ to }) => to)),
  };
  return [...spans.filter((one) => !same.includes(one)), whole].sort(
    (a, b) => a.from - b.from || a.to - b.to,
  );
}

/** The spans without those of a mark. */
export const withoutMark = (spans: Span[], { from, to }: Piece): Span[] =>
  spans.filter((span) => span.from >= to || span.to <= from);

/** What is chosen within an element, in signs, without the blanks at its ends; undefined where nothing is. */
export function chosenIn(element: Node, selection: Selection | null): Pick<Span, 'from' | 'to'> | undefined {
  if (!selection || selection.rangeCount === 0) return undefined;
  const range = selection.getRangeAt(0);
  if (range.collapsed || !element.contains(range.startContainer) || !element.contains(range.endContainer))
    return undefined;
  const before = document.createRange();
  before.setStart(element, 0);
  before.setEnd(range.startContainer, range.startOffset);
  const text = range.toString();
  const [all, head, core] = [text, text.trimStart(), text.trim()].map((part) => Array.from(part).length);
  if (!core) return undefined;
  const from = Array.from(before.toString()).length + (all ?? 0) - (head ?? 0);
  return { from, to: from + core };
}
