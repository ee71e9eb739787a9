/** Pictures that only the staff may see: asked for with the session, which an <img> would not send. */

const ENDINGS: Record<string, string> = { 'image/jpeg': 'jpg', 'image/png': 'png', 'application/pdf': 'pdf' };

/** The address of a stored file, and of its small version where it is a picture. */
export const mediaAddress = (hash: string, type: string, width?: number): string =>
  width && type.startsWith('image/')
    ? `/media/${hash}-${width}.jpg`
    : `/media/${hash}.${ENDINGS[type] ?? 'jpg'}`;

/** What a browser adds to a request, so that the program knows the person; a window needs nothing. */
export const sessionHeaders = (): Record<string, string> =>
  (window as { didbanHeaders?: () => Record<string, string> }).didbanHeaders?.() ?? {};

/** What an <img> can show of an address; it must be given back by URL.revokeObjectURL. */
export async function pictureOf(address: string): Promise<string> {
  const answer = await fetch(address, { headers: sessionHeaders() });
  if (!answer.ok) throw new Error(`${answer.status}`);
  return URL.createObjectURL(await answer.blob());
}
