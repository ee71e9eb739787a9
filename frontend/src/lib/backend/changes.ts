/** The program's word that something was changed: `{seq, kinds, damaged}`, the kinds of the nouns concerned and, where
 * more is known of it, what the screens go on without. */
import type { Kind } from '$lib/nouns';

interface Runtime {
  EventsOn(name: string, heard: (data: unknown) => void): (() => void) | void;
}

declare global {
  interface Window {
    runtime?: Runtime;
  }
}

/** A burst of changes, as an import makes, is heard once, when it is over. */
const QUIET = 400;

interface Listener {
  kinds: readonly Kind[];
  heard: () => void;
}

const listeners = new Set<Listener>();
let listening = false;
let timer: ReturnType<typeof setTimeout> | undefined;
/** What was changed in the present burst. */
let changed = new Set<string>();
let damageHeard: ((damage: { kind: string; count: number }[]) => void) | undefined;
/** Whether a word of this burst named no kind: then it may concern all. */
let all = false;

/** Calls back when nouns of these kinds were changed; the answer ends it. */
export function onChanged(kinds: readonly Kind[], heard: () => void): () => void {
  listen();
  const listener = { kinds, heard };
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Calls back when records were found damaged, with all that are known to be. */
export function onDamaged(heard: (damage: { kind: string; count: number }[]) => void) {
  listen();
  damageHeard = heard;
}

function listen() {
  if (listening || !window.runtime) return;
  listening = true;
  window.runtime.EventsOn('changed', (data) => {
    const damaged = (data as { damaged?: unknown } | null)?.damaged;
    if (Array.isArray(damaged)) damageHeard?.(damaged as { kind: string; count: number }[]);
    const kinds = kindsOf(data);
    kinds.forEach((kind) => changed.add(kind));
    all ||= kinds.length === 0;
    clearTimeout(timer);
    timer = setTimeout(tell, QUIET);
  });
}

function tell() {
  const concerns = ({ kinds }: Listener) => all || kinds.some((kind) => changed.has(kind));
  const concerned = [...listeners].filter(concerns);
  changed = new Set();
  all = false;
  concerned.forEach(({ heard }) => heard());
}

function kindsOf(data: unknown): string[] {
  const kinds = (data as { kinds?: unknown } | null | undefined)?.kinds;
  return Array.isArray(kinds) ? kinds.map(String) : [];
}
