/** A report that is being written: it lives while its form is open, and nowhere else. */
import { dialogue, queue } from '$lib/backend/dialogue';
import { toBackendError, type BackendError } from '$lib/backend/call';
import type { NearReports, ReceiptView, SendRequest } from '$lib/backend/dialogue-shapes';
import { city } from '$lib/state/city.svelte';
import { mark, visit } from '$lib/state/visit';

/** How far a key or a button moves the pin: metres as degrees of latitude. */
const STEP = 10 / 110_900;

export class ReportDraft {
  category = $state('');
  /** Whether somebody was rung, where life is in danger. */
  told = $state(false);
  at = $state.raw<{ lon: number; lat: number }>();
  /** The name of the place, where it was found by one. */
  place = $state('');
  detail = $state('');
  text = $state('');
  severity = $state('');
  near = $state.raw<NearReports>();
  error = $state.raw<BackendError>();

  #once = mark();
  #began = Date.now();
  #turn = 0;

  /** What the category means; undefined before one is chosen. */
  readonly kind = $derived(city.boot?.reportKinds.find(({ code }) => code === this.category));
  /** The innermost area of the place. */
  readonly area = $derived(this.near?.areas.at(-1) ?? '');

  choose(category: string) {
    if (category === this.category) return;
    this.category = category;
    this.told = false;
    this.detail = '';
    void this.look();
  }

  put(at: { lon: number; lat: number }, place = '') {
    this.at = at;
    this.place = place;
    void this.look();
  }

  /** Moves the pin by steps to the east and north. */
  move(east: number, north: number) {
    if (!this.at) return;
    const { lon, lat } = this.at;
    this.put({
      lon: lon + (east * STEP) / Math.cos((lat * Math.PI) / 180),
      lat: lat + north * STEP,
    });
  }

  /** Asks what is near; the newest question alone counts. */
  async look() {
    const turn = ++this.#turn;
    this.near = undefined;
    this.error = undefined;
    if (!this.at || !this.category) return;
    try {
      const near = await dialogue.near({ ...this.at, category: this.category, text: this.text });
      if (turn === this.#turn) this.near = near;
    } catch (reason) {
      if (turn === this.#turn) this.error = toBackendError(reason);
    }
  }

  /** What was chosen and typed, to be kept by who keeps it. */
  get said() {
    const { category, told, at, place, detail, text, severity } = this;
    return { category, told, at, place, detail, text, severity };
  }

  /** Takes up what was kept. */
  resume(said: ReportDraft['said']) {
    Object.assign(this, said);
    void this.look();
  }

  /** Sends it; the office says how it was told. */
  async send(office: Partial<SendRequest> = {}): Promise<ReceiptView> {
    const request: SendRequest = {
      once: this.#once,
      visit,
      kind: 'report',
      on: '',
      id: '',
      parent: '',
      aspect: '',
      author: '',
      text: this.text,
      rule: '',
      took: Date.now() - this.#began,
      channel: '',
      consent: false,
      category: this.category,
      detail: this.detail,
      severity: Number(this.severity),
      lon: this.at?.lon ?? 0,
      lat: this.at?.lat ?? 0,
      place: this.place,
      area: this.area,
      ...office,
    };
    return office.channel ? queue.receive(request) : dialogue.send(request);
  }

  /** Says that a report on the screen is the same: it counts for that one, and its code follows it. */
  same(id: string): Promise<ReceiptView> {
    const request: SendRequest = {
      once: this.#once,
      visit,
      kind: 'report',
      on: 'report',
      id,
      parent: '',
      aspect: '',
      author: '',
      text: '',
      rule: '',
      took: Date.now() - this.#began,
      channel: '',
      consent: false,
    };
    return dialogue.send(request);
  }

  holds = () => this.category !== '';

  wipe = () => {
    this.#turn += 1;
    this.#once = mark();
    this.#began = Date.now();
    this.category = this.place = this.detail = this.text = this.severity = '';
    this.told = false;
    this.at = this.near = this.error = undefined;
  };
}
