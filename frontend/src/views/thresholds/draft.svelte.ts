/** What was typed of the thresholds and not saved; it outlives the screen, so that nothing is lost. */
import type { LimitView, ThresholdsRequest, ThresholdsView } from '$lib/backend/shapes';
import { typedNumber } from '$features/project/range';
import { Entry, type EntryHost } from '$lib/form/entry.svelte';
import { f } from '$lib/i18n/i18n.svelte';

/** Reads a typed threshold: a whole number from 1 to most, else nothing. */
export function readLimit(text: string, most: number): number | undefined {
  const n = typedNumber(text);
  return n !== undefined && Number.isInteger(n) && n >= 1 && n <= most ? n : undefined;
}

class Draft {
  /** The texts of the fields that were touched, by the code of their flag. */
  texts = $state<Record<string, string>>({});
  reason = $state('');

  #entries: Record<string, Entry> = {};
  /** Counts what was written into the fields by other means than their own keys. */
  #turn = $state(0);

  /** The text of a field: what was typed, else what holds. */
  text = (limit: LimitView): string => this.texts[limit.code] ?? String(limit.value);

  /** The field of a threshold; `heard` is called when somebody types in it. */
  entry(limit: LimitView, heard: () => void): Entry {
    const name = `${limit.code} ${limit.value} ${this.#turn}`;
    return (this.#entries[name] ??= this.#made(limit, heard));
  }

  #made(limit: LimitView, heard: () => void): Entry {
    const judge = (entry: Entry) =>
      entry.blame(this.isWrong(limit) ? { key: 'field.threshold', args: {} } : undefined, Infinity);
    const host: EntryHost = {
      readonly: false,
      told: false,
      changed: (entry) => {
        this.#keep(limit, entry.text);
        judge(entry);
        heard();
        return 0;
      },
      left: () => undefined,
    };
    const entry = new Entry(limit.code, host);
    entry.text = f.digits(this.text(limit));
    judge(entry);
    entry.arrive();
    return entry;
  }

  isWrong = (limit: LimitView): boolean => readLimit(this.text(limit), limit.most) === undefined;

  /** Writes a text into the field, as if it had been typed. */
  type(limit: LimitView, text: string) {
    this.#keep(limit, text);
    this.#turn += 1;
  }

  #keep(limit: LimitView, text: string) {
    if (readLimit(text, limit.most) === limit.value) delete this.texts[limit.code];
    else this.texts[limit.code] = text;
  }

  /** The changes that can be read; the others are told beside their fields. */
  request(view: ThresholdsView): ThresholdsRequest {
    const limits = view.limits.flatMap((limit) => {
      const value = limit.code in this.texts ? readLimit(this.text(limit), limit.most) : undefined;
      return value === undefined ? [] : [{ code: limit.code, value }];
    });
    return { version: view.version, reason: this.reason, limits };
  }

  /** Writes figures into the fields, by the code of their flag, as if they were typed. */
  fill(view: ThresholdsView, values: Record<string, number>) {
    for (const limit of view.limits) {
      const value = values[limit.code];
      if (value !== undefined) this.type(limit, String(value));
    }
  }

  discard() {
    this.texts = {};
    this.#entries = {};
    this.#turn += 1;
    this.reason = '';
  }
}

export const draft = new Draft();
