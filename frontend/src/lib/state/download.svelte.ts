/** A file on its way out of the program: where it was saved, or why it was not. */
import { toBackendError, type BackendError } from '$lib/backend/call';
import { saveFile } from '$lib/backend/window';

export class FileDownload {
  saved = $state('');
  error = $state.raw<BackendError>();

  #address = '';
  #save: typeof saveFile;

  /** What is not for everybody is saved by `saveOwnFile`. */
  constructor(save = saveFile) {
    this.#save = save;
  }

  /** Asks for the file of an address of the program, such as /files/project/…. */
  async start(address: string) {
    this.#address = address;
    this.clear();
    try {
      this.saved = await this.#save(address);
    } catch (reason) {
      this.error = toBackendError(reason);
    }
  }

  retry = () => void this.start(this.#address);

  clear() {
    this.error = undefined;
    this.saved = '';
  }
}
