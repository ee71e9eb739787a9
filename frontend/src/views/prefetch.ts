/** Fetches the screens before they are asked for: the first opening is as quick as the second. */
import { pages, screens } from './screens';

/** How long the first screen is left alone, and the pause between two others; ms. */
const [FIRST, PAUSE] = [1500, 100];

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

export async function prefetch() {
  await pause(FIRST);
  for (const fetched of [...Object.values(screens), ...Object.values(pages)]) {
    // A screen that can't be fetched now says so when it is opened.
    await (fetched() as Promise<unknown>).catch(() => undefined);
    await pause(PAUSE);
  }
}
