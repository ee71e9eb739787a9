/**
 * The writer's editor of a body. It takes and gives HTML; pasted HTML goes to the program first and comes back clean.
 * It keeps its own way back; the form's begins where that ends.
 */
import { baseKeymap } from 'prosemirror-commands';
import { dropCursor } from 'prosemirror-dropcursor';
import { gapCursor } from 'prosemirror-gapcursor';
import { history } from 'prosemirror-history';
import { inputRules, textblockTypeInputRule, wrappingInputRule } from 'prosemirror-inputrules';
import { keymap } from 'prosemirror-keymap';
import { Fragment, Slice } from 'prosemirror-model';
import { EditorState, Plugin, PluginKey, TextSelection, type Transaction } from 'prosemirror-state';
import { tableEditing } from 'prosemirror-tables';
import { EditorView } from 'prosemirror-view';
import 'prosemirror-view/style/prosemirror.css';
import 'prosemirror-gapcursor/style/gapcursor.css';
import './body.css';
import { actOf, type Act, type Look } from './acts';
import { commands, halfSpace, insert, insertLive, linkAt, lookOf, setLink, structure } from './commands';
import { FigureBox, type FigureWords } from './figure';
import { docOf, htmlOf, partsOf } from './html';
import { LiveBox, type LiveWords } from './live';
import { appendNotes, endOfNote, highest, noteOrder, renumbered, WRITES } from './notes';
import { schema } from './schema';

export interface EditorOptions {
  html: string;
  /** For the element that is written in: its id and what it carries for those who hear the page. */
  attributes: Record<string, string>;
  readonly: () => boolean;
  changed: (html: string) => void;
  /** Something moved: the bar is drawn anew. */
  moved: (look: Look) => void;
  /** An act that asks for more than the cursor. */
  asked: (act: Act) => void;
  entered: () => void;
  left: () => void;
  /** Esc: the next field. */
  next: () => void;
  toBar: () => void;
  clean: (html: string) => Promise<string>;
  /** Takes a picture in; gives its address. */
  picture: (file: File) => Promise<string>;
  /** The address under which the page may show a stored picture. */
  show: (address: string) => Promise<string>;
  /** The title of what a live block is of; empty for what is not there. */
  titleOf: (ref: string) => Promise<string>;
  words: FigureWords & LiveWords;
  /** A number as the page writes it. */
  number: (n: number) => string;
}

const { nodes } = schema;

/** Where what is still underway will be put, while the text around it changes. */
const pending = new PluginKey<Map<number, number>>('pending');

const places = () =>
  new Plugin<Map<number, number>>({
    key: pending,
    state: {
      init: () => new Map(),
      apply: (tr, old) => {
        const next = new Map([...old].map(([id, at]) => [id, tr.mapping.map(at)]));
        const put = tr.getMeta(pending) as { id: number; at?: number } | undefined;
        if (put?.at !== undefined) next.set(put.id, put.at);
        else if (put) next.delete(put.id);
        return next;
      },
    },
  });

/** Signs at the beginning of a line that say what it is. */
const rules = () =>
  inputRules({
    rules: [
      textblockTypeInputRule(/^(#{1,3})\s$/, nodes.heading, (match) => ({
        level: (match[1]?.length ?? 1) + 1,
      })),
      wrappingInputRule(/^\s*[-+*]\s$/, nodes.bullet_list, { tight: true }),
      wrappingInputRule(/^[1۱][.)]\s$/, nodes.ordered_list, { tight: true, order: 1 }),
      wrappingInputRule(/^\s*>\s$/, nodes.blockquote),
      textblockTypeInputRule(/^```$/, nodes.code_block),
    ],
  });

/** Without that of sending, which is the form's. */
const keys = Object.fromEntries(Object.entries(baseKeymap).filter(([key]) => key !== 'Mod-Enter'));

/** A call of a note as it is seen: its number in the writing of the page. */
function callBox(number: string) {
  const dom = document.createElement('sup');
  dom.className = 'call';
  dom.textContent = number;
  return { dom };
}

const isImage = (file: File) => file.type.startsWith('image/');

export class BodyEditor {
  readonly view: EditorView;
  #options: EditorOptions;
  #html: string;
  #count = 0;

  constructor(place: HTMLElement, options: EditorOptions) {
    this.#options = options;
    this.#html = options.html;
    this.view = new EditorView(place, {
      state: this.#stateOf(options.html),
      attributes: { ...options.attributes, tabindex: '0' },
      editable: () => !options.readonly(),
      dispatchTransaction: (tr) => this.#apply(tr),
      handleKeyDown: (_view, event) => this.#pressed(event),
      handlePaste: (_view, event) => this.#pasted(event.clipboardData),
      handleDrop: (view, event, _slice, moved) => !moved && this.#dropped(view, event),
      handleDOMEvents: {
        focus: () => void options.entered(),
        blur: () => void options.left(),
      },
      nodeViews: {
        note_call: (node) => callBox(options.number(node.attrs.n as number)),
        figure: (node, view, at) => new FigureBox(node, view, at, options.show, options.words),
        live: (node) => new LiveBox(node.attrs.ref as string, options.titleOf, options.words),
      },
    });
  }

  /** Writes another text, that came from elsewhere. */
  open(html: string) {
    if (html === this.#html) return;
    this.#html = html;
    this.view.updateState(this.#stateOf(html));
    this.#options.moved(lookOf(this.view.state));
  }

  /** Draws anew what depends on whether it may be written in. */
  refresh() {
    this.view.setProps({ editable: () => !this.#options.readonly() });
  }

  focus() {
    this.view.focus();
  }

  /** Does an act of the bar; tells whether it could. */
  do(act: Act): boolean {
    if (this.#options.readonly()) return false;
    if (act === 'link' || act === 'figure' || act === 'live') {
      this.#options.asked(act);
      return true;
    }
    const done = commands[act](this.view.state, this.view.dispatch, this.view);
    if (done && act !== 'note') this.view.focus();
    return done;
  }

  link(href: string, words: string) {
    setLink(href, words)(this.view.state, this.view.dispatch);
    this.view.focus();
  }

  get linked(): string {
    return linkAt(this.view.state);
  }

  get selected(): string {
    const { from, to } = this.view.state.selection;
    return this.view.state.doc.textBetween(from, to, ' ');
  }

  /** Puts pictures where the cursor stands: one is a figure, more are a gallery. */
  figures(pictures: { src: string; alt: string; caption: string }[]) {
    const made = pictures.map((one) => nodes.figure.create(one));
    const [first] = made;
    if (!first) return;
    insert(made.length > 1 ? nodes.gallery.create(null, made) : first)(this.view.state, this.view.dispatch);
    this.view.focus();
  }

  /** Puts the live block of a project below where the cursor stands. */
  live(ref: string) {
    insertLive(ref)(this.view.state, this.view.dispatch);
    this.view.focus();
  }

  /** Takes files in and puts them where the cursor stood. */
  async take(files: File[], at = this.view.state.selection.from) {
    const hold = this.#hold(at);
    const addresses = (await Promise.all(files.map((file) => this.#options.picture(file)))).filter(Boolean);
    this.#put(hold, (tr, place) => {
      const made = addresses.map((src) => nodes.figure.create({ src }));
      const part = made.length > 1 ? nodes.gallery.create(null, made) : made[0];
      if (!part) return;
      const around = tr.doc.resolve(place);
      const empty = around.parent.type === nodes.paragraph && around.parent.content.size === 0;
      if (empty) tr.replaceRangeWith(around.before(), around.after(), part);
      else tr.insert(around.depth ? around.after(1) : place, part);
    });
  }

  destroy() {
    this.view.destroy();
  }

  #stateOf(html: string): EditorState {
    return EditorState.create({
      doc: docOf(html),
      plugins: [
        rules(),
        keymap(structure),
        keymap(keys),
        history({ newGroupDelay: 1000 }),
        places(),
        noteOrder(),
        dropCursor(),
        gapCursor(),
        tableEditing(),
      ],
    });
  }

  #apply(tr: Transaction) {
    let state = this.view.state.apply(tr);
    const wanted = tr.getMeta(WRITES) as number | undefined;
    const note = wanted && endOfNote(state.doc, wanted);
    if (note) state = state.apply(state.tr.setSelection(note));
    this.view.updateState(state);
    if (note) this.view.dispatch(this.view.state.tr.scrollIntoView());
    if (note) this.view.focus();
    if (tr.docChanged) {
      this.#html = htmlOf(state.doc);
      this.#options.changed(this.#html);
    }
    this.#options.moved(lookOf(state));
  }

  #pressed(event: KeyboardEvent): boolean {
    if (event.key === 'Escape') {
      this.#options.next();
      return true;
    }
    if (event.key === 'F10' && event.altKey) {
      this.#options.toBar();
      return true;
    }
    if (event.code === 'Space' && event.shiftKey && !event.ctrlKey && !event.altKey)
      return halfSpace(this.view.state, this.view.dispatch);
    const act = actOf(event);
    if (!act) return false;
    // Where nothing is left to take back here, it is the form's turn.
    if (act === 'undo' || act === 'redo') {
      if (!lookOf(this.view.state)[act]) return false;
      commands[act](this.view.state, this.view.dispatch);
      return true;
    }
    this.do(act);
    return true;
  }

  #pasted(data: DataTransfer | null): boolean {
    if (!data) return false;
    const html = data.getData('text/html');
    const files = [...data.files].filter(isImage);
    if (html.includes('data-pm-slice')) return false;
    if (html && !(files.length && !/<(p|span|table|li|b)\b/i.test(html))) {
      void this.#clean(html);
      return true;
    }
    if (files.length) void this.take(files);
    return files.length > 0;
  }

  #dropped(view: EditorView, event: DragEvent): boolean {
    const files = [...(event.dataTransfer?.files ?? [])].filter(isImage);
    if (!files.length) return false;
    event.preventDefault();
    void this.take(files, view.posAtCoords({ left: event.clientX, top: event.clientY })?.pos);
    return true;
  }

  /** What is pasted comes in where the cursor stood, wherever it is by then. */
  async #clean(html: string) {
    const { from, to } = this.view.state.selection;
    const [begins, ends] = [this.#hold(from), this.#hold(to)];
    const clean = await this.#options.clean(html);
    const reach = this.#release(ends);
    this.#put(begins, (tr, at) => {
      const { slice, notes } = partsOf(clean);
      const by = highest(tr.doc);
      const parts = renumbered([...slice.content.content], by);
      tr.setSelection(TextSelection.create(tr.doc, at, Math.max(at, reach ?? at)));
      tr.replaceSelection(new Slice(Fragment.from(parts), slice.openStart, slice.openEnd));
      appendNotes(tr, notes, by);
      tr.scrollIntoView();
    });
  }

  #hold(at: number): number {
    const id = ++this.#count;
    this.view.dispatch(this.view.state.tr.setMeta(pending, { id, at }));
    return id;
  }

  #release(id: number): number | undefined {
    const at = pending.getState(this.view.state)?.get(id);
    this.view.dispatch(this.view.state.tr.setMeta(pending, { id }));
    return at;
  }

  #put(hold: number, work: (tr: Transaction, at: number) => void) {
    const at = this.#release(hold);
    if (at === undefined || this.#options.readonly()) return;
    const { tr } = this.view.state;
    work(tr, Math.min(at, tr.doc.content.size));
    this.view.dispatch(tr);
  }
}
