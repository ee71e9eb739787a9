/** The program's word, to those who are signed in, that a draft or what belongs to it changed. */

interface Runtime {
  EventsOn(name: string, heard: (change?: { draft?: string }) => void): (() => void) | void;
}

const listeners = new Set<(draft: string) => void>();
let listening = false;

/** Calls back with the id of the draft; the answer ends it. */
export function onDesk(heard: (draft: string) => void): () => void {
  const runtime = window.runtime as Runtime | undefined;
  if (!listening && runtime) {
    listening = true;
    runtime.EventsOn('desk', (change) => listeners.forEach((told) => told(change?.draft ?? '')));
  }
  listeners.add(heard);
  return () => listeners.delete(heard);
}
