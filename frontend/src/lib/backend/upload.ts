/**
 * The one way in for a file. It goes as an ArrayBuffer: a Blob, File or FormData as the body of a request ends the
 * whole program in the web view of Linux.
 */
import { BackendError, toBackendError } from './call';
import { ask } from './staff';
import type { MediaView } from './staff-shapes';

/** 64 MiB, what the program takes. */
export const LARGEST = 64 * 1024 * 1024;

/** Sends a file in for a draft; fails with a BackendError. */
export async function upload(file: File, draft: string): Promise<MediaView> {
  if (file.size > LARGEST) throw new BackendError('invalid', 'media.tooLarge', '', { file: file.name });
  const body = await file.arrayBuffer();
  const address = `/upload?${new URLSearchParams({ draft, name: file.name })}`;
  return ask(() => post(address, body));
}

async function post(address: string, body: ArrayBuffer): Promise<MediaView> {
  const headers = { 'Content-Type': 'application/octet-stream', ...sessionHeaders() };
  const answer = await fetch(address, { method: 'POST', headers, body }).catch(() => {
    throw new BackendError('internal', 'silent');
  });
  const text = await answer.text();
  if (!answer.ok) throw toBackendError(text);
  const view = JSON.parse(text) as MediaView | { ok: MediaView } | { error: unknown };
  if ('error' in view) throw toBackendError(view.error);
  return 'ok' in view ? view.ok : view;
}

/** What a browser adds, so that the program knows the person; a window needs nothing. */
const sessionHeaders = () =>
  (window as { didbanHeaders?: () => Record<string, string> }).didbanHeaders?.() ?? {};
