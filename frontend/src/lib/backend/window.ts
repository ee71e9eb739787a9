/** What the page tells the window itself. */
import { Drawn, KeepText, Save } from '../wailsjs/go/main/Window';
import { ClipboardSetText } from '../wailsjs/runtime/runtime';
import { call, toBackendError } from './call';
import { sessionHeaders } from './picture';

let told = false;

/** Tells once that the map shows projects. */
export function reportDrawn(projects: number): void {
  if (told || projects === 0) return;
  told = true;
  void Drawn(projects);
}

/** The screen that the program was asked to open first, such as `#/map`; empty for the first screen. */
export const firstRoute = (): string =>
  document.querySelector<HTMLMetaElement>('meta[name="open"]')?.content ?? '';

/**
 * Hands out the file of an address such as `/files/project/0190….json`. A window asks where to put it; a
 * browser downloads it. Gives the path where a window has put it, else nothing.
 */
export async function saveFile(address: string): Promise<string> {
  if ('WailsInvoke' in window) return call(() => Save(address));
  const link = document.createElement('a');
  link.href = address;
  link.download = '';
  link.click();
  return '';
}

/** As `saveFile`, for a file that only somebody who is signed in may have: a link would not say who asks. */
export async function saveOwnFile(address: string): Promise<string> {
  if ('WailsInvoke' in window) return call(() => Save(address));
  const answer = await fetch(address, { headers: sessionHeaders() });
  if (!answer.ok) throw toBackendError(await answer.text());
  const link = document.createElement('a');
  link.href = URL.createObjectURL(await answer.blob());
  link.download = nameOf(answer);
  link.click();
  URL.revokeObjectURL(link.href);
  return '';
}

/** The name that the program gives a file. */
const nameOf = (answer: Response): string =>
  /filename="?([^";]+)/.exec(answer.headers.get('Content-Disposition') ?? '')?.[1] ?? '';

/** Asks where to put a text of the page's own, and puts it there; gives the path, nothing where it was left. */
export const keepInFile = (name: string, text: string): Promise<string> => call(() => KeepText(name, text));

/** Puts a text where it can be pasted from; false where the machine refuses. */
export async function copyText(text: string): Promise<boolean> {
  try {
    if ('WailsInvoke' in window) return await ClipboardSetText(text);
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
