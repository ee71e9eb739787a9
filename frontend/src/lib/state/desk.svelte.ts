/** One answer for a screen of the workshop: asked again when a draft changes too. */
import { onDesk } from '$lib/backend/desk';
import type { Kind } from '$lib/nouns';
import { Resource } from './resource.svelte';

/** Somebody who types makes a word a second; a screen follows at its own pace. ms */
const QUIET = 1500;

/** Calls back when drafts have changed and rest; must be called while a component is set up. */
export function followDesk(heard: (drafts: readonly string[]) => void) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let drafts: string[] = [];
  $effect(() => {
    const end = onDesk((draft) => {
      drafts.push(draft);
      timer ??= setTimeout(() => {
        timer = undefined;
        heard(drafts);
        drafts = [];
      }, QUIET);
    });
    return () => {
      clearTimeout(timer);
      end();
    };
  });
}

/** Must be made while a component is set up. */
export class DeskResource<T> extends Resource<T> {
  constructor(ask: () => Promise<T>, kinds: readonly Kind[] = []) {
    super(ask, { kinds });
    followDesk(() => this.reload());
  }
}
