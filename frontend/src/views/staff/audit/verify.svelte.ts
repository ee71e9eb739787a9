/** The walk along both chains, stretch by stretch, so that it shows how far it is and can be stopped. */
import { toBackendError, type BackendError } from '$lib/backend/call';
import { staff } from '$lib/backend/staff';
import type { VerifyView } from '$lib/backend/staff-shapes';

export const CHAINS = ['record', 'access'] as const;

const ended = (view: VerifyView) => view.broken > 0 || view.done >= view.total;

export class Verifying {
  /** How far each chain is, in their order. */
  views = $state.raw<VerifyView[]>([]);
  busy = $state(false);
  stopped = $state(false);
  error = $state.raw<BackendError>();

  readonly whole = $derived(this.views.length === CHAINS.length && this.views.every(ended));

  async run() {
    this.busy = true;
    this.stopped = false;
    this.error = undefined;
    this.views = [];
    try {
      for (const chain of CHAINS) await this.#walk(chain);
    } catch (reason) {
      this.error = toBackendError(reason);
    }
    this.busy = false;
  }

  stop = () => (this.stopped = true);

  async #walk(chain: (typeof CHAINS)[number]) {
    const before = this.views;
    let after = 0;
    while (!this.stopped) {
      const view = await staff.verify({ chain, after });
      this.views = [...before, view];
      if (ended(view)) return;
      after = view.done;
    }
  }
}
