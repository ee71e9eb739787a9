/** What waits of what citizens sent, row by row. Pure. */
import type { DeskView } from '$lib/backend/dialogue-shapes';
import type { Key } from '$lib/i18n/words';
import { href } from '$lib/state/route';

export interface VoiceRow {
  key: Key;
  n: number;
  /** Late itself, and how many of it are. */
  late?: boolean;
  lateOf?: number;
  href: string;
}

/** The rows of who may do something with them; nothing stands there while nothing waits at all. */
export function rowsOf(desk: DeskView): VoiceRow[] {
  const rows: VoiceRow[] = [];
  if (desk.judges)
    rows.push(
      { key: 'bench.voices.mine', n: desk.mine, href: href('queue', '', { mine: true }) },
      { key: 'bench.voices.waiting', n: desk.waiting, href: href('queue', '', { stage: 'waiting' }) },
      { key: 'bench.voices.late', n: desk.late, late: true, href: href('queue', '', { late: true }) },
    );
  if (desk.judges || desk.seconds)
    rows.push({ key: 'bench.voices.held', n: desk.held, href: href('queue', '', { stage: 'held' }) });
  if (desk.judges)
    rows.push({
      key: 'bench.voices.appeals',
      n: desk.appeals,
      href: href('queue', '', { stage: 'appealed' }),
    });
  if (desk.answers)
    rows.push({
      key: 'bench.voices.answers',
      n: desk.answer.open,
      lateOf: desk.answer.late,
      href: href('answers'),
    });
  if (desk.reads)
    rows.push({
      key: 'bench.voices.letters',
      n: desk.letters.open,
      lateOf: desk.letters.late,
      href: href('letters'),
    });
  if (desk.works)
    rows.push({ key: 'bench.voices.works', n: desk.work.open, lateOf: desk.work.late, href: href('works') });
  return rows.some(({ n }) => n) ? rows : [];
}
