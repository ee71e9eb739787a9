/** A file of a text that the program does not hold: made by the page itself. */
import { copyText, keepInFile } from './window';

/**
 * Gives a text out as a file: a window asks where to put it, a browser downloads it. Where a window can write none, the
 * text is put where it can be pasted from. Tells which; none too where the person thought better of it.
 */
export async function keepText(name: string, text: string): Promise<'file' | 'clipboard' | 'none'> {
  if ('WailsInvoke' in window) {
    const path = await keepInFile(name, text).catch(() => undefined);
    if (path !== undefined) return path ? 'file' : 'none';
    return (await copyText(text)) ? 'clipboard' : 'none';
  }
  const link = document.createElement('a');
  link.href = `data:text/plain;charset=utf-8,${encodeURIComponent(text)}`;
  link.download = name;
  link.click();
  return 'file';
}
