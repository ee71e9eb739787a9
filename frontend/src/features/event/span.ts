/** How long an event is, in words: an hour, from hour to hour, or from day to day. Pure. */

interface Formats {
  hour: (at: number) => string;
  instantDay: (at: number) => string;
  moment: (at: number) => string;
}

export function span(start: number, end: number, f: Formats): string {
  if (!end) return f.hour(start);
  const [first, last] = [f.instantDay(start), f.instantDay(end)];
  return first === last ? `${f.hour(start)} – ${f.hour(end)}` : `${f.moment(start)} – ${f.moment(end)}`;
}
