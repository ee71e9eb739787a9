/** The door to letters: to whom they go, and those that are published. They are sent and followed as all else is. */
import * as Dialogue from '../wailsjs/go/dialogue/Dialogue';
import { call } from './call';
import type { PublishedRequest } from './letters-shapes';

export const letters = {
  addressee: (kind: string, id: string) => call(() => Dialogue.Addressee({ kind, id })),
  published: (request: PublishedRequest) => call(() => Dialogue.Letters(request)),
  /** By its id or its code. */
  letter: (id: string) => call(() => Dialogue.Letter({ id })),
};
