/** How long an event is, in words: an hour, from hour to hour, or from day to day. Pure. */

interface Formats {
  hour: (at: number) => string;
  instantDay: (at: number) => string;
  moment: (at: number) => string;
  range: (from: string, to: string) => string;
}

export function span(start: number, end: number, f: Formats): string {
  if (!end) return f.hour(start);
  return severalDays(start, end, f)
    ? f.range(f.moment(start), f.moment(end))
    : f.range(f.hour(start), f.hour(end));
}

/** Whether it ends on another day than it starts. */
export function severalDays(start: number, end: number, f: Pick<Formats, 'instantDay'>): boolean {
  return end > 0 && f.instantDay(start) !== f.instantDay(end);
}
