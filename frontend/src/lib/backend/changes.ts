/** The program's word that something was changed. */

interface Runtime {
  EventsOn(name: string, heard: () => void): (() => void) | void;
}

declare global {
  interface Window {
    runtime?: Runtime;
  }
}

/** A burst of changes, as an import makes, is heard once, when it is over. */
const QUIET = 400;

const listeners = new Set<() => void>();
let listening = false;
let timer: ReturnType<typeof setTimeout> | undefined;

/** Calls back when data were changed; the answer ends it. */
export function onChanged(heard: () => void): () => void {
  listen();
  listeners.add(heard);
  return () => listeners.delete(heard);
}

function listen() {
  if (listening || !window.runtime) return;
  listening = true;
  window.runtime.EventsOn('changed', () => {
    clearTimeout(timer);
    timer = setTimeout(() => listeners.forEach((heard) => heard()), QUIET);
  });
}
