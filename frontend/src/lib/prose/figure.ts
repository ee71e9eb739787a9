/** A picture in the editor: what is seen of it, and the words that belong to it, written below it. */
import type { Node } from 'prosemirror-model';
import type { EditorView, NodeView } from 'prosemirror-view';

/** The labels of its fields. */
export interface FigureWords {
  alt: string;
  caption: string;
  missing: string;
}

export class FigureBox implements NodeView {
  readonly dom: HTMLElement;
  #node: Node;
  #view: EditorView;
  #at: () => number | undefined;
  #fields: Record<'alt' | 'caption', HTMLInputElement>;
  #made = '';
  #gone = false;

  constructor(
    node: Node,
    view: EditorView,
    at: () => number | undefined,
    show: (address: string) => Promise<string>,
    words: FigureWords,
  ) {
    this.#node = node;
    this.#view = view;
    this.#at = at;
    this.dom = document.createElement('figure');
    this.dom.contentEditable = 'false';
    const img = document.createElement('img');
    img.alt = '';
    this.dom.append(img);
    this.#fields = { alt: this.#field('alt', words), caption: this.#field('caption', words) };
    this.#draw();
    void show(node.attrs.src as string).then(
      (url) => {
        if (this.#gone) URL.revokeObjectURL(url);
        else img.src = this.#made = url;
      },
      () => (img.alt = words.missing),
    );
  }

  update(node: Node): boolean {
    if (node.type !== this.#node.type || node.attrs.src !== this.#node.attrs.src) return false;
    this.#node = node;
    this.#draw();
    return true;
  }

  /** What is typed in the fields is theirs, not the text's. */
  stopEvent = (event: Event) => event.target instanceof HTMLInputElement;
  ignoreMutation = () => true;

  destroy() {
    this.#gone = true;
    if (this.#made.startsWith('blob:')) URL.revokeObjectURL(this.#made);
  }

  selectNode() {
    this.dom.classList.add('chosen');
  }

  deselectNode() {
    this.dom.classList.remove('chosen');
  }

  #draw() {
    for (const name of ['alt', 'caption'] as const) {
      const field = this.#fields[name];
      const text = this.#node.attrs[name] as string;
      if (field.value !== text) field.value = text;
      field.readOnly = !this.#view.editable;
    }
    this.dom.classList.toggle('nameless', !this.#node.attrs.alt);
  }

  #field(name: 'alt' | 'caption', words: FigureWords): HTMLInputElement {
    const label = document.createElement('label');
    const said = document.createElement('span');
    said.textContent = words[name];
    const input = document.createElement('input');
    input.type = 'text';
    input.dir = 'auto';
    input.addEventListener('input', () => this.#write(name, input.value));
    label.append(said, input);
    this.dom.append(label);
    return input;
  }

  #write(name: 'alt' | 'caption', text: string) {
    const at = this.#at();
    if (at === undefined) return;
    this.#view.dispatch(this.#view.state.tr.setNodeAttribute(at, name, text));
  }
}
