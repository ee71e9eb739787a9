/** A file on its way out of the program: where it was saved, or why it was not. */
import { toBackendError, type BackendError } from '$lib/backend/call';
import { saveFile } from '$lib/backend/window';

export class Taking {
  saved = $state('');
  error = $state.raw<BackendError>();

  /** Asks for the file of an address of the program, such as /files/project/…. */
  async take(address: string) {
    this.error = undefined;
    this.saved = '';
    try {
      this.saved = await saveFile(address);
    } catch (reason) {
      this.error = toBackendError(reason);
    }
  }
}
