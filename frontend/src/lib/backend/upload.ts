/**
 * The one way in for a file. It goes as an ArrayBuffer: a Blob, File or FormData as the body of a request ends the
 * whole program in the web view of Linux.
 */
import { BackendError, toBackendError } from './call';
import { sessionHeaders } from './picture';
import { ask } from './staff';
import type { MediaView } from './staff-shapes';

/** 64 MiB, what the program takes. */
export const LARGEST = 64 * 1024 * 1024;

/** Sends a file in for a draft; fails with a BackendError, or as an AbortError once it is given up. */
export async function upload(file: File, draft: string, stop?: AbortSignal): Promise<MediaView> {
  if (file.size > LARGEST) throw new BackendError('invalid', 'media.tooLarge', '', { file: file.name });
  const body = await file.arrayBuffer().catch(() => {
    throw new BackendError('invalid', 'media.unread', '', { file: file.name });
  });
  stop?.throwIfAborted();
  const address = `/upload?${new URLSearchParams({ draft, name: file.name })}`;
  return ask(() => post(address, body, stop));
}

async function post(address: string, body: ArrayBuffer, signal?: AbortSignal): Promise<MediaView> {
  const headers = { 'Content-Type': 'application/octet-stream', ...sessionHeaders() };
  const answer = await fetch(address, { method: 'POST', headers, body, signal }).catch(() => {
    signal?.throwIfAborted();
    throw new BackendError('internal', 'silent');
  });
  const text = await answer.text();
  if (!answer.ok) throw toBackendError(text);
  const view = JSON.parse(text) as MediaView | { ok: MediaView } | { error: unknown };
  if ('error' in view) throw toBackendError(view.error);
  return 'ok' in view ? view.ok : view;
}
