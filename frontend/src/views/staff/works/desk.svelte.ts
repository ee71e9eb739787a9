/** The work on reports: the list of the units' own, and the one that is before the reader. */
import { toBackendError, type BackendError } from '$lib/backend/call';
import { queue } from '$lib/backend/dialogue';
import type { StepRequest, WorksView, WorkView } from '$lib/backend/dialogue-shapes';

export const TABS = ['open', 'fixed', 'confirmed', 'ended'] as const;
export type Tab = (typeof TABS)[number];

export class WorksDesk {
  tab = $state<Tab>('open');
  view = $state.raw<WorksView>();
  item = $state.raw<WorkView>();
  /** The id of the report that is before the reader. */
  at = $state('');
  error = $state.raw<BackendError>();
  busy = $state(false);

  /** How often something was asked for: the last question counts. */
  private turn = 0;

  get items() {
    return this.view?.items ?? [];
  }

  async load(offset = this.view?.offset ?? 0) {
    const turn = ++this.turn;
    try {
      const view = await queue.works({ state: this.tab, offset });
      if (turn !== this.turn) return;
      this.view = view;
      this.error = undefined;
      // What has just been moved stays before the reader, though it may have left the list.
      if (this.item) await this.show(this.at);
      else if (view.items[0]) await this.show(view.items[0].id);
    } catch (reason) {
      if (turn === this.turn) this.error = toBackendError(reason);
    }
  }

  async turnTo(tab: Tab) {
    this.tab = tab;
    this.leave();
    await this.load(0);
  }

  async page(offset: number) {
    this.leave();
    await this.load(offset);
  }

  private leave() {
    this.at = '';
    this.item = undefined;
  }

  async show(id: string) {
    this.at = id;
    try {
      const item = await queue.work(id);
      if (this.at !== id) return;
      this.item = item;
      this.error = undefined;
    } catch (reason) {
      if (this.at !== id) return;
      this.item = undefined;
      this.error = toBackendError(reason);
    }
  }

  async go(by: 1 | -1) {
    const here = this.items.findIndex(({ id }) => id === this.at);
    const next = this.items[Math.max(0, here + by)];
    if (next && next.id !== this.at) await this.show(next.id);
  }

  /** Takes a step; undefined for one that was taken, else why it was not. */
  async step(request: StepRequest): Promise<BackendError | undefined> {
    this.busy = true;
    try {
      this.item = await queue.step(request);
      void this.load();
      return undefined;
    } catch (reason) {
      return toBackendError(reason);
    } finally {
      this.busy = false;
    }
  }
}
