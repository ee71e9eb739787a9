/** One try to come in: busy, refused, or told to wait; the seconds of a wait run down. */
import { toBackendError, type BackendError } from '$lib/backend/call';

/** Must be made while a component is set up. */
export class Attempt {
  busy = $state(false);
  error = $state.raw<BackendError>();
  /** Seconds that the person has to wait. */
  wait = $state(0);

  constructor() {
    $effect(() => {
      if (this.wait <= 0) return;
      const timer = setTimeout(() => (this.wait -= 1), 1000);
      return () => clearTimeout(timer);
    });
  }

  /** Tries; tells whether it went well. */
  async go(work: () => Promise<void>): Promise<boolean> {
    if (this.busy || this.wait > 0) return false;
    this.busy = true;
    this.error = undefined;
    try {
      await work();
      return true;
    } catch (reason) {
      this.error = toBackendError(reason);
      this.wait = Math.max(0, Math.ceil(Number(this.error.args.seconds ?? 0)));
      return false;
    } finally {
      this.busy = false;
    }
  }
}
