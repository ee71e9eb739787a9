/** A letter that is being written: it lives while its form is open, and nowhere else. */
import { Sending } from '$features/comment/sending';
import type { ReceiptView } from '$lib/backend/dialogue-shapes';

/** The limits of backend/message.go, in signs; digits of a telephone number. */
export const LETTER = { min: 10, max: 3000 };
export const PHONE = { min: 5, max: 15 };
export const NAME = { max: 60 };

export class LetterDraft {
  topic = $state('');
  text = $state('');
  /** Whether its writer wants to be called; without it number and name go nowhere. */
  call = $state(false);
  phone = $state('');
  name = $state('');
  public = $state(false);

  #sending = new Sending();

  /** Sends it to a post or a unit. */
  send(on: string, id: string): Promise<ReceiptView> {
    return this.#sending.send({
      kind: 'message',
      on,
      id,
      parent: '',
      aspect: '',
      author: '',
      text: this.text,
      rule: '',
      topic: this.topic,
      public: this.public,
      contactName: this.call ? this.name : '',
      contactPhone: this.call ? this.phone : '',
    });
  }

  holds = () => Boolean(this.topic || this.text || this.call || this.phone || this.name || this.public);

  wipe = () => {
    [this.topic, this.text, this.phone, this.name] = ['', '', '', ''];
    [this.call, this.public] = [false, false];
    this.#sending.forget();
  };
}
