/** A file of a text that the program does not hold: made by the page itself. */
import { copyText } from './window';

/**
 * Gives a text out. A browser takes it as a file; a window, whose program may be gone, puts it where it can be pasted
 * from. Tells which.
 */
export async function keepText(name: string, text: string): Promise<'file' | 'clipboard' | 'none'> {
  if ('WailsInvoke' in window) return (await copyText(text)) ? 'clipboard' : 'none';
  const link = document.createElement('a');
  link.href = `data:text/plain;charset=utf-8,${encodeURIComponent(text)}`;
  link.download = name;
  link.click();
  return 'file';
}
