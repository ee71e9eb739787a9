/** The work with backups that the program is at: begun, watched until it ends, stopped. */
import { toBackendError, type BackendError } from '$lib/backend/call';
import { staff } from '$lib/backend/staff';
import type { WorkView } from '$lib/backend/staff-shapes';

/** How often the program is asked how far it is, ms. */
const PACE = 400;

/** Must be made while a component is set up; `ended` is called when work that was watched has ended. */
export class Working {
  now = $state.raw<WorkView>();
  error = $state.raw<BackendError>();

  readonly running = $derived(this.now?.running ?? false);
  #ended: () => void;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(ended: () => void) {
    this.#ended = ended;
    $effect(() => () => clearTimeout(this.#timer));
  }

  make = (all: boolean) => this.#begin(() => staff.makeBackup(!all));
  prove = (name: string) => this.#begin(() => staff.proveBackup(name));
  sweep = () => this.#begin(staff.sweepBackups);
  stop = () => this.#begin(staff.stopBackup);

  /** Takes up the work that somebody else began, or this page before it was left. */
  watch(view: WorkView) {
    if (!view.running || this.running) return;
    this.now = view;
    this.#later();
  }

  async #begin(act: () => Promise<WorkView>) {
    this.error = undefined;
    try {
      this.now = await act();
      this.#later();
    } catch (reason) {
      this.error = toBackendError(reason);
    }
  }

  #later() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#look(), PACE);
  }

  async #look() {
    try {
      this.now = await staff.backupWork();
    } catch (reason) {
      this.error = toBackendError(reason);
      return;
    }
    if (this.now.running) this.#later();
    else this.#ended();
  }
}
