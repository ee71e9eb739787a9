/** A letter that a citizen dictates: what is typed of it, and what is sent. Pure. */
import type { RefView } from '$lib/backend/dialogue-shapes';

export interface Letter {
  to?: RefView;
  topic: string;
  text: string;
  /** Whether its sender wants to be called. */
  call: boolean;
  contactName: string;
  contactPhone: string;
  /** Whether its sender wants it published. */
  public: boolean;
}

export const NO_LETTER: Letter = {
  topic: '',
  text: '',
  call: false,
  contactName: '',
  contactPhone: '',
  public: false,
};

export const LONGEST = 3000;

/** The letter where it lacks nothing. */
export function letterOf(letter: Letter): (Letter & { to: RefView }) | undefined {
  const { to, text, call, contactPhone } = letter;
  return to && text.trim() && !(call && !contactPhone.trim()) ? { ...letter, to } : undefined;
}

/** What is sent of it: a contact only where its sender wants to be called. */
export const lettered = ({ to, topic, text, call, contactName, contactPhone, public: wants }: Letter) => ({
  kind: 'message',
  on: to?.kind ?? '',
  id: to?.id ?? '',
  aspect: '',
  author: '',
  topic,
  text,
  public: wants,
  contactName: call ? contactName : '',
  contactPhone: call ? contactPhone : '',
});
