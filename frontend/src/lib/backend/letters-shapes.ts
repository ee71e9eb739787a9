/** The shapes of letters as citizens see them, by their short names; Go owns them. */
import type { dialogue } from '../wailsjs/go/models';

export type AddresseeView = dialogue.AddresseeView;
export type PublishedRequest = dialogue.PublishedRequest;
export type PublishedView = dialogue.PublishedView;
export type LetterView = dialogue.LetterView;
export type TurnSaid = dialogue.TurnSaid;
export type FollowMessage = dialogue.FollowMessage;
