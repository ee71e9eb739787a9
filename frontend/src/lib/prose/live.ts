/** A live block in the editor: what it is of. Its figures come when the page is read. */
import type { NodeView } from 'prosemirror-view';

export interface LiveWords {
  live: string;
  /** Said of what is not there. */
  liveGone: string;
}

export class LiveBox implements NodeView {
  readonly dom: HTMLElement;

  constructor(ref: string, titleOf: (ref: string) => Promise<string>, words: LiveWords) {
    this.dom = document.createElement('div');
    this.dom.className = 'live';
    this.dom.contentEditable = 'false';
    const [kind, title] = [document.createElement('span'), document.createElement('strong')];
    kind.textContent = words.live;
    title.dir = 'auto';
    title.textContent = ref;
    this.dom.append(kind, title);
    void titleOf(ref).then(
      (found) => (title.textContent = found || words.liveGone),
      () => (title.textContent = ref),
    );
  }

  ignoreMutation = () => true;

  selectNode() {
    this.dom.classList.add('chosen');
  }

  deselectNode() {
    this.dom.classList.remove('chosen');
  }
}
